"""A dump: what each of several data sets says, in one file.

Each data set of its records becomes a load of its own, in place of what the graph has of it. An element that one data
set describes says what that data set says; where several do, `kg:claims` has what each says, and the element must show
what the graph makes of that. Elements that no data set contains become those of this source.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from graph.merge import KEPT, Claim, Merger
from loaders.dates import as_written
from loaders.emit import Edge, Emit, Node, Statement
from loaders.record import SourceFault, Where, nearest
from loaders.sources.rdf.kinds import Kinds, NoKind
from ontology.model import Model

OWN = "rdf"
EDITED = "Change kg:claims, then what it shows; or take kg:claims away and name one data set in kg:loaded_by."


class Dumped:
    """Gives every statement of a dump to the data sets that say it."""

    def __init__(self, model: Model, emit: Emit) -> None:
        self._model, self._emit, self._kinds = model, emit, Kinds(model)
        attributes = [a for node in model.nodes.values() for a in node.attributes]
        attributes += [a for relation in model.relations.values() for a in relation.attributes]
        self._dates = {each.name for each in attributes if each.datatype == "partialDate"}

    def record(self, where: Where, found: Mapping[str, Any], by: Sequence[str]) -> None:
        """Keep the record of a load."""
        needed = [name for name in ("name", "rank", "release") if name not in found]
        if len(by) != 1 or where.record != f"load:{by[0]}":
            self._fault(where, "'loaded_by' does not name the data set of its id.", "Name that one and no other.")
        elif needed:
            self._fault(where, f"'{needed[0]}' is missing.", "Give it a value.")
        else:
            self._emit.records[by[0]] = dict(found)

    def split(self, said: Statement, by: Sequence[str], claims: Sequence[str]) -> Iterator[Statement]:
        """The statement as each data set makes it."""
        for name in by:
            if name not in self._emit.records:
                hint = nearest(name, self._emit.records)
                self._fault(said.where, f"'loaded_by' is '{name}', of which the file has no record.", hint)
                return
        if claims:
            yield from self._claimed(said, by, claims)
            return
        for name in by or [OWN if OWN in self._emit.records else ""]:
            yield _by(said, said.type, said.attributes, said.sources, name)

    def _claimed(self, said: Statement, by: Sequence[str], texts: Sequence[str]) -> Iterator[Statement]:
        claims = self._read(said, by, texts)
        if claims is None:
            return
        if not self._shows(said, claims):
            self._fault(said.where, "it shows something else than its claims say.", EDITED)
            return
        for name, claim in claims.items():
            kind: Any = said.type if isinstance(said, Edge) else None
            if isinstance(said, Node) and claim.labels:
                try:
                    kind = self._kinds.lowest(claim.labels)
                except NoKind as error:
                    self._fault(said.where, f"'claims': {error.args[0]}", error.args[1])
                    return
            yield _by(said, kind, claim.properties, claim.sources, name)

    def _read(self, said: Statement, by: Sequence[str], texts: Sequence[str]) -> dict[str, Claim] | None:
        try:
            (text,) = texts
            read = {str(name): self._claim(each) for name, each in json.loads(text).items()}
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
            self._fault(said.where, "'claims' is not what each data set says, as JSON.", "Leave it as it was dumped.")
            return None
        if sorted(read) != sorted(by):
            self._fault(said.where, f"'claims' is of {', '.join(sorted(read))}, 'loaded_by' is not.", EDITED)
            return None
        return read

    def _claim(self, said: Mapping[str, Any]) -> Claim:
        values = said["properties"]
        properties = {
            name: as_written(date.fromisoformat(value), values.get(f"{name}_precision"))
            if name in self._dates
            else value
            for name, value in values.items()
            if name != "id" and not (name.endswith("_precision") and name.removesuffix("_precision") in self._dates)
        }
        return Claim(tuple(map(str, said["labels"])), properties, tuple(map(str, said["sources"])))

    def _shows(self, said: Statement, claims: Mapping[str, Claim]) -> bool:
        ranks = {name: int(record["rank"]) for name, record in self._emit.records.items()}
        shown = Merger(self._model, ranks).shown(claims)
        properties = {name: value for name, value in shown.properties.items() if name not in KEPT}
        same = (properties, shown.properties["sources"]) == (dict(said.attributes), list(said.sources))
        if isinstance(said, Edge) or said.type is None:
            return same and not shown.labels
        return same and set(shown.labels) == set(self._model.labels(said.type))

    def _fault(self, where: Where, message: str, hint: str) -> None:
        self._emit.faults.append(SourceFault(f"{where}: {message}", hint=hint))
        self._emit.broken.add(where.record)


def _by(said: Statement, type: Any, attributes: Mapping[str, Any], sources: Sequence[str], by: str) -> Statement:
    cited = tuple(sorted(set(sources)))
    if isinstance(said, Edge):
        return Edge(said.type, said.id, said.start, said.end, attributes, cited, said.where, said.record, by)
    return Node(type, said.id, attributes, cited, said.where, by)
