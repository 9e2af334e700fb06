"""Presentations opened again, and their shapes told in the words of a sheet."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

import pytest
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE
from pptx.util import Pt

from app.exports.plain import plain
from app.exports.pptx import pptx
from app.exports.scene import Figure, Group, Item, Text
from tests.exports import decks
from tests.exports.decks import figure, sheet

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
CLOSE = 0.5
"""How far, in points, a text may be from where the sheet has it."""
SAMPLES = {"matrix": decks.matrix, "routes": decks.routes, "hostile": decks.hostile}
samples = pytest.mark.parametrize("made", SAMPLES.values(), ids=SAMPLES.keys())


def opened(figure: Figure) -> Any:
    """The presentation of a figure, opened again."""
    return Presentation(io.BytesIO(pptx(figure)))


def first(*items: Item, **other: str) -> Any:
    """The only slide of a sheet with these items."""
    return opened(figure(sheet(*items, **other))).slides[0]


def shapes(holder: Any) -> Iterator[Any]:
    """Every shape at any depth, groups before what they hold."""
    for shape in holder:
        yield shape
        if shape.shape_type == MSO_SHAPE_TYPE.GROUP:
            yield from shapes(shape.shapes)


def words(shape: Any) -> str:
    """The text of a shape, empty for one that has none."""
    return "".join(each.text for each in shape._element.iterfind(f"{P}txBody//{A}t"))


def kind(shape: Any) -> str:
    """Which item of a sheet a shape stands for."""
    own = shape._element
    geometry = own.find(f"{P}spPr/{A}prstGeom")
    preset = "" if geometry is None else geometry.get("prst")
    if own.tag == f"{P}grpSp":
        return "Group"
    if own.tag == f"{P}pic":
        return "Picture"
    if own.find(f"{P}txBody") is not None:
        return "Text"
    if preset:
        return {"ellipse": "Circle", "rect": "Rectangle", "roundRect": "Rectangle", "line": "Curve"}[preset]
    return "Curve" if own.find(f".//{A}path").get("fill") == "none" else "Polygon"


def described(shape: Any) -> str:
    return str(shape._element._nvXxPr.cNvPr.get("descr", ""))


def nested_scene(items: tuple[Item, ...]) -> list[Any]:
    """The items of a sheet as words: groups as their name and what they hold; titles are a thing of their own."""
    return [
        (plain(item.name), nested_scene(item.items)) if isinstance(item, Group) else type(item).__name__
        for item in items
        if item != decks.GROUND and not (isinstance(item, Text) and item.role == "title")
    ]


def nested(holder: Any) -> list[Any]:
    """The shapes of a slide in the same words."""
    return [
        (described(shape), nested(shape.shapes)) if kind(shape) == "Group" else kind(shape)
        for shape in holder
        if not shape.is_placeholder
    ]


def baseline(shape: Any, size: float) -> float:
    """Where the only line of a text box stands: its middle is the middle of a line of Plex."""
    middle = (shape.top + shape.height / 2) / Pt(1)
    return middle + (1.025 - 0.275) / 2 * size


def side(shape: Any) -> float:
    """The place that its alignment holds fixed."""
    part = {"l": 0.0, "ctr": 0.5, "r": 1.0}[shape._element.find(f".//{A}pPr").get("algn")]
    return float((shape.left + part * shape.width) / Pt(1))
