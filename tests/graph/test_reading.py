"""Everyday Cypher passes the guard, and every construct gives its rows."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from graph.connection import Connection
from graph.readonly import reading

FILE = yaml.safe_load(Path(__file__).with_name("reading.yaml").read_text(encoding="utf-8"))


def _as_given(cypher: str, rows: list[list[Any]]) -> list[str]:
    """Every row as text, so that 1 is not true; in any order when the query gives none."""
    told = [repr(row) for row in rows]
    return told if "ORDER BY" in cypher else sorted(told)


@pytest.mark.parametrize("construct", FILE["constructs"], ids=lambda construct: construct["cypher"][:60])
def test_a_reading_construct_is_let_through_and_right(connection: Connection, construct: dict[str, Any]) -> None:
    cypher = construct["cypher"]
    with reading(connection, cypher, FILE["parameters"]) as answer:
        assert _as_given(cypher, list(answer.rows)) == _as_given(cypher, construct["rows"])


def test_a_plan_that_was_asked_for_comes_with_the_answer(connection: Connection) -> None:
    told = {}
    for mode in ("EXPLAIN", "PROFILE", "CYPHER 25 EXPLAIN", "PROFILE CYPHER 5", ""):
        with reading(connection, f"{mode} UNWIND [1, 2] AS x RETURN x") as answer:
            rows = list(answer.rows)
        assert answer.summary is not None
        told[mode] = (len(rows), answer.summary.plan is not None, answer.summary.profiled)
    assert told == {
        "EXPLAIN": (0, True, False),
        "PROFILE": (2, True, True),
        "CYPHER 25 EXPLAIN": (0, True, False),
        "PROFILE CYPHER 5": (2, True, True),
        "": (2, False, False),
    }


@pytest.mark.parametrize("form", ["'{}'", '"{}"', "`{}`", "/* {} */ 1", "// {}\n1", "$`{}`"])
@pytest.mark.parametrize("words", ["CREATE (n); SHOW SETTINGS", "LOAD CSV FROM 'x'", "CALL dbms.listConfig()"])
def test_hostile_words_within_strings_names_and_comments_are_no_commands(
    connection: Connection, form: str, words: str
) -> None:
    text = words.replace("'", "") if form == "'{}'" else words
    cypher = f"WITH 1 AS `{text}` RETURN {form.format(text)} AS x"
    with reading(connection, cypher, {text: 1}) as answer:
        assert list(answer.rows) == [[text if form[0] in "'\"" else 1]]
