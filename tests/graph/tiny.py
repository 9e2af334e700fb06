"""Worlds small enough to check by hand, in the shape of the fact base's records, written as a load writes them.

A record goes through the reader, the checks and the writer that the bundled sources go through: a tiny world is a
loaded graph. Shares are loaded by the source they name, all else by `facts`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from graph import schema
from graph.connection import Connection, Row
from graph.library import Graph
from graph.said import Entity, Link, Load
from graph.scenario import Scenario
from graph.write import Writer
from loaders.checks import Checker
from loaders.emit import Edge, Emit, Node, Statement
from loaders.record import Item, Record, Where
from loaders.sources.facts.entities import Entities
from loaders.sources.facts.measures import Measures
from loaders.sources.facts.statements import Statements, merged
from ontology import model as ontology

RANKS = {"facts": 1, "eto": 2, "other": 3}
"""The loader sources of a tiny world; those that say nothing are loaded too, so that they leave nothing behind."""
DATES = ("announced", "published", "effective", "suspended", "resumed", "ended")


def actor(
    id: str,
    type: str = "jurisdiction",
    *,
    home: str | None = None,
    part_of: str | None = None,
    member_of: Sequence[str] = (),
    not_member_of: Sequence[str] = (),
    **fields: Any,
) -> dict[str, Any]:
    """A record of actors.yaml. The three-letter code of a jurisdiction is its id when that has three letters."""
    memberships = [{"group": each, "member": True} for each in member_of]
    memberships += [{"group": each, "member": False} for each in not_member_of]
    iso3 = id.upper() if type == "jurisdiction" and len(id) == 3 else None
    place = "headquarters" if type == "company" else "country"
    parent = "affiliation" if type == "person" else "parent"
    said = {"id": id, "name": id.upper(), "type": type, "iso3": iso3, place: home, parent: part_of}
    return {**said, "memberships": memberships, **fields}


def technology(id: str, *, parent: str | None = None, umbrella: bool | None = None) -> dict[str, Any]:
    """A record of technologies.yaml."""
    said = {"id": id, "name": id.upper(), "parent": parent, "umbrella": umbrella}
    return {**said, "stage": "fabrication", "category": "equipment"}


def measure(
    id: str = "rule",
    *,
    kind: str = "list-based-control",
    by: str | Sequence[str] = "usa",
    covers: str | Sequence[str] = "lithography",
    targets: Sequence[str] = (),
    parties: Sequence[str] = (),
    exempts: Sequence[str] = (),
    simplified: Sequence[str] = (),
    status: str = "in-force",
    **dates: str,
) -> dict[str, Any]:
    """A record of measures.yaml; dates as precisely as they are known: `effective="2024-03"`."""
    assert dates.keys() <= set(DATES), dates
    return {
        "id": id,
        "title": f"The measure {id}",
        "kind": kind,
        "status": status,
        "imposed_by": _list(by),
        "covers": [{"technology": each} for each in _list(covers)],
        "targets": {"destinations": list(targets), "parties": list(parties)},
        "exempt_groups": list(exempts),
        "simplified_groups": list(simplified),
        "dates": dates,
    }


def requested(by: str, of: str, measure: str) -> dict[str, Any]:
    """A statement of relationships.yaml: `by` put the request `measure` to `of`."""
    said = {"id": f"{by}-asks-{of}-for-{measure}", "subject": by, "predicate": "requested", "object": of}
    return {**said, "attributes": {"measure": measure}}


def flow(start: str, end: str) -> dict[str, Any]:
    """A record of flows.yaml."""
    return {"id": f"{start}-to-{end}", "from": start, "to": end, "kind": "used-in"}


def share(
    holder: str,
    technology: str,
    percent: float | None,
    *,
    year: int | None = 2025,
    source: str = "eto",
    basis: str | None = "headquarters",
) -> dict[str, Any]:
    """A row of shares; `percent` is `None` where the source names the holder without a number."""
    said = {"holder": holder, "technology": technology, "share": percent}
    return {**said, "year": year, "source": source, "basis": basis}


STATES = (
    *(actor(id, iso2=code) for id, code in (("usa", "US"), ("jpn", "JP"), ("kor", "KR"), ("twn", "TW"))),
    actor("nld", member_of=["eu"], iso2="NL"),
    actor("deu", member_of=["eu"], iso2="DE"),
    actor("chn", member_of=["listed"], iso2="CN"),
    actor("gbr", member_of=["friends"], not_member_of=["eu", "listed"], iso2="GB"),
    actor("eu"),
)
OTHERS = (
    actor("listed", "group-or-regime"),
    actor("friends", "group-or-regime"),
    actor("bureau", "agency", home="usa"),
    actor("office", "agency", part_of="bureau"),
    actor("officer", "person", part_of="office"),
    actor("ministry", "agency", home="jpn"),
    actor("commission", "agency", home="eu"),
    actor("directorate", "agency", part_of="commission"),
    actor("chipmaker", "company", home="chn"),
    actor("chip-plant", "company", part_of="chipmaker"),
    actor("toolmaker", "company", home="nld"),
    actor("various", "collective-holder"),
    actor("unnamed", "collective-holder"),
)
ACTORS = STATES + OTHERS
TECHNOLOGIES = (
    technology("machines"),
    technology("tools", parent="machines", umbrella=True),
    technology("lithography", parent="tools"),
    technology("scanners", parent="lithography"),
    technology("lenses", parent="scanners"),
    technology("etch", parent="tools"),
    technology("wafers"),
)
"""machines > tools (a heading) > lithography > scanners > lenses; tools > etch; wafers."""


@dataclass(frozen=True, kw_only=True)
class World:
    """The records of a tiny world: what differs from the actors and technologies that all of them share."""

    measures: Sequence[Mapping[str, Any]] = ()
    actors: Sequence[Mapping[str, Any]] = field(default=ACTORS, repr=False)
    technologies: Sequence[Mapping[str, Any]] = TECHNOLOGIES
    statements: Sequence[Mapping[str, Any]] = ()
    flows: Sequence[Mapping[str, Any]] = ()
    shares: Sequence[Mapping[str, Any]] = ()
    as_of: date = date(2026, 6, 30)


def written(connection: Connection, *measures: Mapping[str, Any], **records: Any) -> Graph:
    """The graph of a world of these measures and records, written in place of any tiny world before it."""
    return write(connection, World(measures=measures, **records))


def write(connection: Connection, world: World) -> Graph:
    """The graph of `world`, written in place of any tiny world before it."""
    model = ontology.load()
    schema.prepare(connection, model)
    Writer(connection, model).replace(_loads(world))
    return Graph(connection)


def _loads(world: World) -> list[Load]:
    """One load for each source. Fails where the loaders' checks find a fault: a tiny world must be a possible one."""
    emit, checker = Emit(), Checker(ontology.load())
    said = {name: [] if name != "facts" else _facts(world, emit) for name in RANKS}
    for place, row in enumerate(world.shares):
        said[row["source"]].append(_share(row, place, emit))
    together: list[Statement] = [each for statements in said.values() for each in statements]
    checker.together(together, {})
    loads = [_load(source, statements, checker, world.as_of) for source, statements in said.items()]
    assert not emit.faults, emit.faults_as_text()
    assert not checker.findings, [str(each) for each in checker.findings]
    return loads


