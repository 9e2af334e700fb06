"""The supply chain as a person uses it: real server, real database, real browser."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from app.views.supply_chain.colours import figure
from graph import reads
from graph.connection import Connection
from graph.rows import Coverage
from graph.scope import scope
from tests.browser import geometry
from tests.browser.conftest import Look, Window, Windows

PICTURE = "#supply-chain--picture"
SLOW = 60_000
"""Milliseconds that the first picture of a server that has just started may take on a busy machine."""
LINES = """() => Array.from(document.querySelectorAll('#sc-list .sc-line'), (line) => [
  new URL(line.querySelector('a').href).searchParams.get('focus'),
  line.querySelector('.sc-value').textContent, line.querySelector('.sc-said').textContent])"""
BOXES = """() => Array.from(document.querySelectorAll('#sc-scroll a.sc-box'), (link) => [
  new URL(link.href.baseVal, location).searchParams.get('focus'),
  (link.querySelector('.sc-figure') || { textContent: '' }).textContent, link.getAttribute('aria-label')])"""
PLACES = """() => Array.from(document.querySelectorAll('#sc-scroll .sc-body, #sc-scroll path'), (part) => {
  const box = part.getBBox(); return [part.parentElement.id, box.x, box.y, box.width, box.height]; })"""
LOOKS = "() => Array.from(document.querySelectorAll('#sc-scroll .sc-body'), (body) => body.getAttribute('class'))"
FAULTS = """() => {
  const body = (link) => link.querySelector('.sc-body') || link;
  const links = document.querySelectorAll('#sc-scroll a.sc-box, #sc-scroll a.sc-fold');
  const boxes = Array.from(links, (link) => [link.id, body(link).getBBox()]), faults = [];
  const over = (from, size, other, wide) => Math.min(from + size, other + wide) - Math.max(from, other) > 1;
  boxes.forEach(([id, a], place) => boxes.slice(place + 1).forEach(([other, b]) => {
    if (over(a.x, a.width, b.x, b.width) && over(a.y, a.height, b.y, b.height)) faults.push(['overlap', id, other]);
  }));
  document.querySelectorAll('#sc-scroll .route[data-from]').forEach((route) => {
    const line = route.querySelector('path'), whole = line.getTotalLength();
    for (let at = 0; at <= whole; at += 3) {
      const p = line.getPointAtLength(at);
      boxes.forEach(([id, b]) => {
        if (id === 'sc-' + route.dataset.from || id === 'sc-' + route.dataset.to) return;
        const inside = p.x > b.x + 1 && p.x < b.x + b.width - 1 && p.y > b.y + 1 && p.y < b.y + b.height - 1;
        if (inside) faults.push(['through', id, route.dataset.from]);
      });
    } });
  return faults;
}"""


def opened(here: Window, query: str, words: str = "") -> Page:
    """The page for a query string once its picture is drawn; `words` are in its name."""
    here.page.goto(f"{here.address}/supply-chain?{query}")
    return drawn(here.page, words)


def drawn(page: Page, words: str = "") -> Page:
    page.wait_for_function(
        "([at, words]) => document.querySelector(at)?.dataset.drawn?.includes(words)",
        arg=[PICTURE, words],
        timeout=SLOW,
    )
    return page


def asked(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def covered(row: Coverage) -> str:
    return "" if row.covered_share is None else figure(row.covered_share)


def test_every_number_on_the_page_is_that_of_coverage(window: Windows, connection: Connection) -> None:
    here = window()
    for on, toward, by in (("2023-07-23", "chn", "usa,jpn,nld,kor,twn,deu"), ("2024-12-31", "rus", "usa,jpn,nld,gbr")):
        page = opened(here, f"on={on}&toward={toward}&by={by}&as=list", "23 Jul 2023" if on < "2024" else "31 Dec 2024")
        rows = {
            row.technology: row for row in reads.coverage(connection, scope(connection, on=on, toward=toward, by=by))
        }
        lines: list[list[str]] = page.evaluate(LINES)
        assert {id for id, _, _ in lines} == set(rows)
        for id, value, said in lines:
            if said != "process step":
                assert value == (covered(rows[id]) or "–"), id
        assert {id: number for id, number, _ in page.evaluate(BOXES)} == {
            id: covered(rows[id]) for id, _, _ in page.evaluate(BOXES)
        }


def test_the_file_says_the_same_and_gaps_are_the_uncovered_shares(window: Windows, connection: Connection) -> None:
    here = window()
    answer = here.page.request.get(f"{here.address}/supply-chain.json?on=2024-12-31&colour=uncovered", timeout=SLOW)
    rows: list[dict[str, Any]] = json.loads(answer.text())
    known = {row.technology: row for row in reads.coverage(connection, scope(connection, on="2024-12-31"))}
    assert {row["id"]: row["covered_share"] for row in rows} == {id: row.covered_share for id, row in known.items()}
    gaps = {gap.technology: gap.uncovered_share for gap in reads.gaps(connection, scope(connection, on="2024-12-31"))}
    assert {row["id"]: pytest.approx(row["value"]) for row in rows if row["value"]} == gaps
    assert {row["id"] for row in rows if row["value"] is None} == {
        id for id, row in known.items() if row.known_share is None
    }


def test_folds_open_in_place_and_back_closes_them(window: Windows) -> None:
    page = opened(window(), "on=2024-12-31")
    expect(page.locator("#sc-etch-conductor")).to_have_count(0)
    page.locator("#sc-more-etch").click()
    page.locator("#sc-etch-conductor").wait_for()
    assert asked(page)["open"] == ["etch"]
    assert page.evaluate(FAULTS) == []
    page.go_back()
    page.locator("#sc-etch-conductor").wait_for(state="detached")
    assert page.evaluate(FAULTS) == []


def test_a_box_opens_its_card_with_holders_measures_and_the_flow(window: Windows) -> None:
    page = opened(window(), "on=2024-12-31")
    page.locator("#sc-cleaning").click()
    card = page.locator("#supply-chain--card")
    expect(card.locator("h2")).to_have_text("Wafer cleaning", timeout=SLOW)
    assert asked(page)["focus"] == ["cleaning"]
    expect(card).to_contain_text("Covered at most")
    expect(card).to_contain_text("Held by country")
    expect(card).to_contain_text("Japan: 23 equipment items added")
    expect(card.locator(".sc-world svg")).to_be_visible()
    assert page.locator("#sc-step-clean.sc-dim").count() == 0
    assert page.locator("#sc-dicing.sc-dim").count() == 1
    card.locator(".sc-next a", has_text="Wafer cleaning step").click()
    expect(card.locator("h2")).to_have_text("Wafer cleaning step")
    expect(card).to_contain_text("a process step is not traded")
    page.keyboard.press("Escape")
    expect(page.locator("#supply-chain--aside")).to_be_hidden()
    assert "focus" not in asked(page)


@pytest.mark.parametrize(
    ("query", "id", "number", "words"),
    [
        ("colour=status&of=jpn", "cleaning", "F", "Japan: in force"),
        ("colour=share&of=nld", "lithography", "", "held by Netherlands:"),
        ("colour=share&of=tokyo-electron", "coater-developer", "", "held by Tokyo Electron"),
        ("colour=concentration", "eda-software", "1", "1 country holds 75 %"),
        ("colour=concentration&of=companies", "litho-euv", "1", "1 company holds 75 %"),
        ("colour=reach", "cleaning", "33", "33 technologies depend on it"),
        ("colour=change&of=2022-10-01", "cleaning", "+84", "covered at most 0 % before, 84.3 % now"),
        ("colour=change&of=2024-12-31", "cleaning", "0", "covered at most 84.3 % before, 84.3 % now"),
    ],
)
def test_colours_say_what_was_asked(window: Windows, query: str, id: str, number: str, words: str) -> None:
    page = opened(window(), f"on=2024-12-31&open=lithography&{query}")
    [(_, value, said)] = [row for row in page.evaluate(BOXES) if row[0] == id][:1]
    assert words in said
    assert value == number if number else value.isdigit()
    hatched = page.evaluate("() => document.querySelectorAll('#sc-scroll .sc-box:has(.sc-blank) .sc-figure').length")
    assert hatched == 0


def test_reach_is_that_of_the_gaps(window: Windows, connection: Connection) -> None:
    page = opened(window(), "on=2024-12-31&colour=reach&open=all")
    shown = {id: number for id, number, _ in page.evaluate(BOXES)}
    found = {gap.technology: str(gap.reach) for gap in reads.gaps(connection, scope(connection, on="2024-12-31"))}
    assert found.keys() <= shown.keys()
    assert {id: shown[id] for id in found} == found


def test_the_day_that_a_change_is_counted_from_is_chosen_beside_the_colour(window: Windows) -> None:
    page = opened(window(), "on=2024-12-31")
    page.locator("#supply-chain--head select").select_option("change")
    drawn(page, "Covered share since 1 Jan 2024")
    page.locator("#supply-chain--head input").fill("2022-10-01")
    page.wait_for_url("**of=2022-10-01**")
    drawn(page, "Covered share since 1 Oct 2022")


def test_all_folds_are_opened_at_once_and_one_is_shut_again(window: Windows) -> None:
    page = opened(window(), "on=2024-12-31")
    few = len(page.evaluate(BOXES))
    page.get_by_role("link", name="Open all").click()
    page.wait_for_url("**open=all**")
    shelf = page.locator("#sc-scroll a.sc-fold.sc-open").first
    expect(shelf).to_be_visible()
    all_open = len(page.evaluate(BOXES))
    assert all_open > 2 * few
    shelf.click()
    page.wait_for_url("**open=all,-**")
    page.wait_for_function(f"() => document.querySelectorAll('#sc-scroll .sc-box').length < {all_open}")
    page.get_by_role("link", name="Close all").click()
    page.wait_for_url(lambda url: "open" not in url)


def test_a_holder_is_searched_for_and_the_choice_is_in_the_address(window: Windows) -> None:
    page = opened(window(), "on=2024-12-31")
    page.locator("#supply-chain--head select").select_option("share")
    search = page.locator("#supply-chain--head input")
    search.fill("ASML")
    search.press("Enter")
    page.wait_for_url("**of=asml**")
    drawn(page, "Held by ASML Holding")
    page.go_back()
    page.go_back()
    drawn(page, "Covered at most")


def test_a_day_only_recolours_and_play_goes_from_change_to_change(window: Windows) -> None:
    page = opened(window(), "on=2022-10-06", "6 Oct 2022")
    before, looks = page.evaluate(PLACES), page.evaluate(LOOKS)
    page.locator("#supply-chain--day").focus()
    page.keyboard.press("ArrowRight")
    drawn(page, "7 Oct 2022")
    assert asked(page)["on"] == ["2022-10-07"]
    assert page.evaluate(PLACES) == before
    assert page.evaluate(LOOKS) != looks
    page.locator("#supply-chain--speeds select").select_option("350")
    page.locator("#supply-chain--play").click()
    page.wait_for_function("() => new URL(location).searchParams.get('on') > '2022-12-31'")
    page.locator("#supply-chain--play").click()
    expect(page.locator("#supply-chain--play")).to_have_text("Play")
    assert page.evaluate(PLACES) == before


def test_keys_zoom_walk_along_the_flow_and_open(window: Windows) -> None:
    page = opened(window(), "on=2024-12-31")
    wide = "() => document.querySelector('#sc-scroll svg').getBoundingClientRect().width"
    natural = page.evaluate(wide)
    page.locator("#sc-step-clean").focus()
    page.keyboard.press("+")
    assert page.evaluate(wide) == pytest.approx(1.25 * natural)
    page.keyboard.press("0")
    assert page.evaluate(wide) == pytest.approx(natural)
    page.keyboard.press("-")
    assert geometry.overlapping_text(page) == []
    page.keyboard.press("0")
    page.keyboard.press("ArrowRight")
    assert page.evaluate("document.activeElement.id") == "sc-step-oxidation"
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.id") == "sc-furnaces"
    page.keyboard.press("Enter")
    page.wait_for_url("**focus=furnaces**")


@pytest.mark.parametrize(("width", "height", "scheme"), [(1440, 900, "light"), (390, 844, "dark")])
def test_nothing_is_cut_or_lies_on_anything(window: Windows, look: Look, scheme: str, width: int, height: int) -> None:
    here = window(width, height, scheme)
    for name, query in (
        ("status", "colour=status&of=usa"),
        ("open", "open=lithography,stage.raw-materials.rest"),
        ("list", "as=list&focus=asml"),
    ):
        page = opened(here, f"on=2024-12-31&{query}")
        page.wait_for_timeout(300)
        assert geometry.clipped_text(page) == []
        assert geometry.overlapping_text(page) == []
        assert not geometry.scrolls_sideways(page)
        assert name == "list" or width < 700 or page.evaluate(FAULTS) == []
        look(page, f"supply-chain-{name}-{width}-{scheme}")


def test_a_narrow_window_has_one_band_at_a_time(window: Windows) -> None:
    page = opened(window(390, 844), "on=2024-12-31")
    page.locator("#sc-list-fabrication > summary").click()
    page.locator("#sc-list-in-step-clean summary").click()
    expect(page.locator("#sc-list-in-step-clean a", has_text="Wafer cleaning")).to_be_visible()
    page.locator("#sc-list-design > summary").click()
    expect(page.locator("#sc-list-in-step-clean")).to_be_hidden()


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("on=2024-99-99", "is no day"),
        ("on=1900-01-01", "before the first dated measure"),
        ("on=2099-01-01", "after the state of knowledge"),
        ("toward=atlantis", "no destination 'atlantis'"),
        ("focus=%3Cscript%3Ealert(1)%3C/script%3E", "Nothing in the graph has the id '<script>"),
        ("focus=" + "a" * 3000, "Nothing in the graph has the id"),
        ("focus=asml", "Marked: what ASML Holding supplies"),
        ("focus=jp-23-items-2023", "covers"),
        ("colour=status&of=mars", "'mars' is not among the jurisdictions"),
        ("on=2024-12-31&colour=change&of=mars", "'mars' is no day; this is the change since 1 Jan 2024."),
        ("colour=share&of=mars", "No country or company with the id 'mars'"),
        ("open=nothing", "Nothing here opens by 'nothing'"),
        ("without=gone", "The scenario was left out"),
        ("focus=photoresist", ""),
    ],
)
def test_whatever_the_address_says_the_chain_is_drawn(window: Windows, query: str, words: str) -> None:
    page = opened(window(), query)
    expect(page.locator("#supply-chain--notice")).to_contain_text(words)
    assert page.locator("#sc-scroll a.sc-box").count() > 60
