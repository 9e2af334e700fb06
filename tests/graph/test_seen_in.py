"""What an entity stands in: measures, gaps and events, with how they stand on a day and by which statements."""

from __future__ import annotations

from datetime import date

import pytest

from graph.connection import Connection
from graph.seen import reach, seen_in
from graph.seen_rows import SeenIn, Sight, Sights, Tie

DAY = date(2024, 12, 31)
WORLD = """
CREATE (tool:Technology:Entity {id: 'tool', name: 'Tool'}), (tools:Technology:Entity {id: 'tools', name: 'Tools'}),
       (chips:Technology:Entity {id: 'chips'}), (phones:Technology:Entity {id: 'phones'}),
       (usa:Jurisdiction:Actor:Entity {id: 'usa', name: 'US'}), (bis:Agency:Actor:Entity {id: 'bis', name: 'BIS'}),
       (d5:Group:Actor:Entity {id: 'd5', name: 'D:5'}), (chn:Jurisdiction:Actor:Entity {id: 'chn', name: 'China'}),
       (jpn:Jurisdiction:Actor:Entity {id: 'jpn', name: 'Japan'}),

             (new:Measure:Entity {id: 'new', name: 'New', effective: date('2024-06-01'), effective_precision: 'month'}),
       (old:Measure:Entity {id: 'old', effective: date('2020-01-01'), ended: date('2023-01-01')}),
       (wide:Measure:Entity {id: 'wide', status: 'in-force'}),
       (late:Measure:Entity {id: 'late', effective: date('2025-02-01')}),
       (ask:Measure:DiplomaticRequest:Entity {id: 'ask', announced: date('2024-03-01')}),
       (shut:Gap:Entity {id: 'shut', status: 'closed', open_since: date('2024-01-01')}),
       (wideopen:Gap:Entity {id: 'wideopen', status: 'open', open_since: date('2022-01-01')}),
       (talk:Event:Entity {id: 'talk', date: date('2024-05-01')}),
       (after:Event:Entity {id: 'after', date: date('2025-05-01')}),
       (tool)-[:NARROWER_THAN {id: 'n1'}]->(tools), (tools)-[:FLOWS_TO {id: 'f1'}]->(chips),
       (chips)-[:FLOWS_TO {id: 'f2'}]->(phones),
       (bis)-[:LOCATED_IN {id: 'l1'}]->(usa), (chn)-[:MEMBER_OF {id: 'mo1'}]->(d5),
       (new)-[:COVERS {id: 'c1'}]->(tool), (new)-[:COVERS {id: 'c2'}]->(tools), (old)-[:COVERS {id: 'c3'}]->(tool),
       (late)-[:COVERS {id: 'c4'}]->(tool), (wide)-[:COVERS {id: 'c5'}]->(tools),
       (new)-[:IMPOSED_BY {id: 'i1'}]->(bis), (new)-[:TARGETS {id: 't1'}]->(d5), (old)-[:AMENDS {id: 'a1'}]->(new),
       (usa)-[:REQUESTED {id: 'r1', measure: 'ask'}]->(jpn),
       (jpn)-[:RESPONDED_TO {id: 'r2', predicate: 'doubts'}]->(ask),
       (shut)-[:GAP_IN {id: 'g1'}]->(tool), (wideopen)-[:GAP_IN {id: 'g2'}]->(tools),
       (talk)-[:INVOLVES {id: 'e1'}]->(jpn), (after)-[:INVOLVES {id: 'e2'}]->(jpn)
"""


@pytest.fixture
def world(changing: Connection) -> Connection:
    """A rule on a tool and on its heading, one that has ended, one to come; a request; gaps and events."""
    with changing.session("WRITE") as session:
        session.run(WORLD).consume()
    return changing


def told(found: Sights) -> list[tuple[str, str | None, list[tuple[str, str | None]]]]:
    return [(each.id, each.state, [(tie.id, tie.through) for tie in each.ties]) for each in found.listed]


