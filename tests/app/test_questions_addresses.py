"""The page of the named questions: every address is answered in words."""

from __future__ import annotations

import html
import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as some

from app import address
from app.lens import Lens
from app.views.questions.callbacks import page, table
from app.views.questions.selection import Selection, name_of
from graph.connection import Connection
from graph.errors import WrongValue
from graph.questions import questions
from ontology.model import Model
from tests.app.questions_page import LINKS, NAMED, markup


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
        return json.dumps([part.to_plotly_json() for part in page(connection, model, LINKS, query)[1]], default=str)

    assert "There is no question 'measure-on'" in notice("?ask=measure-on")
    assert "/questions?ask=measures-on" in notice("?ask=measure-on")
    wrong = "The question has no parameter 'technolgy'. Did you mean 'technology'?"
    assert wrong in notice("?ask=measures-on&technolgy=etch")
    assert "'2024-99-99' in the address is no day" in notice("?ask=retaliation&on=2024-99-99")
    assert "The scenario of the address does not act here" in notice("?ask=retaliation&without=jp-23-items-2023")
    with pytest.raises(WrongValue):
        table(connection, model, "?ask=measures-on&on=never")
