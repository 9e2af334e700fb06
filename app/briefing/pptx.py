"""A note as a few slides: one or more for each section, text and tables that can be edited, sources in the notes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.text import PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.util import Pt

from app.briefing.inline import HOME, Inline, absolute, foot_lines, inlines, more, reference_words
from app.briefing.note import Grid, Limits, Lines, Note, Section, in_section
from app.exports.plain import clean
from app.exports.slides import deck
from app.layout.text import width

WIDTH, HEIGHT, MARGIN, TOP, FOOT = 960.0, 540.0, 40.0, 104.0, 36.0
LIMITS = Limits(rows=9, items=6, sources=2)
"""What one slide can hold before it is split: further rows stand on the next slide, the rest is counted."""
FACE = "IBM Plex Sans"
INK, MUTED, ACCENT, HAIRLINE = "17212B", "4A5662", "1B5A99", "D5DAE0"
TITLE, TEXT, CELL, SMALL = 26.0, 15.0, 12.0, 9.0
STEP = 1.28
"""Height of a line of text, in the size of its letters."""
BLANK = "{5940675A-B579-460E-94D1-54222C63F5DA}"
"""The style of a table without fills: it is known to every program that reads presentations."""


def pptx(note: Note, base: str = HOME) -> bytes:
    """The slides; the same bytes for the same note."""
    return Deck(note.shortened(LIMITS), base).written()


Block = Lines | Grid


class Deck:
    """A presentation that is being written."""

    def __init__(self, note: Note, base: str) -> None:
        self.note, self.base = note, base
        self.made = deck.empty(WIDTH, HEIGHT, note.title)

    def written(self) -> bytes:
        """The whole presentation as a file."""
        what, *others = self.note.sections
        opening = Section(key="lead", heading=self.note.title, blocks=(self.note.lead, *what.blocks))
        for section in (opening, *others):
            for blocks in self._split(section):
                self._slide(section, blocks)
        return deck.packed(self.made)

    def _split(self, section: Section) -> Iterator[tuple[Block, ...]]:
        """The blocks of a section, cut where a slide is full."""
        room, here, left = HEIGHT - TOP - FOOT, list[Block](), HEIGHT - TOP - FOOT
        for block in section.blocks:
            for part in self._parts(block, room):
                needed = self._height(part)
                if here and needed > left:
                    yield tuple(here)
                    here, left = [], room
                here.append(part)
                left -= needed
        if here:
            yield tuple(here)

    def _parts(self, block: Block, room: float) -> list[Block]:
        """A block in pieces that a slide can hold each; only the last says how many are left out."""
        if isinstance(block, Lines):
            return [block]
        parts: list[Block] = []
        rows: list[tuple[Lines, ...]] = []
        for row in block.rows:
            if rows and self._height(replace(block, rows=(*rows, row))) > room:
                parts.append(replace(block, rows=tuple(rows), left=0))
                rows = []
            rows.append(row)
        return [*parts, replace(block, rows=tuple(rows))]

    def _height(self, block: Block) -> float:
        if isinstance(block, Lines):
            return sum(self._tall([each], WIDTH - 2 * MARGIN, TEXT) for each in self._paragraphs(block)) + 10
        rows = sum(self._row(block, [self._paragraphs(cell) for cell in row]) for row in block.rows)
        return rows + CELL * STEP + 8 + (TEXT * STEP if block.left else 0) + 10

    def _row(self, block: Grid, cells: Sequence[Sequence[Sequence[Inline]]]) -> float:
        sizes = (WIDTH - 2 * MARGIN) * 0.97
        return (
            max(self._tall(cell, sizes * part - 10, CELL) for cell, part in zip(cells, block.widths, strict=True)) + 6
        )

    def _tall(self, said: Sequence[Sequence[Inline]], room: float, size: float) -> float:
        """The height of some paragraphs in a width; words break later than letters, so a tenth is added."""
        lines = sum(
            max(1, -(-int(width("".join(x.text for x in each), size) * 1.1) // max(int(room), 1))) for each in said
        )
        return lines * size * STEP

    def _paragraphs(self, block: Lines) -> list[list[Inline]]:
        left = more(block)
        found = [inlines(self.note, each) for each in block.items]
        return [*found, *([[left]] if left else [])]

    def _slide(self, section: Section, blocks: Sequence[Block]) -> None:
        slide = self.made.slides.add_slide(self.made.slide_layouts[0])
        self._title(slide, section.heading)
        top = TOP
        for block in blocks:
            top += self._lines(slide, block, top) if isinstance(block, Lines) else self._table(slide, block, top)
        self._foot(slide)
        self._notes(slide, section)

    def _title(self, slide: Any, words: str) -> None:
        title = slide.shapes.title
        title.left, title.top, title.width, title.height = (Pt(each) for each in (MARGIN, 40, WIDTH - 2 * MARGIN, 58))
        self._fill(title.text_frame.paragraphs[0], [Inline(words, style="strong")], TITLE if len(words) < 70 else 18.0)
        title.text_frame.word_wrap = True
        title.text_frame.margin_left = 0
        title.text_frame.paragraphs[0].alignment = PP_ALIGN.LEFT
        over = self.note.over if words == self.note.title else f"{self.note.title} · {self.note.over}"
        self._box(slide, MARGIN, 22, WIDTH - 2 * MARGIN, 20, [[Inline(over, style="quiet")]], 11.0)

    def _box(
        self,
        slide: Any,
        x: float,
        y: float,
        w: float,
        h: float,
        said: Sequence[Sequence[Inline]],
        size: float,
        listed: bool = False,
    ) -> None:
        frame = slide.shapes.add_textbox(Pt(x), Pt(y), Pt(w), Pt(h)).text_frame
        frame.word_wrap = True
        frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
        for place, found in enumerate(said):
            line = frame.paragraphs[0] if place == 0 else frame.add_paragraph()
            line.space_after = Pt(4)
            if listed:
                _bulleted(line)
            self._fill(line, found, size)

    def _lines(self, slide: Any, block: Lines, top: float) -> float:
        size = TEXT
        said = self._paragraphs(block)
        high = self._tall(said, WIDTH - 2 * MARGIN, size) + 4 * len(said)
        self._box(slide, MARGIN, top, WIDTH - 2 * MARGIN, high, said, size, listed=block.listed)
        return high + 10

    def _table(self, slide: Any, block: Grid, top: float) -> float:
        room = WIDTH - 2 * MARGIN
        high = self._height(block)
        frame = slide.shapes.add_table(
            1 + len(block.rows), len(block.heads), Pt(MARGIN), Pt(top), Pt(room), Pt(high - 20)
        )
        frame.name = block.name
        frame._element.nvGraphicFramePr.cNvPr.set("descr", clean(f"Table: {block.name}"))
        table = frame.table
        _plain(table)
        for place, part in enumerate(block.widths):
            table.columns[place].width = Pt(room * part)
            self._cell(
                table.cell(0, place), [[Inline(block.heads[place], style="quiet")]], 10.0, place in block.numbers
            )
        table.rows[0].height = Pt(CELL * STEP + 4)
        for number, row in enumerate(block.rows, start=1):
            cells = [self._paragraphs(cell) for cell in row]
            table.rows[number].height = Pt(self._row(block, cells))
            for place, said in enumerate(cells):
                self._cell(table.cell(number, place), said, CELL, place in block.numbers)
        left = more(block)
        if left:
            self._box(slide, MARGIN, top + high - TEXT * STEP - 6, room, 18, [[left]], 11.0)
        return high

    def _cell(self, cell: Any, said: Sequence[Sequence[Inline]], size: float, number: bool) -> None:
        cell.margin_left = cell.margin_right = Pt(4)
        cell.margin_top = cell.margin_bottom = Pt(2)
        frame = cell.text_frame
        frame.word_wrap = True
        for place, found in enumerate(said):
            line = frame.paragraphs[0] if place == 0 else frame.add_paragraph()
            line.alignment = PP_ALIGN.RIGHT if number else PP_ALIGN.LEFT
            self._fill(line, found, size)
        _ruled(cell)

    def _fill(self, paragraph: Any, found: Sequence[Inline], size: float) -> None:
        for each in found:
            run = paragraph.add_run()
            run.text = clean(each.text)
            run.font.name, run.font.size, run.font.bold = (
                FACE,
                Pt(size * (0.8 if each.style == "reference" else 1)),
                each.style == "strong",
            )
            linked = bool(each.to) and not each.to.startswith("#") and each.style not in ("name", "reference")
            if linked:
                run.hyperlink.address = absolute(each.to, self.base)
            colour = ACCENT if linked else MUTED if each.style in ("quiet", "reference") else INK
            run.font.color.rgb = RGBColor.from_string(colour)  # type: ignore[no-untyped-call]  # as python-pptx leaves it

    def _foot(self, slide: Any) -> None:
        under, foot = self.note.foot.under, self.note.foot
        said = f"Chokepoint · {' · '.join(under)} · {foot.known} · query {foot.digest}"
        self._box(slide, MARGIN, HEIGHT - FOOT + 4, WIDTH - 2 * MARGIN, 26, [[Inline(said, style="quiet")]], SMALL)

    def _notes(self, slide: Any, section: Section) -> None:
        """The sources cited on the slide with their numbers, then what the note rests on."""
        sentences = in_section(section)
        cited = {id for each in sentences for id in self.note.cited(each)}
        lines = [
            f"[{each.number}] {before}{each.source.title}{after}{' ' + each.source.href if each.source.href else ''}"
            for each in self.note.references
            if each.source.id in cited
            for before, after in (reference_words(each),)
        ]
        lines += ["".join(each.text for each in line) for line in foot_lines(self.note)]
        slide.notes_slide.notes_text_frame.text = "\n".join(clean(line) for line in lines)


def _plain(table: Any) -> None:
    """No fills and no bands, but a row of heads."""
    properties = table._tbl.tblPr
    properties.set("firstRow", "1")
    properties.set("bandRow", "0")
    for each in list(properties):
        properties.remove(each)
    properties.append(parse_xml(f"<a:tableStyleId {nsdecls('a')}>{BLANK}</a:tableStyleId>"))


def _ruled(cell: Any) -> None:
    """A hairline below a cell, none elsewhere, no fill."""
    properties = cell._tc.get_or_add_tcPr()
    for each in list(properties):
        properties.remove(each)
    sides = "".join(f'<a:{side} {nsdecls("a")} w="0"><a:noFill/></a:{side}>' for side in ("lnL", "lnR", "lnT"))
    below = f'<a:lnB {nsdecls("a")} w="6350"><a:solidFill><a:srgbClr val="{HAIRLINE}"/></a:solidFill></a:lnB>'
    for each in parse_xml(f"<a:x {nsdecls('a')}>{sides}{below}<a:noFill/></a:x>"):
        properties.append(each)


def _bulleted(line: Any) -> None:
    properties = line._p.get_or_add_pPr()
    properties.set("marL", "152400")
    properties.set("indent", "-152400")
    properties.append(parse_xml(f'<a:buChar {nsdecls("a")} char="–"/>'))
