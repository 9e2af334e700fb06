"""What a cell says: the first status of the table that holds, the measures that give it, and what stands beside it."""

from __future__ import annotations

import pytest

from graph.connection import Connection
from tests.graph.tiny import cell, measure, requested, row, status, statuses, written

BEFORE, BEGUN = "2023-01-01", "2024-01-01"
REQUEST = "diplomatic-request"
TABLE = {
    "in-force": measure("in-force", effective=BEGUN),
    "undated": measure("undated"),
    "partial": measure("partial", covers="lenses", effective=BEGUN),
    "broad": measure("broad", covers="tools", effective=BEGUN),
    "end-use": measure("end-use", kind="end-use-control", effective=BEGUN),
    "suspended": measure("suspended", effective=BEFORE, suspended=BEGUN),
    "announced": measure("announced", announced=BEGUN, effective="2025-01-01"),
    "ended": measure("ended", effective=BEFORE, ended=BEGUN),
    "requested": measure("requested", kind=REQUEST, by="jpn", targets=["usa"], announced=BEGUN),
}
"""For each status, in the order of the table, a measure that gives it to the United States for lithography tools."""
BESIDE = {"requests": ["requested"], "announced": ["announced"], "suspended": ["suspended"]}


@pytest.mark.parametrize("place", range(len(TABLE) + 1))
def test_the_first_row_of_the_table_that_holds_gives_the_status_and_its_measures(
    changing: Connection, place: int
) -> None:
    left = list(TABLE)[place:]
    graph = written(changing, *(TABLE[each] for each in left))
    beside = {name: [id for id in ids if id in left] for name, ids in BESIDE.items()}
    found = left[:1] or ["none"]
    assert row(graph, "lithography", "usa")["cells"] == [cell("usa", found[0], None, *left[:1], **beside)]


def test_the_measures_of_a_cell_are_all_that_give_its_status_and_no_others_by_id(changing: Connection) -> None:
    graph = written(
        changing,
        measure("second", covers=["machines", "lithography"], effective=BEGUN),
        measure("first", by="bureau", effective=BEGUN),
        measure("of-a-part", covers="lenses", effective=BEGUN),
        measure("of-another", by="jpn", effective=BEGUN),
        measure("later", effective="2025-01-01"),
        measure("elsewhere", targets=["kor"], effective=BEGUN),
    )
    assert row(graph, "lithography", "usa")["cells"] == [cell("usa", "in-force", None, "first", "second")]


def test_a_rule_aimed_at_parties_that_is_suspended_announced_or_ended_leaves_no_mark(changing: Connection) -> None:
    aimed = {"kind": "fdpr", "parties": ["chipmaker"]}
    graph = written(
        changing,
        measure("suspended", effective=BEFORE, suspended=BEGUN, **aimed),
        measure("announced", announced=BEGUN, effective="2025-01-01", **aimed),
        measure("ended", effective=BEFORE, ended=BEGUN, **aimed),
    )
    assert row(graph, "lithography", "usa")["cells"] == [cell("usa", "none")]


def test_a_control_suspended_announced_or_ended_leaves_no_mark_on_what_it_only_touches(changing: Connection) -> None:
    gone = {"suspended": {"effective": BEFORE, "suspended": BEGUN}, "ended": {"effective": BEFORE, "ended": BEGUN}}
    gone |= {"announced": {"announced": BEGUN, "effective": "2025-01-01"}}
    measures = [measure(f"{word}-{t}", covers=t, **d) for word, d in gone.items() for t in ("tools", "lenses")]
    assert row(written(changing, *measures), "lithography", "usa")["cells"] == [cell("usa", "none")]


def test_an_end_use_control_suspended_or_announced_leaves_no_mark(changing: Connection) -> None:
    graph = written(
        changing,
        measure("suspended", kind="end-use-control", effective=BEFORE, suspended=BEGUN),
        measure("announced", kind="end-user-listing", announced=BEGUN, effective="2025-01-01"),
    )
    assert row(graph, "lithography", "usa")["cells"] == [cell("usa", "none")]


