"""A sheet put together: title and subtitle above, the body, the legend, and the footer it can be rebuilt from."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from app.exports import footer, keys
from app.exports.content import Content, Room, Section
from app.exports.options import Options
from app.exports.paper import Paper
from app.exports.scene import Figure, Item, Paint, Picture, Rectangle, Role, Sheet, Text, Weight
from app.exports.themes import Theme
from app.layout.text import fill

LINE = 1.22
"""Height of a line of text, in sizes of its letters."""
FIRST = 0.95
"""How far the baseline of the first line stands below the top, in sizes of its letters."""
GAP = 10.0
LOGO = 30.0
CUT = "The address is too long to be printed whole; it stands in the file: in its metadata, or the notes of a slide."


def composed(content: Content, theme: Theme, digest: str) -> Figure:
    """The figure of a content: one sheet, or one for each of its parts where its options ask for that."""
    return Figure(
        name=content.name,
        sheets=sheets(content, theme, digest, content.options),
        address=content.address,
        digest=digest,
        day=content.day,
        sources=content.sources,
        notes=content.notes,
        warnings=(*content.notices, *([] if footer.whole(content, content.options.paper) else [CUT])),
        typeface=theme.font,
    )


def sheets(content: Content, theme: Theme, digest: str, options: Options) -> tuple[Sheet, ...]:
    """The sheets of a content under some options."""
    bodies = content.bodies(options)
    return tuple(
        _Making(content, theme, options.paper, digest, section, (number, len(bodies))).sheet()
        for number, section in enumerate(bodies, 1)
    )


@dataclass(frozen=True)
class _Making:
    """One sheet while it is put together. `place` is its number and how many there are."""

    content: Content
    theme: Theme
    paper: Paper
    digest: str
    section: Section
    place: tuple[int, int]

    def sheet(self) -> Sheet:
        """Everything at its place: the body takes what title, legend and footer leave."""
        paper, content = self.paper, self.content
        head, y = self._head()
        foot, top = footer.lines(content, self.theme, paper, self.digest, self.place)
        legend, low = keys.rows(content.legend, self.theme, paper, top - GAP)
        room = Room(
            x=paper.margin,
            y=y + GAP,
            width=paper.room,
            height=low - GAP - (y + GAP),
            paper=paper,
            theme=self.theme,
        )
        ground = Rectangle(x=0, y=0, width=paper.width, height=paper.height, paint=Paint(fill="#FFFFFF"))
        title = content.title + (f": {self.section.heading}" if self.section.heading else "")
        return Sheet(
            width=paper.width,
            height=paper.height,
            items=(ground, *head, *self.section.body.draw(room), *legend, *foot),
            name=f"{title}. {content.subtitle}",
            title=title,
        )

    def _head(self) -> tuple[list[Item], float]:
        """Logo, title and subtitle, and where they end."""
        paper = self.paper
        logo = list(_logo(paper, self.theme))
        wide = paper.room - sum(each.width + GAP for each in logo)
        second = f"{self.section.heading}. {self.content.subtitle}" if self.section.heading else self.content.subtitle
        title, y = _lines(self.content.title, paper, wide, paper.margin, (paper.title, 600), "title", self.theme)
        below, end = _lines(second, paper, wide, y + 3, (paper.subtitle, 400), "subtitle", self.theme)
        return [*logo, *title, *below], end


def _lines(
    text: str, paper: Paper, wide: float, top: float, letters: tuple[float, Weight], role: Role, theme: Theme
) -> tuple[list[Item], float]:
    """`text` in at most two lines below `top`, in smaller letters where it would be cut; and where it ends."""
    size, weight = letters
    rooms = (wide, wide)
    lines = fill(text, rooms, size, weight)
    while lines[-1].endswith("…") and not text.endswith("…") and size > letters[0] * 0.6:
        size *= 0.95
        lines = fill(text, rooms, size, weight)
    colour = theme.colour("ink" if role == "title" else "muted")
    full = text if lines[-1].endswith("…") else ""
    items: list[Item] = [
        Text(
            x=paper.margin,
            y=top + size * (FIRST + LINE * at),
            text=line,
            size=round(size, 2),
            colour=colour,
            weight=weight,
            role=role,
            full=full,
        )
        for at, line in enumerate(lines)
    ]
    return items, top + size * LINE * len(lines)


def _logo(paper: Paper, theme: Theme) -> Iterator[Picture]:
    """The logo of a theme at the right of the title."""
    if theme.logo:
        wide = LOGO * theme.ratio
        right = paper.width - paper.margin
        yield Picture(x=right - wide, y=paper.margin, width=wide, height=LOGO, png=theme.logo, name="Logo")
