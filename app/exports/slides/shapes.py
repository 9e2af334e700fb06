"""The items of a sheet as native shapes of a slide.

A group carries its name as alternative text, a picture too, and a text that had to be cut its whole text. All other
shapes without words are marked as decoration: the group they stand in, or the text beside them, says what they show.
Shapes are numbered in the order of drawing, so the same sheet has the same numbers.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from app.exports.scene import Circle, Curve, Group, Item, Picture, Point, Polygon, Rectangle, Text
from app.exports.slides import paint as painting
from app.exports.slides import words
from app.exports.slides.markup import emu, tag
from app.exports.slides.places import Box, box

DECORATION = "{C183D7F6-B498-43B3-948B-1728B52AA6E4}"
DECORATIVE = "http://schemas.microsoft.com/office/drawing/2017/decorative"


@dataclass(frozen=True, kw_only=True)
class Slide:
    """What drawing a slide needs: where a picture's bytes are kept, by the name of the file's link to them; the family
    of one's own, or empty; and the numbers of its shapes, of which 1 is the slide's own."""

    picture: Callable[[bytes], str]
    face: str = ""
    numbers: Iterator[int] = field(default_factory=lambda: itertools.count(2))


def shapes(items: Sequence[Item], slide: Slide) -> str:
    """The items, in the order of drawing. A group without items is left out."""
    return "".join(shape(item, slide) for item in items)


def shape(item: Item, slide: Slide) -> str:
    """One item with all that it holds."""
    if isinstance(item, Group):
        return group(item, slide) if item.items else ""
    if isinstance(item, Text):
        return text(item, slide)
    if isinstance(item, Picture):
        return picture(item, slide)
    if isinstance(item, Curve) and len(item.pieces) == 1 and straight(item.start, item.pieces[0]):
        return straight_line(item, slide)
    return drawn(item, slide)


def group(group: Group, slide: Slide) -> str:
    """A group: its own coordinates are those of the slide."""
    number = next(slide.numbers)
    named = known(number, group.name or f"{group.role.capitalize()} {number}", said=group.name)
    head = tag("p:nvGrpSpPr", named, tag("p:cNvGrpSpPr"), tag("p:nvPr"))
    off, ext = _place(box(group))
    inner = (off.replace("a:off", "a:chOff"), ext.replace("a:ext", "a:chExt"))
    return tag("p:grpSp", head, tag("p:grpSpPr", tag("a:xfrm", off, ext, *inner)), shapes(group.items, slide))


def text(text: Text, slide: Slide) -> str:
    """A line of text in a box of its own, named by its role."""
    number = next(slide.numbers)
    whole = text.full if text.full != text.text else ""
    named = known(number, f"{text.role.capitalize()} {number}", said=whole)
    head = tag("p:nvSpPr", named, tag("p:cNvSpPr", txBox=1), tag("p:nvPr"))
    return tag("p:sp", head, _bare(box(text)), words.body((text,), slide.face))


def title(lines: Sequence[Text], width: float, slide: Slide) -> str:
    """The title of the slide: its lines where the sheet, of this width, has them.

    Its box is as wide as the sheet lets it be: LibreOffice breaks the lines of a title at its box, whatever the file
    says, and the face that stands in for ours may be wider.
    """
    first = lines[0]
    sides = {"start": width - 2 * first.x, "middle": 2 * min(first.x, width - first.x), "end": 2 * first.x - width}
    wide = max(sides[first.anchor], *(words.width(line) for line in lines))
    left = first.x - {"start": 0.0, "middle": wide / 2, "end": wide}[first.anchor]
    step = lines[1].y - first.y if len(lines) > 1 else 0.0
    high = step or (words.ASCENT + words.DESCENT) * first.size
    top = first.y + words.DESCENT * first.size - high
    around = Box(left, top, left + wide, top + high * len(lines))
    return _title(around, words.body(lines, slide.face, step=step), slide)


def hidden_title(said: str, width: float, slide: Slide) -> str:
    """A title for outline and screen readers that stands above the slide, where nobody sees it."""
    line = Text(x=0, y=-24, text=said, size=12, colour="#000000", role="title")
    return _title(Box(0, -40, width, -20), words.body((line,), slide.face), slide)


def _title(around: Box, body: str, slide: Slide) -> str:
    number = next(slide.numbers)
    lock = tag("p:cNvSpPr", tag("a:spLocks", noGrp=1))
    head = tag("p:nvSpPr", known(number, f"Title {number}"), lock, tag("p:nvPr", tag("p:ph", type="title")))
    return tag("p:sp", head, _bare(around), body)


def picture(picture: Picture, slide: Slide) -> str:
    """A picture of pixels, with its name as alternative text."""
    number = next(slide.numbers)
    lock = tag("p:cNvPicPr", tag("a:picLocks", noChangeAspect=1))
    head = tag("p:nvPicPr", known(number, picture.name or f"Picture {number}", said=picture.name), lock, tag("p:nvPr"))
    pixels = tag("a:blip", **{"r:embed": slide.picture(picture.png)})
    filled = tag("p:blipFill", pixels, tag("a:stretch", tag("a:fillRect")))
    return tag("p:pic", head, filled, _properties(box(picture), _preset("rect")))


def straight_line(line: Curve, slide: Slide) -> str:
    """A line with two ends, which a reader can drag; nothing holds it to a shape."""
    number = next(slide.numbers)
    head = tag("p:nvCxnSpPr", known(number, f"Line {number}", plain=True), tag("p:cNvCxnSpPr"), tag("p:nvPr"))
    (left, top), (right, bottom) = line.start, line.pieces[0][2]
    turned = {"flipH": 1} if right < left else {}
    turned |= {"flipV": 1} if bottom < top else {}
    moved = tag("a:xfrm", *_place(box(line)), **turned)
    return tag("p:cxnSp", head, tag("p:spPr", moved, _preset("line"), painting.line(line.paint)))


def drawn(item: Rectangle | Circle | Polygon | Curve, slide: Slide) -> str:
    """A shape without words."""
    number = next(slide.numbers)
    named = known(number, f"{_kind(item)} {number}", plain=True)
    head = tag("p:nvSpPr", named, tag("p:cNvSpPr"), tag("p:nvPr"))
    around, paint = box(item), item.paint
    inside = painting.NO_FILL if isinstance(item, Curve) else painting.fill(paint)
    return tag("p:sp", head, _properties(around, _geometry(item, around), inside, painting.line(paint)))


def known(number: int, name: str, *, said: str = "", plain: bool = False) -> str:
    """The number and name of a shape; what it shows in words (`said`), or that it is decoration (`plain`)."""
    words = {"descr": said} if said else {}
    mark = tag("adec:decorative", **{"xmlns:adec": DECORATIVE, "val": 1})
    inside = (tag("a:extLst", tag("a:ext", mark, uri=DECORATION)),) if plain else ()
    return tag("p:cNvPr", *inside, id=number, name=name, **words)


def straight(start: Point, piece: tuple[Point, Point, Point]) -> bool:
    """Whether a piece of a line repeats its ends instead of bending."""
    first, second, end = piece
    return first == start and second == end


def _kind(item: Rectangle | Circle | Polygon | Curve) -> str:
    return {Rectangle: "Rectangle", Circle: "Circle", Polygon: "Area", Curve: "Line"}[type(item)]


def _geometry(item: Rectangle | Circle | Polygon | Curve, around: Box) -> str:
    if isinstance(item, Circle):
        return _preset("ellipse")
    if isinstance(item, Polygon):
        return _custom(around, *_rings(item, around))
    if isinstance(item, Curve):
        return _custom(around, *_pieces(item, around), open=True)
    short = min(item.width, item.height)
    if item.radius <= 0 or short <= 0:
        return _preset("rect")
    part = min(round(item.radius / short * 100000), 50000)
    return _preset("roundRect", tag("a:gd", name="adj", fmla=f"val {part}"))


def _rings(polygon: Polygon, around: Box) -> Iterator[str]:
    for ring in polygon.rings:
        yield tag("a:moveTo", _point(ring[0], around))
        yield from (tag("a:lnTo", _point(corner, around)) for corner in ring[1:])
        yield tag("a:close")


def _pieces(curve: Curve, around: Box) -> Iterator[str]:
    yield tag("a:moveTo", _point(curve.start, around))
    at = curve.start
    for piece in curve.pieces:
        if straight(at, piece):
            yield tag("a:lnTo", _point(piece[2], around))
        else:
            yield tag("a:cubicBezTo", *(_point(each, around) for each in piece))
        at = piece[2]


def _point(point: Point, around: Box) -> str:
    return tag("a:pt", x=emu(point[0]) - emu(around.left), y=emu(point[1]) - emu(around.top))


def _custom(around: Box, *steps: str, open: bool = False) -> str:
    wide, high = _size(around)
    path = tag("a:path", *steps, w=wide, h=high, **({"fill": "none"} if open else {}))
    before = (tag(f"a:{name}") for name in ("avLst", "gdLst", "ahLst", "cxnLst"))
    return tag("a:custGeom", *before, tag("a:rect", l=0, t=0, r="r", b="b"), tag("a:pathLst", path))


def _preset(name: str, *adjusted: str) -> str:
    return tag("a:prstGeom", tag("a:avLst", *adjusted), prst=name)


def _bare(around: Box) -> str:
    return _properties(around, _preset("rect"), painting.NO_FILL, tag("a:ln", painting.NO_FILL))


def _properties(around: Box, *inside: str) -> str:
    return tag("p:spPr", tag("a:xfrm", *_place(around)), *inside)


def _place(around: Box) -> tuple[str, str]:
    wide, high = _size(around)
    return tag("a:off", x=emu(around.left), y=emu(around.top)), tag("a:ext", cx=wide, cy=high)


def _size(around: Box) -> tuple[int, int]:
    """Width and height: at least one EMU, as nothing can be scaled to none."""
    return max(emu(around.right) - emu(around.left), 1), max(emu(around.bottom) - emu(around.top), 1)
