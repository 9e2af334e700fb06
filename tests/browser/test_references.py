"""Every view at two sizes and in both themes: as it was when somebody looked at it, with no text cut and none on text.

The pictures under references/ were looked at. When a view is meant to look otherwise, `make pictures` takes them anew;
look at each before it is committed.
"""

from __future__ import annotations

import base64
import os
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser import geometry
from tests.browser.conftest import Window, Windows
from tests.browser.waiting import WATCH, settled

REFERENCES = Path(__file__).with_name("references")
TAKE = "CHOKEPOINT_TAKE_PICTURES"
VIEWS = {
    "supply-chain": "/supply-chain?on=2024-12-31&toward=chn",
    "supply-chain-focus": "/supply-chain?on=2024-12-31&toward=chn&focus=cleaning",
    "coverage": "/coverage?on=2024-12-31&toward=chn",
    "coverage-focus": "/coverage?on=2024-12-31&toward=chn&focus=cleaning",
    "timeline": "/timeline?on=2024-12-31",
    "questions": "/questions?ask=coverage-share&on=2024-12-31&toward=chn&technology=cleaning",
    "sources": "/sources",
    "cypher": "/cypher",
}
SIZES = ((1440, 900), (390, 844))
MOST = 0.02
"""The part of all pixels that may differ: other versions of Chromium draw the edges of letters a little otherwise."""
COMPARE = """
async ([one, other]) => {
  const pixels = async (data) => {
    const image = new Image();
    image.src = 'data:image/png;base64,' + data;
    await image.decode();
    const canvas = new OffscreenCanvas(image.width, image.height), context = canvas.getContext('2d');
    context.drawImage(image, 0, 0);
    return context.getImageData(0, 0, image.width, image.height);
  };
  const [a, b] = [await pixels(one), await pixels(other)];
  if (a.width !== b.width || a.height !== b.height) return 1;
  let differing = 0;
  for (let at = 0; at < a.data.length; at += 4)
    if ([0, 1, 2].some((channel) => Math.abs(a.data[at + channel] - b.data[at + channel]) > 32)) differing += 1;
  return differing / (a.width * a.height);
}
"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("width", "height"), SIZES)
@pytest.mark.parametrize("name", VIEWS)
def test_a_view_looks_as_it_did_when_it_was_looked_at(
    window: Windows, name: str, width: int, height: int, scheme: str
) -> None:
    page = opened(window(width, height, scheme), VIEWS[name])
    assert geometry.clipped_text(page) == []
    assert geometry.overlapping_text(page) == []
    assert not geometry.scrolls_sideways(page)
    compare(page, REFERENCES / f"{name}-{width}-{scheme}.png")


def opened(window: Window, path: str) -> Page:
    """The page at a path, drawn, with its fonts, and without motion."""
    window.page.add_init_script(WATCH)
    window.page.emulate_media(reduced_motion="reduce")
    window.page.goto(window.address + path)
    settled(window.page)
    window.page.evaluate("document.fonts.ready.then(() => true)")
    return window.page


def compare(page: Page, reference: Path) -> None:
    """Compare the page with its reference; with CHOKEPOINT_TAKE_PICTURES set, make it the reference."""
    taken = page.screenshot(animations="disabled", caret="hide")
    if os.environ.get(TAKE):
        REFERENCES.mkdir(exist_ok=True)
        reference.write_bytes(taken)
        return
    kept = reference.read_bytes()
    differing = page.evaluate(COMPARE, [base64.b64encode(each).decode() for each in (taken, kept)])
    assert differing <= MOST, f"{differing:.1%} of {reference.name} differ: look at the page, then run make pictures"
