"""The card of one publication: what is known of it, and every record and statement that cites it."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from app import words
from app.facts import web
from app.markup import Content, tag
from app.views.sources.lists import Entry, Weak
from app.views.sources.shelf import Shelf


def card(shelf: Shelf, entry: Entry, citing: Sequence[Weak]) -> Markup:
    """Everything on the card. A link closes it; so does Escape."""
    of = entry.of
    records = [each for each in citing if each.of.type is None]
    statements = [each for each in citing if each.of.type is not None]
    close = tag(
        "a",
        "Close",
        href=shelf.to(shelf.selection.at("")),
        class_="button close-card",
        data_back=f"publications-{of.id}",
    )
    return tag(
        "div",
        tag(
            "div",
            tag(
                "p", tag("span", class_="glyph glyph-Source", aria_hidden="true"), tag("span", "Source"), class_="over"
            ),
            close,
            class_="card-top",
        ),
        tag("h2", of.name, dir="auto", id="card-title", tabindex="-1"),
        _facts(shelf, entry),
        tag("p", of.note, class_="note", dir="auto") if of.note else None,
        tag("p", tag("a", "Explore it", href=shelf.entity(of.id), class_="button"), class_="buttons"),
        tag("p", _said(records, statements), class_="cited", role="status"),
        _group("Records", shelf, records),
        _group("Statements", shelf, statements),
    )


def _said(records: Sequence[Weak], statements: Sequence[Weak]) -> str:
    return f"Cited by {words.count(len(records), 'record')} and {words.count(len(statements), 'statement')}."


def _facts(shelf: Shelf, entry: Entry) -> Markup:
    of = entry.of
    href = web(of.url)
    place: Content = (
        tag("a", of.url, href=href, target="_blank", rel="noopener noreferrer") if href else of.url or "none"
    )
    by = (
        tag("a", of.publisher, href=shelf.to(shelf.selection.but(publisher=of.publisher, show="")), dir="auto")
        if of.publisher
        else "not known"
    )
    rows: tuple[tuple[str, Content], ...] = (
        ("Publisher", by),
        ("Date", entry.day or "not known"),
        ("Address", place),
        ("Kind", entry.kind),
        ("Licence", entry.licence or "not known"),
        ("Read", entry.read),
        ("Data set", ", ".join(of.loaded_by)),
        ("Id", of.id),
    )
    return tag("dl", [tag("div", tag("dt", name), tag("dd", value)) for name, value in rows], class_="facts")


def _group(heading: str, shelf: Shelf, found: Sequence[Weak]) -> Content:
    if not found:
        return None
    items = [tag("li", _link(shelf, each), tag("span", _detail(each), class_="detail")) for each in found]
    head = tag("h3", heading, " ", tag("span", f"{len(found):,}", class_="count"))
    return tag("section", head, tag("ul", items, class_="citing"))


def _link(shelf: Shelf, each: Weak) -> Markup:
    at = shelf.entity(each.of.start.id, each.of.id) if each.of.start else shelf.entity(each.of.id)
    return tag("a", each.what, href=at, dir="auto")


def _detail(each: Weak) -> str:
    sort = "" if each.of.type else each.sort
    unsure = f"{each.of.confidence} confidence" if each.of.confidence in ("low", "medium") else ""
    doubt = "not verified" if each.of.verified is False else ""
    return ", ".join(part for part in (sort, doubt, unsure) if part)
