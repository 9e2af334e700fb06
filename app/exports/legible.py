"""Whether the labels of a figure can be read when it is printed, and what would help."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from app import words
from app.exports.compose import sheets
from app.exports.content import Content
from app.exports.options import Options
from app.exports.paper import LEGIBLE, PAPERS
from app.exports.scene import Sheet, Text
from app.exports.themes import Theme

LARGER = ("a4-across", "a3-across", "a3-upright")
"""Papers worth a try for what is too small on another."""


@dataclass(frozen=True, kw_only=True)
class Help:
    """Something that makes the labels larger: the options, what they do in words, and the least size then."""

    options: Options
    words: str
    least: float


@dataclass(frozen=True, kw_only=True)
class Legibility:
    """How large the smallest label is printed, in points; how many of how many are below 9; what helps, best first."""

    least: float
    label: str
    small: int
    labels: int
    helps: tuple[Help, ...]

    @property
    def legible(self) -> bool:
        """Whether every label is printed at 9 points or more."""
        return not self.small

    @property
    def said(self) -> str:
        """The same as a sentence; empty when all can be read."""
        if self.legible:
            return ""
        helps = "; ".join(f"{each.words} ({each.least:.1f} pt)" for each in self.helps)
        return (
            f"The smallest label is printed at {self.least:.1f} pt, below {LEGIBLE:.0f} pt: {self.label[:60]!r}. "
            f"{self.small:,} of {words.count(self.labels, 'label')} are below. "
            + (f"What helps: {helps}." if helps else "Nothing here makes it larger: export its data instead.")
        )


def legibility(content: Content, theme: Theme, made: Sequence[Sheet]) -> Legibility:
    """How legible the sheets of a content are; only where they are not, other options are tried."""
    labels = list(_labels(made))
    small = [each for each in labels if each.size < LEGIBLE - 0.05]
    least = min(labels, key=lambda each: each.size, default=None)
    return Legibility(
        least=least.size if least else LEGIBLE,
        label=(least.full or least.text) if least else "",
        small=len(small),
        labels=len(labels),
        helps=tuple(_helps(content, theme, least.size)) if small and least else (),
    )


def _labels(made: Sequence[Sheet]) -> Iterator[Text]:
    return (text for sheet in made for text in sheet.texts() if text.role in ("label", "legend"))


def _helps(content: Content, theme: Theme, now: float) -> list[Help]:
    """What can be done, tried out; those that make the least label larger, the largest first."""
    found = [
        Help(options=options, words=said, least=_least(content, theme, options)) for options, said in _ways(content)
    ]
    return sorted((each for each in found if each.least > now + 0.05), key=lambda each: -each.least)


def _least(content: Content, theme: Theme, options: Options) -> float:
    made = sheets(content, theme, "", options)
    return min((each.size for each in _labels(made)), default=LEGIBLE)


def _ways(content: Content) -> Iterator[tuple[Options, str]]:
    now = content.options
    if len(content.parts) > 1 and not now.split and not content.flows:
        count = words.count(len(content.parts), "sheet")
        yield now.but(split=True), f"split by {content.named[0]} into {count}: --split stage"
    if content.folded and not now.fold:
        yield now.but(fold=True), "fold variants: --fold variants"
    area = now.paper.width * now.paper.height
    for name in LARGER:
        paper = PAPERS[name]
        if paper.width * paper.height > area * 1.05:
            yield now.but(format=name), f"{paper.label}: --paper {name}"
