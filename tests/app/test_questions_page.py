"""The page of the named questions: every answer on it whole, and every address answered in words."""

from __future__ import annotations

import html
import json
import re
import shlex
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from app import address, words
from app.drawing.shapes import Block, Part
from app.lens import Lens
from app.links import Links
from app.parts.table import PAGE, WHOLE, Order, ordered, paged
from app.statuses import STATUSES
from app.views.questions import figures, wording
from app.views.questions.answer import command
from app.views.questions.callbacks import page, table
from app.views.questions.cells import DATES, PROSE, SPOKEN
from app.views.questions.finding import finding
from app.views.questions.selection import Selection, name_of
from graph.answers import Answer
from graph.connection import Connection
from graph.errors import WrongValue
from graph.library import Graph
from graph.questions import questions
from ontology.model import Model
from tests.app.reading import Cell, Tables
from tests.conftest import Command
from tests.graph.comparing import ASKED

LINKS = Links()
EXAMPLES = {id: {} if id not in ASKED else ASKED[id].get("example") or {} for id in questions()}
NAMED = re.compile(r'<a [^>]*href="([^"]+)"')


def address_of(id: str, given: dict[str, Any]) -> str:
    return address.write({"ask": id, **{name_of(name): str(value) for name, value in given.items()}})


def markup(connection: Connection, query: str) -> str:
    """What stands beside the list of questions."""
    text: str = page(connection, LINKS, query)[-1]["markup"]
    return text


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


# Addresses


@given(
    some.sampled_from(sorted(questions())),
    some.text(min_size=1, max_size=40).map(str.strip).filter(bool),
    some.sampled_from(["", "chn", "usa"]),
)
def test_an_address_and_its_selection_are_the_same(id: str, value: str, toward: str) -> None:
    own = tuple((each.name, value) for each in questions()[id].parameters if each.name not in ("on", "toward"))
    one = Selection(lens=Lens(toward=toward), ask=id, given=own, sort="-share", page="2", shown_as="bars", bars="share")
    again = Selection.from_url(one.to_url())
    assert dict(again.given) | {"toward": toward} == dict(own) | {"toward": toward}
    assert (again.ask, again.lens, again.sort, again.page, again.bars) == (id, one.lens, "-share", "2", "share")
    assert Selection.from_url(again.to_url()) == again


def test_only_a_name_that_means_something_else_is_written_apart() -> None:
    names = {each.name for question in questions().values() for each in question.parameters}
    assert {name for name in names if name_of(name) != name} == {"without"}
    query = "?ask=other-suppliers&p.without=jpn&without=jp-23-items-2023&p.technology=cleaning"
    selection = Selection.from_url(query)
    assert dict(selection.given) == {"without": "jpn", "technology": "cleaning"}
    assert selection.lens.scenario is not None
    assert selection.lens.scenario.without == ("jp-23-items-2023",)


def test_day_and_destination_of_the_lens_are_those_of_the_question(connection: Connection) -> None:
    shown = markup(connection, "?ask=coverage-share&technology=cleaning&on=2023-07-23&toward=CHN&by=jpn&focus=asml")
    assert 'value="23 Jul 2023"' in shown
    assert 'role="combobox" value="China"' in shown
    ways = [address.read(href.replace("&amp;", "&").partition("?")[2]) for href in NAMED.findall(shown)]
    assert {"on": "2023-07-23", "toward": "chn", "by": "jpn", "focus": "cleaning"} in ways


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("?ask=measures-on&on=2023-02-30", "&#39;2023-02-30&#39; is no day."),
        ("?ask=measures-on&technology=cleanng", "There is no Technology &#39;cleanng&#39;."),
        ("?ask=measures-on&technology=asml", "is of the class Company, not Technology."),
        ("?ask=what-changed&from=2024-05-01&to=2024-01-01", "2024-05-01 is after 2024-01-01."),
        ("?ask=single-source&threshold=many", "&#39;many&#39; is no number."),
        ("?ask=request-status&state=lost", "&#39;lost&#39; is not allowed."),
        ("?ask=measures-on&technology=" + "x" * 3000, "3000 characters are too many."),
        ("?ask=nodes-of-code&code=%3Cscript%3E", "begins with &lt;script&gt;"),
    ],
)
def test_what_cannot_be_asked_is_said_in_words_and_stays_typed(connection: Connection, query: str, said: str) -> None:
    shown = markup(connection, query)
    assert said in shown
    assert "<script" not in shown
    typed = [value for name, value in address.read(query).items() if name != "ask"]
    kept = [html.unescape(value) for value in re.findall(r'value="([^"]*)"', shown)]
    assert [value for value in typed if value not in kept] == []


def test_the_nearest_are_a_click_away(connection: Connection) -> None:
    shown = markup(connection, "?ask=measures-on&technology=cleanng&on=2023-07-23")
    near = shown[shown.index('class="near"') :]
    assert [
        address.read(href.replace("&amp;", "&").partition("?")[2])["technology"] for href in NAMED.findall(near)
    ] == [
        "cleaning",
        "step-clean",
        "dry-strip-clean",
    ]
    assert 'aria-invalid="true"' in shown


def test_an_unknown_question_or_parameter_is_answered_with_the_nearest(connection: Connection, model: Model) -> None:
    def notice(query: str) -> str:
        return json.dumps([part.to_plotly_json() for part in page(connection, LINKS, query)[1]], default=str)

    assert "There is no question 'measure-on'" in notice("?ask=measure-on")
    assert "/questions?ask=measures-on" in notice("?ask=measure-on")
    wrong = "The question has no parameter 'technolgy'. Did you mean 'technology'?"
    assert wrong in notice("?ask=measures-on&technolgy=etch")
    assert "'2024-99-99' in the address is no day" in notice("?ask=retaliation&on=2024-99-99")
    assert "The scenario of the address does not act here" in notice("?ask=retaliation&without=jp-23-items-2023")
    with pytest.raises(WrongValue):
        table(connection, model, "?ask=measures-on&on=never")


# What is shown of it


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


# Other graphs


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
