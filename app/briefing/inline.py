"""The words of a sentence with its marks and references, in the order in which every format of file writes them."""

from __future__ import annotations

from dataclasses import dataclass

from app import words
from app.briefing.note import Grid, Lines, Note, Reference, Sentence, entity

HOME = "http://127.0.0.1:8050/"
"""Where `chokepoint up` serves the app by default: what leads to it from a file that nobody serves."""


@dataclass(frozen=True)
class Inline:
    """Words of one look. `to` is an address within the app, `#ref-3` for a reference, or empty."""

    text: str
    to: str = ""
    style: str = ""


def inlines(note: Note, sentence: Sentence) -> list[Inline]:
    """A sentence as it is written: its words, its marks in brackets, its references, and how many more there are."""
    said = [Inline(unbroken(run.text), run.to, run.style) for run in sentence.runs]
    if sentence.marks:
        said.append(Inline(f" ({', '.join(sentence.marks)})", style="quiet"))
    cited = note.cited(sentence)
    for place, number in enumerate(sorted(note.numbers[id] for id in cited)):
        before = " " if place == 0 and said else "\u2009" if place else ""
        said += [Inline(before), Inline(f"[{number}]", f"#ref-{number}", "reference")]
    left = len(sentence.sources) - len(cited)
    if left:
        said += [Inline("\u2009"), Inline(f"+{left}", entity(sentence.grounds[0].id), "reference")]
    return [each for each in said if each.text]


def unbroken(text: str) -> str:
    """Text in which no line ends within a date, or between a number and its percent."""
    return words.unbroken_dates(text).replace(" %", "\u00a0%")


def more(block: Lines | Grid) -> Inline | None:
    """How many are left out, leading to where all stand; `None` when nothing is."""
    return Inline(f"and {block.left:,} more", block.to) if block.left else None


def reference_words(reference: Reference) -> tuple[str, str]:
    """What stands before the title of a reference, and what after it."""
    source = reference.source
    before = f"{source.publisher}, " if source.publisher else ""
    after = ", ".join(filter(None, (source.date or "no date", *source.marks, reference.verified)))
    return before, f", {after}"


def absolute(to: str, base: str = HOME) -> str:
    """An address within the app as one of the web; one of the web as it is."""
    return to if "://" in to or to.startswith("#") else base.rstrip("/") + "/" + to


def foot_lines(note: Note) -> list[list[Inline]]:
    """The lines of the footer: under what the note holds, the data releases, and how to rebuild it."""
    foot = note.foot
    under = [Inline(" · ".join((*foot.under, foot.known)))]
    rebuilt = [
        Inline("Rebuild: "),
        Inline("/" + foot.address, foot.address),
        Inline(f" · query digest {foot.digest}"),
    ]
    return [under, [Inline("Data: " + "; ".join(foot.releases) + ".")], rebuilt]
