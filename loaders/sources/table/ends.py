"""Whether what a table refers to is there, told with the column and the nearest id that is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from loaders.emit import Edge, Emit, Node, Statement
from loaders.known import Known
from loaders.record import SourceFault, Where, nearest
from loaders.sources.table.mapping import EntityRule, LinkRule, Naming
from ontology.model import Model

Fault = Callable[[Where, Sequence[str], str, str], SourceFault]
Made = tuple[EntityRule | LinkRule, Statement]


class Ends:
    """Looks up the ids that a table has not described itself. The checks would find them missing too, less plainly."""

    def __init__(self, known: Known, model: Model, fault: Fault, emit: Emit) -> None:
        self._known, self._model, self._fault, self._emit = known, model, fault, emit
        self._candidates: dict[str, list[str]] = {}

    def those_that_hold(self, made: Iterable[Made], nodes: Sequence[Node]) -> Iterator[Statement]:
        """The statements whose ends exist; each end that does not becomes a fault.

        Where not one of them exists, all go on: the checks then say in one sentence that a source is missing.
        """
        own = {node.id for node in nodes if node.type} | self._emit.broken
        said = list(made)
        foreign = {id for rule, each in said for id, _naming, _label in self._named(rule, each)} - own
        there = set(self._known.labels(foreign)) | own
        some = bool(there & foreign)
        for rule, each in said:
            missing = [end for end in self._named(rule, each) if end[0] not in there] if some else []
            if not missing:
                yield each
            for id, naming, label in missing:
                self._emit.faults.append(self._missing(each.where, id, naming, label, own))

    def _named(self, rule: EntityRule | LinkRule, said: Statement) -> Iterator[tuple[str, Naming, str]]:
        """Each id that a statement refers to, how it is had from a row, and the class that it must have."""
        if isinstance(rule, LinkRule) and isinstance(said, Edge):
            relation = self._model.relation(rule.type)
            yield said.start, rule.start, relation.source[0]
            yield said.end, rule.end, relation.target[0]
        elif isinstance(rule, EntityRule) and not rule.type:
            yield said.id, rule.id, "Entity"

    def _missing(self, where: Where, id: str, naming: Naming, label: str, own: Iterable[str]) -> SourceFault:
        if label not in self._candidates:
            self._candidates[label] = [*map(str, self._known.ids(label, "id")), *own]
        what = f"gives '{id}', which is no {label} that is known" if naming.columns else f"'{id}' is no {label}"
        return self._fault(where, naming.columns, what, nearest(id, self._candidates[label]))
