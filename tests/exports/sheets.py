"""Sheets that hold everything a sheet can hold, and hostile names."""

from __future__ import annotations

import struct
import zlib
from typing import Any

from app.exports.scene import Circle, Curve, Figure, Group, Item, Paint, Picture, Polygon, Rectangle, Sheet, Text

INK, NAVY, GREY = "#17212b", "#0b3160", "#b4bcc5"
NAMES = (
    "東京エレクトロン株式会社",
    "台灣積體電路製造",
    "中芯国际集成电路制造",
    "삼성전자 반도체",
    "شركة الاتصالات السعودية",
    "东方晶源 (DJEL)",
    "Łódź, Ångström & Nguyễn “≥ 5 µm” → Ωмега",
    "<script>alert(1)</script>",
    'Say "A & B\'s" </text>',
)
LONG = "Extreme ultraviolet lithography " * 3 + "scanners for high volume"
assert len(LONG) == 120


def pixel(red: int, green: int, blue: int) -> bytes:
    """A PNG of one pixel."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    start = chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0))
    return (
        b"\x89PNG\r\n\x1a\n" + start + chunk(b"IDAT", zlib.compress(bytes((0, red, green, blue)))) + chunk(b"IEND", b"")
    )


def text(x: float, y: float, words: str, size: float = 12, **kind: Any) -> Text:
    """A line in ink."""
    return Text(x=x, y=y, text=words, size=size, colour=INK, **kind)


def shapes() -> tuple[Item, ...]:
    """Every kind of item, every pattern, a line with its arrowhead."""
    hatch = Paint(fill="#ffffff", stroke=GREY, pattern="hatch", ink=GREY)
    dots = Paint(fill="#f6f7f9", pattern="dots", ink="#7f8993")
    line = Curve(
        start=(60, 250),
        pieces=(((60, 250), (160, 250), (160, 250)), ((200, 250), (200, 290), (240, 290))),
        paint=Paint(stroke=INK, width=1.5),
    )
    head = Polygon(rings=(((240, 286), (250, 290), (240, 294)),), paint=Paint(fill=INK))
    hole = Polygon(
        rings=(((320, 240), (400, 240), (400, 300), (320, 300)), ((340, 255), (380, 255), (380, 285), (340, 285))),
        paint=Paint(fill=NAVY),
    )
    return (
        Rectangle(x=60, y=180, width=100, height=40, radius=4, paint=hatch),
        Rectangle(x=180, y=180, width=100, height=40, paint=dots),
        Rectangle(x=300, y=180, width=100, height=40, paint=Paint(stroke=INK, dash=(4, 2), width=1.5)),
        Circle(x=450, y=200, radius=20, paint=Paint(fill=NAVY, opacity=0.5)),
        Group(items=(line, head), role="route", name="Masks go into exposure", key="masks|exposure", entity="masks"),
        hole,
        Picture(x=430, y=240, width=40, height=40, png=pixel(178, 58, 46), name="A red square & its <name>"),
    )


def words() -> tuple[Item, ...]:
    """Every weight and family, all scripts, a long label and hostile ones."""
    families = (
        text(60, 60, "Who supplies the tools", 24, weight=600, role="title"),
        text(60, 90, "Medium letters of a subtitle", 14, weight=500, role="subtitle"),
        text(60, 110, "Narrow letters 600", weight=600, family="condensed"),
        text(200, 110, "Narrow letters 500", weight=500, family="condensed"),
        text(340, 110, "Narrow letters 400", family="condensed"),
        text(60, 130, "MATCH (n) RETURN n", family="mono"),
        text(60, 150, LONG, 9),
        text(440, 130, "at the end", anchor="end"),
        text(500, 130, "in the middle", anchor="middle"),
        text(60, 165, "A name that was cut …", 9, full="A name that was cut short here"),
    )
    boxes = tuple(
        Group(
            items=(
                Rectangle(x=60, y=312 + 22 * place, width=300, height=18, paint=Paint(stroke=GREY, fill="#ffffff")),
                text(66, 325 + 22 * place, name),
            ),
            role="box",
            name=name,
            key=name,
            entity=f"company-{place}",
        )
        for place, name in enumerate(NAMES)
    )
    return (*families, *boxes)


def everything() -> Figure:
    """One sheet that holds all of it."""
    ground = Rectangle(x=0, y=0, width=640, height=540, paint=Paint(fill="#f6f7f9"))
    sheet = Sheet(
        width=640,
        height=540,
        items=(ground, *shapes(), *words()),
        name="Every kind of shape, pattern and script, & <all> of them named",
        title="Who supplies the tools",
    )
    return figure(sheet)


def both_ways() -> Figure:
    """Lines in which letters from the right and from the left meet."""
    lines = ("شركة أرامكو (ARAMCO) السعودية", "أرامكو 2024 – 51.9 %", "ARAMCO أرامكو Co", "أرامكو (ARAMCO)")
    left = tuple(text(20, 30 + 20 * place, line) for place, line in enumerate(lines))
    right = tuple(text(380, 30 + 20 * place, line, anchor="end") for place, line in enumerate(lines))
    return figure(Sheet(width=400, height=110, items=(*left, *right), name="Both ways", title="Both ways"))


def figure(*sheets: Sheet) -> Figure:
    """A figure of some sheets, with an address and sources that need escaping."""
    return Figure(
        name="supply-chain",
        sheets=sheets,
        address="/supply-chain?day=2024-12-31&toward=chn",
        digest="sha256:0123456789abcdef",
        day="2024-12-31",
        sources=("CSET ETO, Supply Chain Explorer, CC BY-NC 4.0", "A & B <C>"),
    )


def boxes(count: int) -> Figure:
    """A figure of many boxes with names and arrows, as a supply chain has them."""
    items: list[Item] = []
    for place in range(count):
        x, y = 40 + place % 15 * 60, 40 + place // 15 * 24
        paint = Paint(fill=("#cfe0f2", "#1d4479", "#fbf0d9")[place % 3], stroke=INK)
        box = Rectangle(x=x, y=y, width=54, height=18, radius=2, paint=paint)
        label = text(x + 3, y + 12, f"Tool {place}", 9, family="condensed", weight=(400, 500, 600)[place % 3])
        items.append(Group(items=(box, label), role="box", name=f"Tool {place}, 51.9 %", key=f"tool-{place}"))
        arrow = Curve(start=(x, y), pieces=(((x, y - 4), (x + 30, y - 4), (x + 30, y)),), paint=Paint(stroke=INK))
        items.append(arrow)
    items.append(text(40, 24, "Tools and who holds them", 18, weight=600, role="title"))
    return figure(Sheet(width=960, height=540, items=tuple(items), name=f"{count} boxes", title="Tools"))
