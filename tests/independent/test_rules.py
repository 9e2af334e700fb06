"""The independent computation, rule by rule, on worlds small enough to check by hand."""

from __future__ import annotations

import pytest

from tests.independent import facts
from tests.independent.coverage import coverage
from tests.independent.diff import diff
from tests.independent.gaps import gaps
from tests.independent.small_world import actor, cell, rule, share, status, world


def test_a_group_as_destination_reaches_its_members_and_nobody_else():
    w = world(rule(effective="2024-01-01", destinations=["listed"]))
    assert [status(w, toward=d) for d in ("chn", "jpn", "deu")] == ["in-force", "none", "none"]


def test_a_rule_of_the_union_counts_for_its_members_and_not_among_them():
    w = world(rule(by="commission", effective="2024-01-01"))
    assert [status(w, j=j) for j in ("nld", "deu", "eu", "usa")] == ["in-force", "in-force", "in-force", "none"]
    assert [status(w, j="nld", toward=d) for d in ("deu", "eu", "usa")] == ["none", "none", "in-force"]


def test_a_national_rule_without_destinations_reaches_everyone_but_its_own_jurisdiction():
    w = world(rule(by="nld", effective="2024-01-01"))
    assert [status(w, j="nld", toward=d) for d in ("nld", "deu", "chn")] == ["none", "in-force", "in-force"]
    assert status(w, j="deu") == "none"


def test_an_exempt_group_is_out_even_when_it_is_named_as_destination():
    w = world(rule(effective="2024-01-01", destinations=["chn", "jpn"], exempt_groups=["friends"]))
    assert [status(w, toward=d) for d in ("chn", "jpn")] == ["in-force", "none"]


def test_a_suspended_rule_is_suspended_until_it_is_resumed():
    days = ["2024-05-31", "2024-06-01", "2024-07-30", "2024-07-31"]
    w = world(rule(effective="2024-01-01", suspended="2024-06"))
    assert [status(w, on=d) for d in days] == ["in-force", "suspended", "suspended", "suspended"]
    w = world(rule(effective="2024-01-01", suspended="2024-06", resumed="2024-07"))
    assert [status(w, on=d) for d in days] == ["in-force", "suspended", "suspended", "in-force"]


def test_a_start_known_to_the_month_counts_from_its_last_day_and_an_end_from_its_first():
    w = world(rule(announced="2024", effective="2025-02", ended="2026-01"))
    days = ["2024-12-30", "2024-12-31", "2025-02-27", "2025-02-28", "2025-12-31", "2026-01-01"]
    assert [status(w, on=d) for d in days] == ["none", "announced", "announced", "in-force", "in-force", "ended"]


def test_an_undated_rule_counts_from_its_announcement_where_that_is_known():
    w = world(rule(announced="2024-06"))
    assert [status(w, on=d) for d in ("2024-06-29", "2024-06-30")] == ["none", "undated"]
    assert status(world(rule()), on="1990-01-01") == "undated"
    assert status(world(rule(status="proposed")), on="2024-06-15") == "none"


def test_a_control_on_a_heading_is_broad_below_it_and_in_force_on_the_heading_itself():
    w = world(rule(covers=["tools"], effective="2024-01-01"))
    assert [status(w, technology=t) for t in ("tools", "lithography", "scanners")] == ["in-force", "broad", "broad"]


def test_a_control_on_something_narrower_is_partial_and_one_on_a_parent_covers():
    w = world(rule(effective="2024-01-01"))
    found = [status(w, technology=t) for t in ("tools", "lithography", "scanners", "etch")]
    assert found == ["partial", "in-force", "in-force", "none"]


def test_a_rule_aimed_at_parties_is_end_use_and_only_where_a_party_is():
    w = world(rule(kind="fdpr", covers=["tools"], parties=["chipmaker"], effective="2024-01-01"))
    assert [status(w, toward=d) for d in ("chn", "jpn")] == ["end-use", "none"]
    w = world(rule(kind="fdpr", parties=["chipmaker"], destinations=["chn"], effective="2024-01-01"))
    assert status(w) == "in-force"


def test_a_request_counts_for_whoever_it_is_put_to_but_not_for_its_parties():
    request = rule("ask", by="jpn", kind="diplomatic-request", announced="2024-06", parties=["nld"])
    said = {"subject": "jpn", "predicate": "requested", "object": "officer", "attributes": {"measure": "ask"}}
    w = world(request, statements=[said])
    assert [status(w, j=j, on="2024-06-30") for j in ("usa", "nld")] == ["requested", "none"]
    assert [status(w, technology=t, on="2024-06-30") for t in ("tools", "scanners", "etch")] == [
        "requested",
        "requested",
        "none",
    ]
    assert status(w, on="2024-06-29") == "none"


