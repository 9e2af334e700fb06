"""The independent computation, on worlds small enough to check by hand and on the worked example of the interface."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.independent import facts
from tests.independent.coverage import STATUS_TABLE, coverage
from tests.independent.diff import diff
from tests.independent.gaps import gaps
from tests.independent.questions import QUESTIONS, answer
from tests.independent.release import read_release

SOURCES = Path(__file__).resolve().parents[2] / "loaders" / "sources"


@pytest.fixture(scope="module")
def real():
    """The fact base and the excerpt of ETO that come with the project."""
    return facts.read(SOURCES / "facts" / "data", SOURCES / "eto" / "data" / "eto_shares.yaml")


def actor(id, type="jurisdiction", groups=(), outside=(), **fields):
    memberships = [{"group": g, "member": True} for g in groups] + [{"group": g, "member": False} for g in outside]
    return {"id": id, "name": id.upper(), "type": type, "iso3": id.upper(), "memberships": memberships, **fields}


ACTORS = [
    actor("usa"),
    actor("nld", groups=["eu"]),
    actor("deu", groups=["eu"]),
    actor("eu"),
    actor("chn", groups=["listed"]),
    actor("jpn", groups=["friends"], outside=["listed"]),
    actor("listed", "group-or-regime"),
    actor("friends", "group-or-regime"),
    actor("bureau", "agency", country="usa"),
    actor("officer", "person", affiliation="bureau"),
    actor("commission", "agency", country="eu"),
    actor("chipmaker", "company", headquarters="chn"),
    actor("various", "collective-holder"),
    actor("unnamed", "collective-holder"),
]

TECHNOLOGIES = [
    {"id": "tools", "name": "Tools", "umbrella": True, "parent": None},
    {"id": "lithography", "name": "Lithography", "parent": "tools"},
    {"id": "scanners", "name": "Scanners", "parent": "lithography"},
    {"id": "etch", "name": "Etch", "parent": "tools"},
]


def rule(id="rule", by="bureau", covers=("lithography",), kind="list-based-control", status="in-force", **fields):
    dates = {name: fields.pop(name) for name in facts.DATES if name in fields}
    targets = {name: fields.pop(name) for name in ("destinations", "parties", "affected_firms") if name in fields}
    return {
        "id": id,
        "title": id,
        "kind": kind,
        "status": status,
        "imposed_by": [by],
        "covers": [{"technology": t} for t in covers],
        "targets": targets,
        "dates": dates,
        **fields,
    }


def share(holder, technology, number, year=2025, source="eto"):
    return {
        "holder": holder,
        "technology": technology,
        "share": number,
        "basis": "headquarters",
        "year": year,
        "source": source,
    }


def world(*measures, **records):
    return facts.make(actors=ACTORS, technologies=TECHNOLOGIES, measures=measures, **records)


def status(world, j="usa", technology="lithography", on="2024-06-15", toward="chn", **options):
    row = coverage(world, [technology], on=on, toward=toward, by=[j], **options)[0]
    return row["cells"][0]["status"]


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


def cell(jurisdiction, status, share, measures, requests=(), announced=(), suspended=()):
    return {
        "jurisdiction": jurisdiction,
        "status": status,
        "share": share,
        "measures": measures,
        "requests": list(requests),
        "announced": list(announced),
        "suspended": list(suspended),
    }


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


def test_the_full_release_joins_what_is_known_and_prefixes_the_rest(tmp_path):
    (tmp_path / "providers.csv").write_text(
        "provider_name,alias,provider_id,provider_type,country\n"
        "USA,United States,P1,country,\nVarious countries,,P5,country,\n"
        "New Firm,,P9,organization,CHN\nNew Firm,Old Name,P9,organization,CHN\n"
    )
    (tmp_path / "inputs.csv").write_text(
        "input_id,input_name\nN1,Etch tools\nN2,Dry etch\nN3,Wet things\nN4,Baths\nN5,Dry strip\n"
    )
    (tmp_path / "sequence.csv").write_text(
        "input_name,input_id,goes_into_name,goes_into_id,is_type_of_name,is_type_of_id\n"
        ",N1,,,,N3\n,N2,,,,N1\n,N4,,,,N3\n,N5,,,,N2\n,N1,,N2,,\n"
    )
    (tmp_path / "provision.csv").write_text(
        "provider_name,provider_id,provided_name,provided_id,share_provided,year,source\n"
        ",P1,,N1,40.5,2025,\n,P5,,N1,,2025,\n,P9,,N2,7,2019,\n,P1,,S1,99,2022,\n"
    )
    before = world(shares=[share("jpn", "etch", 77.0), share("jpn", "etch", 78.0, source="other")])
    before["technologies"]["etch"]["eto_input_id"] = "N1"
    before["actors"]["various"]["eto_provider_id"] = "P5"
    after = read_release(before, tmp_path)
    parents = {t["id"]: (t["parents"], t["umbrella"]) for t in after["technologies"].values()}
    assert parents == {
        "tools": ([], True),
        "lithography": (["tools"], False),
        "scanners": (["lithography"], False),
        "etch": (["tools"], False),
        "eto:N2": (["etch"], False),
        "eto:N3": ([], True),
        "eto:N4": (["eto:N3"], False),
        "eto:N5": (["eto:N2"], False),
    }
    assert after["flows"] == {("etch", "eto:N2")}
    assert set(after["actors"]) - set(before["actors"]) == {"eto:P9"}
    assert after["actors"]["eto:P9"]["located_in"] == ["chn"]
    assert after["shares"] == [
        share("jpn", "etch", 78.0, source="other"),
        share("usa", "etch", 40.5),
        share("various", "etch", None),
        share("eto:P9", "eto:N2", 7.0, year=2019),
    ]


def test_the_worked_example_of_the_interface(real):
    row = coverage(real, ["cleaning"], on="2023-07-23", toward="chn", by=["usa", "jpn", "nld", "kor"])[0]
    cells = row.pop("cells")
    assert row == {
        "technology": "cleaning",
        "on": "2023-07-23",
        "toward": "chn",
        "covered_share": 51.9,
        "undated_share": 0.0,
        "known_share": 100.0,
        "holders_without_number": [],
        "basis": "headquarters",
        "year": 2025,
        "share_source": "eto",
    }
    assert cells[0] == cell("jpn", "in-force", 51.9, ["jp-23-items-2023"])
    assert [c["jurisdiction"] for c in cells] == ["jpn", "kor", "nld", "usa"]


def test_every_row_of_the_status_table_decides_some_cell_of_the_real_data(real):
    """Nine rows; each left out changes a status that the others do not."""
    days = [("2023-05-01", "chn"), ("2024-04-01", "kor"), ("2026-11-20", "chn")]
    by = ["deu", "jpn", "kor", "nld", "twn", "usa"]

    def statuses(table):
        return [
            (row["technology"], c["jurisdiction"], c["status"])
            for day, toward in days
            for row in coverage(real, on=day, toward=toward, by=by, table=table)
            for c in row["cells"]
        ]

    whole = statuses(STATUS_TABLE)
    assert len(STATUS_TABLE) == 9
    for left_out in range(len(STATUS_TABLE)):
        assert statuses(STATUS_TABLE[:left_out] + STATUS_TABLE[left_out + 1 :]) != whole, STATUS_TABLE[left_out][0]


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_question_has_an_answer_for_its_defaults(real, question):
    rows = answer(real, question)
    assert bool(rows) == (question not in ("installed-base", "share-over-time"))


def test_there_are_as_many_questions_as_the_list_of_the_interface_has():
    assert len(QUESTIONS) == 38


def test_a_question_refuses_a_parameter_that_it_does_not_have(real):
    with pytest.raises(LookupError, match="measures-on has no parameter measure"):
        answer(real, "measures-on", measure="jp-23-items-2023")