def test_an_undated_control_is_partial_broad_or_end_use_like_one_in_force(changing: Connection) -> None:
    graph = written(
        changing,
        measure("narrow", by="jpn", covers="lenses"),
        measure("heading", by="kor", covers="tools"),
        measure("use", by="twn", kind="end-user-listing", parties=["chipmaker"]),
    )
    found = statuses(graph, "jpn", "kor", "twn", of="jurisdiction")
    assert found == {"jpn": "partial", "kor": "broad", "twn": "end-use"}


def test_cells_stand_by_id_whatever_the_order_or_spelling_of_the_jurisdictions(changing: Connection) -> None:
    graph = written(changing, measure(effective=BEGUN))
    expected = [cell("jpn", "none"), cell("nld", "none"), cell("usa", "in-force", None, "rule")]
    for by in (["usa", "jpn", "nld"], ["NL", "us", "JPN"], ["Jpn", "nld", "USA", "usa"]):
        assert row(graph, "lithography", *by)["cells"] == expected


def test_without_jurisdictions_the_default_six_stand_in_the_order_of_their_ids(changing: Connection) -> None:
    cells = row(written(changing))["cells"]
    assert [each["jurisdiction"] for each in cells] == ["deu", "jpn", "kor", "nld", "twn", "usa"]


# Requests


def test_a_request_stands_at_whom_it_is_put_to_not_at_who_makes_it_nor_at_its_parties(changing: Connection) -> None:
    graph = written(
        changing,
        measure("ask", kind=REQUEST, by="usa", targets=["nld"], parties=["jpn", "toolmaker"], announced=BEGUN),
    )
    found = statuses(graph, "nld", "usa", "jpn", "deu", "eu", of="jurisdiction")
    assert found == {"nld": "requested", "usa": "none", "jpn": "none", "deu": "none", "eu": "none"}


def test_a_statement_that_names_the_request_says_whom_it_was_put_to(changing: Connection) -> None:
    graph = written(
        changing,
        measure("ask", kind=REQUEST, by="usa", announced=BEGUN),
        measure("other", kind=REQUEST, by="usa", covers="etch", announced=BEGUN),
        statements=[requested("bureau", "ministry", "ask"), requested("bureau", "toolmaker", "ask")],
    )
    found = statuses(graph, "jpn", "nld", "kor", of="jurisdiction")
    assert found == {"jpn": "requested", "nld": "requested", "kor": "none"}
    assert statuses(graph, "jpn", "nld", of="jurisdiction", technology="etch") == {"jpn": "none", "nld": "none"}


def test_a_request_counts_from_the_day_of_its_announcement(changing: Connection) -> None:
    graph = written(changing, measure(kind=REQUEST, by="jpn", targets=["usa"], announced="2024-06", ended="2025-01-01"))
    found = statuses(graph, "2024-06-29", "2024-06-30", "2025-06-30", of="on")
    assert found == {"2024-06-29": "none", "2024-06-30": "requested", "2025-06-30": "requested"}


def test_a_request_of_no_known_announcement_does_not_count(changing: Connection) -> None:
    graph = written(changing, measure(kind=REQUEST, by="jpn", targets=["usa"], effective=BEGUN))
    assert status(graph) == "none"


@pytest.mark.parametrize(
    ("named", "bears_on"),
    [
        ("lithography", ["machines", "tools", "lithography", "scanners"]),
        ("machines", ["machines", "tools", "lithography", "scanners", "etch"]),
        ("tools", ["machines", "tools"]),
        ("scanners", ["machines", "tools", "lithography", "scanners"]),
    ],
)
def test_a_request_bears_on_what_it_names_on_all_above_and_below_but_not_below_a_heading(
    changing: Connection, named: str, bears_on: list[str]
) -> None:
    graph = written(changing, measure(kind=REQUEST, by="jpn", targets=["usa"], covers=named, announced=BEGUN))
    names = ("machines", "tools", "lithography", "scanners", "etch", "wafers")
    found = statuses(graph, *names, of="technology")
    assert [name for name, each in found.items() if each == "requested"] == bears_on


@pytest.mark.parametrize("toward", ["chn", "usa", "jpn", "gbr"])
def test_a_request_stands_whatever_the_destination(changing: Connection, toward: str) -> None:
    graph = written(changing, measure(kind=REQUEST, by="jpn", targets=["usa"], exempts=["friends"], announced=BEGUN))
    assert status(graph, toward=toward) == "requested"