def test_a_row_of_coverage_holds_every_share_known_and_names_who_has_none():
    shares = [
        share("usa", "lithography", 30.1),
        share("nld", "lithography", 50.2),
        share("deu", "lithography", None),
        share("various", "lithography", 10.0),
        share("unnamed", "lithography", None),
        share("jpn", "lithography", 99.0, year=2024),
        share("chipmaker", "lithography", 12.0),
    ]
    w = world(rule(effective="2024-01-01"), rule("old", by="eu"), shares=shares)
    assert coverage(w, ["lithography"], on="2024-06-15", toward="CHN", by=["NLD", "usa", "deu"]) == [
        {
            "technology": "lithography",
            "on": "2024-06-15",
            "toward": "chn",
            "covered_share": 30.1,
            "undated_share": 50.2,
            "known_share": 90.3,
            "holders_without_number": ["deu"],
            "basis": "headquarters",
            "year": 2025,
            "share_source": "eto",
            "cells": [
                cell("deu", "undated", None, ["old"]),
                cell("nld", "undated", 50.2, ["old"]),
                cell("usa", "in-force", 30.1, ["rule"]),
            ],
        }
    ]


def test_without_any_number_a_share_is_unknown_and_not_nought():
    w = world(rule(effective="2024-01-01"), shares=[share("usa", "lithography", None), share("jpn", "etch", 80.0)])
    unknown, known = coverage(w, ["lithography", "etch"], on="2024-06-15", toward="chn", by=["usa"])[::-1]
    assert [unknown[f"{part}_share"] for part in ("covered", "undated", "known")] == [None, None, None]
    assert (unknown["year"], unknown["holders_without_number"]) == (2025, ["usa"])
    assert [known[f"{part}_share"] for part in ("covered", "undated", "known")] == [0.0, 0.0, 80.0]


def test_shares_come_from_one_source_the_newest_year_then_the_one_with_more_rows():
    shares = [share("usa", "etch", 1.0, source="a"), share("usa", "etch", 2.0, source="b")]
    shares += [share("jpn", "etch", 3.0, source="b"), share("deu", "etch", 4.0, year=2020, source="c")]
    row = coverage(world(shares=shares), ["etch"], on="2024-06-15", toward="chn", by=["usa"])[0]
    assert (row["share_source"], row["year"], row["known_share"]) == ("b", 2025, 5.0)


def test_a_cell_lists_requests_announced_and_suspended_rules_whatever_its_status():
    w = world(
        rule("now", effective="2024-01-01"),
        rule("some-day", announced="2023-01-01"),
        rule("next", announced="2024-05-01", effective="2025-01-01"),
        rule("paused", effective="2023-01-01", suspended="2024-02-01"),
        rule("ask", by="jpn", kind="diplomatic-request", announced="2024-01-01", destinations=["usa"]),
    )
    row = coverage(w, ["lithography"], on="2024-06-15", toward="chn", by=["usa"])[0]
    assert row["cells"] == [cell("usa", "in-force", None, ["now"], ["ask"], ["next"], ["paused"])]


def test_gaps_weigh_what_is_uncovered_by_what_it_reaches():
    flows = [{"from": "scanners", "to": "etch"}, {"from": "lithography", "to": "scanners"}]
    flows += [{"from": "tools", "to": "tools"}]
    shares = [share("usa", "scanners", 60.0), share("nld", "scanners", 40.0), share("usa", "etch", 0.0)]
    w = world(rule(by="nld", effective="2024-01-01"), flows=flows, shares=shares)
    assert gaps(w, on="2024-06-15", toward="chn", by=["usa", "nld"]) == [
        {"technology": "scanners", "uncovered_share": 60.0, "holders": ["usa"], "reach": 1, "score": 60.0}
    ]


def test_a_scenario_adds_and_drops_measures_and_leaves_the_world_alone():
    w = world(
        rule(effective="2024-01-01", exempt_groups=["friends"]),
        rule("law", by="nld", kind="fdpr", parties=["chipmaker"], destinations=["chn"], effective="2024-01-01"),
    )
    copied = {"add": [{"imposed_by": "deu", "like": "rule", "effective": "2024-06-01"}], "without": ["rule"]}
    assert status(w, j="deu", scenarios=[copied]) == "in-force"
    assert status(w, j="deu", toward="jpn", scenarios=[copied]) == "none"
    assert status(w, j="usa", scenarios=[copied]) == "none"
    assert status(w, j="usa") == "in-force"
    narrowed = {"add": [{"imposed_by": "deu", "like": "law", "effective": "2024-06-01", "targets": []}]}
    assert status(w, j="deu", scenarios=[narrowed]) == "end-use"
    with pytest.raises(ValueError, match="rule is in use"):
        status(w, scenarios=[{"add": [{"id": "rule", "imposed_by": "deu", "effective": "2024-06-01"}]}])


def test_a_diff_names_what_began_ended_or_was_suspended_and_the_shares_that_moved():
    w = world(
        rule(effective="2024-01", suspended="2024-06"),
        rule("elsewhere", destinations=["jpn"], effective="2024-02-01"),
        shares=[share("usa", "lithography", 30.0)],
    )
    for code in ("kor", "twn"):
        w["actors"][code] = facts.actor(actor(code))
    assert diff(w, "2023-12-31", "2024-05-01", "chn") == [
        {
            "change": "begun",
            "id": "rule",
            "name": "rule",
            "date": "2024-01-31",
            "before": None,
            "after": None,
        },
        {"change": "share", "id": "lithography", "name": "Lithography", "date": None, "before": 0.0, "after": 30.0},
    ]
    assert [(row["change"], row["date"]) for row in diff(w, "2024-01-31", "2024-06-01")] == [
        ("begun", "2024-02-01"),
        ("suspended", "2024-06-01"),
    ]
