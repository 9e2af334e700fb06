"""A figure within a document: a page for the web, Markdown, or Word, with the rows it was drawn from."""

from __future__ import annotations

import io
from base64 import b64encode
from collections.abc import Iterator

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.shared import Pt
from markupsafe import Markup

from app.exports.archive import START, repacked
from app.exports.marked import escaped
from app.exports.plain import plain
from app.exports.png import png
from app.exports.scene import Figure, Sheet
from app.exports.svg import CREATOR, svg
from app.markup import tag
from app.tabular import Table, text

STYLE = (
    "body{font:14px/1.4 'IBM Plex Sans',system-ui,sans-serif;color:#17212B;margin:24px auto;max-width:1200px;"
    "padding:0 16px}img{display:block;width:100%;height:auto;border:1px solid #D5DAE0;margin:0 0 16px}"
    "table{border-collapse:collapse;font-size:12px}th,td{border-bottom:1px solid #D5DAE0;padding:4px 10px 4px 0;"
    "text-align:left;vertical-align:top;overflow-wrap:anywhere}.scroll{overflow-x:auto}code{overflow-wrap:anywhere}"
)
LONGEST = 255
"""Characters that a property of a Word file may have."""


def html(figure: Figure, table: Table | None) -> bytes:
    """A page that needs nothing else: the sheets as pictures with their words, the rows, and what they rest on."""
    pictures = [tag("img", src=_embedded(sheet, figure), alt=plain(sheet.name)) for sheet in figure.sheets]
    rests = [tag("li", plain(line)) for line in (*figure.notes, *figure.sources)]
    body = tag(
        "body",
        tag("h1", plain(figure.title)),
        pictures,
        _rows(table) if table else None,
        tag("h2", "What it rests on"),
        tag("ul", rests),
        tag("p", "It is made again by ", tag("code", plain(_command(figure))), f". Query {figure.digest}."),
    )
    head = tag("head", Markup('<meta charset="utf-8">'), tag("title", plain(figure.title)), tag("style", STYLE))
    return (Markup("<!doctype html>\n") + tag("html", head, body, lang="en") + "\n").encode()


def _embedded(sheet: Sheet, figure: Figure) -> str:
    return "data:image/svg+xml;base64," + b64encode(svg(sheet, figure)).decode()


def _rows(table: Table) -> Markup:
    head = tag("tr", [tag("th", plain(name), scope="col") for name in table.columns])
    lines = [tag("tr", [tag("td", plain(text(value)), dir="auto") for value in row]) for row in table.rows]
    return tag("h2", "Rows") + tag("div", tag("table", tag("thead", head), tag("tbody", lines)), class_="scroll")


def _command(figure: Figure) -> str:
    return f"chokepoint export '{figure.address}' -o {figure.name}.html"


def markdown(figure: Figure, table: Table | None) -> bytes:
    """Title, rows and what they rest on, as CommonMark with a table."""
    return ("\n".join(_lines(figure, table)).rstrip() + "\n").encode()


def _lines(figure: Figure, table: Table | None) -> Iterator[str]:
    yield from (f"# {escaped(figure.title)}", "")
    yield from (escaped(figure.sheets[0].name.removeprefix(f"{figure.title}. ")), "")
    if table:
        yield _line(table.columns)
        yield _line(["---"] * len(table.columns), marks=True)
        yield from (_line([text(value) for value in row]) for row in table.rows)
        yield ""
    yield from (f"- {escaped(line)}" for line in (*figure.notes, *figure.sources))
    yield from ("", f"Query {figure.digest}. Address:", "", f"    {plain(figure.address)}")


def _line(cells: list[str] | tuple[str, ...], *, marks: bool = False) -> str:
    return "| " + " | ".join(cell if marks else escaped(cell) for cell in cells) + " |"


def docx(figure: Figure, table: Table | None) -> bytes:  # noqa: ARG001  # as every writer's; Excel holds the rows
    """A Word file with a page for each sheet: its picture with its words, then what it rests on."""
    document = Document()
    page, first = document.sections[0], figure.sheets[0]
    page.orientation = WD_ORIENT.LANDSCAPE if first.width > first.height else WD_ORIENT.PORTRAIT
    page.page_width, page.page_height = Pt(first.width), Pt(first.height)
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Pt(28)
    document.add_heading(plain(figure.title), level=1)
    for sheet in figure.sheets:
        picture = document.add_picture(io.BytesIO(png(sheet, figure)), width=Pt(first.width - 60))
        picture._inline.docPr.set("descr", plain(sheet.name))
    document.add_heading("What it rests on", level=2)
    for line in (*figure.notes, *figure.sources):
        document.add_paragraph(plain(line), style="List Bullet")
    document.add_paragraph(f"Query {figure.digest}. Address: {plain(figure.address)}")
    said = document.core_properties
    said.title, said.author, said.last_modified_by = plain(figure.title)[:LONGEST], CREATOR, CREATOR
    said.comments, said.revision = "", 1
    said.created = said.modified = START
    written = io.BytesIO()
    document.save(written)
    return repacked(written.getvalue())
