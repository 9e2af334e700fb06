"""What has been loaded into the graph, source by source."""

from __future__ import annotations

from dataclasses import dataclass

from graph.catalog import catalog
from graph.connection import Reader


@dataclass(frozen=True, kw_only=True)
class Load:
    """A loaded source. `entities` and `relationships` are counted in the graph, not taken from the record.

    `state` is `unfinished` when its last load broke off, else `complete`. What its record does not say is `None`.
    """

    source: str
    title: str
    publisher: str | None
    licence: str | None
    release: str
    as_of: str | None
    state: str
    loaded_at: str
    entities: int
    relationships: int
    credit: str | None
    url: str | None


def loads(reader: Reader) -> list[Load]:
    """Every loaded source, by rank, then name; empty for a graph never loaded."""
    return [Load(**row) for row in reader.rows(catalog()["loads"].cypher)]
