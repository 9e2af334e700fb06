"""What goes onto a sheet with the sources: the publications behind the graph, or what stands on weak ground."""

from __future__ import annotations

from app import address, words
from app.exports import credit
from app.exports.content import Content
from app.exports.options import Options
from app.exports.table import Rows, paged
from app.links import Links
from app.views.sources import lists
from app.views.sources.callbacks import entries
from app.views.sources.selection import Selection
from app.views.sources.shelf import WORDS
from graph import publications, reads
from graph.connection import Reader
from graph.loads import loads
from ontology.model import Model


def content(reader: Reader, model: Model, query: str) -> Content | None:
    """The list of a query string for paper; `None` for an empty graph."""
    knowledge = reads.knowledge(reader)
    if not knowledge.entities:
        return None
    selection, options = Selection.from_url(query), Options.from_values(address.read(query))
    table, title, subtitle = _weak(reader, model, selection) if selection.show else _publications(reader, selection)
    pages = paged(table, options.paper)
    known = knowledge.as_of.isoformat() if knowledge.as_of else ""
    return Content(
        name=f"sources-{selection.show}" if selection.show else "sources",
        title=title,
        subtitle=subtitle,
        whole=pages[0].body,
        parts=pages,
        named=("page", "pages"),
        flows=True,
        address=Links().to("sources", address.changed(selection.but().to_url(), **options.values())),
        day=known,
        options=options,
        sources=credit.releases(knowledge.records),
        known=known,
    )


def _publications(reader: Reader, selection: Selection) -> tuple[Rows, str, str]:
    every = entries(reader, loads(reader))
    found = lists.shown(every, selection)
    rows = tuple(
        (
            each.of.name,
            each.of.publisher or "–",
            each.day or "no date",
            each.licence or "not given",
            each.read,
            f"{each.of.records:,}",
            f"{each.of.statements:,}",
            each.of.id,
        )
        for each in found
    )
    heads = ("Title", "Publisher", "Date", "Licence", "Read", "Records", "Statements", "Id")
    copies = sum(each.read == "a copy or quotation" for each in found)
    of = f" of {len(every):,}" if len(found) < len(every) else ""
    title = f"{len(found):,}{of} publications stand behind the graph"
    said = f"{words.count(len(found) - copies, 'publication')} read in the original, {copies:,} in a copy or quotation."
    return Rows(heads=heads, rows=rows, numbers=frozenset((5, 6)), of=len(rows)), title, said


def _weak(reader: Reader, model: Model, selection: Selection) -> tuple[Rows, str, str]:
    found = lists.weak_shown(lists.weak(model, publications.weak(reader, selection.show)), selection)
    rows = tuple(
        (
            each.what,
            each.sort,
            each.verified,
            each.of.confidence or "not stated",
            f"{len(each.of.sources):,}",
            ", ".join(each.of.loaded_by),
            each.of.id,
        )
        for each in found
    )
    heads = ("What", "Class", "Verified", "Confidence", "Sources", "Loaded by", "Id")
    title = f"{words.count(len(rows), 'record or statement', 'records and statements')}: {WORDS[selection.show]}"
    return Rows(heads=heads, rows=rows, numbers=frozenset((4,)), of=len(rows)), title, "As the graph holds it now."