def _load(source: str, statements: Sequence[Statement], checker: Checker, as_of: date) -> Load:
    entities: list[Entity] = [checker.entity(each) for each in statements if isinstance(each, Node)]
    links: list[Link] = [checker.link(each) for each in statements if isinstance(each, Edge)]
    texts = {"publisher": "A test", "licence": "CC0", "credit": "A test", "release": "1", "state": "complete"}
    record = {"name": f"Tiny {source}", **texts, "as_of": as_of}
    return Load(source=source, rank=RANKS[source], record=record, entities=entities, links=links)


def _facts(world: World, emit: Emit) -> list[Statement]:
    """The statements that the fact base's own readers make of the records."""
    model = ontology.load()
    entities, statements = Entities(emit, model), Statements(emit, model)
    readers = {
        "actors": (world.actors, entities.actor),
        "technologies": (world.technologies, entities.technology),
        "measures": (world.measures, Measures(emit, model, {}).measure),
        "relationships": (world.statements, statements.statement),
        "flows": (world.flows, statements.flow),
    }
    return merged(
        each for file, (rows, read) in readers.items() for each in emit.each(list(_records(rows, file)), read)
    )


def _records(rows: Iterable[Mapping[str, Any]], file: str) -> Iterator[Record]:
    for line, row in enumerate(rows, start=1):
        yield Record(_item(row, line).value, Where(f"{file}.yaml", line, row["id"]))


def _item(value: Any, line: int) -> Item:
    if isinstance(value, Mapping):
        return Item({name: _item(each, line) for name, each in value.items()}, line)
    return Item([_item(each, line) for each in value], line) if isinstance(value, list | tuple) else Item(value, line)


def _share(row: Mapping[str, Any], place: int, emit: Emit) -> Edge:
    where = Where("shares", place, str(row["holder"]))
    values = {name: row[name] for name in ("share", "year", "basis")}
    id = f"{row['source']}-{place}"
    return emit.edge("PRODUCES", row["holder"], row["technology"], where, id=id, sources=[], **values)


def _list(value: str | Sequence[str]) -> list[str]:
    return [value] if isinstance(value, str) else list(value)


DAY = "2024-06-15"
"""The day on which a tiny world is looked at where a test names none."""
START = "2024-01-01"
"""A day before `DAY`; measures in force by then are in force from this one where any would do."""


def status(
    graph: Graph,
    jurisdiction: str = "usa",
    technology: str = "lithography",
    *,
    on: str = DAY,
    toward: str = "chn",
    scenarios: Sequence[Scenario] = (),
) -> str:
    """The status of one cell of coverage."""
    answer = graph.coverage(technology, on=on, toward=toward, by=[jurisdiction], scenarios=scenarios)
    found: str = answer.rows[0]["cells"][0]["status"]
    return found


def statuses(graph: Graph, *several: str, of: str, **settings: Any) -> dict[str, str]:
    """The status of a cell for each of several values of the setting `of`, the other settings as in `status`."""
    return {each: status(graph, **{**settings, of: each}) for each in several}


def row(graph: Graph, technology: str = "lithography", *by: str, on: str = DAY, toward: str = "chn") -> Row:
    """The row of coverage for one technology; without `by`, for the default six."""
    [found] = graph.coverage(technology, on=on, toward=toward, by=by or None).rows
    return found


def cell(jurisdiction: str, status: str, percent: float | None = None, *measures: str, **beside: Sequence[str]) -> Row:
    """A cell as an answer has it; `beside`: requests, announced, suspended."""
    lists = {name: list(beside.get(name, ())) for name in ("requests", "announced", "suspended")}
    return {"jurisdiction": jurisdiction, "status": status, "share": percent, "measures": list(measures), **lists}
