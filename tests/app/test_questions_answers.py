"""The page of the named questions: every answer stands on it whole, with the command and the Cypher that give it."""

from __future__ import annotations

import html
import json
import re
import shlex
from typing import Any

import pytest

from app import address, words
from app.statuses import STATUSES
from app.views.questions.answer import command
from app.views.questions.callbacks import table
from app.views.questions.cells import DATES, PROSE, SPOKEN
from app.views.questions.selection import name_of
from graph.answers import Answer
from graph.connection import Connection
from graph.library import Graph
from graph.questions import questions
from ontology.model import Model
from tests.app.questions_page import markup
from tests.app.reading import Cell, Tables
from tests.conftest import Command
from tests.graph.comparing import ASKED

EXAMPLES = {id: {} if id not in ASKED else ASKED[id].get("example") or {} for id in questions()}


def address_of(id: str, given: dict[str, Any]) -> str:
    return address.write({"ask": id, **{name_of(name): str(value) for name, value in given.items()}})


def agrees(cell: Cell, value: Any, column: str) -> bool:
    """Whether a cell says what the answer has there, nothing less and nothing else."""
    if value is None or value == []:
        return cell.text in ("", "no number", "not known") and not cell.values
    if isinstance(value, bool):
        return cell.text == ("yes" if value else "no")
    if isinstance(value, int | float):
        return cell.values == [repr(value)]
    if isinstance(value, list):
        return len(cell.links) == len(value) and cell.links == value if cell.links else cell.text == ", ".join(value)
    if column in DATES:
        return cell.days == [value]
    if column in SPOKEN:
        return words.spaced(value) in cell.text or STATUSES[value].words in cell.text
    return cell.text == value if column in PROSE or not cell.links else cell.links == [value]


def differences(rows: list[list[Cell]], answer: Answer) -> list[str]:
    found = [] if len(rows) == len(answer.rows) else [f"{len(rows)} rows instead of {len(answer.rows)}"]
    for place, (shown, row) in enumerate(zip(rows, answer.rows, strict=False)):
        for cell, column in zip(shown, answer.columns, strict=True):
            if not agrees(cell, row[column], column):
                found.append(f"row {place}, {column}: {cell} for {row[column]!r}")
    return found


@pytest.mark.parametrize("id", questions())
def test_the_page_of_a_question_has_every_row_of_its_answer(connection: Connection, model: Model, id: str) -> None:
    answer = Graph(connection).ask(id, **EXAMPLES[id])
    query = address_of(id, EXAMPLES[id])
    shown = markup(connection, query)
    rows = Tables(shown).rows.get("answer-table", [])
    assert differences(rows, answer) == []
    assert (answer.no_data is None) == ("No data." not in shown)
    assert table(connection, model, query).rows == tuple(tuple(row.values()) for row in answer.rows)


def test_a_row_left_out_or_altered_is_noticed(connection: Connection) -> None:
    answer = Graph(connection).ask("firms-by-share")
    rows = Tables(markup(connection, "?ask=firms-by-share")).rows["answer-table"]
    assert differences(rows[:-1], answer) == ["2 rows instead of 3"]
    rows[0][3].values = ["41.2"]
    assert [text.split(":")[0] for text in differences(rows, answer)] == ["row 0, share"]


@pytest.mark.parametrize("id", questions())
def test_the_command_on_the_page_gives_the_same_rows(connection: Connection, run: Command, id: str) -> None:
    answer = Graph(connection).ask(id, **EXAMPLES[id])
    said = shlex.split(command(answer, id))
    assert said[:3] == ["chokepoint", "ask", id]
    given = run(*said[1:], "--format", "json").stdout
    assert json.loads(given) == json.loads(json.dumps(answer.rows))


def test_a_value_that_a_shell_would_run_is_quoted(connection: Connection) -> None:
    answer = Graph(connection).ask("nodes-of-code", code="3B'001; rm *")
    assert command(answer, "nodes-of-code") == "chokepoint ask nodes-of-code --param 'code=3B'\"'\"'001; rm *'"


def test_the_cypher_on_the_page_is_that_of_the_answer(connection: Connection) -> None:
    answer = Graph(connection).ask("downstream-of", technology="etch")
    shown = markup(connection, "?ask=downstream-of&technology=etch")
    found = re.search(r'<pre id="cypher-text"[^>]*>(.*?)</pre>', shown, re.DOTALL)
    assert found
    assert html.unescape(found[1]) == answer.cypher
