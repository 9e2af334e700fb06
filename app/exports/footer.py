"""The footer of a sheet: what its figures hold for, what they rest on, and the address that rebuilds it."""

from __future__ import annotations

from app import words
from app.exports.content import Content
from app.exports.paper import Paper
from app.exports.scene import Item, Paint, Rectangle, Text
from app.exports.themes import Theme
from app.layout.text import ELLIPSIS, fill

LINE = 1.3
MOST = 6
"""Lines that the words may take; for the address see `Content.address_lines`."""
SEPARATOR = " · "


def said(content: Content, theme: Theme, digest: str) -> str:
    """The words of the footer in one line."""
    known = f"known on {words.written_day(content.known)}" if content.known else ""
    own = f"theme {theme.words}" if theme.words else ""
    parts = ("Chokepoint", *content.about, *content.sources, known, own, f"query {digest}")
    return SEPARATOR.join(part for part in parts if part)


def whole(content: Content, paper: Paper) -> bool:
    """Whether the address is short enough to be printed whole."""
    return not fill(content.address, (paper.room - 50,) * content.address_lines, paper.foot)[-1].endswith(ELLIPSIS)


def lines(
    content: Content, theme: Theme, paper: Paper, digest: str, place: tuple[int, int]
) -> tuple[list[Item], float]:
    """The footer at the foot of the paper, and where it begins. `place` is the number of the sheet and of all."""
    number, count = place
    page = f"{number} of {count}" if count > 1 else ""
    size, step = paper.foot, paper.foot * LINE
    found = [
        *fill(said(content, theme, digest), (paper.room,) * MOST, size),
        *fill(content.address, (paper.room - (50 if page else 0),) * content.address_lines, size),
    ]
    top = paper.height - paper.margin * 0.7 - step * len(found)
    rule = Rectangle(x=paper.margin, y=top - 4, width=paper.room, height=0.75, paint=Paint(fill=theme.colour("border")))
    colour = theme.colour("muted")
    items: list[Item] = [rule]
    for at, line in enumerate(found, 1):
        y = top + step * at
        items.append(Text(x=paper.margin, y=y, text=line, size=size, colour=colour, role="footer"))
    if page:
        y, right = top + step * len(found), paper.width - paper.margin
        items.append(Text(x=right, y=y, text=page, size=size, colour=colour, role="footer", anchor="end"))
    return items, top - 4
