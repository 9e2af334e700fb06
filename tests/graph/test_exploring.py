"""Exploring: where one can go from an entity, what comes next, what joins what is there, in one order always."""

from __future__ import annotations

from typing import Any

import pytest

from graph.connection import Connection
from graph.exploring import common, expand, joining, links, vertices, web
from graph.exploring_rows import (
    Commons,
    Drawing,
    Expansion,
    Links,
)
from tests.graph.exploring_world import ETCH, HUB, JPN, asked, edge, filled, link

# Links


def test_links_count_each_neighbour_once_by_type_direction_and_class_and_citations_come_last(tools: Connection) -> None:
    assert links(tools, "tel") == Links(
        total=5,
        links=(
            link("PRODUCES", True, Equipment=1, ProcessStep=1),
            link("LOCATED_IN", True, Jurisdiction=1),
            link("PART_OF", False, Company=1),
            link("RELATED_TO", False, Equipment=1),
            link("CITES", True, Source=1),
        ),
    )


def test_links_name_the_word_of_each_relation_in_an_address(tools: Connection) -> None:
    assert [each.key for each in links(tools, "jp-meti").links] == ["imposed_by-in", "located_in-out"]


def test_the_relation_and_the_class_with_most_neighbours_come_first(changing: Connection) -> None:
    filled(changing, HUB)
    assert links(changing, "hub") == Links(
        total=3003,
        links=(link("SUPPLIES", False, Company=3000, Product=1), link("MEMBER_OF", True, Group=2)),
    )


@pytest.mark.parametrize("id", ["nobody", "", "tel'", '"tel"', "tel\\", "東京\u202e`"])
def test_an_unknown_id_leads_nowhere_and_nothing_joins_it(tools: Connection, id: str) -> None:
    assert links(tools, id) == Links()
    assert expand(tools, id) == Expansion()
    assert web(tools, [id]) == Drawing(missing=(id,))
    assert common(tools, [id, "tel"]) == Commons()


STRANGE = "東京 'x' \"y\" `z` \\ \u202e$id // é"


def test_an_id_of_any_letters_is_an_id(changing: Connection) -> None:
    filled(changing, "CREATE (:Entity {id: 'a'})-[:SUPPLIES {id: $r}]->(:Entity {id: $id})", id=STRANGE, r=STRANGE * 2)
    assert links(changing, STRANGE) == Links(total=1, links=(link("SUPPLIES", False, Entity=1),))
    assert [each.id for each in expand(changing, "a", have=["b", "'"]).entities] == [STRANGE]
    assert expand(changing, "a", have=[STRANGE]) == Expansion(shown=1, total=1)
    assert joining(changing, [STRANGE], ["a"]) == (edge(STRANGE * 2, "SUPPLIES", "a", STRANGE),)


# Expansions


def test_the_next_neighbours_come_with_what_a_drawing_says_of_them(tools: Connection) -> None:
    found = expand(tools, "tel", without=["CITES"], most=3)
    assert found == Expansion(entities=(ETCH, found.entities[1], JPN), total=4)
    assert [(each.id, each.degree) for each in found.entities] == [("etch", 5), ("dry", 2), ("jpn", 2)]


def test_a_part_has_the_home_of_the_whole_and_a_measure_that_of_its_imposer(tools: Connection) -> None:
    homes = {
        each.id: (each.home, each.home_name) for each in vertices(tools, ["tel-us", "rule", "jpn", "etch", "page"])
    }
    assert homes == {
        "tel-us": ("jpn", "Japan"),
        "rule": ("jpn", "Japan"),
        "jpn": ("jpn", "Japan"),
        "etch": ("", ""),
        "page": ("", ""),
    }


def test_a_measure_that_several_impose_together_has_no_one_home(tools: Connection) -> None:
    filled(tools, "MATCH (m {id: 'rule'}) CREATE (m)-[:IMPOSED_BY]->(:Entity:Actor:Jurisdiction {id: 'usa'})")
    assert [(each.id, each.home) for each in vertices(tools, ["rule", "usa"])] == [("rule", ""), ("usa", "usa")]


@pytest.mark.parametrize(
    ("choice", "ids", "total"),
    [
        ({"type": "PRODUCES"}, ["etch", "dry"], 2),
        ({"type": "PRODUCES", "outgoing": False}, [], 0),
        ({"outgoing": False}, ["etch", "tel-us"], 2),
        ({"outgoing": True}, ["etch", "page", "dry", "jpn"], 4),
        ({"kind": "Technology"}, ["etch", "dry"], 2),
        ({"kind": "Company"}, ["tel-us"], 1),
        ({"kind": "Entity", "without": ["CITES", "PRODUCES"]}, ["etch", "jpn", "tel-us"], 3),
        ({"kind": "Technology", "type": "RELATED_TO", "outgoing": False}, ["etch"], 1),
        ({"type": "NO_SUCH"}, [], 0),
        ({"type": "PRODUCES]->() DETACH DELETE e //"}, [], 0),
        ({"kind": "No`Such"}, [], 0),
        ({"most": 1}, ["etch"], 5),
        ({"most": 0}, [], 5),
        ({"most": -7}, [], 5),
    ],
)
def test_a_choice_lists_its_neighbours_and_counts_them(
    tools: Connection, choice: dict[str, Any], ids: list[str], total: int
) -> None:
    found = expand(tools, "tel", **choice)
    assert ([each.id for each in found.entities], found.shown, found.total) == (ids, 0, total)


def test_what_is_there_is_counted_and_not_listed_again(tools: Connection) -> None:
    found = expand(tools, "tel", have=["tel", "dry", "rule", "nobody", "page", "dry"], most=2)
    assert ([each.id for each in found.entities], found.shown, found.total) == (["etch", "jpn"], 2, 5)
    assert expand(tools, "tel", have=["dry", "jpn"], type="PRODUCES") == Expansion(entities=(ETCH,), shown=1, total=2)


def test_a_hub_comes_in_portions_that_repeat_and_leave_out_nobody(changing: Connection) -> None:
    filled(changing, HUB)
    there: list[str] = []
    for number in range(4):
        found = expand(changing, "hub", have=[*there, "hub"], most=10_000)
        assert (len(found.entities), found.shown, found.total) == ((1000, 1000, 1000, 3)[number], len(there), 3003)
        there += [each.id for each in found.entities]
    everyone = {"product", "g1", "g2", *(f"s{n}" for n in range(1, 3001))}
    assert (len(there), set(there)) == (3003, everyone)
    assert there == ["product", *sorted(everyone - {"product"})]


def test_of_a_hub_only_what_may_be_listed_is_looked_up(changing: Connection) -> None:
    filled(changing, HUB)
    every = {"id": "hub", "type": "", "outgoing": None, "kind": "", "without": [], "have": []}
    first, second = (sum(step["dbHits"] for step in asked(changing, "expand", **every, most=most)) for most in (1, 2))
    # The second of them is one of 3,002 with as many links, told apart by their ids; the first is not.
    assert first + 3002 <= second


def test_to_count_the_neighbours_of_a_hub_none_of_them_is_sorted(changing: Connection) -> None:
    filled(changing, HUB)
    sorted = [step["rows"] for step in asked(changing, "links", id="hub") if "Sort" in step["operatorType"]]
    assert sorted == [3]


# What joins
