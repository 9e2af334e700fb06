"""A note as a Word document: real headings, links, tables with header rows, numbered references with bookmarks."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

from docx import Document
from docx.enum.section import WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor

from app.briefing.inline import HOME, Inline, absolute, foot_lines, inlines, more, reference_words
from app.briefing.note import Grid, Lines, Note
from app.briefing.pdf import fitted
from app.exports.archive import START, repacked
from app.exports.plain import clean
from app.version import __version__

FACE = "IBM Plex Sans"
INK, MUTED, ACCENT, HAIRLINE = "17212B", "4A5662", "1B5A99", "D5DAE0"
TEXT, SMALL, TINY = 8.5, 8.0, 7.0
LINE = 1.22
"""Height of a line in the size of its letters: fixed, so that another face takes no more room."""
SPARE = 4
"""Steps by which lists are shorter than on the PDF: two pages also in a face a sixth wider, where ours is missing."""
LONGEST = 255


def docx(note: Note, base: str = HOME) -> bytes:
    """The note with its long lists cut so that it has two pages of A4; the same bytes for the same note."""
    return Paper(fitted(note, SPARE), base).written()


class Paper:
    """A document that is being written."""

    def __init__(self, note: Note, base: str) -> None:
        self.note, self.base = note, base
        self.document: Any = Document()
        self.marks = 0

    def written(self) -> bytes:
        """The whole document as a file."""
        self._set_up()
        self._head()
        for section in self.note.sections:
            self._paragraph([Inline(section.heading)], style="Heading 2")
            for block in section.blocks:
                self._lines(block) if isinstance(block, Lines) else self._table(block)
        self._references()
        return packed(self.document)

    def _set_up(self) -> None:
        """A4, our faces, and properties that say nothing of the machine, the day or the person."""
        page = self.document.sections[0]
        page.page_width, page.page_height = Mm(210), Mm(297)
        page.left_margin = page.right_margin = Mm(15)
        page.top_margin, page.bottom_margin, page.footer_distance = Mm(12), Mm(14), Mm(7)
        for name, size, colour in (
            ("Normal", TEXT, INK),
            ("Heading 1", 16, INK),
            ("Heading 2", 10, INK),
            ("List Bullet", TEXT, INK),
        ):
            _look(self.document.styles[name], size, colour, heavy=name.startswith("Heading"))
        described(self.document, self.note)
        self._running(page.footer.paragraphs[0])

    def _running(self, line: Any) -> None:
        under = self.note.foot.under
        self._fill(
            line, [Inline(f"Chokepoint · {self.note.title} · {under[0]}, {under[1]} · page ", style="quiet")], TINY
        )
        _field(line, "PAGE", TINY)
        self._fill(line, [Inline(" of ", style="quiet")], TINY)
        _field(line, "NUMPAGES", TINY)

    def _head(self) -> None:
        self._paragraph([Inline(self.note.over, style="quiet")], SMALL)
        self._paragraph([Inline(self.note.title)], style="Heading 1")
        for said in self.note.notices:
            self._paragraph([Inline(said, style="strong")])
        self._paragraph(self._joined(self.note.lead), 9.5)

    def _joined(self, block: Lines) -> list[Inline]:
        """The sentences of a text, one after the other."""
        found: list[Inline] = []
        for each in block.items:
            found += [*([Inline(" ")] if found else []), *inlines(self.note, each)]
        left = more(block)
        return [*found, Inline(" "), left] if left else found

    def _lines(self, block: Lines) -> None:
        if not block.listed:
            self._paragraph(self._joined(block))
            return
        for each in block.items:
            self._paragraph(inlines(self.note, each), style="List Bullet")
        left = more(block)
        if left:
            self._paragraph([left], style="List Bullet")

    def _paragraph(self, found: Sequence[Inline], size: float | None = None, style: str = "Normal") -> Any:
        made = self.document.add_paragraph(style=style)
        if size:
            made.paragraph_format.line_spacing = Pt(size * LINE)
        self._fill(made, found, size)
        return made

    def _fill(self, paragraph: Any, found: Sequence[Inline], size: float | None = None) -> None:
        """Words with their looks and links, at the end of a paragraph."""
        for each in found:
            run = _run(paragraph, each, size)
            if each.to.startswith("#"):
                _link(paragraph, run, qn("w:anchor"), each.to[1:])
            elif each.to:
                there = paragraph.part.relate_to(
                    absolute(each.to, self.base), RELATIONSHIP_TYPE.HYPERLINK, is_external=True
                )
                _link(paragraph, run, qn("r:id"), there)

    def _table(self, block: Grid) -> None:
        table = self.document.add_table(rows=1 + len(block.rows), cols=len(block.heads))
        table.autofit = False
        room = self.document.sections[0].page_width - Mm(30)
        widths = [round(room * width) for width in block.widths]
        _named(table, block.name)
        head = table.rows[0]
        _header(head)
        for place, words in enumerate(block.heads):
            self._cell(head.cells[place], [[Inline(words, style="quiet")]], widths[place], place in block.numbers, TINY)
        for row, cells in zip(table.rows[1:], block.rows, strict=True):
            _whole(row)
            here = row.cells
            for place, cell in enumerate(cells):
                left = more(cell)
                said = [*(inlines(self.note, each) for each in cell.items), *([[left]] if left else [])]
                self._cell(here[place], said, widths[place], place in block.numbers, SMALL)
        left = more(block)
        after = self._paragraph([left] if left else [], SMALL if left else 2)
        after.paragraph_format.space_after = Pt(2)

    def _cell(self, cell: Any, said: Sequence[Sequence[Inline]], width: int, number: bool, size: float) -> None:
        cell.width = width
        _ruled(cell)
        for place, found in enumerate(said):
            line = cell.paragraphs[0] if place == 0 else cell.add_paragraph()
            line.alignment = WD_ALIGN_PARAGRAPH.RIGHT if number else None
            line.paragraph_format.space_after, line.paragraph_format.line_spacing = Pt(0), Pt(size * LINE)
            self._fill(line, found, size)

    def _references(self) -> None:
        """The sources in two columns, then what the note rests on in one."""
        self._paragraph([Inline("Sources")], style="Heading 2")
        self._columns(2)
        if not self.note.references:
            self._paragraph([Inline("No source is cited.")], TINY)
        for each in self.note.references:
            before, after = reference_words(each)
            line = self._paragraph([Inline(f"[{each.number}] ", style="quiet")], TINY)
            _bookmark(line, f"ref-{each.number}", each.number)
            self._fill(line, [Inline(before), Inline(each.source.title, each.source.href), Inline(after)], TINY)
            line.paragraph_format.left_indent, line.paragraph_format.first_line_indent = Mm(5), Mm(-5)
        self._columns(1)
        for said in foot_lines(self.note):
            self._paragraph([Inline(each.text, each.to, each.style or "quiet") for each in said], TINY)

    def _columns(self, count: int) -> None:
        """A part of the page with so many columns from here on."""
        part = self.document.add_section(WD_SECTION.CONTINUOUS)
        columns = part._sectPr.find(qn("w:cols"))
        columns.set(qn("w:num"), str(count))
        columns.set(qn("w:space"), "280")


def described(document: Any, note: Note) -> None:
    """What the file says of itself."""
    about = document.core_properties
    about.title, about.author, about.last_modified_by = clean(note.title)[:LONGEST], "Chokepoint", "Chokepoint"
    about.subject, about.comments = clean("/" + note.foot.address)[:LONGEST], clean(f"Query digest {note.foot.digest}")
    about.keywords = about.category = ""
    about.language, about.revision, about.created, about.modified = note.lang, 1, START, START
    package = document.part.package
    for name, each in list(package.rels.items()):
        if each.reltype.endswith("/thumbnail"):
            del package.rels[name]
        elif each.reltype == RELATIONSHIP_TYPE.EXTENDED_PROPERTIES:
            each.target_part._blob = EXTENDED.encode()


EXTENDED = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    f"<Application>Chokepoint {__version__}</Application></Properties>"
)


def packed(document: Any) -> bytes:
    """The document as a file, whose bytes depend on what is in it only."""
    made = io.BytesIO()
    document.save(made)
    return repacked(made.getvalue())


def _look(style: Any, size: float, colour: str, *, heavy: bool) -> None:
    style.font.name, style.font.size, style.font.bold = FACE, Pt(size), heavy
    style.font.color.rgb = RGBColor.from_string(colour)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{name}"), None)
    for name in ("ascii", "hAnsi", "cs"):
        fonts.set(qn(f"w:{name}"), FACE)
    format_ = style.paragraph_format
    format_.space_before, format_.space_after, format_.line_spacing = Pt(5 if heavy else 0), Pt(1.5), Pt(size * LINE)
    format_.keep_with_next = heavy


def _run(paragraph: Any, each: Inline, size: float | None) -> Any:
    run = paragraph.add_run(clean(each.text))
    run.bold = True if each.style == "strong" else None
    run.font.size = Pt(size) if size else None
    if each.style == "reference":
        run.font.size = Pt((size or TEXT) * 0.85)
    quiet = each.style == "quiet"
    linked = bool(each.to) and each.style != "name"
    if quiet or linked:
        run.font.color.rgb = RGBColor.from_string(ACCENT if linked else MUTED)
    return run


def _link(paragraph: Any, run: Any, name: str, value: str) -> None:
    """Put the last run of a paragraph into a link."""
    link = OxmlElement("w:hyperlink")
    link.set(name, value)
    link.append(run._r)
    paragraph._p.append(link)


def _bookmark(paragraph: Any, name: str, number: int) -> None:
    begin, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
    for each in (begin, end):
        each.set(qn("w:id"), str(number))
    begin.set(qn("w:name"), name)
    first = paragraph._p.findall(qn("w:r"))[0]
    first.addprevious(begin)
    first.addnext(end)


def _field(paragraph: Any, code: str, size: float) -> None:
    """A number that Word works out: of the page, or of all pages."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), code)
    run = paragraph.add_run("1")
    run.font.size, run.font.color.rgb = Pt(size), RGBColor.from_string(MUTED)
    field.append(run._r)
    paragraph._p.append(field)


def _header(row: Any) -> None:
    """Say that a row heads its columns, and is written again on the next page."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    _whole(row)


def _whole(row: Any) -> None:
    row._tr.get_or_add_trPr().insert(0, OxmlElement("w:cantSplit"))


def _named(table: Any, name: str) -> None:
    """What the table is, in words, for those who hear it; and little room within its cells."""
    properties = table._tbl.tblPr
    margins = "".join(
        f'<w:{side} w:w="{size}" w:type="dxa"/>'
        for side, size in (("top", 10), ("left", 50), ("bottom", 10), ("right", 50))
    )
    properties.find(qn("w:tblLook")).addprevious(parse_xml(f"<w:tblCellMar {nsdecls('w')}>{margins}</w:tblCellMar>"))
    caption = OxmlElement("w:tblCaption")
    caption.set(qn("w:val"), name)
    properties.append(caption)


def _ruled(cell: Any) -> None:
    line = f'<w:bottom w:val="single" w:sz="4" w:space="0" w:color="{HAIRLINE}"/>'
    cell._tc.get_or_add_tcPr().append(parse_xml(f"<w:tcBorders {nsdecls('w')}>{line}</w:tcBorders>"))
