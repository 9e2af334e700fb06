"""Ways between two entities: all of them, shortest first, in one order always; and an end where they are too many."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import permutations
from random import Random
from typing import Any

import pytest

from graph import paths as ways
from graph.connection import Connection
from graph.errors import UnknownName, WrongValue
from graph.exploring_rows import Edge, Path, Paths
from graph.paths import TooWide, paths
from ontology.errors import UnknownTerm

FEW = """
CREATE (a:Entity {id: 'a'}), (b:Entity {id: 'b'}), (c:Entity {id: 'c'}), (d:Entity {id: 'd'}), (e:Entity {id: 'e'}),
       (s:Entity:Source {id: 's', name: 'A page'}), (t:Entity:Source {id: 't'}),
       (a)-[:SUPPLIES {id: 'ab-2'}]->(b), (b)-[:SUPPLIES {id: 'ab-1'}]->(a), (a)-[:PART_OF {id: 'ab-0'}]->(b),
       (b)-[:SUPPLIES {id: 'bb'}]->(b), (b)-[:FLOWS_TO {id: 'bd'}]->(d), (c)-[:FLOWS_TO {id: 'ca'}]->(a),
       (d)-[:FLOWS_TO {id: 'dc'}]->(c), (d)-[:NOT_MEMBER_OF {id: 'de'}]->(e),
       (a)-[:CITES {id: 'as'}]->(s), (d)-[:CITES {id: 'ds'}]->(s), (s)-[:RELATED_TO {id: 'se'}]->(e),
       (d)-[:CITES {id: 'dt'}]->(t), (b)-[:CITES {id: 'bu'}]->(u:Entity:Source {id: 'u'})<-[:CITES {id: 'cu'}]-(c)
