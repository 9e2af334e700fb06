"""Whose measures count, what they control, where they reach and what they cover: section 4 of the interface."""

from __future__ import annotations

from typing import Any

import pytest

from graph.connection import Connection
from graph.library import Graph
from ontology import model as ontology
from tests.graph.tiny import (
    ACTORS,
    START,
    TECHNOLOGIES,
    actor,
    measure,
    row,
    status,
    statuses,
    technology,
    written,
)

ITEM_CONTROLS = (
    "countermeasure",
    "export-ban",
    "fdpr",
    "list-based-control",
    "services-control",
    "technology-protection",
)
END_USE_KINDS = ("end-use-control", "end-user-listing")
BY_PARTY = ("end-use-control", "end-user-listing", "export-ban", "fdpr", "services-control")


def kinds() -> list[str]:
    """Every kind of measure, as records call it."""
    model = ontology.load()
    return sorted(word for name in model.subclasses("Measure") for word in model.nodes[name].notations)


def one_for_each_kind(connection: Connection, **fields: Any) -> Graph:
    """A world with one measure of each kind, each on a technology of its own that is called like the kind."""
    technologies = [*TECHNOLOGIES, *(technology(kind) for kind in kinds())]
    measures = [measure(f"a-{kind}", kind=kind, covers=kind, effective=START, **fields) for kind in kinds()]
    return written(connection, *measures, technologies=technologies)


def by_kind(graph: Graph, **settings: Any) -> dict[str, str]:
    """The status of each kind's own technology."""
    rows = graph.coverage(*kinds(), on="2024-06-15", by=["usa"], **settings).rows
    return {each["technology"]: each["cells"][0]["status"] for each in rows}


# Whose measures


@pytest.mark.parametrize("imposer", ["usa", "bureau", "office", "officer"])
def test_a_measure_of_a_state_or_of_who_is_part_of_a_body_there_is_that_states_alone(
    changing: Connection, imposer: str
) -> None:
    graph = written(changing, measure(by=imposer, effective=START))
    found = statuses(graph, "usa", "jpn", "nld", "eu", of="jurisdiction")
    assert found == {"usa": "in-force", "jpn": "none", "nld": "none", "eu": "none"}


@pytest.mark.parametrize("imposer", ["eu", "commission", "directorate"])
def test_a_measure_of_a_union_or_of_a_body_located_in_it_is_each_members(changing: Connection, imposer: str) -> None:
    graph = written(changing, measure(by=imposer, effective=START))
    found = statuses(graph, "deu", "nld", "eu", "gbr", "usa", of="jurisdiction")
    assert found == {"deu": "in-force", "nld": "in-force", "eu": "in-force", "gbr": "none", "usa": "none"}


def test_a_measure_of_a_member_is_not_its_unions_nor_the_other_members(changing: Connection) -> None:
    graph = written(changing, measure(by="nld", effective=START))
    assert statuses(graph, "nld", "deu", "eu", of="jurisdiction") == {"nld": "in-force", "deu": "none", "eu": "none"}


def test_a_measure_of_two_bodies_is_that_of_both_their_states(changing: Connection) -> None:
    graph = written(changing, measure(by=["bureau", "ministry"], effective=START))
    assert statuses(graph, "usa", "jpn", "kor", of="jurisdiction") == {
        "usa": "in-force",
        "jpn": "in-force",
        "kor": "none",
    }


def test_where_a_body_is_itself_counts_before_where_that_is_which_it_is_part_of(changing: Connection) -> None:
    branch = actor("branch", "agency", home="jpn", part_of="bureau")
    graph = written(changing, measure(by="branch", effective=START), actors=[*ACTORS, branch])
    assert statuses(graph, "jpn", "usa", of="jurisdiction") == {"jpn": "in-force", "usa": "none"}


def test_membership_in_a_group_or_association_gives_no_measures(changing: Connection) -> None:
    guild = actor("guild", "association", home="jpn")
    member = actor("nor", member_of=["guild", "friends"])
    graph = written(
        changing,
        measure("by-guild", by="guild", effective=START),
        measure("by-group", by="friends", effective=START),
        actors=[*ACTORS, guild, member],
    )
    assert statuses(graph, "nor", "gbr", "jpn", of="jurisdiction") == {"nor": "none", "gbr": "none", "jpn": "in-force"}


