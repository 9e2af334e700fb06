"""Answers: what they say beside their rows, what they rest on, and their query pasted elsewhere."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest

from graph.answers import Answer, Grounds
from graph.connection import Connection
from graph.errors import UnknownName, WrongValue
from graph.library import Graph
from graph.questions import questions
from graph.settings import Settings
from ontology.errors import ExplorerError
from tests.graph import tiny
from tests.graph.comparing import KOREA, OF_ITS_OWN, bundled_world
from tests.independent import dates
from tests.independent.questions import QUESTIONS as RULES
from tests.independent.questions import answer as independent

UPPER_BOUND = "Covered shares are upper bounds: a control catches part of a node only."
NONE_KNOWN = "None known: no record of the graph answers this."
LATE = "2027-01-01 is after the state of knowledge, 2026-11-20: what came later is not in this answer."


# Notes


def test_an_answer_for_a_day_after_the_state_of_knowledge_says_so(graph: Graph) -> None:
    assert graph.coverage("cleaning", on="2027-01-01").notes == (LATE, UPPER_BOUND)
    assert graph.gaps(on="2027-01-01").notes == (LATE,)
    assert graph.ask("measures-on", on="2027-01-01").notes == (LATE,)
    assert graph.diff("2027-01-01", "2027-01-01").notes == (LATE, LATE, "None: nothing changed between these days.")


def test_an_answer_for_a_day_before_the_first_dated_measure_says_so(graph: Graph) -> None:
    measures = bundled_world()["measures"].values()
    days = [dates.last_day(m[name]) for m in measures for name in ("announced", "effective") if m[name]]
    early = f"1990-01-01 is before the first dated measure of the graph, {min(days)}."
    assert graph.coverage("cleaning", on="1990-01-01").notes == (early, UPPER_BOUND)
    assert graph.ask("measures-on", technology="cleaning", on="1990-01-01", toward="deu").notes[0] == early


def test_the_day_of_an_answer_is_the_state_of_knowledge_where_none_is_given(graph: Graph) -> None:
    answer = graph.coverage("cleaning")
    assert (answer.rows[0]["on"], answer.notes) == ("2026-11-20", (UPPER_BOUND,))
    assert graph.gaps().rows == graph.gaps(on=date(2026, 11, 20)).rows
    assert graph.ask("uncovered-supply").parameters["on"] == "2026-11-20"


def test_an_answer_names_the_scenarios_it_was_made_under(graph: Graph) -> None:
    said = 'Under the scenario: Korea\'s copy, A "quoted" name\\u000a // and more.'
    answer = graph.coverage("cleaning", on="2024-04-01", scenarios=[KOREA, OF_ITS_OWN])
    assert answer.notes == (said, UPPER_BOUND)
    assert answer.rows[0]["scenario"] == 'Korea\'s copy, A "quoted" name\\u000a // and more'
    assert graph.gaps(on="2024-04-01", scenarios=[KOREA]).notes == ("Under the scenario: Korea's copy.",)


def test_shares_known_in_part_are_named_with_how_much_is_known(changing: Connection) -> None:
    shares = [tiny.share("usa", "etch", 51.9), tiny.share("jpn", "etch", 32.4), tiny.share("usa", "scanners", 99.0)]
    shares += [tiny.share("jpn", "wafers", 12.0), tiny.share("usa", "lenses", None)]
    graph = tiny.written(changing, tiny.measure(effective="2024-01-01"), shares=shares)
    told = {
        ("etch",): ["Shares known for 84.3 % only."],
        ("scanners",): [],
        ("etch", "scanners", "wafers"): ["Shares known in part only: etch 84.3 %, wafers 12 %."],
        ("etch", "lenses"): [
            "Shares known in part only: etch 84.3 %.",
            "No data: no source gives a number for who supplies lenses.",
        ],
    }
    for technologies, said in told.items():
        answer = graph.coverage(*technologies, on=tiny.DAY)
        assert answer.notes == (UPPER_BOUND, *said), technologies
        assert answer.no_data is None


def test_technologies_without_any_number_are_no_data(graph: Graph) -> None:
    answer = graph.coverage("sme", "helium", on="2024-04-01")
    assert answer.no_data == "No data: no source gives a number for who supplies helium, sme."
    assert [row["covered_share"] for row in answer.rows] == [None, None]
    assert answer.notes == (UPPER_BOUND,)


def test_gaps_without_any_share_are_no_data_and_without_a_gap_they_are_none(changing: Connection) -> None:
    rule = tiny.measure(effective="2024-01-01")
    assert tiny.written(changing, rule).gaps(on=tiny.DAY).no_data == "No data: no source gives any share of supply."
    covered = tiny.written(changing, rule, shares=[tiny.share("usa", "lithography", 100.0)]).gaps(on=tiny.DAY)
    assert (covered.rows, covered.no_data) == ([], None)
    assert covered.notes == ("None: no known share is outside these controls.",)


# No data

NO_DATA: dict[str, tuple[dict[str, str], str]] = {
    "coverage-share": ({"technology": "helium"}, "No data: no source gives a number for who supplies helium."),
    "responses": ({"request": "cn-tungsten-2025"}, "No data: no answer to cn-tungsten-2025 is recorded."),
    "firms-affected": (
        {"measure": "cn-tungsten-2025"},
        "No data: no source names a firm affected by cn-tungsten-2025.",
    ),
    "suppliers-of": ({"firm": "tsmc"}, "No data: no source says who supplies tsmc."),
    "exemptions-sought": ({"asked": "mys"}, "No data: no request for an exemption is recorded."),
    "positions-on": ({"measure": "cn-tungsten-2025"}, "No data: no position on cn-tungsten-2025 is recorded."),
    "downstream-of": ({"technology": "chips"}, "No data: no flow out of chips is recorded."),
    "upstream-of": ({"technology": "pvd"}, "No data: no flow into pvd is recorded."),
    "sources-of": ({"id": "nzl"}, "No data: no source is recorded for nzl."),
    "firms-by-share": ({"technology": "services"}, "No data: no source gives firm shares of services."),
    "other-suppliers": ({"technology": "design"}, "No data: no source gives shares of design."),
    "installed-base": ({"technology": "etch"}, "No data: no loaded source counts installed tools of etch by site."),
    "share-over-time": ({"technology": "etch"}, "No data: only one year of shares of etch is loaded."),
    "nodes-of-code": ({"code": "9Z999"}, "No data: no technology carries a code that begins with 9Z999."),
}


def test_every_question_that_has_such_a_sentence_says_it_somewhere() -> None:
    own = "easier-destinations"  # in a world made for it, below
    assert NO_DATA.keys() | {own} == {id for id, each in questions().items() if each.no_data}
    assert len(NO_DATA) == 14


@pytest.mark.parametrize("id", NO_DATA)
def test_where_nobody_knows_the_answer_says_so_with_the_parameters(graph: Graph, id: str) -> None:
    given_, said = NO_DATA[id]
    answer = graph.ask(id, **given_)
    expected = independent(bundled_world(), id, **given_) if id in RULES else []
    assert (answer.no_data, answer.rows) == (said, expected)
    assert NONE_KNOWN not in answer.notes


def test_a_group_whose_members_nobody_knows_is_no_data_and_no_group_is_none(changing: Connection) -> None:
    graph = tiny.written(
        changing,
        tiny.measure("spares", exempts=["unknown"]),
        tiny.measure("spares-nobody"),
        tiny.measure("spares-friends", exempts=["friends"]),
        actors=[*tiny.ACTORS, tiny.actor("unknown", "group-or-regime")],
    )
    answers = [graph.ask("easier-destinations", measure=id) for id in ("spares", "spares-nobody", "spares-friends")]
    assert [answer.no_data for answer in answers] == [
        "No data: spares names groups whose members are not known.",
        None,
        None,
    ]
    assert [[row["destination"] for row in answer.rows] for answer in answers] == [[], [], ["gbr"]]
    assert [NONE_KNOWN in answer.notes for answer in answers] == [False, True, False]


def test_no_rows_are_none_known_where_that_is_the_answer(graph: Graph) -> None:
    answer = graph.ask("relief-for-firms", firm="zeiss")
    assert (answer.rows, answer.no_data, answer.notes) == ([], None, (NONE_KNOWN,))


def test_a_technology_with_one_supplier_has_shares(graph: Graph) -> None:
    answer = graph.ask("other-suppliers", technology="litho-euv", without="nld")
    assert (answer.rows, answer.no_data, answer.notes) == ([], None, (NONE_KNOWN,))


# What an answer rests on


def test_an_answer_rests_on_its_measures_what_they_say_and_the_shares(changing: Connection) -> None:
    weak = {"verified": False, "confidence": "low"}
    graph = tiny.written(
        changing,
        tiny.measure("first", covers=["etch", "wafers"], targets=["chn"], effective="2024-01-01"),
        tiny.measure("second", by="jpn", covers="etch", exempts=["friends"], effective="2024-01-01") | weak,
        tiny.measure("elsewhere", by="kor", covers="etch", effective="2024-01-01"),
        shares=[tiny.share("usa", "etch", 60.0), tiny.share("jpn", "etch", 40.0), tiny.share("kor", "etch", None)],
    )
    grounds = graph.coverage("etch", on=tiny.DAY, by=["usa", "jpn"]).grounds
    links = ("second--COVERS--etch", "second--EXEMPTS--friends", "second--IMPOSED_BY--jpn")
    assert grounds == Grounds(
        measures=("first", "second"),
        statements=4 + 3 + 3,  # of the first measure, of the second, rows of shares
        shares=("eto, 2025, headquarters",),
        sources=(),
        unverified=("second", *links),
        low=("second", *links),
    )


def test_an_answer_cites_what_its_measures_and_statements_cite(graph: Graph) -> None:
    answer = graph.coverage("cleaning", on="2023-07-23", by=["jpn"])
    assert set(answer.sources) >= bundled_world()["measures"]["jp-23-items-2023"]["sources"] | {"eto-chipexplorer"}
    assert list(answer.sources) == sorted(set(answer.sources))


def test_a_count_rests_on_every_measure(graph: Graph) -> None:
    assert len(graph.ask("kinds-of-measures").grounds.measures) == len(bundled_world()["measures"]) == 116


def test_the_sources_of_an_answer_are_those_of_its_grounds(graph: Graph) -> None:
    answer = graph.ask("sources-of", id="jp-23-items-2023")
    assert answer.sources == answer.grounds.sources == tuple(sorted(answer.sources))
    assert {row["source"] for row in answer.rows} <= set(answer.sources)
    assert graph.ask("installed-base").sources == ()


# Forms


def test_an_answer_is_a_data_frame_with_its_columns_also_without_rows(graph: Graph) -> None:
    full, empty = graph.ask("firms-by-share", technology="etch"), graph.ask("installed-base")
    assert full.to_pandas().to_dict("records") == full.rows
    assert list(full.to_pandas().columns) == ["firm", "name", "jurisdiction", "share", "year"]
    assert (len(full.to_pandas()), len(empty.to_pandas())) == (3, 0)
    assert list(empty.to_pandas().columns) == ["technology", "site", "tools"]


LIBRARY = """
import json
from graph import connect
with connect() as graph:
    answer = graph.ask("measures-on", technology="cleaning", on="2024-01-01")
    print(json.dumps([answer.rows, answer.cypher, answer.sources, len(answer.to_pandas())]))
