"""The page of coverage in use: keys, folds, ten times the rows, narrow windows and addresses that cannot be had."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser import geometry
from tests.browser.conftest import Windows
from tests.browser.coverage_page import KOREA, MATRIX, drawn, opened


def test_arrows_walk_enter_opens_and_escape_gives_back(window: Windows) -> None:
    page = opened(window(), "/coverage?on=2024-12-31")
    page.locator(f"{MATRIX} [data-column][tabindex='0']").focus()
    assert page.locator(f"{MATRIX} [tabindex='0']").count() == 1
    walk = ("ArrowDown", "ArrowRight", "ArrowRight", "End", "Home", "ArrowRight", "ArrowRight")
    for key in walk:
        page.keyboard.press(key)
    focused = "document.activeElement.getAttribute('aria-label')"
    label, row = page.evaluate(focused), page.evaluate("document.activeElement.closest('tr').dataset.technology")
    assert label.startswith("Japan: ")
    page.keyboard.press("Enter")
    drawn(page, f"{row} jpn chosen, technology beside")
    page.wait_for_function("() => document.activeElement.tagName === 'H2'")
    page.keyboard.press("Escape")
    drawn(page, "nothing chosen, gaps beside")
    page.wait_for_function("label => document.activeElement.getAttribute('aria-label') === label", arg=label)
    page.go_back()
    drawn(page, f"{row} jpn chosen")
    page.go_back()
    drawn(page, "nothing chosen")
    page.go_forward()
    drawn(page, f"{row} jpn chosen")


def test_folds_and_filter_are_in_the_address(window: Windows) -> None:
    page = opened(window(), "/coverage?on=2024-12-31")
    expect(page.locator("tr[data-technology=cleaning]")).to_have_count(1)
    page.get_by_role("link", name="Wafer fabrication").click()
    expect(page.locator("tr[data-technology=cleaning]")).to_have_count(0)
    assert "folded=fabrication" in page.url
    page.locator("#coverage--find").fill("photoresist")
    page.wait_for_url("**find=photoresist**")
    expect(page.locator("tr[data-technology=photoresist] .covered")).to_have_text("–")
    assert page.locator("tr[data-technology=photoresist] .no-number").count() >= 1
    page.locator("#coverage--find").fill("nothing of the kind")
    expect(page.locator(MATRIX)).to_contain_text("No technology has 'nothing of the kind'")


KEEP = """
addEventListener('DOMContentLoaded', () => {
  const wait = setInterval(() => {
    const ours = (window.dash_clientside || {}).coverage;
    if (!ours) return;
    clearInterval(wait);
    const draw = ours.draw;
    ours.draw = (values) => { if (values) window.kept = values; return draw(values); };
  }, 1);
});
"""
TEN_TIMES = """() => {
  const values = JSON.parse(JSON.stringify(window.kept)), rows = [];
  const again = (row, copy) => (row[0] === 't' ? ['t', row[1] + '-' + copy, ...row.slice(2)] : row);
  for (let copy = 0; copy < 13; copy += 1) values.rows.forEach((row) => rows.push(again(row, copy)));
  const begun = performance.now();
  dash_clientside.coverage.draw({ ...values, rows });
  const box = document.querySelector('#coverage--matrix'), drawn = performance.now() - begun;
  box.scrollTop = box.scrollHeight / 2;
  const middle = () => Number(box.querySelectorAll('tr.technology')[9].getAttribute('aria-rowindex'));
  const said = () => [rows.length, drawn, box.querySelectorAll('tbody tr').length,
    box.querySelector('table').getAttribute('aria-rowcount'), middle()];
  return new Promise((done) => setTimeout(() => done(said()), 400));
}"""


def test_ten_times_the_rows_stay_usable(window: Windows) -> None:
    here = window()
    here.page.add_init_script(KEEP)
    page = opened(here, "/coverage?on=2024-12-31&unsized=all")
    count, taken, rows, said, middle = page.evaluate(TEN_TIMES)
    print(f"\n{count} rows drawn in {taken:.0f} ms")
    assert count > 2480
    assert int(said) == count + 1
    assert rows < 90
    assert abs(middle - count / 2) < 60
    assert taken < 300


AFTER_SCROLL = """
window.hidden = [];
document.addEventListener('scroll', ({ target: box }) => requestAnimationFrame(() => requestAnimationFrame(() => {
  const bottom = (element) => element.getBoundingClientRect().bottom, heads = bottom(box.querySelector('thead th'));
  window.hidden.push([...box.querySelectorAll('tr.technology')].filter((row) => bottom(row) <= heads).length);
})), true);
"""


def test_a_jump_to_what_is_chosen_leaves_no_row_behind_the_heads(window: Windows) -> None:
    here = window(390, 844)
    here.page.add_init_script(AFTER_SCROLL)
    page = opened(here, "/coverage?on=2024-12-31&toward=chn&unsized=all&focus=cleaning")
    page.wait_for_function("() => window.hidden.length > 0")
    assert page.evaluate("window.hidden[0]") == 0


STATES = (
    "/coverage?on=2024-12-31&focus=photoresist&cell=jpn",
    "/coverage?on=2024-12-31&against=2023-01-01",
    f"/coverage?on=2024-12-31&panel=scenario&{KOREA}",
    "/coverage?on=2024-12-31&panel=none&unsized=all&sort=gap",
)


@pytest.mark.parametrize(("width", "height", "scheme"), [(1440, 900, "light"), (390, 844, "dark")])
def test_no_text_is_cut_or_lies_on_text(window: Windows, width: int, height: int, scheme: str) -> None:
    here = window(width, height, scheme)
    for path in STATES:
        page = opened(here, path, "toward China on 2024-12-31")
        page.wait_for_timeout(250)
        assert geometry.clipped_text(page) == [], path
        assert geometry.overlapping_text(page) == [], path
        assert not geometry.scrolls_sideways(page), path


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("on=1800-01-01", "1800-01-01 is before the first dated measure"),
        ("on=2024-13-01", "'2024-13-01' in the address is no day"),
        ("toward=atlantis", "The graph has no destination 'atlantis'."),
        ("focus=clening", "The graph has no technology 'clening'."),
        ("focus=asml", "ASML Holding is no technology"),
        ("against=soon", "'soon' in the address is no day to compare with"),
        ("cell=fra&focus=cleaning", "There is no column 'fra'"),
        ("without=nowhere", "The scenario was left out."),
        ("focus=%3Cscript%3Ealert(1)%3C/script%3E", "The graph has no technology '<script>alert(1)</script>'."),
        (f"scenario={'n' * 200}&without=jp-23-items-2023", ""),
    ],
)
def test_an_address_that_cannot_be_had_is_answered_in_words(coverage_open: Page, query: str, words: str) -> None:
    page, address = coverage_open, coverage_open.url.split("/coverage")[0]
    page.goto(f"{address}/coverage?{query}")
    drawn(page)
    expect(page.locator("#coverage--notice")).to_contain_text(words)
    assert page.locator(f"{MATRIX} tr.technology").count() > 20
    assert not geometry.scrolls_sideways(page)