def test_a_technology_is_seen_in_what_names_it_and_what_names_a_wider_heading(world: Connection) -> None:
    found = seen_in(world, "tool", on=DAY)
    assert told(found.measures) == [
        ("new", "in-force", [("c1", None), ("c2", "tools")]),
        ("wide", "undated", [("c5", "tools")]),
        ("old", "ended", [("c3", None)]),
        ("late", None, [("c4", None)]),
    ]
    assert told(found.gaps) == [("wideopen", None, [("g2", "tools")]), ("shut", None, [("g1", None)])]
    assert found.events == Sights()


def test_everything_that_is_said_of_one_is_there(world: Connection) -> None:
    said = {"effective": date(2024, 6, 1), "effective_precision": "month"}
    assert seen_in(world, "chips", on=DAY) == SeenIn()
    [sight] = seen_in(world, "bis", on=DAY).measures.listed
    assert {name: value for name, value in sight.properties.items() if value is not None} == said
    assert (sight.id, sight.name, sight.labels, sight.state) == ("new", "New", ("Entity", "Measure"), "in-force")
    assert sight.ties == (Tie(id="i1", type="IMPOSED_BY", predicate=None, out=False),)


def test_a_state_is_seen_in_what_a_body_seated_there_imposes(world: Connection) -> None:
    found = seen_in(world, "usa", on=DAY).measures
    assert told(found) == [("new", "in-force", [("i1", "bis")]), ("ask", "announced", [("r1", None)])]


def test_a_state_is_seen_in_what_targets_a_group_with_it_inside(world: Connection) -> None:
    [sight] = seen_in(world, "chn", on=DAY).measures.listed
    assert sight.ties == (Tie(id="t1", type="TARGETS", predicate=None, out=False, through="d5", through_name="D:5"),)


def test_who_was_asked_is_seen_in_the_request_and_in_the_answer(world: Connection) -> None:
    found = seen_in(world, "jpn", on=DAY)
    assert found.measures.listed[0].ties == (
        Tie(id="r1", type="REQUESTED", predicate=None, out=False),
        Tie(id="r2", type="RESPONDED_TO", predicate="doubts", out=True),
    )
    assert [each.id for each in found.events.listed] == ["talk", "after"]


def test_a_measure_is_seen_in_those_it_changes_and_not_in_itself(world: Connection) -> None:
    assert told(seen_in(world, "new", on=DAY).measures) == [("old", "ended", [("a1", None)])]


def test_how_a_measure_stands_follows_the_day(world: Connection) -> None:
    before = seen_in(world, "tool", on=date(2022, 1, 1)).measures
    assert [(each.id, each.state) for each in before.listed] == [
        ("old", "in-force"),
        ("wide", "undated"),
        ("late", None),
        ("new", None),
    ]


def test_what_is_not_listed_is_counted(world: Connection) -> None:
    found = seen_in(world, "tool", on=DAY, most=1)
    assert ([each.id for each in found.measures.listed], found.measures.total, found.measures.left) == (["new"], 4, 3)


def test_nobody_knows_an_unknown_one(world: Connection) -> None:
    assert seen_in(world, "nobody", on=DAY) == SeenIn()
    assert reach(world, "nobody") == 0


def test_what_comes_after_a_heading_comes_after_what_is_narrower(world: Connection) -> None:
    assert [reach(world, id) for id in ("tool", "tools", "chips", "phones")] == [2, 2, 1, 0]


def test_the_neighbours_of_the_bundled_graph_are_all_seen(connection: Connection) -> None:
    rows = connection.rows("MATCH (:Entity {id: 'asml'})--(n:Measure|Gap|Event) RETURN DISTINCT n.id AS id ORDER BY id")
    found = seen_in(connection, "asml", on=DAY)
    listed: list[Sight] = [*found.measures.listed, *found.gaps.listed, *found.events.listed]
    assert sorted(each.id for each in listed) == [row["id"] for row in rows]
    assert len(rows) > 5
