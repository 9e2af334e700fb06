"""Presentations, opened again: their shapes and those of the sheets they are made of."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
from pptx.enum.shapes import MSO_SHAPE_TYPE
from pptx.util import Pt

from app.exports.scene import Circle, Curve, Group, Paint, Picture, Polygon, Rectangle, walk
from tests.exports import decks
from tests.exports.decks import said
from tests.exports.slides import (
    A,
    P,
    described,
    first,
    kind,
    nested,
    nested_scene,
    opened,
    samples,
    shapes,
)

ADEC = "{http://schemas.microsoft.com/office/drawing/2017/decorative}"


@samples
def test_groups_and_shapes_are_those_of_the_sheet(made: Any) -> None:
    wanted, slide = made().sheets[0], opened(made()).slides[0]
    assert nested(slide.shapes) == nested_scene(wanted.items)


def test_shapes_have_the_size_and_place_of_their_items() -> None:
    items = [item for item in walk(decks.routes().sheets[0].items) if isinstance(item, Rectangle | Circle | Picture)]
    found = shapes(opened(decks.routes()).slides[0].shapes)
    found = [each for each in found if kind(each) in ("Rectangle", "Circle", "Picture")]
    for item, shape in zip([item for item in items if item != decks.GROUND], found, strict=True):
        wide, high = (item.radius * 2,) * 2 if isinstance(item, Circle) else (item.width, item.height)
        left, top = (item.x - item.radius, item.y - item.radius) if isinstance(item, Circle) else (item.x, item.y)
        expected = [round(each * 12700) for each in (left, top, wide, high)]
        assert [shape.left, shape.top, shape.width, shape.height] == pytest.approx(expected, abs=2)


def test_a_rounded_corner_keeps_its_radius() -> None:
    (shape,) = list(first(Rectangle(x=0, y=0, width=80, height=40, radius=10, paint=Paint(fill="#000000"))).shapes)[1:]
    assert shape.adjustments[0] == 0.25


def test_lines_bend_in_real_cubic_pieces() -> None:
    route = next(item for item in decks.routes().sheets[0].all() if isinstance(item, Curve))
    slide = opened(decks.routes()).slides[0]
    shape = next(each for each in shapes(slide.shapes) if kind(each) == "Curve")
    x, y = shape.left, shape.top
    path = shape._element.find(f".//{A}path")
    points = [((x + int(pt.get("x"))) / 12700, (y + int(pt.get("y"))) / 12700) for pt in path.iter(f"{A}pt")]
    expected = [route.start, *(point for piece in route.pieces for point in piece)]
    assert [each for point in points for each in point] == pytest.approx(
        [each for point in expected for each in point], abs=0.01
    )
    assert [each.tag for each in path] == [f"{A}moveTo", f"{A}cubicBezTo", f"{A}cubicBezTo"]


def test_a_line_of_corners_has_straight_and_bent_pieces() -> None:
    slide = opened(decks.routes()).slides[0]
    line = [each for each in slide.shapes if kind(each) == "Curve"][-1]
    steps = [each.tag.removeprefix(A) for each in line._element.find(f".//{A}path")]
    assert steps == ["moveTo", "lnTo", "cubicBezTo", "lnTo"]


def test_the_box_of_a_line_is_around_what_is_drawn() -> None:
    bow = Curve(start=(100, 200), pieces=(((100, 100), (200, 100), (200, 200)),), paint=Paint(stroke="#000000"))
    (shape,) = list(first(bow).shapes)[1:]
    assert (shape.left, shape.top, shape.width, shape.height) == (Pt(100), Pt(125), Pt(100), Pt(75))


@pytest.mark.parametrize(("end", "turned"), [((60, 80), (0, 0)), ((20, 80), (1, 0)), ((60, 20), (0, 1))])
def test_a_straight_line_can_be_dragged_by_its_ends(end: tuple[float, float], turned: tuple[int, int]) -> None:
    (line,) = list(first(Curve(start=(40, 50), pieces=(((40, 50), end, end),), paint=Paint(stroke="#000000"))).shapes)[
        1:
    ]
    assert line.shape_type == MSO_SHAPE_TYPE.LINE
    assert [line.begin_x, line.begin_y, line.end_x, line.end_y] == [Pt(40), Pt(50), Pt(end[0]), Pt(end[1])]
    frame = line._element.spPr.find(f"{A}xfrm")
    assert (int(frame.get("flipH", 0)), int(frame.get("flipV", 0))) == turned


def test_the_rings_of_an_area_are_one_shape() -> None:
    ring = next(item for item in decks.routes().sheets[0].items if isinstance(item, Polygon))
    shape = next(each for each in opened(decks.routes()).slides[0].shapes if kind(each) == "Polygon")
    path = shape._element.find(f".//{A}path")
    assert Counter(each.tag.removeprefix(A) for each in path) == {"moveTo": 2, "lnTo": 6, "close": 2}
    assert shape.width == Pt(ring.rings[0][1][0] - ring.rings[0][0][0])


@pytest.mark.parametrize(
    ("paint", "named", "ink"), [(decks.HATCH, "wdUpDiag", "B4BCC5"), (decks.DOTS, "pct25", "7F8993")]
)
def test_a_pattern_is_a_native_one_in_the_ink_over_the_fill(paint: Paint, named: str, ink: str) -> None:
    (shape,) = list(first(Rectangle(x=0, y=0, width=9, height=9, paint=paint)).shapes)[1:]
    fill = shape._element.spPr.find(f"{A}pattFill")
    colours = [(each.tag.removeprefix(A), each[0].get("val")) for each in fill]
    assert (fill.get("prst"), colours) == (named, [("fgClr", ink), ("bgClr", "FFFFFF")])


def test_no_fill_and_no_line_are_said() -> None:
    (shape,) = list(first(Rectangle(x=0, y=0, width=9, height=9, paint=Paint())).shapes)[1:]
    properties = shape._element.spPr
    assert [each.tag.removeprefix(A) for each in properties] == ["xfrm", "prstGeom", "noFill", "ln"]
    assert [each.tag.removeprefix(A) for each in properties.find(f"{A}ln")] == ["noFill"]
    assert shape._element.find(f"{P}style") is None


def test_dashes_and_opacity_are_those_of_the_paint() -> None:
    paint = Paint(fill="#102030", stroke="#405060", width=2, dash=(4.0, 1.0, 3.0), opacity=0.25)
    (shape,) = list(first(Rectangle(x=0, y=0, width=9, height=9, paint=paint)).shapes)[1:]
    line = shape._element.spPr.find(f"{A}ln")
    dashes = [(each.get("d"), each.get("sp")) for each in line.iter(f"{A}ds")]
    assert line.get("w") == "25400"
    assert dashes == [("200000", "50000"), ("150000", "200000"), ("50000", "150000")]
    assert [each.get("val") for each in shape._element.spPr.iter(f"{A}alpha")] == ["25000", "25000"]


@samples
def test_every_shape_has_a_name_and_a_number_of_its_own(made: Any) -> None:
    found = list(shapes(opened(made()).slides[0].shapes))
    assert [shape.shape_id for shape in found] == list(range(2, len(found) + 2))
    assert all(shape.name.strip() for shape in found)


def test_a_picture_is_its_pixels_with_words() -> None:
    slide = opened(decks.routes()).slides[0]
    picture = next(shape for shape in slide.shapes if kind(shape) == "Picture")
    assert (picture.image.blob, described(picture)) == (decks.logo(), "Logo of a think tank")


def test_the_box_of_a_group_is_around_all_it_holds_in_the_measure_of_the_slide() -> None:
    slide = opened(decks.routes()).slides[0]
    for group in (shape for shape in shapes(slide.shapes) if kind(shape) == "Group"):
        inner = list(group.shapes)
        left, top = min(shape.left for shape in inner), min(shape.top for shape in inner)
        right = max(shape.left + shape.width for shape in inner)
        bottom = max(shape.top + shape.height for shape in inner)
        expected = [left, top, right - left, bottom - top]
        assert [group.left, group.top, group.width, group.height] == pytest.approx(expected, abs=4)
        frame = group._element.grpSpPr.find(f"{A}xfrm")
        assert list(frame[0].attrib.values()) == list(frame[2].attrib.values())
        assert list(frame[1].attrib.values()) == list(frame[3].attrib.values())


def test_a_group_that_holds_nothing_is_left_out() -> None:
    assert nested(first(Group(items=(), role="band", name="Empty")).shapes) == []


def test_text_is_named_by_its_role_and_what_has_no_words_is_decoration() -> None:
    footer = said(40, 500, "Source", role="footer")
    rule = Rectangle(x=0, y=490, width=9, height=1, paint=Paint(fill="#000000"))
    slide = first(footer, rule, Group(items=(rule,), role="bar", name="Japan: 3 %"))
    found = list(shapes(slide.shapes))[1:]
    marked = [bool(shape._element._nvXxPr.cNvPr.findall(f".//{ADEC}decorative")) for shape in found]
    assert [shape.name for shape in found] == ["Footer 3", "Rectangle 4", "Japan: 3 %", "Rectangle 6"]
    assert marked == [False, True, False, True]
    assert [described(shape) for shape in found] == ["", "", "Japan: 3 %", ""]
