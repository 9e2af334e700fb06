"""The items of a sheet as elements of SVG."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Sequence
from dataclasses import replace
from functools import singledispatchmethod

from markupsafe import Markup

from app.exports.fonts import Run, plain
from app.exports.lettering import Lettering
from app.exports.scene import Circle, Curve, Group, Item, Paint, Picture, Point, Polygon, Rectangle, Text
from app.exports.svg_paint import Attributes, hatched, number, opaque, painted
from app.exports.writing import both_ways, right_to_left
from app.markup import joined, tag

Area = tuple[float, float, float, float]
"""Left, top, right, bottom."""
MARKS = "\u202b", "\u202c"
"""Where letters from right to left begin and end (Unicode Annex 9: RLE, PDF)."""


class Items:
    """Writes the items of one sheet and keeps their ids apart.

    `marked` is for renderers that do not know the attribute `direction`: lines from right to left with other letters
    in them stand between the marks of Unicode that say the same.
    """

    def __init__(self, letters: Lettering, *, marked: bool) -> None:
        self._letters = letters
        self._marked = marked
        self._taken: set[str] = set()
        self._hatched = 0

    def drawn(self, items: Sequence[Item]) -> Markup:
        """Items in the order of drawing."""
        return joined(self._element(item) for item in items)

    @singledispatchmethod
    def _element(self, item: Item) -> Markup:
        raise TypeError(f"{type(item).__name__} is nothing that stands on a sheet.")

    @_element.register
    def _(self, item: Group) -> Markup:
        name = tag("title", plain(item.name)) if item.name else None
        said: Attributes = {"data_key": plain(item.key) or None, "data_entity": plain(item.entity) or None}
        return tag("g", name, self.drawn(item.items), id=self._id(item), class_=item.role, **said)

    def _id(self, group: Group) -> str | None:
        """An id from the key of a group, which stays the same from one export to the next."""
        if not group.key:
            return None
        stem = "k-" + re.sub(r"[^A-Za-z0-9_.-]", "_", plain(group.key))
        name, count = stem, 1
        while name in self._taken:
            count += 1
            name = f"{stem}.{count}"
        self._taken.add(name)
        return name

    @_element.register
    def _(self, item: Rectangle) -> Markup:
        outline = _box(item) | {"rx": number(item.radius) if item.radius else None}
        return self._shape("rect", outline, item.paint, (item.x, item.y, item.x + item.width, item.y + item.height))

    @_element.register
    def _(self, item: Polygon) -> Markup:
        path = "".join(f"M{'L'.join(_point(corner) for corner in ring)}Z" for ring in item.rings if ring)
        xs, ys = zip(*(corner for ring in item.rings for corner in ring), strict=True)
        area = (min(xs), min(ys), max(xs), max(ys))
        return self._shape("path", {"d": path, "fill_rule": "evenodd", "clip_rule": "evenodd"}, item.paint, area)

    @_element.register
    def _(self, item: Circle) -> Markup:
        x, y, radius = item.x, item.y, item.radius
        outline: Attributes = {"cx": number(x), "cy": number(y), "r": number(radius)}
        return self._shape("circle", outline, item.paint, (x - radius, y - radius, x + radius, y + radius))

    def _shape(self, name: str, outline: Attributes, paint: Paint, area: Area) -> Markup:
        """A closed shape; a hatch is cut to it and lies between its fill and its line."""
        if paint.pattern != "hatch":
            return tag(name, **outline, **painted(paint))
        self._hatched += 1
        cut = f"cut-{self._hatched}"
        return tag(
            "g",
            tag("clipPath", tag(name, **outline), id=cut),
            tag(name, **outline, fill=paint.fill) if paint.fill else None,
            tag("g", hatched(*area, paint), clip_path=f"url(#{cut})"),
            tag(name, **outline, **painted(replace(paint, fill="", opacity=1.0))) if paint.stroke else None,
            **opaque(paint.opacity),
        )

    @_element.register
    def _(self, item: Curve) -> Markup:
        return tag("path", d=_path(item), **painted(item.paint))

    @_element.register
    def _(self, item: Picture) -> Markup:
        data = f"data:image/png;base64,{b64encode(item.png).decode()}"
        name = tag("title", plain(item.name))
        return tag("image", name, **_box(item), role="img", **{"xlink:href": data})

    @_element.register
    def _(self, item: Text) -> Markup:
        parts = self._letters.runs(item)
        if not parts:
            return Markup("")
        alone = len(parts) == 1
        words = self._ordered(parts)
        said = self._placed(item) | (_lettered(parts[0]) if alone else {})
        said |= {"font_size": number(self._letters.size(item)), "fill": item.colour, "class_": item.role}
        pieces = zip(words, parts, strict=True)
        content = words[0] if alone else joined(tag("tspan", each, **_lettered(part)) for each, part in pieces)
        line = tag("text", content, **said, **opaque(item.opacity))
        return tag("g", tag("title", plain(item.full)), line) if item.full and item.full != item.text else line

    def _ordered(self, parts: Sequence[Run]) -> list[str]:
        """The words of the parts of a line, between marks of direction where the renderer needs them."""
        words = [part.text for part in parts]
        line = "".join(words)
        if self._marked and right_to_left(line) and both_ways(line):
            words[0], words[-1] = MARKS[0] + words[0], words[-1] + MARKS[1]
        return words

    def _placed(self, item: Text) -> Attributes:
        """Where a line stands. One from right to left hangs at its middle, which is the same for every reader."""
        if not right_to_left(plain(item.text)):
            anchor = item.anchor if item.anchor != "start" else None
            return {"x": number(item.x), "y": number(item.y), "text_anchor": anchor}
        middle = item.x + {"start": 0.5, "middle": 0.0, "end": -0.5}[item.anchor] * self._letters.width(item)
        return {"x": number(middle), "y": number(item.y), "text_anchor": "middle", "direction": "rtl"}


def _lettered(part: Run) -> Attributes:
    generic = "monospace" if "Mono" in part.face.family else "sans-serif"
    return {"font_family": f"{part.face.family}, {part.face.original}, {generic}", "font_weight": part.face.weight}


def _box(item: Rectangle | Picture) -> Attributes:
    return {name: number(getattr(item, name)) for name in ("x", "y", "width", "height")}


def _path(item: Curve) -> str:
    """A curve; a piece whose controls lie on its ends is a straight line."""
    said, last = [f"M{_point(item.start)}"], item.start
    for first, second, end in item.pieces:
        straight = first == last and second == end
        said.append(f"L{_point(end)}" if straight else f"C{_point(first)} {_point(second)} {_point(end)}")
        last = end
    return "".join(said)


def _point(point: Point) -> str:
    return f"{number(point[0])} {number(point[1])}"
