"""What is asked wrongly, of too little, or of days that nobody knows: each has an answer or an error that helps."""

from __future__ import annotations

import json
from typing import Any

import pytest

from graph.connection import Connection
from graph.errors import UnknownName, WrongValue
from tests.conftest import Command
from tests.graph.tiny import START, measure, share, written


@pytest.mark.parametrize(
    ("technologies", "settings", "said", "hint"),
    [
        (["litography"], {}, "technology: there is no Technology 'litography'.", "Did you mean 'lithography'?"),
        (["chn"], {}, "technology: 'chn' is of the class Jurisdiction, not Technology.", "Name a Technology."),
        (["rule"], {}, "technology: 'rule' is of the class ListBasedControl, not Technology.", "Name a Technology."),
        ([], {"toward": "chm"}, "toward: there is no Jurisdiction 'chm'.", "Did you mean 'chn'?"),
        ([], {"by": ["usa", "jpm"]}, "by: there is no Jurisdiction 'jpm'.", "Did you mean 'jpn'?"),
        ([], {"on": "2024-02-30"}, "on: '2024-02-30' is no day.", "Write it as YYYY-MM-DD."),
        ([], {"on": "soon"}, "on: 'soon' is no day.", "Write it as YYYY-MM-DD."),
        ([], {"on": "2024-02"}, "on: '2024-02' is no day.", "Write it as YYYY-MM-DD."),
    ],
)
def test_what_is_not_known_is_an_error_that_says_which_word_and_names_the_nearest(
    changing: Connection, technologies: list[str], settings: dict[str, Any], said: str, hint: str
) -> None:
    graph = written(changing, measure(effective=START))
    with pytest.raises((UnknownName, WrongValue)) as caught:
        graph.coverage(*technologies, **settings)
    assert (caught.value.message, caught.value.hint.startswith(hint)) == (said, True)


def test_a_group_is_no_place_to_look_from_or_toward(changing: Connection) -> None:
    graph = written(changing, measure(effective=START))
    with pytest.raises(UnknownName, match=r"toward: there is no Jurisdiction 'listed'\."):
        graph.gaps(toward="listed")
    with pytest.raises(UnknownName, match=r"toward: there is no Jurisdiction 'friends'\."):
        graph.diff("2024-01-01", "2024-02-01", toward="friends")


def test_an_unknown_measure_of_a_question_names_the_nearest(changing: Connection) -> None:
    graph = written(changing, measure("scanner-rule", effective=START))
    with pytest.raises(UnknownName) as caught:
        graph.ask("rule-history", measure="scaner-rule")
    assert caught.value.hint == "Did you mean 'scanner-rule'?"


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        ("2024-13-01", "2024-12-31", "from: '2024-13-01' is no day."),
        ("2024-01-01", "2024-06-31", "to: '2024-06-31' is no day."),
        ("2024-06-02", "2024-06-01", "from: 2024-06-02 is after 2024-06-01."),
    ],
)
def test_a_span_of_days_that_is_none_is_an_error(changing: Connection, first: str, last: str, said: str) -> None:
    with pytest.raises(WrongValue) as caught:
        written(changing).diff(first, last)
    assert caught.value.message == said


def test_a_day_after_the_state_of_knowledge_is_answered_with_a_note(changing: Connection) -> None:
    graph = written(changing, measure(effective=START))
    late = "2026-07-01 is after the state of knowledge, 2026-06-30: what came later is not in this answer."
    answer = graph.coverage("lithography", on="2026-07-01", by=["usa"])
    assert [each["status"] for each in answer.rows[0]["cells"]] == ["in-force"]
    assert late in answer.notes
    assert late in graph.gaps(on="2026-07-01").notes
    assert late in graph.diff("2026-06-30", "2026-07-01").notes
    assert not any("2026-06-30" in note for note in graph.coverage("lithography", on="2026-06-30").notes)


def test_a_day_before_the_first_measure_is_answered_with_a_note(changing: Connection) -> None:
    answer = written(changing, measure(effective=START)).coverage("lithography", on="1970-01-01", by=["usa"])
    assert [each["status"] for each in answer.rows[0]["cells"]] == ["none"]
    assert "1970-01-01 is before the first dated measure of the graph, 2024-01-01." in answer.notes


def test_without_a_day_the_state_of_knowledge_is_meant(changing: Connection) -> None:
    graph = written(changing, measure(effective=START))
    assert graph.coverage("lithography").rows[0]["on"] == "2026-06-30"


@pytest.mark.parametrize(
    "words",
    [
        ("coverage", "--on", "2024-06-15"),
        ("gaps", "--on", "2024-06-15"),
        ("diff", "--from", "2024-01-01", "--to", "2024-06-15"),
        ("ask", "measures-on"),
    ],
    ids=lambda words: words[0],
)
def test_a_graph_never_loaded_says_how_to_load_it(changing_chokepoint: Command, words: tuple[str, ...]) -> None:
    done = changing_chokepoint(*words, status=1)
    assert (done.stdout, "chokepoint load" in done.stderr, "Traceback" in done.stderr) == ("", True, False)


def test_a_graph_without_shares_has_the_status_of_each_cell_and_says_no_data_for_the_rest(
    changing: Connection, changing_chokepoint: Command
) -> None:
    graph = written(changing, measure(effective=START))
    covered = graph.coverage("lithography", on="2024-06-15", by=["usa"])
    assert [(each["covered_share"], each["cells"][0]["status"]) for each in covered.rows] == [(None, "in-force")]
    assert covered.no_data == "No data: no source gives a number for who supplies lithography."
    gaps = graph.gaps(on="2024-06-15")
    assert (gaps.rows, gaps.no_data) == ([], "No data: no source gives any share of supply.")
    done = changing_chokepoint("gaps", "--on", "2024-06-15", "--format", "json")
    assert (json.loads(done.stdout), "no data" in done.stderr.lower()) == ([], True)


def test_a_technology_without_a_number_among_others_is_named_beside_the_answer(changing: Connection) -> None:
    answer = written(changing, shares=[share("usa", "etch", 100.0)]).coverage("etch", "wafers", on="2024-06-15")
    assert (answer.no_data, [each["known_share"] for each in answer.rows]) == (None, [100.0, None])
    assert "No data: no source gives a number for who supplies wafers." in answer.notes


def test_nothing_open_in_a_graph_with_shares_is_an_answer_and_not_missing_data(changing: Connection) -> None:
    graph = written(changing, measure(effective=START), shares=[share("usa", "lithography", 100.0)])
    answer = graph.gaps(on="2024-06-15")
    assert (answer.rows, answer.no_data) == ([], None)
    assert "None: no known share is outside these controls." in answer.notes
