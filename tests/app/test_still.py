"""Components as HTML: what a page shows before its scripts run; and that an address in it stays an address."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Any

import pytest
from dash import Dash, dcc, html

from app.still import still


class Elements(HTMLParser):
    """The elements of a text with their attributes, and the texts between."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found = list[Any]()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.found.append(data)


def test_elements_keep_their_attributes_under_the_names_of_html() -> None:
    label = html.Label("Day", htmlFor="day", className="field", tabIndex=0, **{"aria-label": "The day"})
    said = {"for": "day", "class": "field", "tabindex": "0", "aria-label": "The day"}
    assert Elements(still(label)).found == [("label", said), "Day"]


def test_texts_and_values_are_escaped() -> None:
    written = still(html.P(["<script>", 3, None], title='"><img>'))
    assert written == '<p title="&#34;&gt;&lt;img&gt;">&lt;script&gt;3</p>'


def test_what_html_has_too_is_written_so_and_the_rest_keeps_its_place() -> None:
    link = still(dcc.Link("Sources", href="/sources", className="tab"))
    assert Elements(link).found == [("a", {"href": "/sources", "class": "tab"}), "Sources"]
    [(name, said)] = Elements(still(dcc.Input(id="q", placeholder="Search"))).found
    assert name == "input"
    assert {"id": "q", "placeholder": "Search"}.items() <= said.items()
    assert Elements(still(dcc.Dropdown(["a", "b"], id="by", className="choice"))).found == [
        ("div", {"id": "by", "class": "choice"})
    ]


def test_what_holds_data_for_scripts_and_what_is_hidden_by_nothing_is_left_out() -> None:
    assert still([dcc.Store(id="s", data=[1]), dcc.Location(id="l")]) == ""
    assert still(html.Div(hidden=True)) == "<div hidden></div>"
    assert still(html.Div(hidden=False)) == "<div></div>"


@pytest.mark.parametrize(
    "query", ["x=PRELOAD", "x={%scripts%}", "x={%config%}{%renderer%}", 'x="><script>', "focus=%22%3E"]
)
def test_an_address_that_looks_like_a_part_of_the_page_stays_an_address(app: Dash, query: str) -> None:
    plain, odd = (_elements(app, each) for each in ("x=1", query))
    assert [name for name, _said in odd] == [name for name, _said in plain]
    [(_name, said)] = [each for each in odd if each[1].get("id") == "before"]
    assert said["data-first"].startswith("/explore/first?")


def _elements(app: Dash, query: str) -> list[tuple[str, dict[str, str]]]:
    raw = {"QUERY_STRING": query}  # as browsers send it, which leave braces as they are
    found = Elements(app.server.test_client().get("/explore", environ_overrides=raw).text).found
    return [each for each in found if isinstance(each, tuple)]
