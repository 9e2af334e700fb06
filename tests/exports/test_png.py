"""A sheet as PNG is what a browser shows of its SVG."""

from __future__ import annotations

import io
import re
import subprocess
import tempfile
from pathlib import Path

import numpy
import pytest
from PIL import Image, ImageFilter

from app.exports.png import png
from app.exports.scene import Figure
from app.exports.svg import CREATOR, svg
from tests.browser.chromium import find
from tests.exports.sheets import both_ways, boxes, everything, figure


@pytest.fixture(scope="module")
def picture() -> Image.Image:
    """The sheet with everything, at 144 dots an inch: two to a point."""
    whole = everything()
    return Image.open(io.BytesIO(png(whole.sheets[0], whole, dpi=144)))


def shown(source: bytes, width: int, height: int) -> Image.Image:
    """What Chromium shows of an SVG in points, two dots to a point; it has no font but those in the file.

    A process of its own: tests of pages in the same run hold Playwright's only loop.
    """
    scaled = re.sub(rb'width="([\d.]+)pt" height="([\d.]+)pt"', rb'width="\1px" height="\2px"', source, count=1)
    with tempfile.TemporaryDirectory() as folder:
        page, taken = Path(folder) / "page.html", Path(folder) / "taken.png"
        page.write_bytes(b"<meta charset=utf-8><style>body{margin:0}svg{display:block}</style>" + scaled)
        options = [
            "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--force-device-scale-factor=2",
            f"--user-data-dir={folder}/profile", f"--window-size={width + 100},{height + 200}", f"--screenshot={taken}",
        ]  # fmt: skip
        subprocess.run([find(), *options, page.as_uri()], check=True, capture_output=True, timeout=120)
        whole = Image.open(io.BytesIO(taken.read_bytes()))
        return whole.crop((0, 0, width * 2, height * 2))  # the window has edges of its own


def difference(one: Image.Image, other: Image.Image) -> tuple[float, float]:
    """The mean difference of two pictures, and the largest once each dot is mixed with those around it; 0 to 1."""
    first, second = (each.convert("RGB").filter(ImageFilter.BoxBlur(3)) for each in (one, other))
    apart = numpy.abs(numpy.asarray(first, dtype=float) - numpy.asarray(second, dtype=float)) / 255
    return float(apart.mean()), float(apart.max())


@pytest.mark.parametrize("whole", [everything(), both_ways()], ids=["everything", "both ways"])
def test_a_png_is_what_a_browser_shows_of_the_svg(whole: Figure) -> None:
    sheet = whole.sheets[0]
    drawn = Image.open(io.BytesIO(png(sheet, whole, dpi=144)))
    mean, most = difference(drawn, shown(svg(sheet, whole), int(sheet.width), int(sheet.height)))
    assert mean < 0.002
    assert most < 0.1


def test_it_has_the_size_and_density_asked_for(picture: Image.Image) -> None:
    assert picture.size == (1280, 1080)
    assert picture.info["dpi"] == pytest.approx((144, 144), abs=0.01)


def test_it_says_what_it_is(picture: Image.Image) -> None:
    assert {name: picture.info[name] for name in ("Title", "Source", "Software")} == {
        "Title": "Who supplies the tools",
        "Source": "/supply-chain?day=2024-12-31&toward=chn",
        "Software": CREATOR,
    }


def test_where_nothing_stands_it_is_white() -> None:
    whole = boxes(1)
    picture = Image.open(io.BytesIO(png(whole.sheets[0], whole, dpi=36)))
    assert picture.convert("RGBA").getpixel((479, 269)) == (255, 255, 255, 255)


def test_the_same_sheet_gives_the_same_bytes() -> None:
    whole = boxes(5)
    assert png(whole.sheets[0], whole) == png(figure(*whole.sheets).sheets[0], figure(*whole.sheets))
