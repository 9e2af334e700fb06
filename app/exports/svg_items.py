"""The items of a sheet as elements of SVG."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Sequence
from dataclasses import replace
from functools import singledispatchmethod

from markupsafe import Markup

from app.exports.fonts import Run, measure, plain, runs
from app.exports.scene import Circle, Curve, Group, Item, Paint, Picture, Point, Polygon, Rectangle, Text
from app.exports.svg_paint import Attributes, hatched, number, opaque, painted
from app.exports.writing import right_to_left
from app.markup import joined, tag

Area = tuple[float, float, float, float]
"""Left, top, right, bottom."""


class Items:
    """Writes the items of one sheet and keeps their ids apart."""

    def __init__(self) -> None:
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
        return _text(item)


def _text(item: Text) -> Markup:
    """One line as one element: parts in other fonts are parts of it."""
    parts = runs(item.text, item.weight, item.family)
    if not parts:
        return Markup("")
    content = parts[0].text if len(parts) == 1 else (tag("tspan", part.text, **_lettered(part)) for part in parts)
    line = tag(
        "text",
        content,
        **_placed(item),
        **(_lettered(parts[0]) if len(parts) == 1 else {}),
        font_size=number(item.size),
        fill=item.colour,
        class_=item.role,
        **opaque(item.opacity),
    )
    return tag("g", tag("title", plain(item.full)), line) if item.full and item.full != item.text else line


def _placed(item: Text) -> Attributes:
    """Where a line stands. One from right to left hangs at its middle, which is the same for every reader."""
    line, anchor, x = plain(item.text), item.anchor, item.x
    if not right_to_left(line):
        return {"x": number(x), "y": number(item.y), "text_anchor": anchor if anchor != "start" else None}
    half = {"start": 0.5, "middle": 0.0, "end": -0.5}[anchor] * measure(line, item.size, item.weight, item.family)
    return {"x": number(x + half), "y": number(item.y), "text_anchor": "middle", "direction": "rtl"}


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
