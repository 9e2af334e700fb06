"""The query of an answer, pasted elsewhere, gives the same rows; no value ends its literal or its comment."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from graph.answers import Answer
from graph.connection import Connection
from graph.library import Graph
from graph.pasted import pasted
from graph.questions import questions
from graph.readonly import reading
from graph.reads import plain
from tests.graph.comparing import ASKED, KOREA, OF_ITS_OWN

ANSWERS: dict[str, Callable[[Graph], Answer]] = {
    **{id: lambda graph, asked=id: graph.ask(asked) for id in questions()},
    **{
        f"{id}, example": lambda graph, asked=id: graph.ask(asked, **ASKED[asked]["example"])
        for id in ("what-changed", "single-source", "request-status", "unknown-shares")
    },
    "coverage": lambda graph: graph.coverage(on="2024-04-01"),
    "coverage of two": lambda graph: graph.coverage(
        "etch", "cleaning", on="2024-04-01", toward="usa", by=["jpn", "chn"]
    ),
    "coverage under scenarios": lambda graph: graph.coverage(
        "cleaning", on="2024-04-01", scenarios=[KOREA, OF_ITS_OWN]
    ),
    "gaps": lambda graph: graph.gaps(on="2024-04-01"),
    "gaps under a scenario": lambda graph: graph.gaps(on="2024-04-01", by=["kor", "jpn"], scenarios=[KOREA]),
    "diff": lambda graph: graph.diff("2023-03-01", "2023-12-31"),
    "diff toward": lambda graph: graph.diff("2023-03-01", "2023-12-31", toward="chn"),
}


def test_every_kind_of_answer_is_pasted() -> None:
    assert len(ANSWERS) == 39 + 4 + 7


@pytest.mark.parametrize("name", ANSWERS)
def test_the_query_of_an_answer_gives_the_same_rows_elsewhere(connection: Connection, graph: Graph, name: str) -> None:
    answer = ANSWERS[name](graph)
    with connection.session("READ") as session:
        assert [plain(record.data()) for record in session.run(answer.cypher)] == answer.rows


GUARDED = (
    "hops-between",
    "requests",
    "listed-firms",
    "coverage under scenarios",
    "gaps under a scenario",
    "diff toward",
)
"""Answers whose queries hold what a guard might stumble over: paths, lists, dates, maps of a scenario, unions."""


@pytest.mark.parametrize("name", GUARDED)
def test_the_workbench_lets_the_query_of_an_answer_through(connection: Connection, graph: Graph, name: str) -> None:
    answer = ANSWERS[name](graph)
    with reading(connection, answer.cypher) as read:
        assert [dict(zip(read.columns, row, strict=True)) for row in read.rows] == answer.rows
        assert read.columns == answer.columns


def test_a_pasted_query_begins_with_its_title_and_parameters(graph: Graph) -> None:
    lines = graph.ask("hops-between", from_="zeiss", to="smic").cypher.splitlines()
    assert lines[:3] == ["// hops-between: How far apart are {from} and {to}?", '// from: "zeiss"', '// to: "smic"']
    assert "MATCH (a:Actor {id: 'zeiss'})" in lines
    assert [line for line in lines if "$" in line] == []


HOSTILE = (
    *(
        "'",
        '"',
        "\\",
        "\\'",
        "\\\\'",
        "'}) DETACH DELETE n //",
        "\n",
        "\r\nRETURN 1",
        "*/ RETURN 1 /*",
        "`",
        "$v",
        "{}",
    ),
    *(
        "\\u0027",
        "\\\\u0027",
        "\\u000a",
        "\\u000aRETURN 1 AS v //",
        "\\\\u000aRETURN 1",
        "\\uuuu0027",
        "\\u",
        "\\u12",
        "\\",
    ),
    *("\x00", "\t", "\x85RETURN 1", "\u2028RETURN 1", "\u2029", "\ufeff", "\ud7ff", "\U0001f600", "é", "日本"),
)
LETTERS = st.sampled_from("\\'\"u0027aU{}$`/*\n\r\t\x00\x85\u2028 ;") | st.characters(exclude_categories=["Cs"])
TEXTS = st.sampled_from(HOSTILE) | st.text(LETTERS, max_size=12)
NUMBERS = st.integers(-(2**63) + 1, 2**63 - 1) | st.floats(allow_nan=False, allow_infinity=False)
PLAIN = st.none() | st.booleans() | NUMBERS | TEXTS
VALUES = st.recursive(
    PLAIN,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["id", "covers", "x"]), inner, max_size=2)
    ),
    max_leaves=6,
)


@pytest.mark.parametrize("text", HOSTILE, ids=ascii)
def test_no_text_breaks_out_of_its_literal_or_its_comment(connection: Connection, text: str) -> None:
    for version in ("", "CYPHER 5 ", "CYPHER 25 "):
        query = version + pasted("A title", "RETURN $v AS v, 'kept' AS w", {"v": text})
        assert connection.rows(query) == [{"v": text, "w": "kept"}]


@hypothesis_settings(max_examples=60, deadline=None)
@given(value=VALUES, other=TEXTS)
def test_every_value_comes_back_from_the_server_as_it_was(connection: Connection, value: Any, other: str) -> None:
    query = pasted("A title", "RETURN $value AS value, $other AS other", {"value": value, "other": other})
    assert connection.rows(query) == [{"value": value, "other": other}]
