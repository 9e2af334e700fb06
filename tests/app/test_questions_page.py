"""The page of the named questions: what is shown of an answer, and what stands there without one."""

from __future__ import annotations

import re
from typing import Any

import pytest

from app.drawing.shapes import Block, Part
from app.parts.table import PAGE, WHOLE, Order, ordered, paged
from app.views.questions import figures, wording
from app.views.questions.callbacks import table
from app.views.questions.finding import finding
from graph.connection import Connection
from graph.questions import questions
from ontology.model import Model
from tests.app.questions_page import NAMED, markup
from tests.app.reading import Tables


def test_before_a_question_is_asked_three_true_examples_stand_there(connection: Connection, model: Model) -> None:
    shown = markup(connection, "?on=2024-01-01")
    hrefs = [href.replace("&amp;", "&") for href in NAMED.findall(shown)]
    assert len(hrefs) == 3
    for href in hrefs:
        assert "no-data" not in markup(connection, "?" + href.partition("?")[2])
    assert table(connection, model, "").columns == ("theme", "id", "title")
    assert len(table(connection, model, "").rows) == len(questions())


def test_the_focus_can_be_asked_about(connection: Connection) -> None:
    shown = markup(connection, "?focus=asml")
    assert "About ASML Holding" in shown
    assert "ask=suppliers-of&amp;firm=asml" in shown


def test_a_name_is_found_beside_every_id(connection: Connection) -> None:
    [row] = Tables(markup(connection, "?ask=measures-on&technology=cleaning&on=2023-07-23")).rows["answer-table"]
    assert [cell.links for cell in row] == [["jp-23-items-2023"], [], ["jp-meti"], [], [], ["cleaning"]]
    assert row[2].text == "Ministry of Economy, Trade and Industry (METI)"


def test_a_table_is_sorted_by_a_column_and_unknown_values_come_last(connection: Connection) -> None:
    rows = Tables(markup(connection, "?ask=uncovered-supply&sort=uncovered_share")).rows["answer-table"]
    shares = [float(row[1].values[0]) for row in rows]
    assert shares == sorted(shares)
    some_known: list[dict[str, int | None]] = [{"a": None}, {"a": 2}, {"a": 10}]
    down = ordered(some_known, Order("a", down=True), lambda row, column: row[column])
    assert down == [{"a": 10}, {"a": 2}, {"a": None}]


def test_up_to_500_rows_stand_on_one_page_and_200_on_each_beyond() -> None:
    assert (paged(range(WHOLE), None).rows, paged(range(WHOLE), "9").pages) == (tuple(range(WHOLE)), 1)
    many = range(WHOLE + 1)
    every = [row for number in "123" for row in paged(many, number).rows]
    assert (every, paged(many, "1").pages, len(paged(many, "1").rows)) == (list(many), 3, PAGE)
    assert [paged(many, text).number for text in ("99", "0", "-1", "x", "²", "")] == [3, 1, 1, 1, 1, 1]


def test_no_number_is_hatched_and_nothing_is_not_the_same() -> None:
    bars = [
        figures.Bar(name=name, value=value, written=written, href="")
        for name, value, written in (("A", 50.0, "50 %"), ("B", 0.0, "0 %"), ("C", None, "no number"))
    ]
    drawing = figures.bars(bars, name="Shares", whole=100.0, room=760)
    blocks = [
        [(each.look, each.pattern, round(each.width)) for each in part.shapes if isinstance(each, Block)]
        for part in drawing.shapes
        if isinstance(part, Part)
    ]
    long = blocks[0][0][2]
    assert blocks == [
        [("track", "", long), ("bar", "", round(long / 2))],
        [("track", "", long), ("share-0", "", 4)],
        [("no-number", "hatch", long)],
    ]


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([{"id": "a", "share": 51.9}, {"id": "b", "share": 0.5}], "2 rows: share from 51.9 % (a) down to 0.5 % (b)."),
        (
            [{"id": "a", "share": 51.9}, {"id": "b", "share": None}],
            "2 rows: share 51.9 % throughout; 1 row without number.",
        ),
        ([{"id": "a", "share": 0}], "1 row: a, share 0 %."),
        ([{"id": "a", "status": "in-force"}, {"id": "b", "status": "in-force"}], "2 rows: 2 in force."),
        ([{"id": x} for x in "abcde"], "5 rows: a, b, c and 2 more."),
        ([{"id": x} for x in "abcd"], "4 rows: a, b, c, d."),
    ],
)
def test_the_line_over_an_answer_says_what_it_comes_to(rows: list[dict[str, Any]], said: str) -> None:
    columns = list(rows[0])
    assert finding(columns, rows, lambda row: str(row["id"]), wording.figures(columns, rows)) == said


def test_every_question_reads_as_a_sentence_without_braces() -> None:
    assert [
        wording.plain(each) for each in questions().values() if re.search(r"[{}]|the the|a a", wording.plain(each))
    ] == []


def test_an_empty_graph_says_so(changing: Connection) -> None:
    for query in ("", "?ask=measures-on", "?focus=asml"):
        assert "The graph is empty." in markup(changing, query)


def test_long_names_and_markup_in_names_are_shown_as_they_are(changing: Connection) -> None:
    name = "<script>alert(1)</script> & " + "x" * 200
    with changing.session("WRITE") as session:
        session.run(
            "CREATE (:Technology:Entity {id: 't', name: $name})-[:FLOWS_TO {id: 'f', sources: []}]->"
            "(:Technology:Entity {id: 'u', name: $name})",
            name=name,
        ).consume()
    shown = markup(changing, "?ask=downstream-of&technology=t&as=bars")
    [row] = Tables(shown).rows["answer-table"]
    assert [cell.text for cell in row] == ["u", name, "1"]
    assert "<script" not in shown
