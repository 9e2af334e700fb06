"""What answers say beside their rows: notes, and that nobody knows."""

from __future__ import annotations

from datetime import date

import pytest

from graph.connection import Connection
from graph.library import Graph
from graph.questions import questions
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
