"""What an address remembers comes back; what it cannot mean does no harm."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app import address
from app.links import Links
from app.views.explore.selection import SHOWN_AS, Selection

WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=60)
SELECTIONS = st.builds(
    Selection,
    focus=WORDS.map(str.strip),
    on=st.none() | st.dates(),
    statement=WORDS,
    group=WORDS,
    shown_as=st.sampled_from(("", *SHOWN_AS)),
    toward=WORDS,
    by=WORDS,
)


@given(SELECTIONS)
def test_any_selection_survives_the_address_bar(selection: Selection) -> None:
    assert Selection.from_url(selection.to_url()) == selection


@given(st.text(max_size=400))
def test_no_query_string_breaks_the_page(search: str) -> None:
    selection = Selection.from_url(search)
    assert Selection.from_url(selection.to_url()) == selection


@pytest.mark.parametrize(
    ("search", "expected"),
    [
        ("", Selection()),
        ("?focus=asml&on=2024-04-01", Selection(focus="asml", on=date(2024, 4, 1))),
        ("?focus=asml&focus=smic", Selection(focus="asml")),
        ("?on=2024-02-30", Selection()),
        ("?on=20240401", Selection()),
        ("?on=tomorrow&as=poster", Selection()),
        ("?focus=%ff%fe", Selection(focus="\ufffd\ufffd")),
        ("?focus=" + "a" * 100_000, Selection(focus="a" * address.VALUE)),
        ("?" + "x=1&" * 30_000, Selection()),
    ],
)
def test_hostile_query_strings_mean_something_sensible(search: str, expected: Selection) -> None:
    assert Selection.from_url(search) == expected


def test_moving_on_keeps_the_day_and_drops_the_statement() -> None:
    selection = Selection(focus="asml", on=date(2024, 1, 1), statement="st", group="g", shown_as="list", toward="chn")
    assert selection.at("smic") == Selection(focus="smic", on=date(2024, 1, 1), shown_as="list", toward="chn")


def test_one_value_of_a_query_string_can_be_changed_or_taken_out() -> None:
    assert address.changed("?focus=asml&on=2024-01-01", on="2025-01-01") == "?focus=asml&on=2025-01-01"
    assert address.changed("?focus=asml&on=2024-01-01", on=None) == "?focus=asml"


@pytest.mark.parametrize(("base", "href"), [("/", "/explore?a=b"), ("/chips/", "/chips/explore?a=b")])
def test_links_work_below_any_path(base: str, href: str) -> None:
    links = Links(base)
    assert links.to("explore", "?a=b") == href
    assert links.path(href.partition("?")[0]) == "explore"
    assert links.path(base) == ""