def test_a_measure_that_nobody_is_said_to_impose_is_nobodys(changing: Connection) -> None:
    graph = written(changing, measure(by=[], effective=START))
    assert {each["status"] for each in row(graph)["cells"]} == {"none"}


# What they control


def test_six_kinds_are_item_controls_two_look_at_the_use_and_no_other_kind_counts(changing: Connection) -> None:
    found = by_kind(one_for_each_kind(changing))
    assert len(found) == 28
    assert found == {
        **dict.fromkeys(kinds(), "none"),
        **dict.fromkeys(ITEM_CONTROLS, "in-force"),
        **dict.fromkeys(END_USE_KINDS, "end-use"),
    }


def test_five_kinds_reach_only_their_parties_when_they_name_no_destination(changing: Connection) -> None:
    graph = one_for_each_kind(changing, parties=["chipmaker"])
    others = [kind for kind in ITEM_CONTROLS if kind not in BY_PARTY]
    all_buyers = {**dict.fromkeys(kinds(), "none"), **dict.fromkeys(others, "in-force")}
    assert by_kind(graph, toward="chn") == {**all_buyers, **dict.fromkeys(BY_PARTY, "end-use")}
    assert by_kind(graph, toward="kor") == all_buyers


def test_a_kind_that_can_reach_parties_alone_reaches_all_buyers_where_it_names_the_destination(
    changing: Connection,
) -> None:
    graph = one_for_each_kind(changing, parties=["chipmaker"], targets=["chn", "jpn"])
    reached = {
        **dict.fromkeys(kinds(), "none"),
        **dict.fromkeys(ITEM_CONTROLS, "in-force"),
        **dict.fromkeys(END_USE_KINDS, "end-use"),
    }
    assert by_kind(graph, toward="chn") == reached
    assert by_kind(graph, toward="jpn") == reached
    assert by_kind(graph, toward="kor") == dict.fromkeys(kinds(), "none")


# Toward whom


def test_a_destination_is_reached_by_its_id_by_its_group_and_by_its_union(changing: Connection) -> None:
    graph = written(
        changing,
        measure("state", covers="lithography", targets=["kor"], effective=START),
        measure("group", covers="etch", targets=["listed"], effective=START),
        measure("union", covers="wafers", targets=["eu"], effective=START),
    )
    reached = {
        name: [d for d in ("chn", "deu", "eu", "gbr", "kor") if status(graph, technology=name, toward=d) == "in-force"]
        for name in ("lithography", "etch", "wafers")
    }
    assert reached == {"lithography": ["kor"], "etch": ["chn"], "wafers": ["deu", "eu"]}


def test_a_measure_without_destinations_reaches_all_but_its_own_state(changing: Connection) -> None:
    graph = written(changing, measure(by="nld", effective=START))
    found = statuses(graph, "nld", "deu", "eu", "chn", "usa", of="toward", jurisdiction="nld")
    assert found == {"nld": "none", "deu": "in-force", "eu": "in-force", "chn": "in-force", "usa": "in-force"}


def test_a_measure_of_a_union_without_destinations_reaches_all_but_the_union_and_its_members(
    changing: Connection,
) -> None:
    graph = written(changing, measure(by="commission", effective=START))
    found = statuses(graph, "nld", "deu", "eu", "chn", "gbr", of="toward", jurisdiction="nld")
    assert found == {"nld": "none", "deu": "none", "eu": "none", "chn": "in-force", "gbr": "in-force"}


def test_a_measure_that_names_its_own_state_as_destination_reaches_it(changing: Connection) -> None:
    graph = written(changing, measure(by="usa", targets=["usa"], effective=START))
    assert statuses(graph, "usa", "chn", of="toward") == {"usa": "in-force", "chn": "none"}


@pytest.mark.parametrize(
    ("party", "reached"),
    [("chipmaker", "chn"), ("chip-plant", "chn"), ("toolmaker", "nld"), ("commission", "eu"), ("kor", "kor")],
)
def test_a_rule_aimed_at_a_party_reaches_only_the_destination_where_that_party_is(
    changing: Connection, party: str, reached: str
) -> None:
    graph = written(changing, measure(kind="fdpr", parties=[party], effective=START))
    found = statuses(graph, "chn", "deu", "eu", "kor", "nld", of="toward")
    assert found == {**dict.fromkeys(("chn", "deu", "eu", "kor", "nld"), "none"), reached: "end-use"}


