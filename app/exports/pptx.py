"""A figure as a presentation: native shapes and text that can be edited, one slide for each sheet.

Every item of a sheet becomes a shape of its kind at its place; groups stay groups and carry their names as alternative
text. What is not a shape: a plain rectangle below everything, as large as the sheet, is the slide's background, and
the lines of the title are one title. Fonts are named, not held in the file: programs that embed them write formats of
their own, and what they hold is not subset. Without IBM Plex on the reader's machine another face stands in; baselines
and alignment stay, widths differ by some percent, in boxes set in the condensed face by up to a fifth.
"""

from __future__ import annotations

import io
import itertools
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls

from app.exports.plain import plain
from app.exports.scene import Figure, Group, Item, Rectangle, Sheet, Text
from app.exports.slides import deck, words
from app.exports.slides.markup import tag, written
from app.exports.slides.notes import paragraphs
from app.exports.slides.paint import solid
from app.exports.slides.places import covers
from app.exports.slides.shapes import Slide, hidden_title, shape, title
from app.exports.writing import right_to_left

APART = 0.05
"""How far, in points, lines may be from even steps and still be lines of one paragraph."""


def pptx(figure: Figure) -> bytes:
    """The presentation, as large as the first sheet; the same bytes for the same figure."""
    first = figure.sheets[0]
    made = deck.empty(first.width, first.height, figure.title)
    face = words.own_face(figure.typeface)
    (layout,) = made.slide_layouts
    for sheet in figure.sheets:
        slide = made.slides.add_slide(layout)
        _fill(slide, sheet, face)
        _note(slide, paragraphs(figure, sheet))
    return deck.packed(made)


def _fill(slide: Any, sheet: Sheet, face: str) -> None:
    """Background, title and shapes of a sheet."""
    items, tree = list(sheet.items), slide.shapes._spTree
    if items and (ground := _ground(items[0], sheet)):
        tree.addprevious(parse_xml(_background(ground)))
        items = items[1:]
    for place in list(slide.placeholders):
        tree.remove(place.element)
    drawing = Slide(picture=lambda png: str(slide.part.get_or_add_image_part(io.BytesIO(png))[1]), face=face)
    shapes = parse_xml(f"<p:spTree {nsdecls('p', 'a', 'r')}>{''.join(_shapes(items, sheet, drawing))}</p:spTree>")
    tree.extend(list(shapes))


def _ground(item: Item, sheet: Sheet) -> Rectangle | None:
    """The rectangle that is the ground of a whole sheet, alone or in a group of its own."""
    if isinstance(item, Group) and item.role == "ground" and len(item.items) == 1:
        return _ground(item.items[0], sheet)
    return item if isinstance(item, Rectangle) and covers(item, sheet.width, sheet.height) else None


def _background(ground: Rectangle) -> str:
    plain = tag("p:bgPr", solid(ground.paint.fill), tag("a:effectLst"))
    return f"<p:bg {nsdecls('p', 'a')}>{plain}</p:bg>"


def _shapes(items: Sequence[Item], sheet: Sheet, drawing: Slide) -> Iterator[str]:
    """All shapes of a sheet. The title stands among them where its first line does.

    Where the lines do not say the whole title, or are no lines of one paragraph, they stay plain text, and the title
    is above the slide.
    """
    lines = [text for text in sheet.texts() if text.role == "title"]
    if not _are_title(lines, sheet.title):
        yield hidden_title(sheet.title, sheet.width, drawing)
        lines = []
    waiting = bool(lines)
    for item in items:
        rest = _without(item, lines)
        if rest is not item and waiting:
            yield title(lines, sheet.width, drawing)
            waiting = False
        yield shape(rest, drawing) if rest else ""


def _are_title(lines: Sequence[Text], said: str) -> bool:
    """Whether lines of text say just the title, one below the other in even steps."""
    if not lines or plain(" ".join(line.text for line in lines)) != plain(said):
        return False
    steps = [below.y - above.y for above, below in itertools.pairwise(lines)]
    even = all(step > 0 and abs(step - steps[0]) < APART for step in steps)
    return even and len({(line.anchor, round(line.x, 2), line.size) for line in lines}) == 1


def _without(item: Item, lines: Sequence[Text]) -> Item | None:
    """An item without the lines of the title; None where nothing is left, the item itself where it holds none."""
    if isinstance(item, Text):
        return None if item in lines else item
    if not isinstance(item, Group):
        return item
    rest = tuple(_without(each, lines) for each in item.items)
    if all(new is old for new, old in zip(rest, item.items, strict=True)):
        return item
    kept = tuple(each for each in rest if each)
    return replace(item, items=kept) if kept else None


def _note(slide: Any, said: Sequence[str]) -> None:
    """The notes page of a slide."""
    body = slide.notes_slide.notes_placeholder.element.txBody
    for old in body.p_lst:
        body.remove(old)
    for text in said:
        run = tag("a:r", tag("a:rPr", lang=words.tongue(text).language), tag("a:t", written(text)))
        rtl = tag("a:pPr", rtl=1) if right_to_left(text) else ""
        body.append(parse_xml(f"<a:p {nsdecls('a')}>{rtl}{run}</a:p>"))
