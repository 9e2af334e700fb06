"""A note as two pages of A4: text that can be selected, links, fonts inside."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import typst

from app.briefing.inline import HOME, Inline, absolute, foot_lines, inlines, more, reference_words
from app.briefing.note import Grid, Limits, Lines, Note, Reference, Sentence
from app.exports.faces import BASES, FACES, SANS, Face
from app.exports.fonts import plain, runs, subset
from app.exports.svg import CREATOR

TEMPLATE = Path(__file__).with_name("pdf.typ")
PAGES = 2
LEVELS = tuple(
    Limits(rows=rows, items=items, sources=sources)
    for rows, items, sources in (
        (40, 16, 3),
        (24, 12, 3),
        (20, 10, 3),
        (16, 9, 3),
        (14, 8, 3),
        (12, 7, 3),
        (11, 6, 2),
        (10, 6, 2),
        (9, 5, 2),
        (8, 5, 2),
        (7, 4, 2),
        (6, 4, 2),
        (5, 4, 1),
        (5, 3, 1),
        (4, 3, 1),
        (4, 2, 1),
        (3, 2, 1),
        (3, 1, 1),
        (2, 1, 1),
        (1, 1, 1),
    )
)
"""How much of long lists is shown: as much as there is room for."""
LINE = 60
"""What a reference takes beside its words, in letters: the rest of its last line."""
Piece = dict[str, str]


def pdf(note: Note, base: str = HOME) -> bytes:
    """The note, cut to two pages. Raises `MissingGlyph` for a character that none of our fonts draws."""
    with Press() as press:
        return press.printed(press.fitted(note), base)


def fitted(note: Note, spare: int = 0) -> Note:
    """The note with as much of its long lists as two pages take, or some steps less."""
    with Press() as press:
        level = press.level(note)
    return note.shortened(LEVELS[min(level + spare, len(LEVELS) - 1)])


class Press:
    """Sets notes on paper; its fonts stand in a folder of its own until it is closed."""

    def __enter__(self) -> Press:
        self._folder = tempfile.TemporaryDirectory(prefix="chokepoint-")
        return self

    def __exit__(self, *_: object) -> None:
        self._folder.cleanup()

    def level(self, note: Note) -> int:
        """The place of the first of `LEVELS` at which the note has two pages; the last when none is enough."""
        fonts = self._fonts(content(note.shortened(LEVELS[0]), HOME))
        low, high = 0, len(LEVELS) - 1
        while low < high:
            middle = (low + high) // 2
            fits = self._pages(note.shortened(LEVELS[middle]), fonts) <= PAGES
            low, high = (low, middle) if fits else (middle + 1, high)
        return low

    def fitted(self, note: Note) -> Note:
        return note.shortened(LEVELS[self.level(note)])

    def printed(self, note: Note, base: str) -> bytes:
        """The note as it is."""
        said = content(note, base)
        made = self._compiler(said, self._fonts(said)).compile(format="pdf")
        assert isinstance(made, bytes)
        return made

    def _pages(self, note: Note, fonts: Any) -> int:
        found = self._compiler(content(note, HOME), fonts).query("<pages>", field="value", one=True)
        return int(json.loads(found))

    def _compiler(self, said: dict[str, Any], fonts: Any) -> Any:
        return typst.Compiler(TEMPLATE.read_bytes(), font_paths=fonts, sys_inputs={"note": json.dumps(said)})

    def _fonts(self, said: dict[str, Any]) -> Any:
        """The fonts with the letters of a note. The typesetter takes them from a folder only."""
        folder = Path(tempfile.mkdtemp(dir=self._folder.name))
        for place, font in enumerate(subset(letters(said)).values()):
            (folder / f"{place}.ttf").write_bytes(font)
        return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(folder)])


OWN = "0123456789 of[]–No source is cited. Sources"
"""What the template itself writes."""
HEAVY = (400, 600)
"""The weights in which our letters are kept, so that any word of them can be heavy."""


def letters(said: dict[str, Any]) -> dict[Face, str]:
    """What each face draws of the content of a note."""
    found: dict[Face, list[str]] = {BASES["sans", weight]: [OWN] for weight in HEAVY}
    for piece in _pieces_in(said):
        for face in _faces(piece["font"]):
            found.setdefault(face, []).append(piece["text"])
    return {face: "".join(parts) for face, parts in found.items()}


def _faces(family: str) -> list[Face]:
    return [face for face in FACES if face.family == family and face.weight in HEAVY]


def _pieces_in(value: Any) -> Iterator[Piece]:
    """Every run of words in nested lists and maps."""
    if isinstance(value, dict):
        if "font" in value and "text" in value:
            yield value
        else:
            yield from (piece for each in value.values() for piece in _pieces_in(each))
    elif isinstance(value, list):
        yield from (piece for each in value for piece in _pieces_in(each))


def content(note: Note, base: str) -> dict[str, Any]:
    """What the template takes: each run of words with its font, its look and where it leads."""
    return {
        "title": plain(note.title),
        "author": CREATOR,
        "description": plain("/" + note.foot.address),
        "keywords": [plain(each) for each in (note.foot.digest, *note.foot.under[:2])],
        "font": SANS,
        "over": pieces([Inline(note.over)], base),
        "running": pieces([Inline(f"Chokepoint · {note.title} · {note.foot.under[0]}, {note.foot.under[1]}")], base),
        "heading": pieces([Inline(note.title)], base),
        "notices": [pieces([Inline(each)], base) for each in note.notices],
        "lead": _lines(note, note.lead, base),
        "sections": [
            {
                "heading": pieces([Inline(each.heading)], base),
                "blocks": [_block(note, block, base) for block in each.blocks],
            }
            for each in note.sections
        ],
        "references": _halves([_reference(each, base) for each in note.references]),
        "foot": [pieces(each, base) for each in foot_lines(note)],
    }


def pieces(found: Sequence[Inline], base: str) -> list[Piece]:
    """Runs of words, each in one face. Where a run has letters of two scripts, it becomes several."""
    return [
        {"text": part.text, "font": part.face.family, "style": each.style, "to": _to(each.to, base)}
        for each in found
        for part in _parts(each)
    ]


def _parts(each: Inline) -> list[Any]:
    """The runs of one face, with the blanks at both ends that a line made plain loses."""
    found = list(runs(each.text, 600 if each.style == "strong" else 400))
    if not found:
        return list(runs("\u00a0")) if each.text else []
    first, last = each.text[:1].isspace(), each.text[-1:].isspace()
    blank = type(found[0])
    if first:
        found[0] = blank(" " + found[0].text, found[0].face)
    if last:
        found[-1] = blank(found[-1].text + " ", found[-1].face)
    return found


def _to(to: str, base: str) -> str:
    return to if not to or to.startswith("#") else absolute(to, base)


def _sentence(note: Note, sentence: Sentence, base: str) -> list[Piece]:
    return pieces(inlines(note, sentence), base)


def _lines(note: Note, block: Lines, base: str) -> dict[str, Any]:
    items = [_sentence(note, each, base) for each in block.items]
    return {"items": items, "listed": block.listed, "more": _more(block, base)}


def _more(block: Lines | Grid, base: str) -> Piece | None:
    left = more(block)
    return pieces([left], base)[0] if left else None


def _block(note: Note, block: Lines | Grid, base: str) -> dict[str, Any]:
    if isinstance(block, Lines):
        return _lines(note, block, base)
    return {
        "heads": [pieces([Inline(head)], base) for head in block.heads],
        "widths": list(block.widths),
        "numbers": sorted(block.numbers),
        "rows": [[_lines(note, cell, base) for cell in row] for row in block.rows],
        "more": _more(block, base),
    }


def _reference(reference: Reference, base: str) -> dict[str, Any]:
    before, after = reference_words(reference)
    source = reference.source
    said = [Inline(before), Inline(source.title, source.href), Inline(after)]
    return {"number": str(reference.number), "runs": pieces([each for each in said if each.text], base)}


def _halves(found: list[dict[str, Any]]) -> list[list[dict[str, Any]]]:
    """References in two columns of about the same length."""
    sizes = [sum(len(piece["text"]) for piece in each["runs"]) + LINE for each in found]
    whole, here = sum(sizes), 0
    for place, size in enumerate(sizes):
        here += size
        if here * 2 >= whole:
            return [found[: place + 1], found[place + 1 :]]
    return [found, []]
