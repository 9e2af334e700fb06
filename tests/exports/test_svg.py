"""A sheet as SVG: it stands alone, holds each text once, and nothing in it can act."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import replace
from hashlib import sha256

import pytest
from lxml import etree

from app.exports.faces import FOLDER
from app.exports.fonts import measure
from app.exports.lettering import lettering
from app.exports.scene import Figure, Group, Paint, Rectangle, Sheet, Text
from app.exports.svg import CREATOR, svg
from app.exports.woff2 import unpacked
from tests.exports.sheets import NAMES, boxes, everything, figure, text

SVG, XLINK = "{http://www.w3.org/2000/svg}", "{http://www.w3.org/1999/xlink}href"
DC = "{http://purl.org/dc/elements/1.1/}"


def parsed(whole: Figure) -> etree._Element:
    """The SVG of a figure's first sheet, read by a strict reader that fetches nothing."""
    return etree.fromstring(svg(whole.sheets[0], whole), etree.XMLParser(resolve_entities=False, no_network=True))


def of(*items: Group | Rectangle | Text, **said: str) -> etree._Element:
    """A small sheet with some items, as SVG."""
    return parsed(replace(figure(Sheet(width=200, height=100, items=items, name="Small", title="Small")), **said))


@pytest.fixture(scope="module")
def root() -> etree._Element:
    """The sheet with everything."""
    return parsed(everything())


def test_the_size_is_in_points_and_the_units_are_points(root: etree._Element) -> None:
    assert {name: root.get(name) for name in ("width", "height", "viewBox", "role")} == {
        "width": "640pt",
        "height": "540pt",
        "viewBox": "0 0 640 540",
        "role": "img",
    }


def test_every_text_is_one_element_in_the_order_of_drawing(root: etree._Element) -> None:
    found = ["".join(line.itertext()) for line in root.iter(f"{SVG}text")]
    assert found == [each.text for each in everything().sheets[0].texts()]


def test_each_line_names_its_family_weight_and_size(root: etree._Element) -> None:
    lines = list(root.iter(f"{SVG}text"))
    names = ("font-family", "font-weight", "font-size")
    sans = "Chokepoint Sans, IBM Plex Sans, sans-serif"
    narrow = "Chokepoint Condensed Sans, IBM Plex Sans Condensed, sans-serif"
    assert [tuple(line.get(name) for name in names) for line in lines[:6]] == [
        (sans, "600", "24"),
        (sans, "500", "14"),
        (narrow, "600", "12"),
        (narrow, "500", "12"),
        (narrow, "400", "12"),
        ("Chokepoint Mono, IBM Plex Mono, monospace", "400", "12"),
    ]


def test_nothing_in_it_can_act_or_is_fetched(root: etree._Element) -> None:
    allowed = "svg title desc metadata defs style g rect path circle text tspan image pattern clipPath"
    tags = {etree.QName(each).localname for each in root.iter(f"{SVG}*")}
    assert tags <= set(allowed.split())
    assert [name for each in root.iter() for name in each.attrib if name.lower().startswith("on")] == []
    links = [each.get(XLINK) for each in root.iter() if each.get(XLINK)]
    assert [link[:22] for link in links] == ["data:image/png;base64,"]
    style = root.findtext(f".//{SVG}style") or ""
    assert style.count("url(") == style.count("url(data:font/ttf;base64,") == 12
    assert "@import" not in style


def test_ids_are_names_and_no_two_are_the_same(root: etree._Element) -> None:
    ids = [each.get("id") for each in root.iter() if each.get("id")]
    assert len(ids) == len(set(ids))
    assert [id for id in ids if not re.fullmatch(r"[A-Za-z_][A-Za-z0-9_.-]*", id)] == []
    pointed = {
        part.split(")")[0]
        for each in root.iter()
        for value in each.attrib.values()
        for part in value.split("url(#")[1:]
    }
    assert pointed <= set(ids)


def test_a_group_says_what_it_is_in_words(root: etree._Element) -> None:
    found = [group for group in root.iter(f"{SVG}g") if group.get("class") == "box"]
    assert [group.findtext(f"{SVG}title") for group in found] == list(NAMES)
    assert [group.get("data-key") for group in found] == list(NAMES)
    assert [group.get("data-entity") for group in found] == [f"company-{place}" for place in range(len(NAMES))]


def test_a_cut_name_has_the_whole_name_as_its_title(root: etree._Element) -> None:
    titles = [title.text for title in root.iter(f"{SVG}title")]
    assert "A name that was cut short here" in titles


def test_the_record_says_what_the_sheet_rests_on(root: etree._Element) -> None:
    record = [(etree.QName(each).localname, each.text) for each in root.iter(f"{DC}*")]
    assert record == [
        ("title", "Who supplies the tools"),
        ("description", "Every kind of shape, pattern and script, & <all> of them named"),
        ("creator", CREATOR),
        ("date", "2024-12-31"),
        ("identifier", "/supply-chain?day=2024-12-31&toward=chn"),
        ("identifier", "sha256:0123456789abcdef"),
        ("source", "CSET ETO, Supply Chain Explorer, CC BY-NC 4.0"),
        ("source", "A & B <C>"),
        ("format", "image/svg+xml"),
    ]


