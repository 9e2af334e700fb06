"""Parts of the graph: what stands around an entity, and what joins a set of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from graph.connection import Reader, Row
from graph.reads import ask, cited, stated
from graph.rows import CitedSource, Entity, Neighbour, NeighbourGroup, Neighbourhood, Properties, Web

FOLD = 12
FIRST = 10
MOST = 1000


def neighbours(reader: Reader, id: str, *, without: Sequence[str] = (), whole: str = "") -> Neighbourhood:
    """The neighbours of an entity, grouped by relationship type and direction, most connected first.

    A group of more than 12 lists its first 10. `whole` is the `key` of one group to list further, up to 1,000.
    `without` are relationship types to leave out. An unknown entity has no neighbours.
    """
    kind, _, direction = whole.upper().rpartition("-")
    rows = ask(
        reader,
        "neighbours",
        id=id,
        without=list(without),
        whole=f"{kind} {direction.lower()}" if kind else "",
        fold=FOLD,
        first=FIRST,
        most=MOST,
    )
    return Neighbourhood(total=rows[0]["total"] if rows else 0, groups=tuple(_group(row) for row in rows))


def _group(row: Mapping[str, Any]) -> NeighbourGroup:
    return NeighbourGroup(
        type=row["type"],
        outgoing=row["direction"] == "out",
        neighbours=row["neighbours"],
        statements=row["statements"],
        shown=tuple(_neighbour(item) for item in row["shown"]),
    )


def _neighbour(item: Mapping[str, Any]) -> Neighbour:
    return Neighbour(
        id=item["id"],
        name=item["name"] or item["id"],
        labels=tuple(sorted(item["labels"])),
        properties=item["properties"],
        degree=item["degree"],
        statements=tuple(item["statements"]),
    )


def among(reader: Reader, entities: Sequence[str], statements: Sequence[str] = ()) -> Web:
    """The entities with these ids and every statement between two of them, each with all it says, by id.

    With `statements` only those of them; both their ends must be among the entities. Unknown ids, and statements that
    are not found between the entities, are named in `missing`. Three queries, however many ids there are.
    """
    wanted = sorted(set(entities))
    records = ask(reader, "records", ids=wanted) if wanted else []
    joining = ask(reader, "among", ids=wanted, statements=sorted(set(statements))) if wanted else []
    own = {row["id"] for row in records}
    cites = {id for row in (*records, *joining) for id in row["properties"].get("sources") or ()}
    others = ask(reader, "records", ids=sorted(cites - own)) if cites - own else []
    publications = {row["id"]: row["properties"] for row in (*records, *others)}
    found = own | {row["id"] for row in joining}
    return Web(
        entities=tuple(_entity(row, publications) for row in records),
        statements=tuple(stated(row, _sources(row["properties"], publications)) for row in joining),
        publications=tuple(_entity(row, publications) for row in others),
        missing=tuple(sorted({*wanted, *statements} - found)),
    )


def _entity(row: Row, publications: Mapping[str, Properties]) -> Entity:
    said = row["properties"]
    labels = tuple(sorted(row["labels"]))
    return Entity(id=row["id"], labels=labels, properties=said, sources=_sources(said, publications))


def _sources(said: Properties, publications: Mapping[str, Properties]) -> tuple[CitedSource, ...]:
    ids = sorted(set(said.get("sources") or ()))
    known = sorted((publications[id] for id in ids if id in publications), key=_newest_first)
    return cited(known, ids)


def _newest_first(publication: Properties) -> tuple[bool, int, str]:
    """Those without a day first, as the database orders them."""
    day = publication.get("date")
    return isinstance(day, date), -day.toordinal() if isinstance(day, date) else 0, str(publication["id"])
