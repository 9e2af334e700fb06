"""What a speaker reads below a slide: what it shows, what rebuilds it, and what it rests on."""

from __future__ import annotations

from collections.abc import Iterator

from app.exports.scene import Figure, Sheet


def paragraphs(figure: Figure, sheet: Sheet) -> tuple[str, ...]:
    """The paragraphs of the notes page of a sheet; a heading stands only above what there is."""
    return tuple(text for text in _told(figure, sheet) if text.strip())


def _told(figure: Figure, sheet: Sheet) -> Iterator[str]:
    yield sheet.name
    yield from figure.notes
    yield from _listed("Warnings", figure.warnings)
    yield from _listed("Sources", figure.sources)
    yield f"As of: {figure.day}" if figure.day else ""
    yield f"Address: {figure.address}" if figure.address else ""
    yield f"Query: {figure.digest}" if figure.digest else ""


def _listed(heading: str, lines: tuple[str, ...]) -> Iterator[str]:
    if lines:
        yield f"{heading}:"
        yield from lines