def test_a_rule_aimed_at_parties_of_no_known_place_reaches_nobody(changing: Connection) -> None:
    graph = written(
        changing,
        measure(kind="fdpr", parties=["nowhere"], effective=START),
        actors=[*ACTORS, actor("nowhere", "company")],
    )
    assert statuses(graph, "chn", "kor", of="toward") == {"chn": "none", "kor": "none"}


@pytest.mark.parametrize("exempt", ["friends", "gbr"])
def test_an_exempt_destination_is_out_whether_by_its_group_or_by_its_id(changing: Connection, exempt: str) -> None:
    graph = written(changing, measure(exempts=[exempt], effective=START))
    assert statuses(graph, "gbr", "chn", of="toward") == {"gbr": "none", "chn": "in-force"}


def test_an_exempt_destination_is_out_even_where_the_measure_names_it_or_a_party_in_it(changing: Connection) -> None:
    graph = written(
        changing,
        measure("named", covers="etch", targets=["chn", "gbr"], exempts=["friends"], effective=START),
        measure("listing", kind="end-user-listing", parties=["chipmaker"], exempts=["listed"], effective=START),
    )
    assert statuses(graph, "gbr", "chn", of="toward", technology="etch") == {"gbr": "none", "chn": "in-force"}
    assert status(graph, toward="chn") == "none"


def test_a_destination_with_simpler_licences_is_still_covered(changing: Connection) -> None:
    graph = written(changing, measure(simplified=["friends", "kor"], effective=START))
    assert statuses(graph, "gbr", "kor", of="toward") == {"gbr": "in-force", "kor": "in-force"}


def test_one_known_not_to_be_a_member_is_no_member(changing: Connection) -> None:
    graph = written(changing, measure(targets=["listed"], effective=START))
    assert statuses(graph, "chn", "gbr", of="toward") == {"chn": "in-force", "gbr": "none"}


# What they cover: machines > tools (a heading) > lithography > scanners > lenses; tools > etch; wafers


@pytest.mark.parametrize(
    ("named", "found"),
    [
        ("scanners", ["partial", "partial", "partial", "in-force", "in-force", "none", "none"]),
        ("lithography", ["partial", "partial", "in-force", "in-force", "in-force", "none", "none"]),
        ("tools", ["partial", "in-force", "broad", "broad", "broad", "broad", "none"]),
        ("machines", ["in-force", "in-force", "in-force", "in-force", "in-force", "in-force", "none"]),
        ("wafers", ["none", "none", "none", "none", "none", "none", "in-force"]),
    ],
)
def test_a_control_covers_what_it_names_and_below_but_a_heading_only_itself(
    changing: Connection, named: str, found: list[str]
) -> None:
    graph = written(changing, measure(covers=named, effective=START))
    names = ("machines", "tools", "lithography", "scanners", "lenses", "etch", "wafers")
    rows = graph.coverage(on="2024-06-15", by=["usa"]).rows
    assert {each["technology"]: each["cells"][0]["status"] for each in rows} == dict(zip(names, found, strict=True))


def test_an_end_use_control_counts_through_a_heading_but_not_from_something_narrower(changing: Connection) -> None:
    graph = written(
        changing,
        measure("heading", kind="end-use-control", covers="tools", effective=START),
        measure("narrow", kind="end-use-control", covers="lenses", by="jpn", effective=START),
    )
    assert statuses(graph, "machines", "tools", "etch", of="technology") == {
        "machines": "none",
        "tools": "end-use",
        "etch": "end-use",
    }
    found = statuses(graph, "lithography", "lenses", of="technology", jurisdiction="jpn")
    assert found == {"lithography": "none", "lenses": "end-use"}


def test_a_control_that_names_a_heading_and_the_thing_itself_covers_it(changing: Connection) -> None:
    graph = written(changing, measure(covers=["tools", "scanners", "lenses"], effective=START))
    found = row(graph, "scanners", "usa")["cells"][0]
    assert (found["status"], found["measures"]) == ("in-force", ["rule"])
