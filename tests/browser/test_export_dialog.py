"""The dialog of exports as a person uses it, with mouse and keys: real server, real database, real browser."""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from tests.browser import geometry
from tests.browser.conftest import Look, Windows

DAY = "/coverage?on=2024-12-31"
USUAL = "&toward=chn&by=usa,jpn,nld,kor,twn,deu"
VIEWS = {
    "/explore?focus=asml": "explore",
    "/supply-chain": "supply-chain",
    DAY: "coverage",
    "/timeline": "timeline",
    "/questions?ask=open-loopholes": "questions",
    "/cypher?q=RETURN%201%20AS%20n&run=1": "cypher",
    "/sources": "sources",
}
SLOW = {"offline": False, "latency": 0, "downloadThroughput": 40_000, "uploadThroughput": 40_000}


def opened(page: Page) -> Locator:
    """The dialog, opened by its button, with its preview drawn."""
    page.locator(".open-export:visible").click()
    return drawn(page)


def drawn(page: Page) -> Locator:
    dialog = page.get_by_role("dialog", name="Export")
    expect(dialog.locator("#ex-picture")).to_be_visible()
    page.wait_for_function("() => document.getElementById('ex-picture').naturalWidth > 0")
    expect(dialog.locator("#ex-wait")).to_be_hidden()
    return dialog


def test_a_pdf_is_kept_with_keys_alone_and_focus_comes_back(window: Windows, tmp_path: Path) -> None:
    page = window().open(DAY)
    button = page.get_by_role("button", name="Export", exact=True)
    button.focus()
    page.keyboard.press("Enter")
    dialog = drawn(page)
    page.keyboard.press("/")
    expect(page.locator(".search input")).not_to_be_focused()
    dialog.get_by_role("radio", name="SVG").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    expect(dialog.get_by_role("radio", name="PDF")).to_be_checked()
    dialog.get_by_role("button", name="Download").focus()
    with page.expect_download() as given:
        page.keyboard.press("Enter")
    given.value.save_as(tmp_path / "kept.pdf")
    assert given.value.suggested_filename == "coverage-2024-12-31.pdf"
    assert (tmp_path / "kept.pdf").read_bytes()[:5] == b"%PDF-"
    expect(dialog.locator("#ex-said")).to_contain_text("Downloaded coverage-2024-12-31.pdf, ")
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(button).to_be_focused()
    assert page.url.endswith(DAY)


def test_what_is_too_small_is_said_and_helped(window: Windows) -> None:
    page = window().open(DAY)
    dialog = opened(page)
    legible = dialog.locator("#ex-legible")
    expect(legible).to_contain_text("below 9 pt")
    expect(dialog.locator("#ex-steps")).to_be_hidden()
    legible.get_by_role("button", name="Split by stage into").click()
    expect(dialog.locator("#ex-place")).to_contain_text("Sheet 1 of ")
    expect(legible).to_contain_text("Smallest label:")
    expect(dialog.get_by_role("checkbox", name="Split by stage into")).to_be_checked()
    expect(dialog.get_by_role("button", name="Previous")).to_be_disabled()
    dialog.get_by_role("button", name="Next").click()
    expect(dialog.locator("#ex-place")).to_contain_text("Sheet 2 of ")
    expect(dialog.get_by_label("Address to embed it, as SVG", exact=True)).to_have_value(
        f"{page.url.split('/coverage')[0]}/embed{DAY}{USUAL}&split=stage&sheet=2"
    )
    expect(dialog.locator("#ex-about")).to_contain_text("sheets come as one zip")
    dialog.get_by_role("checkbox", name="Split by stage into").click()
    expect(dialog.locator("#ex-steps")).to_be_hidden()
    expect(legible).to_contain_text("below 9 pt")