"""


def filled(connection: Connection, cypher: str, **parameters: Any) -> Connection:
    with connection.session("WRITE") as session:
        session.run(cypher, parameters).consume()
    return connection


@pytest.fixture
def few(changing: Connection) -> Connection:
    return filled(changing, FEW)


def met(found: Paths) -> list[str]:
    """The entities along each way, in one word."""
    return ["".join(path.entities) for path in found.paths]


def test_ways_come_shortest_first_then_by_the_ids_along_them(few: Connection) -> None:
    found = paths(few, "a", "d")
    assert found == Paths(
        paths=(
            Path(entities=("a", "b", "d"), steps=(("ab-0", "ab-1", "ab-2"), ("bd",))),
            Path(entities=("a", "c", "d"), steps=(("ca",), ("dc",))),
        ),
        entities=found.entities,
        relationships=(
            Edge(id="ab-0", type="PART_OF", start="a", end="b", properties={"id": "ab-0"}),
            Edge(id="ab-1", type="SUPPLIES", start="b", end="a", properties={"id": "ab-1"}),
            Edge(id="ab-2", type="SUPPLIES", start="a", end="b", properties={"id": "ab-2"}),
            Edge(id="bd", type="FLOWS_TO", start="b", end="d", properties={"id": "bd"}),
            Edge(id="ca", type="FLOWS_TO", start="c", end="a", properties={"id": "ca"}),
            Edge(id="dc", type="FLOWS_TO", start="d", end="c", properties={"id": "dc"}),
        ),
        searched=6,
    )
    assert [each.id for each in found.entities] == ["a", "b", "c", "d"]


def test_the_way_back_is_the_same_way(few: Connection) -> None:
    assert met(paths(few, "d", "a")) == ["dba", "dca"]


@pytest.mark.parametrize(
    ("a", "b", "types", "expected"),
    [
        ("a", "d", ["FLOWS_TO"], ["acd"]),
        ("a", "d", ["SUPPLIES"], []),
        ("a", "d", ["SUPPLIES", "FlowsTo"], ["abd", "acd"]),
        ("a", "d", ["CITES"], ["asd"]),
        ("a", "d", ["CITES", "PART_OF", "FLOWS_TO"], ["abd", "acd", "asd", "abucd", "acubd"]),
        ("d", "e", [], []),
        ("d", "e", ["NOT_MEMBER_OF"], ["de"]),
        ("a", "t", [], ["abdt", "acdt"]),
        ("a", "t", ["CITES"], ["asdt"]),
        ("a", "t", ["FLOWS_TO"], []),
        ("e", "s", ["RELATED_TO"], ["es"]),
        ("s", "c", [], ["sac", "sdc", "sabdc", "sdbac"]),
    ],
)
def test_ways_go_along_the_allowed_relationships_and_over_publications_only_where_asked(
    few: Connection, a: str, b: str, types: list[str], expected: list[str]
) -> None:
    assert met(paths(few, a, b, types=types)) == expected


def test_there_are_as_many_steps_and_ways_as_were_asked_for(few: Connection) -> None:
    assert met(paths(few, "b", "c")) == ["bac", "bdc"]
    first = paths(few, "b", "c", limit=1)
    assert (met(first), first.more, first.cut) == (["bac"], True, False)
    assert [each.id for each in first.entities] == ["a", "b", "c"]
    assert [each.id for each in first.relationships] == ["ab-0", "ab-1", "ab-2", "ca"]
    assert paths(few, "b", "c", most=1) == Paths(searched=1)


# Against all ways


def rows(random: Random, entities: int, links: int) -> list[dict[str, str]]:
    ids = [f"n{number:02}" for number in range(entities)]
    return [{"id": f"r{n}", "a": random.choice(ids), "b": random.choice(ids)} for n in range(links)]


def every_way(near: Mapping[str, set[str]], way: tuple[str, ...], end: str, left: int) -> Iterator[tuple[str, ...]]:
    if way[-1] == end:
        yield way
    elif left:
        for each in near[way[-1]] - set(way):
            yield from every_way(near, (*way, each), end, left - 1)


@pytest.mark.parametrize(("seed", "links"), [(1, 12), (2, 18), (3, 26)])
def test_no_way_is_missing_and_none_is_made_up(changing: Connection, seed: int, links: int) -> None:
    made = rows(Random(seed), 12, links)
    filled(
        changing,
        "UNWIND $rows AS r MERGE (a:Entity {id: r.a}) MERGE (b:Entity {id: r.b}) "
        "CREATE (a)-[:SUPPLIES {id: r.id}]->(b)",
        rows=made,
    )
    ids = sorted({row[end] for row in made for end in "ab"})
    near = {
        id: {row["b"] for row in made if row["a"] == id} | {row["a"] for row in made if row["b"] == id} for id in ids
    }
    for a, b in list(permutations(ids, 2))[::3]:
        expected = sorted(every_way(near, (a,), b, 6), key=lambda way: (len(way), way))
        found = paths(changing, a, b, limit=100)
        assert ([each.entities for each in found.paths], found.more) == (expected[:100], len(expected) > 100)
        assert [each.entities for each in paths(changing, a, b, limit=2, most=4).paths] == [
            way for way in expected if len(way) <= 5
        ][:2]


@pytest.mark.parametrize(("a", "b"), [("asml", "smic"), ("hbm", "jp-23-items-2023"), ("zeiss", "huawei")])
def test_the_shortest_is_as_short_as_the_server_finds(connection: Connection, a: str, b: str) -> None:
    [row] = connection.rows(
        "MATCH (a:Entity {id: $a}) OPTIONAL MATCH (b:Entity {id: $b}) "
        "MATCH p = SHORTEST 1 (a) (()-[r]-(n) WHERE NOT type(r) IN ['CITES', 'NOT_MEMBER_OF'] AND NOT n:Source)+ (b) "
        "RETURN length(p) AS steps",
        a=a,
        b=b,
    )
    found = paths(connection, a, b)
    lengths = [len(each.steps) for each in found.paths]
    assert (lengths[0], lengths, found.more) == (row["steps"], sorted(lengths), True)


# Ends


@pytest.mark.parametrize(
    ("asked", "error", "said", "hint"),
    [
        ({"b": "asmll"}, UnknownName, "The graph has no entity with the id 'asmll'.", "Did you mean 'asml'?"),
        ({"b": "'\"`"}, UnknownName, "The graph has no entity with the id '\\'\"`'.", "Find it by its name first."),
        ({"b": "smic"}, WrongValue, "A way from 'smic' to itself was asked for.", "Choose another"),
        ({"most": 7}, WrongValue, "7 steps cannot be looked through.", "From 1 to 6 can."),
        ({"most": 0}, WrongValue, "0 steps cannot be looked through.", "From 1 to 6 can."),
        ({"limit": 101}, WrongValue, "101 ways cannot be given.", "From 1 to 100 can."),
        ({"types": ["PRODUCE"]}, UnknownTerm, "no relationship named 'PRODUCE'", "Did you mean 'PRODUCES'?"),
    ],
)
def test_what_cannot_be_asked_for_is_refused_with_what_can(
    connection: Connection, asked: dict[str, Any], error: type[Exception], said: str, hint: str
) -> None:
    with pytest.raises(error) as caught:
        paths(connection, "smic", **{"b": "asml", **asked})
    assert said in str(caught.value)
    assert hint in getattr(caught.value, "hint", "")


def test_a_search_that_grows_too_wide_says_what_to_narrow(few: Connection, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ways, "FOLLOWED", 5)
    with pytest.raises(TooWide) as caught:
        paths(few, "a", "t")
    assert str(caught.value).startswith(
        "No way of up to 2 steps joins 'a' and 't', and beyond there are more than 5 relationships to follow."
    )
    assert caught.value.hint == "Choose the relationship types to walk along, or ask for at most 2 steps."
    monkeypatch.setattr(ways, "FOLLOWED", 1)
    with pytest.raises(TooWide) as caught:
        paths(few, "a", "t", most=2)
    assert caught.value.hint == "Choose the relationship types to walk along, or ask for at most 1 step."
    monkeypatch.setattr(ways, "FOLLOWED", 0)
    with pytest.raises(TooWide, match="Around 'a' and 't' there are more than 0 relationships to follow"):
        paths(few, "a", "t")


def test_ways_found_before_it_grew_too_wide_are_given_and_it_is_said(
    few: Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ways, "FOLLOWED", 8)
    found = paths(few, "a", "d")
    assert (met(found), found.searched, found.more, found.cut) == (["abd", "acd"], 2, False, True)


def test_ways_that_take_too_many_tries_are_cut_off(few: Connection, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ways, "TRIED", 2)
    found = paths(few, "a", "d")
    assert (met(found), found.searched, found.cut) == (["abd"], 1, True)


def test_a_hub_is_followed_from_the_other_end(changing: Connection) -> None:
    filled(
        changing,
        "CREATE (h:Entity {id: 'hub'}), (a:Entity {id: 'a'}), (b:Entity {id: 'b'}), (a)-[:SUPPLIES {id: 'ab'}]->(b), "
        "(b)-[:SUPPLIES {id: 'bh'}]->(h) WITH h UNWIND range(1, 3000) AS n "
        "CREATE (:Entity {id: 'n' + n})-[:SUPPLIES {id: 'r' + n}]->(h)",
    )
    assert met(paths(changing, "hub", "a", most=2)) == ["hubba"]
    assert met(paths(changing, "n1", "n2000")) == ["n1hubn2000"]
