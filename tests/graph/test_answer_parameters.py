"""What is written for a parameter: in any case, as a date, left out, or wrong."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest

from graph.answers import Answer
from graph.errors import UnknownName, WrongValue
from graph.library import Graph
from ontology.errors import ExplorerError


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
