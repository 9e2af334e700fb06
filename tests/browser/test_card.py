"""The card beside the canvas as a person uses it: copying, keeping files, going on."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Window, Windows

CARD = "#explore--card"
CLIPBOARD = "navigator.clipboard.readText()"


def shown(here: Window, path: str, name: str) -> Page:
    """The page at a path of the app, once its card is that of `name`."""
    here.page.goto(here.address + path)
    expect(here.page.locator(f"{CARD} h2")).to_have_text(name)
    return here.page


def test_address_and_citation_are_copied_and_kept_as_files(window: Windows, tmp_path: Path) -> None:
    here = window()
    here.page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=here.address)
    page = shown(here, "/explore?focus=asml", "ASML Holding")
    page.get_by_label("Copy the permanent address").click()
    expect(page.locator("#said")).to_have_text("Address copied")
    assert page.evaluate(CLIPBOARD) == f"{here.address}/entity/asml"
    page.get_by_text("Cite this").click()
    page.get_by_role("button", name="Copy text").click()
    expect(page.locator("#said")).to_have_text("Citation copied")
    cited = page.evaluate(CLIPBOARD)
    assert cited == page.locator(".cite-text").inner_text()
    assert f"{here.address}/entity/asml " in cited
    for name, ending in (("BibTeX", "bib"), ("RIS", "ris")):
        with page.expect_download() as kept:
            page.locator(".cite").get_by_role("link", name=name).click()
        assert kept.value.suggested_filename == f"asml.{ending}"
        kept.value.save_as(tmp_path / ending)
        assert "chokepoint-asml" in (tmp_path / ending).read_text(encoding="utf-8")


def test_without_a_clipboard_it_is_copied_all_the_same(window: Windows) -> None:
    here = window()
    here.page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=here.address)
    page = shown(here, "/explore?focus=smic", "SMIC")
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('none')); }")
    page.get_by_label("Copy the permanent address").click()
    expect(page.locator("#said")).to_have_text("Address copied")
    assert page.evaluate(CLIPBOARD) == f"{here.address}/entity/smic"


def test_a_share_leads_to_its_statement_and_the_permanent_address_back_to_it(window: Windows) -> None:
    here = window()
    page = shown(here, "/explore?focus=asml", "ASML Holding")
    page.locator(f"{CARD} .bars .figure").first.click()
    heading = page.locator(f"{CARD} h2")
    expect(heading).to_have_text("ASML Holding produces EUV lithography")
    page.wait_for_url("**statement=**")
    statement = parse_qs(urlsplit(page.url).query)["statement"][0]
    address = page.locator(f"{CARD} .cite-address").inner_text()
    assert address == f"{here.address}/entity/{statement}"
    page.goto(address)
    expect(heading).to_have_text("ASML Holding produces EUV lithography")


def test_what_it_is_seen_in_unfolds_and_leads_on_with_the_day(window: Windows) -> None:
    page = shown(window(), "/explore?focus=litho-euv&on=2024-12-31", "EUV lithography")
    lines = page.locator(f"{CARD} .seen li:visible")
    before = lines.count()
    page.locator(f"{CARD} .seen-more summary").first.click()
    assert lines.count() > before
    page.locator(f"{CARD} .card-ways").get_by_role("link", name="Coverage").click()
    page.wait_for_url("**/coverage?*")
    values = parse_qs(urlsplit(page.url).query)
    assert (values["focus"], values["on"]) == (["litho-euv"], ["2024-12-31"])


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_two_sides_stand_beside_each_other_on_a_small_screen(window: Windows, scheme: str) -> None:
    page = shown(window(390, 844, scheme), "/explore?focus=us-match-act", "MATCH Act (H.R. 8170 / S. 4281)")
    page.locator(f"{CARD} .card-handle").click()
    left, right = page.locator(f"{CARD} .claims-sides > div").all()
    left.scroll_into_view_if_needed()
    one, two = left.bounding_box(), right.bounding_box()
    assert one
    assert two
    assert one["y"] == two["y"]
    assert one["x"] + one["width"] <= two["x"]
    assert two["x"] + two["width"] <= 390
