"""Where one can go from an entity, what comes next, and what joins what is there: the steps of exploring."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence, Set
from typing import Any

from graph.connection import Reader, Row
from graph.exploring_rows import Common, Commons, Drawing, Edge, Expansion, Link, LinkedClass, Links, Tie, Vertex
from graph.reads import ask
from ontology import model as ontology

FIRST = 100
"""How many neighbours come at once when no number is named."""
MOST = 1000
"""How many neighbours can come at once."""


def links(reader: Reader, id: str) -> Links:
    """The relations along which an entity has neighbours, those with most first; among equals by type, outgoing first.

    CITES comes last, however many it leads to. An entity is no neighbour of itself. An unknown id has no links.
    """
    rows = ask(reader, "links", id=id)
    grouped = defaultdict[tuple[str, bool], dict[str, int]](lambda: defaultdict(int))
    for row in rows:
        grouped[row["type"], row["outgoing"]][kind(row["labels"])] += row["neighbours"]
    found = [_link(type, outgoing, classes) for (type, outgoing), classes in grouped.items()]
    found.sort(key=lambda link: (link.type == "CITES", -link.neighbours, link.type, not link.outgoing))
    return Links(total=rows[0]["total"] if rows else 0, links=tuple(found))


def _link(type: str, outgoing: bool, classes: dict[str, int]) -> Link:
    ordered = sorted(classes.items(), key=lambda item: (-item[1], item[0]))
    return Link(
        type=type,
        outgoing=outgoing,
        neighbours=sum(classes.values()),
        classes=tuple(LinkedClass(kind=name, neighbours=count) for name, count in ordered),
    )


def kind(labels: Iterable[str]) -> str:
    """The most special class among labels of an entity; `Entity` when the ontology knows none of them."""
    nodes = ontology.load().nodes
    return max(((len(nodes[label].ancestors), label) for label in labels if label in nodes), default=(0, "Entity"))[1]


def expand(
    reader: Reader,
    id: str,
    *,
    type: str = "",
    outgoing: bool | None = None,
    kind: str = "",
    without: Sequence[str] = (),
    have: Sequence[str] = (),
    most: int = FIRST,
) -> Expansion:
    """The next neighbours of an entity that are not in `have`, those with most links first, then by id; at most 1,000.

    `type` and `outgoing` choose a relation, `kind` a class with all below it, `without` leaves relationship types out;
    a name that the graph does not know chooses nothing. `total` and `shown` count the neighbours of that choice. An
    unknown id has none. One query, whose order no tie can change.
    """
    chosen = {"type": type, "outgoing": outgoing, "kind": kind, "without": list(without)}
    rows = ask(reader, "expand", id=id, have=sorted(set(have)), most=max(0, min(most, MOST)), **chosen)
    if not rows:
        return Expansion()
    [row] = rows
    return Expansion(entities=tuple(map(_vertex, row["found"])), shown=row["shown"], total=row["total"])


def web(reader: Reader, ids: Iterable[str]) -> Drawing:
    """The entities with these ids and every relationship between two of them, also from one to itself.

    Two queries, however many ids there are.
    """
    wanted = sorted(set(ids))
    entities = vertices(reader, wanted)
    found = [each.id for each in entities]
    missing = tuple(sorted(set(wanted) - set(found)))
    return Drawing(entities=entities, relationships=joining(reader, found), missing=missing)


def vertices(reader: Reader, ids: Iterable[str]) -> tuple[Vertex, ...]:
    """The entities among `ids`, by id; ids that the graph does not have are left out."""
    wanted = sorted(set(ids))
    if not wanted:
        return ()
    names = ("ids", "labels", "properties", "degrees", "homes")
    return tuple(
        _vertex({"id": id, "labels": labels, "properties": said, "degree": degree, "home": home})
        for id, labels, said, degree, home in _columns(ask(reader, "vertices", ids=wanted), names)
    )


def joining(reader: Reader, new: Iterable[str], have: Iterable[str] = ()) -> tuple[Edge, ...]:
    """The relationships between two of `new`, or between one of them and one of `have`, by id.

    What joins two of `have` is left out; unknown ids have none.
    """
    ids = sorted(set(new))
    if not ids:
        return ()
    names = ("ids", "types", "starts", "ends", "properties")
    rows = ask(reader, "joining", ids=ids, others=sorted(set(have) - set(ids)))
    return tuple(
        Edge(id=id, type=type, start=start, end=end, properties=said)
        for id, type, start, end, said in _columns(rows, names)
    )


def common(
    reader: Reader,
    ids: Iterable[str],
    *,
    have: Iterable[str] = (),
    limit: int = FIRST,
    without: Sequence[str] = ("CITES",),
) -> Commons:
    """What at least two of the entities with these ids are linked to, but for themselves and what is in `have`.

    Those linked to most of them first, then those with most links, then by id; at most `limit`, up to 1,000. `total`
    counts all, and `shown` those in `have`. `without` are relationship types that count for nothing: by default CITES,
    since whatever rests on the same page would be linked.
    """
    selection, there = sorted(set(ids)), sorted(set(have))
    chosen = {"ids": selection, "without": list(without), "have": there, "most": max(0, min(limit, MOST))}
    row = ask(reader, "common", **chosen)[0]
    ties = _ties(joining(reader, [each["id"] for each in row["found"]], selection), set(selection), without)
    found = (
        Common(
            id=each["id"],
            name=each["name"] or each["id"],
            labels=tuple(sorted(each["labels"])),
            degree=each["degree"],
            ties=tuple(sorted(ties[each["id"]], key=lambda tie: (tie.id, tie.type, not tie.outgoing))),
        )
        for each in row["found"]
    )
    return Commons(entities=tuple(found), shown=row["shown"], total=row["total"])


def _ties(edges: Iterable[Edge], selection: Set[str], without: Sequence[str]) -> dict[str, set[Tie]]:
    """What ties each entity to those of the selection, among relationships of which some join others."""
    found = defaultdict[str, set[Tie]](set)
    for edge in edges:
        if edge.type not in without and (edge.start in selection) != (edge.end in selection):
            outgoing = edge.start in selection
            near, far = (edge.start, edge.end) if outgoing else (edge.end, edge.start)
            found[far].add(Tie(near, edge.type, outgoing))
    return found


def _columns(rows: Sequence[Row], names: Sequence[str]) -> Iterable[tuple[Any, ...]]:
    """The rows behind the parallel lists of an answer of one row."""
    [row] = rows
    return zip(*(row[name] for name in names), strict=True)


def _vertex(row: Row) -> Vertex:
    said, home = row["properties"], row["home"] or {}
    return Vertex(
        id=row["id"],
        name=str(said.get("name") or row["id"]),
        labels=tuple(sorted(row["labels"])),
        properties=said,
        degree=row["degree"],
        home=home.get("id") or "",
        home_name=home.get("name") or home.get("id") or "",
    )
