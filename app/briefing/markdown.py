"""A note as Markdown: headings, tables, links, numbered references."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from app.briefing.inline import HOME, Inline, absolute, foot_lines, inlines, more, reference_words
from app.briefing.note import Grid, Lines, Note, Sentence
from app.exports.marked import escaped

_STARTS = re.compile(r"^(\d+)([.)])|^([-+=:])")


def markdown(note: Note, base: str = HOME) -> bytes:
    """The note as CommonMark with tables; text that could be taken for marks stands behind a backslash."""
    return ("\n".join(_lines(note, base)).rstrip() + "\n").encode()


def _started(text: str) -> str:
    """A paragraph whose beginning cannot be taken for a list or a line."""
    return _STARTS.sub(lambda found: f"{found[1]}\\{found[2]}" if found[1] else f"\\{found[3]}", text, count=1)


def _lines(note: Note, base: str) -> Iterator[str]:
    yield from (escaped(note.over), "", f"# {escaped(note.title)}", "")
    for said in note.notices:
        yield from (f"> {escaped(said)}", "")
    yield from _block(note, note.lead, base)
    for section in note.sections:
        yield from (f"## {escaped(section.heading)}", "")
        for block in section.blocks:
            yield from _block(note, block, base) if isinstance(block, Lines) else _table(note, block, base)
    yield from _references(note, base)
    yield from ("---", "")
    for line in foot_lines(note):
        yield from (_written(line, base), "")


def _block(note: Note, block: Lines, base: str) -> Iterator[str]:
    said = [_sentence(note, each, base) for each in block.items]
    left = more(block)
    last = [_written([left], base)] if left else []
    if block.listed:
        yield from (f"- {each}" for each in [*said, *last])
    else:
        yield _started(" ".join([*said, *last]))
    yield ""


def _table(note: Note, block: Grid, base: str) -> Iterator[str]:
    yield _row([escaped(head) for head in block.heads])
    yield _row(["---:" if place in block.numbers else "---" for place in range(len(block.heads))])
    for row in block.rows:
        yield _row([_cell(note, cell, base) for cell in row])
    yield ""
    left = more(block)
    if left:
        yield from (_written([left], base), "")


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _cell(note: Note, block: Lines, base: str) -> str:
    left = more(block)
    said = [_sentence(note, each, base) for each in block.items]
    return "<br>".join([*said, *([_written([left], base)] if left else [])])


def _sentence(note: Note, sentence: Sentence, base: str) -> str:
    return _written(inlines(note, sentence), base)


def _written(found: Sequence[Inline], base: str) -> str:
    return "".join(_inline(each, base) for each in found)


def _inline(each: Inline, base: str) -> str:
    said = escaped(each.text)
    said = f"**{said}**" if each.style == "strong" and said.strip() else said
    if not each.to:
        return said
    there = each.to if each.to.startswith("#") else absolute(each.to, base)
    return f"[{said}](<{there.replace('<', '%3C').replace('>', '%3E')}>)"


def _references(note: Note, base: str) -> Iterator[str]:
    yield from ("## Sources", "")
    for each in note.references:
        before, after = reference_words(each)
        said = _written([Inline(before), Inline(each.source.title, each.source.href), Inline(after)], base)
        yield from (f'<a id="ref-{each.number}"></a>\\[{each.number}\\] {said}', "")
    if not note.references:
        yield from ("No source is cited.", "")
