"""What a note says, as plain text and numbers, for tests."""

from __future__ import annotations

from collections.abc import Iterator

from app.briefing.inline import inlines
from app.briefing.note import Grid, Lines, Note, Section, Sentence, in_section


def part(note: Note, key: str) -> Section:
    """The section of this key."""
    return next(section for section in note.sections if section.key == key)


def told(note: Note, key: str) -> list[str]:
    """The sentences of a section that stand in no table, in their order, without references."""
    return [each.text for block in part(note, key).blocks if isinstance(block, Lines) for each in block.items]


def tables(note: Note, key: str) -> list[Grid]:
    """The tables of a section."""
    return [block for block in part(note, key).blocks if isinstance(block, Grid)]


def rows(note: Note, key: str, name: str = "") -> list[tuple[str, ...]]:
    """The rows of the table of a section as texts; the sentences of a cell are joined by a slash."""
    [table] = [each for each in tables(note, key) if name in ("", each.name)]
    return [tuple(" / ".join(each.text for each in cell.items) for cell in row) for row in table.rows]


def written(note: Note, sentence: Sentence) -> str:
    """A sentence with its marks and references."""
    return "".join(each.text for each in inlines(note, sentence))


def wholes(note: Note) -> Iterator[list[Sentence]]:
    """What has to be proved as one: each sentence of a text, each row of a table."""
    yield from ([each] for each in note.lead.items)
    for section in note.sections:
        for block in section.blocks:
            if isinstance(block, Lines):
                yield from ([each] for each in block.items)
            else:
                yield from ([each for cell in row for each in cell.items] for row in block.rows)


__all__ = ["in_section", "part", "rows", "tables", "told", "wholes", "written"]
