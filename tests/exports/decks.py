"""Figures like those that views make, small enough to be compared whole: a matrix, boxes with routes, hostile text."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from PIL import Image

from app.exports.scene import Circle, Curve, Figure, Group, Item, Paint, Picture, Polygon, Rectangle, Sheet, Text

INK, MUTED, NAVY, PALE, LINE = "#17212B", "#4A5662", "#0B3160", "#D6E5F5", "#B4BCC5"
WIDTH, HEIGHT = 960.0, 540.0
GROUND = Rectangle(x=0, y=0, width=WIDTH, height=HEIGHT, paint=Paint(fill="#FFFFFF"))
DOTS = Paint(fill="#FFFFFF", stroke=LINE, pattern="dots", ink="#7F8993")
HATCH = Paint(fill="#FFFFFF", stroke=LINE, pattern="hatch", ink=LINE)
ROWS = (
    ("EDA software", 96.0, "F", "96"),
    ("EUV lithography", 100.0, "F", ""),
    ("ArF immersion (DUV) lithography", 1.0, "P", "99.3"),
    ("Chemical-mechanical planarisation", 0.0, "B", "49"),
    ("Photoresist", -1.0, "–", ""),
)
ADDRESS = "/coverage?on=2024-12-31&toward=chn&by=usa,jpn,nld"


def figure(*sheets: Sheet, **other: Any) -> Figure:
    """Sheets as a figure with notes, sources and a warning."""
    told = {
        "name": "coverage",
        "address": ADDRESS,
        "digest": "3f2a9c41",
        "day": "2024-12-31",
        "sources": ("Advanced Semiconductor Supply Chain Dataset, CC BY-NC 4.0, CSET ETO",),
        "notes": ("Covered share is an upper bound.",),
        "warnings": ("Shares are known for 84.3 % only.",),
    }
    return Figure(sheets=sheets, **(told | other))


def sheet(*items: Item, title: str = "A title", name: str = "What it shows.") -> Sheet:
    """Items on a slide."""
    return Sheet(width=WIDTH, height=HEIGHT, items=items, name=name, title=title)


def said(x: float, y: float, text: str, **other: Any) -> Text:
    """A line of text in ink."""
    return Text(**({"x": x, "y": y, "text": text, "size": 11, "colour": INK} | other))


def matrix() -> Figure:
    """A matrix with cells, bars, patterns, legend and footer under a title of two lines."""
    lines = (
        "Toward China, controls in force reach no known share of supply",
        "in 18 of 47 markets for chip-making tools and design software",
    )
    titles = (said(38.4, 52 + 26.4 * at, line, size=21.6, weight=600, role="title") for at, line in enumerate(lines))
    below = "Controls of six jurisdictions in force on 31 December 2024. Long cell with a number: share, %."
    subtitle = said(38.4, 100, below, size=12, colour=MUTED, role="subtitle")
    head = [said(x, 131, text, weight=600, size=10.8) for x, text in ((384, "United States"), (474, "Japan"))]
    items = (GROUND, *titles, subtitle, *head, *_rows(), *_legend(), *_foot())
    return figure(sheet(*items, title=" ".join(lines), name="Coverage of five technologies."))


def _rows() -> Iterator[Item]:
    for at, (name, share, letter, number) in enumerate(ROWS):
        y = 139 + at * 25.2
        rule = Paint(stroke="#D5DAE0", width=0.75)
        yield Curve(start=(38.4, y), pieces=(((38.4, y), (919, y), (919, y)),), paint=rule)
        yield said(38.4, y + 16.5, name)
        yield said(247, y + 17, f"{share:g}" if share >= 0 else "no data", weight=600, size=13, anchor="end")
        yield _bar(256, y + 6.5, share, name)
        yield _cell(384, y + 3, letter, number, f"United States, {name}: {letter} {number}".strip())
        yield _cell(474, y + 3, "B", "", f"Japan, {name}: wider heading only")


def _bar(x: float, y: float, share: float, name: str) -> Group:
    if share < 0:
        hatched = Rectangle(x=x, y=y, width=114, height=12, paint=HATCH)
        return Group(items=(hatched,), role="bar", name=f"{name}: no data")
    known = 114 * share / 100
    parts: tuple[Item, ...] = (
        Rectangle(x=x, y=y, width=known, height=12, paint=Paint(fill=NAVY)),
        Rectangle(x=x + known, y=y, width=114 - known, height=12, paint=DOTS),
        Rectangle(x=x, y=y, width=114, height=12, paint=Paint(stroke=LINE)),
    )
    return Group(items=parts, role="bar", name=f"{name}: covered at most {share:g} %")


def _cell(x: float, y: float, letter: str, number: str, name: str) -> Group:
    dark = letter == "F"
    fill = {"F": NAVY, "P": "#97B8DB", "B": PALE}.get(letter, "#FFFFFF")
    paint = Paint(fill=fill, stroke=LINE if letter == "–" else "", width=0.75)
    wide, colour = (84.0 if number else 24.0), ("#FFFFFF" if dark else INK)
    items: list[Item] = [Rectangle(x=x, y=y, width=wide, height=19, paint=paint, radius=1.5)]
    if letter == "P":
        corner = ((x + wide - 13, y + 19), (x + wide, y + 6), (x + wide, y + 19))
        items.append(Polygon(rings=(corner,), paint=Paint(fill="#5F8FC2")))
    items.append(said(x + 4, y + 13.4, letter, weight=600, size=9.6, colour=colour))
    if number:
        items.append(said(x + 48, y + 13.5, number, weight=500, anchor="middle", size=10.2, colour=colour))
    return Group(items=tuple(items), role="cell", name=name, key=f"{x:g}-{y:g}")


def _legend() -> Iterator[Item]:
    for at, (paint, text) in enumerate(
        ((Paint(fill=NAVY), "in force"), (DOTS, "held elsewhere"), (HATCH, "no data"), (Paint(fill=PALE), "wider"))
    ):
        x = 38.4 + at * 110
        box = Rectangle(x=x, y=480, width=20, height=14, paint=paint, radius=1)
        words = said(x + 26, 490.6, text, size=10.2, colour=MUTED, role="legend")
        yield Group(items=(box, words), role="legend", name=f"Legend: {text}")


def _foot() -> Iterator[Item]:
    yield Rectangle(x=38.4, y=508, width=883.2, height=0.75, paint=Paint(fill=LINE))
    yield said(38.4, 523, "Chokepoint · toward China, 31 Dec 2024 · upper bound", size=9.6, colour=MUTED, role="footer")
    yield said(921.6, 523, "/coverage", size=9.6, colour=MUTED, role="footer", anchor="end")


def routes() -> Figure:
    """Boxes in a band, a bent route with an arrowhead, a route of corners, circles, a ring with a hole, a logo."""
    boxes = [_box(60 + at * 300, 160 + at * 70, f"Box number {at}", at) for at in range(3)]
    band = Rectangle(x=40, y=120, width=880, height=330, paint=Paint(fill="#ECEFF3"), radius=4)
    items: tuple[Item, ...] = (
        GROUND,
        said(40, 60, "Who supplies whom", size=21.6, weight=600, role="title"),
        Group(
            items=(band, said(48, 136, "Wafer fabrication", weight=600, size=9), *boxes),
            role="band",
            name="Fabrication",
        ),
        _bent((200, 190), (360, 260), "Box number 0 supplies Box number 1"),
        _cornered(),
        Circle(x=120, y=380, radius=18, paint=Paint(fill="#AF841E", stroke=INK, width=1.5, opacity=0.5)),
        _ring(),
        Picture(x=860, y=30, width=60, height=30, png=logo(), name="Logo of a think tank"),
        said(480, 480, "Legend in the middle", anchor="middle", role="legend", family="condensed"),
        said(40, 520, "MATCH (n) RETURN n", family="mono", size=9, role="footer", opacity=0.6),
    )
    return figure(sheet(*items, title="Who supplies whom"))


def _box(x: float, y: float, text: str, at: int) -> Group:
    paint = Paint(fill="#FFFFFF", stroke="#5C6975", width=1, dash=(3.0, 2.0) if at == 2 else ())
    strip = Rectangle(x=x, y=y + 50, width=140, height=6, paint=DOTS)
    label = said(x + 70, y + 24, text, family="condensed", weight=500, anchor="middle", size=11.5)
    count = said(x + 134, y + 42, f"{at * 40}", weight=600, anchor="end")
    return Group(
        items=(_rounded(x, y, paint), strip, label, count), role="box", name=f"{text}: {at * 40} %", entity=text
    )


def _rounded(x: float, y: float, paint: Paint) -> Rectangle:
    return Rectangle(x=x, y=y, width=140, height=60, paint=paint, radius=6)


def _bent(start: tuple[float, float], end: tuple[float, float], name: str) -> Group:
    middle = (start[0] + end[0]) / 2
    first = ((middle - 40, start[1] - 30), (middle, start[1]), (middle, (start[1] + end[1]) / 2))
    second = ((middle, end[1]), (middle + 40, end[1]), (end[0] - 8, end[1]))
    line = Curve(start=start, pieces=(first, second), paint=Paint(stroke="#7B8793", width=1.5))
    head = ((end[0] - 8, end[1] - 4), end, (end[0] - 8, end[1] + 4))
    label = said(middle + 4, (start[1] + end[1]) / 2, "supplies", size=9)
    return Group(items=(line, Polygon(rings=(head,), paint=Paint(fill="#7B8793")), label), role="route", name=name)


def _cornered() -> Curve:
    """Right, a rounded corner, down: straight pieces and a bent one."""
    pieces = (
        ((500, 250), (590, 250), (590, 250)),
        ((596, 250), (600, 254), (600, 260)),
        ((600, 260), (600, 300), (600, 300)),
    )
    return Curve(start=(500, 250), pieces=pieces, paint=Paint(stroke=NAVY, width=1, dash=(4.0, 2.0)))


def _ring() -> Polygon:
    outer = ((200, 350), (260, 350), (260, 410), (200, 410))
    inner = ((215, 365), (215, 395), (245, 395), (245, 365))
    return Polygon(rings=(outer, inner), paint=Paint(fill="#8E3471", stroke=INK))


def logo() -> bytes:
    """A small picture of pixels."""
    kept = io.BytesIO()
    Image.new("RGB", (20, 10), (11, 49, 96)).save(kept, "PNG")
    return kept.getvalue()


HOSTILE = (
    "<script>alert(\"1\")</script> & 'quotes'",
    "]]> <a:t>not markup</a:t> &amp;",
    "=cmd()|' /C calc'!A0",
    "a\x00b\x08c\x1fd\ud800e\ufffef\tg\nh",
    "x" * 120,
    "東京エレクトロン",
    "삼성전자 반도체",
    "中芯国际集成电路",
    "台積電與聯華電子",
    "شركة أشباه الموصلات ASML",
    "Zoë's Ångström × 5 nm",
)


def hostile() -> Figure:
    """Text that would break a careless file, as labels, names and alternative texts, title, notes and address."""
    title = '<b>"Title"</b> & \x0b more'
    labels = [said(60, 120 + 32 * at, text, size=14, full=text) for at, text in enumerate(HOSTILE)]
    boxes = [Group(items=(label,), role="box", name=label.text) for label in labels]
    items = (GROUND, said(40, 60, title, size=21.6, weight=600, role="title"), *boxes)
    return figure(
        sheet(*items, title=title, name=HOSTILE[3]), notes=HOSTILE, sources=HOSTILE, address="/x?q=<&\x01>", name="<&>"
    )