def test_paper_and_colours_change_the_sheet_and_its_addresses(
    window: Windows, profile: BrowserContext, served: str
) -> None:
    profile.grant_permissions(["clipboard-read", "clipboard-write"], origin=served)
    page = window().open(DAY)
    dialog = opened(page)
    dialog.get_by_label("Paper").select_option(label="A4 upright")
    page.wait_for_function("() => { const at = document.getElementById('ex-picture'); return at.height > at.width; }")
    dialog.get_by_label("Colours").select_option(label="Greyscale-safe")
    expect(dialog.get_by_label("Address that makes it again", exact=True)).to_have_value(
        f"{served}{DAY}{USUAL}&paper=a4-upright&theme=greyscale"
    )
    dialog.get_by_role("radio", name="Excel").click()
    expect(dialog.get_by_label("Paper")).to_be_hidden()
    dialog.get_by_role("button", name="Copy: Command").click()
    expect(dialog.locator("#ex-said")).to_have_text("Copied.")
    said = shlex.split(page.evaluate("navigator.clipboard.readText()"))
    address = f"{DAY}{USUAL}&paper=a4-upright&theme=greyscale"
    assert said == ["chokepoint", "export", address, "-o", "coverage-2024-12-31.xlsx"]
    profile.clear_permissions()


def test_a_picture_goes_to_the_clipboard(window: Windows, profile: BrowserContext, served: str) -> None:
    profile.grant_permissions(["clipboard-read", "clipboard-write"], origin=served)
    page = window().open("/questions")
    dialog = opened(page)
    dialog.get_by_role("button", name="Copy as image").click()
    expect(dialog.locator("#ex-said")).to_have_text("Picture copied.")
    types = page.evaluate("navigator.clipboard.read().then(all => all.map(each => each.types).flat())")
    assert types == ["image/png"]
    profile.clear_permissions()


def test_a_browser_that_copies_no_pictures_is_told_what_to_do(window: Windows) -> None:
    here = window()
    here.page.add_init_script("delete window.ClipboardItem")
    dialog = opened(here.open("/questions"))
    dialog.get_by_role("button", name="Copy as image").click()
    expect(dialog.locator("#ex-said")).to_contain_text("Download the PNG instead")


def test_a_download_tells_how_far_it_is_and_is_really_cancelled(window: Windows) -> None:
    page = window().open("/questions")
    dialog = opened(page)
    dialog.get_by_role("radio", name="PNG").click()
    page.context.new_cdp_session(page).send("Network.emulateNetworkConditions", SLOW)
    ended, kept = list[str](), list[str]()
    page.on("requestfailed", lambda request: ended.append(request.url))
    page.on("download", lambda given: kept.append(given.suggested_filename))
    dialog.get_by_role("button", name="Download").click()
    expect(dialog.locator("#ex-said")).to_contain_text("kB of ")
    dialog.get_by_role("button", name="Cancel").click()
    expect(dialog.locator("#ex-said")).to_have_text("Cancelled. Nothing was kept.")
    expect(dialog.get_by_role("button", name="Cancel")).to_be_hidden()
    page.wait_for_timeout(300)
    assert [url.split("/")[-1] for url in ended] == ["questions.png"]
    assert kept == []


def test_a_preview_that_fails_says_why_and_what_to_do(window: Windows) -> None:
    here = window()
    page = here.open(f"{DAY}&paper=a5")
    page.locator(".open-export:visible").click()
    dialog = page.get_by_role("dialog", name="Export")
    fault = dialog.get_by_role("alert")
    expect(fault).to_contain_text("'a5' is no paper of a figure.")
    expect(dialog.get_by_role("button", name="Download")).to_be_disabled()
    dialog.get_by_role("radio", name="CSV").click()
    expect(dialog.get_by_role("button", name="Download")).to_be_enabled()
    dialog.get_by_role("radio", name="SVG").click()
    dialog.get_by_label("Paper").select_option(label="A4 across")
    drawn(page)
    expect(fault).to_be_hidden()
    page.route("**/figure/**", lambda route: route.abort())
    dialog.get_by_label("Colours").select_option(label="High contrast")
    expect(fault).to_contain_text("The server does not answer")
    page.unroute("**/figure/**")
    fault.get_by_role("button", name="Try again").click()
    drawn(page)
    assert [each for each in here.complaints if "400" not in each and "ERR_FAILED" not in each] == []
    here.complaints.clear()