def test_control_characters_never_reach_the_file() -> None:
    bad = "one\x00\x1b\ufffe\ud800two"
    group = Group(items=(text(10, 20, "one\x00\x1btwo"),), role="box", name=bad, key=bad, entity=bad)
    root = of(group, address=bad, day=bad, sources=(bad,))
    found = root.find(f"{SVG}g")
    assert found.get("data-key") == found.findtext(f"{SVG}title") == "one \ufffd\ufffdtwo"
    assert found.findtext(f"{SVG}text") == "one two"


def test_two_groups_of_one_key_have_ids_of_their_own() -> None:
    groups = [Group(items=(), role="box", key=key) for key in ("a b", "a b", "a_b")]
    assert [each.get("id") for each in of(*groups).iter(f"{SVG}g")] == ["k-a_b", "k-a_b.2", "k-a_b.3"]


def test_arabic_runs_from_right_to_left_and_begins_where_it_was_put() -> None:
    line = next(of(text(10, 20, "شركة"), text(10, 50, "firm")).iter(f"{SVG}text"))
    assert (line.get("direction"), line.get("text-anchor")) == ("rtl", "middle")
    assert 10 < float(line.get("x")) < 30


def test_a_place_that_is_no_number_is_refused() -> None:
    with pytest.raises(ValueError, match="nan"):
        of(Rectangle(x=float("nan"), y=0, width=1, height=1, paint=Paint()))


def hatch(width: float, height: float) -> tuple[str, str, str]:
    """The lines of a hatched rectangle, their width and their ink."""
    paint = Paint(fill="#ffffff", pattern="hatch", ink="#b4bcc5")
    root = of(Rectangle(x=10, y=5, width=width, height=height, paint=paint))
    cut, lines = root.find(f".//{SVG}clipPath"), root.find(f".//{SVG}g/{SVG}path")
    assert root.find(f".//{SVG}g[@clip-path]").get("clip-path") == f"url(#{cut.get('id')})"
    return lines.get("d"), lines.get("stroke-width"), lines.get("stroke")


def test_a_hatch_covers_a_shape_in_lines_of_its_ink() -> None:
    lines = "M10 5L26 -11M10 11.36L26 -4.64M10 17.73L26 1.73M10 24.09L26 8.09M10 30.46L26 14.46M10 36.82L26 20.82"
    assert hatch(16, 14) == (lines, "1.5", "#b4bcc5")


def test_a_hatch_is_finer_in_a_small_shape() -> None:
    assert hatch(4, 4) == ("M10 5L14 1M10 7L14 3M10 9L14 5M10 11L14 7M10 13L14 9", "0.47", "#b4bcc5")


def test_the_same_sheet_gives_the_same_bytes_here_and_in_another_process() -> None:
    whole = everything()
    once = svg(whole.sheets[0], whole)
    assert svg(whole.sheets[0], whole) == once
    code = (
        "from hashlib import sha256; from app.exports.svg import svg; from tests.exports.sheets import everything; "
        "whole = everything(); print(sha256(svg(whole.sheets[0], whole)).hexdigest())"
    )
    said = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env={"PYTHONHASHSEED": "7"}
    )
    assert said.stdout.strip() == sha256(once).hexdigest()


def test_a_figure_of_thirty_boxes_is_small() -> None:
    whole = boxes(30)
    assert len(svg(whole.sheets[0], whole)) < 60_000


def test_letters_of_ones_own_are_drawn_where_the_font_has_them() -> None:
    own = unpacked((FOLDER / "mono-400.woff2").read_bytes())
    sheet = Sheet(width=200, height=100, items=(text(10, 20, "firm 中芯"), text(10, 40, "wwww")), name="A", title="A")
    root = parsed(replace(figure(sheet), typeface=own))
    family = "Chokepoint Own Sans, Chokepoint Mono, sans-serif"
    parts = [(part.text, (part.get("font-family") or "").split(",")[0]) for part in root.iter(f"{SVG}tspan")]
    assert parts == [("firm ", "Chokepoint Own Sans"), ("中芯", "Chokepoint Sans SC")]
    line = list(root.iter(f"{SVG}text"))[1]
    assert line.get("font-family") == family
    assert (root.findtext(f".//{SVG}style") or "").startswith(
        "@font-face{font-family:Chokepoint Own Sans;font-weight:400"
    )


def test_a_wide_font_of_ones_own_is_made_small_enough_for_every_line_to_keep_its_place() -> None:
    own = unpacked((FOLDER / "mono-400.woff2").read_bytes())
    items = (
        text(10, 20, "illicit", 10, family="condensed"),
        text(10, 40, "WWWW", 20),
        text(9, 60, "n", 10, family="mono"),
    )
    sheet = Sheet(width=200, height=100, items=items, name="A", title="A")
    written = lettering(replace(figure(sheet), typeface=own))
    wide = [measure(each.text, each.size, each.weight, each.family) for each in items]
    assert written.width(items[0]) == pytest.approx(wide[0])
    assert written.width(items[1]) < wide[1]
    assert [round(written.size(each), 1) for each in items] == [
        round(10 * written.shrink, 1),
        round(20 * written.shrink, 1),
        10,
    ]
    assert lettering(figure(sheet)).shrink == 1