"""


def test_the_graph_is_a_library_in_a_process_of_its_own(graph: Graph, settings: Settings) -> None:
    environment = {**os.environ, "CHOKEPOINT_HOME": str(settings.home)}
    done = subprocess.run(
        [sys.executable, "-c", LIBRARY], env=environment, capture_output=True, text=True, check=False, timeout=120
    )
    assert (done.returncode, done.stderr) == (0, "")
    here = graph.ask("measures-on", technology="cleaning", on="2024-01-01")
    assert json.loads(done.stdout) == [here.rows, here.cypher, list(here.sources), len(here.rows)]


# What is written for a parameter


def test_ids_and_codes_are_taken_in_any_case_and_days_as_dates(graph: Graph) -> None:
    answer = graph.ask("measures-on", technology="cleaning", toward="chn", on="2023-07-23")
    assert len(answer.rows) == 1
    for technology, toward, on in (
        ("CLEANING", "CN", date(2023, 7, 23)),
        (" Cleaning ", "cHn", datetime(2023, 7, 23, 5, tzinfo=UTC)),
        ("cleaning", "cn", " 2023-07-23 "),
    ):
        again = graph.ask("measures-on", technology=technology, toward=toward, on=on)
        assert (again.rows, again.parameters) == (answer.rows, answer.parameters)
    twice = graph.coverage("cleaning", "CLEANING", "cleaning", by=["US", "usa", "Jpn"], on="2023-07-23")
    assert [[cell["jurisdiction"] for cell in row["cells"]] for row in twice.rows] == [["jpn", "usa"]]


def test_the_order_of_jurisdictions_and_technologies_does_not_matter(graph: Graph) -> None:
    one = graph.coverage("etch", "cleaning", by=["usa", "jpn"], on="2024-01-01")
    other = graph.coverage("cleaning", "etch", by=["jpn", "usa"], on="2024-01-01")
    assert one.rows == other.rows
    assert [row["technology"] for row in one.rows] == ["cleaning", "etch"]


def test_from_is_written_with_a_line_below_it(graph: Graph) -> None:
    rows = graph.ask("what-changed", from_="2023-01-01", to="2023-02-01").rows
    assert [(row["change"], row["measure"], row["day"]) for row in rows] == [
        ("begun", "eu-delegated-2023-66", "2023-01-12")
    ]
    assert graph.ask("hops-between", from_="zeiss", to="smic").rows == [{"from": "zeiss", "to": "smic", "hops": 3}]


def test_none_is_the_default(graph: Graph) -> None:
    assert graph.ask("measures-on", technology=None, on=None).parameters == graph.ask("measures-on").parameters


WRONG: tuple[tuple[str, dict[str, Any], type[ExplorerError], str, str], ...] = (
    ("measures-on", {"on": "2023-02-30"}, WrongValue, "on: '2023-02-30' is no day.", "YYYY-MM-DD"),
    ("measures-on", {"on": "2023-07"}, WrongValue, "on: '2023-07' is no day.", "YYYY-MM-DD"),
    ("measures-on", {"on": True}, WrongValue, "on: True is no text.", "Give an id"),
    ("measures-on", {"technology": ["a"]}, WrongValue, "technology: ['a'] is no text.", "Give an id"),
    ("measures-on", {"technology": "  "}, WrongValue, "technology: '  ' is no text.", "Give an id"),
    ("measures-on", {"technology": "x" * 501}, WrongValue, "technology: 501 characters are too many.", "At most 500"),
    (
        "measures-on",
        {"technology": "clening"},
        UnknownName,
        "technology: there is no Technology 'clening'.",
        "'cleaning'",
    ),
    ("measures-on", {"technology": "asml"}, UnknownName, "technology: 'asml' is of the class Company", "Technology"),
    ("measures-on", {"toward": "Chinaa"}, UnknownName, "toward: there is no Jurisdiction 'Chinaa'.", "'chn'"),
    ("measures-on", {"technolgy": "x"}, UnknownName, "'measures-on' has no parameter 'technolgy'.", "'technology'"),
    ("measure-on", {}, UnknownName, "There is no question 'measure-on'.", "'measures-on'"),
    ("suppliers-of", {"firm": "usa"}, UnknownName, "firm: 'usa' is of the class Jurisdiction, not Company.", "Company"),
    ("suppliers-of", {"firm": "hwawei"}, UnknownName, "firm: there is no Company 'hwawei'.", "'huawei'"),
    ("firms-affected", {"measure": "jp-23-item"}, UnknownName, "there is no Measure 'jp-23-item'", "jp-23-items-2023"),
    ("sources-of", {"id": "jp-23-item"}, UnknownName, "id: there is no Entity 'jp-23-item'.", "'jp-23-items-2023'"),
    ("single-source", {"threshold": "much"}, WrongValue, "threshold: 'much' is no number.", "75"),
    ("single-source", {"threshold": float("nan")}, WrongValue, "threshold: 'nan' is no number.", "75"),
    ("single-source", {"threshold": "1e400"}, WrongValue, "threshold: '1e400' is no number.", "75"),
    (
        "request-status",
        {"state": "closed"},
        WrongValue,
        "state: 'closed' is not allowed.",
        "open, adopted, fulfilled, other",
    ),
    (
        "what-changed",
        {"from_": "2024-01-02", "to": "2024-01-01"},
        WrongValue,
        "2024-01-02 is after 2024-01-01.",
        "earlier",
    ),
)


@pytest.mark.parametrize(("id", "given_", "kind", "said", "hint"), WRONG)
def test_what_cannot_be_is_named_with_what_could(
    graph: Graph, id: str, given_: dict[str, Any], kind: type[ExplorerError], said: str, hint: str
) -> None:
    with pytest.raises(kind) as caught:
        graph.ask(id, **given_)
    assert said in caught.value.message
    assert hint in caught.value.hint


@pytest.mark.parametrize(
    ("ask", "said", "hint"),
    [
        (lambda graph: graph.coverage("clening"), "technology: there is no Technology 'clening'.", "'cleaning'"),
        (lambda graph: graph.coverage(by=["jpm"]), "by: there is no Jurisdiction 'jpm'.", "'jpn'"),
        (lambda graph: graph.gaps(toward="chm"), "toward: there is no Jurisdiction 'chm'.", "'chn'"),
        (lambda graph: graph.gaps(on="today"), "on: 'today' is no day.", "YYYY-MM-DD"),
        (lambda graph: graph.diff("2023", "2024-01-01"), "from: '2023' is no day.", "YYYY-MM-DD"),
        (lambda graph: graph.diff("2023-01-01", "2022-01-01"), "from: 2023-01-01 is after 2022-01-01.", "earlier"),
        (
            lambda graph: graph.diff("2023-01-01", "2024-01-01", toward="x1"),
            "no Jurisdiction 'x1'",
            "The nearest of 33",
        ),
    ],
)
def test_coverage_gaps_and_differences_name_it_too(
    graph: Graph, ask: Callable[[Graph], Answer], said: str, hint: str
) -> None:
    with pytest.raises(ExplorerError) as caught:
        ask(graph)
    assert said in caught.value.message
    assert hint in caught.value.hint
