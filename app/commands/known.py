"""What a load may join: the graph, and the sources checked before it in the same command."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import Any

from graph.connection import Connection
from graph.known import actors, ids_between, ids_by, labels_of
from loaders.known import Known, KnownActor
from loaders.pipeline import Checked


def known(connection: Connection, name: str, earlier: Sequence[Checked]) -> Known:
    """What is known beside the source `name`: `earlier` are about to be written, so they count as they will be."""
    return _Standing(connection, [name, *(each.source.name for each in earlier)], earlier).known()


class _Standing:
    def __init__(self, connection: Connection, besides: Sequence[str], earlier: Sequence[Checked]) -> None:
        self._connection, self._besides, self._earlier = connection, besides, earlier

    def known(self) -> Known:
        return Known(self._labels, self._ids, self._links, self._actors, self._without)

    def _without(self, names: Iterable[str]) -> Known:
        return _Standing(self._connection, [*self._besides, *names], self._earlier).known()

    def _labels(self, ids: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
        described = {id: labels for each in self._earlier for id, labels in each.labels.items()}
        wanted = set(ids)
        found = {id: labels for id, labels in described.items() if id in wanted}
        return found | labels_of(self._connection, wanted - found.keys(), self._besides)

    def _ids(self, label: str, attribute: str) -> Mapping[str, tuple[str, ...]]:
        said = [
            (entity.properties[attribute], entity.id)
            for each in self._earlier
            for entity in each.entities
            if label in entity.labels and attribute in entity.properties
        ]
        return _joined(ids_by(self._connection, label, attribute, self._besides), said)

    def _links(self, type: str) -> Mapping[tuple[str, str], tuple[str, ...]]:
        said = [((link.start, link.end), link.id) for each in self._earlier for link in each.links if link.type == type]
        return _joined(ids_between(self._connection, type, self._besides), said)

    def _actors(self) -> Iterator[KnownActor]:
        """The actors of the graph. What is checked before in the same command is not among them: no bundled source
        joins another by name."""
        for row in actors(self._connection, self._besides):
            yield _actor(row)


def _actor(row: Mapping[str, Any]) -> KnownActor:
    """An actor with the names, countries and decisions of all who describe it."""

    def each(*names: str) -> tuple[str, ...]:
        values = [said.get(name) for said in row["said"] for name in names]
        listed = chain.from_iterable(value if isinstance(value, list) else [value] for value in values if value)
        return tuple(dict.fromkeys(listed))

    return KnownActor(
        id=row["id"],
        labels=tuple(row["labels"]),
        names=each("name", "aliases"),
        countries=tuple(sorted({*each("countries"), *row["seats"]})),
        identifiers=each("identifiers"),
        same_as=each("same_as"),
        different_from=each("different_from"),
    )


def _joined(stored: Mapping[Any, tuple[str, ...]], said: Iterable[tuple[Any, str]]) -> dict[Any, tuple[str, ...]]:
    found: dict[Any, set[str]] = {}
    for key, id in chain(((key, id) for key, ids in stored.items() for id in ids), said):
        found.setdefault(key, set()).add(id)
    return {key: tuple(sorted(ids)) for key, ids in found.items()}
