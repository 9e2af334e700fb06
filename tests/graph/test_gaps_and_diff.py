"""Ranked gaps, and what changed between two days: section 4 of the interface."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from graph.connection import Connection
from tests.graph.tiny import DAY, START, TECHNOLOGIES, flow, measure, share, technology, written


def gap(technology: str, uncovered: float, holders: Sequence[str], reach: int) -> dict[str, Any]:
    """A row of gaps."""
    score = round(uncovered * reach, 4)
    return {
        "technology": technology,
        "uncovered_share": uncovered,
        "holders": list(holders),
        "reach": reach,
        "score": score,
    }


def changed(change: str, id: str, date: str) -> dict[str, Any]:
    """A row of diff about a measure."""
    return {"change": change, "id": id, "name": f"The measure {id}", "date": date, "before": None, "after": None}


def moved(technology: str, before: float, after: float) -> dict[str, Any]:
    """A row of diff about a covered share."""
    return {
        "change": "share",
        "id": technology,
        "name": technology.upper(),
        "date": None,
        "before": before,
        "after": after,
    }


# Gaps


def test_what_is_neither_in_force_nor_undated_is_open_and_its_holders_are_named_by_id(changing: Connection) -> None:
    graph = written(
        changing,
        measure("dated", by="jpn", effective=START),
        measure("undated", by="nld"),
        measure("part", by="usa", covers="lenses", effective=START),
        measure("stopped", by="kor", effective="2023-01-01", ended=START),
        shares=[
            share("usa", "lithography", 10.5),
            share("kor", "lithography", 9.25),
            share("jpn", "lithography", 20.0),
            share("nld", "lithography", 30.0),
            share("deu", "lithography", None),
            share("gbr", "lithography", 5.0),
            share("various", "lithography", 6.0),
        ],
    )
    assert graph.gaps(on=DAY).rows == [gap("lithography", 19.75, ["kor", "usa"], 0)]
    assert graph.gaps(on=DAY, by=["gbr", "jpn"]).rows == [gap("lithography", 5.0, ["gbr"], 0)]


def test_nothing_is_open_where_all_is_covered_or_nothing_is_held_or_known(changing: Connection) -> None:
    graph = written(
        changing,
        measure(by="jpn", effective=START),
        shares=[share("jpn", "lithography", 100.0), share("usa", "etch", 0.0), share("usa", "wafers", None)],
    )
    assert graph.gaps(on=DAY).rows == []


def test_reach_counts_what_is_downstream_of_it_and_of_its_ancestors_that_are_no_heading(changing: Connection) -> None:
    named = ("from-machines", "from-tools", "from-lithography", "from-scanners", "from-lenses", "further")
    graph = written(
        changing,
        technologies=[*TECHNOLOGIES, *map(technology, named)],
        flows=[
            *(flow(each.removeprefix("from-"), each) for each in named[:-1]),
            flow("from-scanners", "further"),
            flow("wafers", "scanners"),
        ],
        shares=[share("usa", "scanners", 10.0)],
    )
    # from-scanners and further; from-lithography; from-machines; not from-tools (a heading), not from-lenses (narrower)
    assert graph.gaps(on=DAY).rows == [gap("scanners", 10.0, ["usa"], 4)]


def test_a_heading_reaches_what_is_downstream_of_itself(changing: Connection) -> None:
    graph = written(changing, flows=[flow("tools", "wafers")], shares=[share("usa", "tools", 10.0)])
    assert graph.gaps(on=DAY).rows == [gap("tools", 10.0, ["usa"], 1)]


def test_a_ring_of_flows_counts_each_technology_once_and_never_the_one_asked_for(changing: Connection) -> None:
    graph = written(
        changing,
        flows=[flow("wafers", "etch"), flow("etch", "scanners"), flow("scanners", "wafers"), flow("etch", "wafers")],
        shares=[share("usa", "wafers", 10.0), share("jpn", "scanners", 20.0)],
    )
    assert graph.gaps(on=DAY).rows == [gap("scanners", 20.0, ["jpn"], 2), gap("wafers", 10.0, ["usa"], 2)]


def test_an_ancestor_that_is_downstream_counts_as_any_other(changing: Connection) -> None:
    graph = written(changing, flows=[flow("lenses", "lithography")], shares=[share("usa", "lenses", 10.0)])
    assert graph.gaps(on=DAY).rows == [gap("lenses", 10.0, ["usa"], 1)]


def test_gaps_stand_by_score_then_by_uncovered_share_both_largest_first_then_by_id(changing: Connection) -> None:
    shares = {"alone": 95.0, "lone": 90.0, "wide": 30.0, "deep": 40.0, "b": 20.0, "a": 20.0}
    to = {"wide": ("x", "y"), "deep": ("x",), "a": ("x", "y"), "b": ("x", "y")}
    graph = written(
        changing,
        technologies=list(map(technology, [*shares, "x", "y"])),
        flows=[flow(start, end) for start, ends in to.items() for end in ends],
        shares=[share("usa", name, percent) for name, percent in shares.items()],
    )
    assert graph.gaps(on=DAY).rows == [
        gap("wide", 30.0, ["usa"], 2),
        gap("deep", 40.0, ["usa"], 1),
        gap("a", 20.0, ["usa"], 2),
        gap("b", 20.0, ["usa"], 2),
        gap("alone", 95.0, ["usa"], 0),
        gap("lone", 90.0, ["usa"], 0),
    ]


# Diff


def test_a_diff_names_what_began_ended_or_was_suspended_after_the_first_day_up_to_the_last(
    changing: Connection,
) -> None:
    graph = written(
        changing,
        measure("on-the-first", effective="2024-01-31"),
        measure("day-after", effective="2024-02-01"),
        measure("on-the-last", kind="tariff", effective="2024-06"),
        measure("too-late", effective="2024-07-01"),
        measure("whole", effective="2024-02-01", suspended="2024-04", ended="2024-05-05"),
        measure("ends-first", effective="2023-01-01", ended="2024-01-31"),
        measure("undated"),
    )
    assert graph.diff("2024-01-31", "2024-06-30").rows == [
        changed("begun", "day-after", "2024-02-01"),
        changed("begun", "whole", "2024-02-01"),
        changed("suspended", "whole", "2024-04-01"),
        changed("ended", "whole", "2024-05-05"),
        changed("begun", "on-the-last", "2024-06-30"),
    ]


def test_a_diff_gives_the_full_day_that_counts_for_a_date_known_to_the_month_or_year(changing: Connection) -> None:
    graph = written(changing, measure("first", effective="2023", ended="2026"), measure("second", suspended="2024-02"))
    assert graph.diff("2023-01-01", "2026-12-31").rows == [
        changed("begun", "first", "2023-12-31"),
        changed("suspended", "second", "2024-02-01"),
        changed("ended", "first", "2026-01-01"),
    ]


def test_two_changes_of_one_day_stand_by_id(changing: Connection) -> None:
    graph = written(
        changing,
        measure("b", effective=START),
        measure("a", effective="2023-01-01", ended=START),
        measure("c", effective="2023-01-01", suspended=START),
    )
    assert graph.diff("2023-12-31", START).rows == [
        changed("ended", "a", START),
        changed("begun", "b", START),
        changed("suspended", "c", START),
    ]


def test_a_diff_toward_a_destination_has_only_what_reaches_it_for_all_buyers_or_for_parties_there(
    changing: Connection,
) -> None:
    graph = written(
        changing,
        measure("by-id", targets=["chn"], effective=START),
        measure("by-group", targets=["listed"], effective=START),
        measure("everywhere", kind="guidance", covers=[], effective=START),
        measure("elsewhere", targets=["kor"], effective=START),
        measure("exempt", exempts=["listed"], effective=START),
        measure("its-own", by="chn", effective=START),
        measure("party-there", kind="end-user-listing", parties=["chipmaker"], effective=START),
        measure("party-elsewhere", kind="end-user-listing", parties=["toolmaker"], effective=START),
    )
    found = [each["id"] for each in graph.diff("2023-12-31", START, toward="CN").rows]
    assert found == ["by-group", "by-id", "everywhere", "party-there"]
    assert len(graph.diff("2023-12-31", START).rows) == 8


def test_covered_shares_that_changed_stand_last_by_technology_and_only_toward_a_destination(
    changing: Connection,
) -> None:
    graph = written(
        changing,
        measure("rule", covers=["lithography", "wafers"], effective=START),
        measure("old", by="jpn", covers="etch", effective="2023-01-01", ended="2024-03-01"),
        measure("not-default", by="gbr", effective=START),
        shares=[
            share("usa", "wafers", 30.0),
            share("usa", "lithography", 12.5),
            share("gbr", "lithography", 40.0),
            share("jpn", "etch", 50.0),
            share("kor", "machines", 60.0),
        ],
    )
    measures = [changed("begun", "not-default", START), changed("begun", "rule", START)]
    measures += [changed("ended", "old", "2024-03-01")]
    shares = [moved("etch", 50.0, 0.0), moved("lithography", 0.0, 12.5), moved("wafers", 0.0, 30.0)]
    assert graph.diff("2023-12-31", "2024-06-15").rows == measures
    assert graph.diff("2023-12-31", "2024-06-15", toward="chn").rows == [*measures, *shares]


def test_a_share_that_is_what_it_was_is_no_change_though_another_measure_gives_it(changing: Connection) -> None:
    graph = written(
        changing,
        measure("old", effective="2023-01-01", ended="2024-03-01"),
        measure("new", effective="2024-03-01"),
        shares=[share("usa", "lithography", 30.0), share("usa", "wafers", None)],
    )
    assert graph.diff("2024-01-01", "2024-06-15", toward="chn").rows == [
        changed("begun", "new", "2024-03-01"),
        changed("ended", "old", "2024-03-01"),
    ]


@pytest.mark.parametrize("toward", [None, "chn"])
def test_from_a_day_to_itself_nothing_changed(changing: Connection, toward: str | None) -> None:
    graph = written(changing, measure(effective=START), shares=[share("usa", "lithography", 30.0)])
    answer = graph.diff(START, START, toward=toward)
    assert (answer.rows, answer.notes) == ([], ("None: nothing changed between these days.",))