@pytest.mark.parametrize("path", VIEWS)
def test_every_view_has_the_button(window: Windows, path: str) -> None:
    here = window()
    page = here.page
    page.goto(here.address + path)
    dialog = opened(page)
    assert page.evaluate("() => document.activeElement.closest('dialog')?.id") == "export"
    assert f"/{VIEWS[path]}" in dialog.locator("#ex-command").input_value()
    keeps = dialog.get_by_role("checkbox", name="Keep the positions of the page")
    assert keeps.is_visible() == (VIEWS[path] == "explore")
    dialog.get_by_role("button", name="Close").click()
    expect(dialog).to_be_hidden()
    expect(page.locator(".open-export:visible")).to_be_focused()


def test_the_dialog_follows_the_address_of_the_moment(window: Windows) -> None:
    page = window().open(DAY)
    opened(page)
    page.keyboard.press("Escape")
    page.locator("#control-steps a").first.click()
    page.wait_for_function("() => !location.search.includes('2024-12-31')")
    day = page.evaluate("new URLSearchParams(location.search).get('on')")
    dialog = opened(page)
    expect(dialog.get_by_label("Address that makes it again", exact=True)).to_have_value(
        f"{page.url.split('/coverage')[0]}/coverage?on={day}{USUAL}"
    )


@pytest.mark.parametrize(("width", "height", "scheme"), [(1440, 900, "light"), (390, 844, "dark")])
def test_nothing_is_cut_or_overlaps(window: Windows, look: Look, width: int, height: int, scheme: str) -> None:
    page = window(width, height, scheme).open("/timeline?on=2024-12-31")
    opened(page)
    look(page, f"export-{width}-{scheme}")
    found = (geometry.clipped_text(page, "#export"), geometry.overlapping_text(page, "#export"))
    assert (*found, geometry.scrolls_sideways(page)) == ([], [], False)
    box = page.locator("#export").bounding_box()
    assert box
    assert (box["width"] == width, box["height"] == height) == (width == 390, width == 390)


@pytest.fixture
def elsewhere(tmp_path: Path, served: str) -> Iterator[str]:
    """The address of another site, whose page frames a figure, shows it as a picture, and frames the app."""
    (tmp_path / "page.html").write_text(
        f'<iframe id="figure" src="{served}/embed{DAY}"></iframe><iframe id="app" src="{served}{DAY}"></iframe>'
        f'<img id="svg" src="{served}/embed/questions"><img id="png" src="{served}/embed/questions.png">'
    )
    handler = partial(Quiet, directory=str(tmp_path))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://localhost:{server.server_port}/page.html"
    server.shutdown()
    server.server_close()


class Quiet(SimpleHTTPRequestHandler):
    """Serves a folder without a word."""

    def log_message(self, format: str, *args: object) -> None: ...


def test_a_figure_is_shown_by_a_page_of_another_site_and_the_app_is_not(browser: Browser, elsewhere: str) -> None:
    page = browser.new_page()
    page.goto(elsewhere)
    expect(page.frame_locator("#figure").locator("svg > title")).to_contain_text("controls in force")
    for name in ("svg", "png"):
        page.wait_for_function("id => document.getElementById(id).naturalWidth > 0", arg=name)
    fetched = page.evaluate(
        "async at => (await (await fetch(at)).text()).slice(0, 4)", page.locator("#svg").get_attribute("src")
    )
    assert fetched == "<svg"
    app = page.query_selector("#app")
    frame = app and app.content_frame()
    assert frame
    assert frame.url.startswith("chrome-error:")
    page.close()
