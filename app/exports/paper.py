"""The sheets that a figure can stand on: their sizes, margins and sizes of letters, in points. Source: design card."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

MM = 72 / 25.4
"""Points in a millimetre."""
LEGIBLE = 9.0
"""The least printed size of a label, in points."""


@dataclass(frozen=True, kw_only=True)
class Paper:
    """A format: `text` is the size of labels where there is room, `row` how high a row of a table then is."""

    name: str
    label: str
    width: float
    height: float
    margin: float
    title: float
    subtitle: float
    text: float
    row: float
    legend: float
    foot: float

    @property
    def room(self) -> float:
        """The width between the margins."""
        return self.width - 2 * self.margin


def _slide(name: str, label: str, width: float) -> Paper:
    """A slide: the measures of the mock, drawn at 1600 pixels for 960 points."""
    return Paper(
        name=name,
        label=label,
        width=width,
        height=540,
        margin=38.4,
        title=21.6,
        subtitle=12,
        text=10.8,
        row=23.1,
        legend=10.2,
        foot=9.6,
    )


def _sheet(name: str, label: str, width: float, height: float) -> Paper:
    """A sheet of paper, width and height in millimetres."""
    large = min(width, height) > 250
    return Paper(
        name=name,
        label=label,
        width=round(width * MM, 2),
        height=round(height * MM, 2),
        margin=round(15 * MM, 2),
        title=20 if large else 16,
        subtitle=11 if large else 10,
        text=10 if large else 9,
        row=16 if large else 14,
        legend=9,
        foot=8 if large else 7.5,
    )


PAPERS: Mapping[str, Paper] = {
    paper.name: paper
    for paper in (
        _slide("16x9", "Slide 16:9", 960),
        _slide("4x3", "Slide 4:3", 720),
        _sheet("a4-upright", "A4 upright", 210, 297),
        _sheet("a4-across", "A4 across", 297, 210),
        _sheet("a3-upright", "A3 upright", 297, 420),
        _sheet("a3-across", "A3 across", 420, 297),
    )
}
"""Every format by its name in an address; the first is the usual one."""
USUAL = next(iter(PAPERS))


def body_height(paper: Paper) -> float:
    """The height that is left for a body when title, subtitle, legend and footer are as long as they usually are."""
    head = paper.margin + 2 * 1.22 * (paper.title + paper.subtitle) + 13
    foot = paper.margin * 0.7 + 5 * 1.3 * paper.foot + 4
    return paper.height - head - foot - paper.legend * 1.3 - 30
