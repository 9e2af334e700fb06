"""Ids looked up by what entities are called: in the graph, and among those that the table itself describes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

from loaders.emit import Node
from loaders.known import Known
from loaders.record import nearest
from loaders.sources.table.mapping import Naming
from loaders.sources.table.values import Unfit
from ontology.model import Model


class Lookups:
    """Answers for each naming that looks up. An answer is one id, or the reason why there is none."""

    def __init__(self, known: Known, model: Model, own: Iterable[Node]) -> None:
        self._known, self._model, self._own = known, model, tuple(own)
        self._ids = cache(self._read)
        self._found = cache(self._look)

    def empty(self, naming: Naming) -> bool:
        """Whether nothing at all can be found: no entity of the class has any of the attributes."""
        return not any(self._ids(naming.lookup, attribute) for attribute in naming.by)

    def id(self, word: str, naming: Naming) -> str:
        """The id of the one entity that has `word`, by the first attribute that any has. Raises `Unfit`."""
        found = self._found(word, naming.lookup, naming.by)
        if isinstance(found, str):
            return found
        raise Unfit(*found)

    def _look(self, word: str, label: str, by: tuple[str, ...]) -> str | tuple[str, str]:
        for attribute in by:
            ids = self._ids(label, attribute).get(word, ())
            if len(ids) == 1:
                return ids[0]
            if ids:
                several = ", ".join(ids[:5])
                return f"is '{word}', the {attribute} of {len(ids)}: {several}", "Use ids, or another attribute."
        known = [value for attribute in by for value in self._ids(label, attribute)]
        return f"is '{word}', the {' or '.join(by)} of no {label}", nearest(word, known)

    def _read(self, label: str, attribute: str) -> Mapping[str, tuple[str, ...]]:
        """The ids under each value. Those of the table count beside those of the graph; the same id counts once."""
        found = {value: set(ids) for value, ids in self._known.ids(label, attribute).items()}
        for node in self._own:
            value = node.attributes.get(attribute)
            if node.type and isinstance(value, str) and self._model.is_a(node.type, label):
                found.setdefault(value, set()).add(node.id)
        return {str(value): tuple(sorted(ids)) for value, ids in found.items()}
