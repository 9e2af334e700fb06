"""The list that an address asks for, as markup: the publications, or what stands on weak ground."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from markupsafe import Markup

from app import address, words
from app.markup import Content, tag
from app.parts.table import Head, Line, Order, Page, paged, pager, table
from app.views.sources import lists
from app.views.sources.lists import Entry, Weak
from app.views.sources.shelf import MEANT, WORDS, Shelf

PUBLICATION_HEADS = (
    Head(key="title", words="Title", wide=True),
    Head(key="publisher", words="Publisher"),
    Head(key="date", words="Date", hint="As exactly as it is known", tight=True),
    Head(key="kind", words="Kind", tight=True),
    Head(key="licence", words="Licence", hint="Empty where it is not known", tight=True),
    Head(
        key="read",
        words="Read",
        hint="Whether the publication itself was read, or a copy or quotation of it",
        tight=True,
    ),
    Head(key="records", words="Records", hint="Entities that cite it", numbers=True),
    Head(key="statements", words="Statements", hint="Relationships that cite it", numbers=True),
)
WEAK_HEADS = (
    Head(key="what", words="Record or statement", wide=True),
    Head(key="class", words="Class"),
    Head(key="verified", words="In the sources", tight=True),
    Head(key="confidence", words="Confidence"),
    Head(key="sources", words="Sources", numbers=True),
    Head(key="loaded_by", words="Data set"),
)


def listing(shelf: Shelf, heading: str, filters: Content, body: Content) -> Markup:
    """The list with the way to the other lists above it."""
    show = shelf.selection.show
    ways = [
        tag(
            "a",
            text,
            href=shelf.to(shelf.selection.but(show=each, sort="", publisher="", kind="")),
            class_="button",
            aria_current="true" if each == show else None,
        )
        for each, text in (
            ("", "Publications"),
            ("unverified", "Not verified"),
            ("unsourced", "No source"),
            ("low", "Low confidence"),
        )
    ]
    return tag(
        "section",
        tag(
            "div",
            tag("h2", heading, id="list-heading", role="status"),
            tag("nav", ways, class_="lists", aria_label="Lists"),
            class_="list-head",
        ),
        tag("p", MEANT[show], class_="detail"),
        filters,
        body,
    )


def publications(shelf: Shelf, found: Sequence[Entry], all_: Sequence[Entry]) -> Markup:
    """The publications that are let through, with the filters."""
    page = paged(found, shelf.selection.page)
    made = table(
        "Publications",
        PUBLICATION_HEADS,
        [_publication(shelf, each) for each in page.rows],
        order=Order.read(shelf.selection.sort, lists.COLUMNS),
        to=shelf.sort,
        name="publications",
    )
    heading = _heading(len(found), len(all_), "publication")
    return listing(shelf, heading, _filters(shelf, all_), _body(shelf, made, page))


def _heading(shown: int, all_: int, one: str) -> str:
    return words.count(all_, one) if shown == all_ else f"{shown:,} of {words.count(all_, one)}"


def _body(shelf: Shelf, made: Markup, page: Page[Any]) -> Content:
    if page.total:
        return [made, pager(page, shelf.turn, "Pages of the list")]
    free = tag("a", "Show all", href=shelf.to(shelf.selection.but(find="", publisher="", kind="")))
    return tag("p", "Nothing fits what is looked for. ", free, ".", class_="nothing")


def _publication(shelf: Shelf, each: Entry) -> Line:
    of = each.of
    chosen = shelf.selection.lens.focus == of.id
    title = tag(
        "a", of.name, href=shelf.to(shelf.selection.at(of.id)), dir="auto", aria_current="true" if chosen else None
    )
    id = tag("a", of.id, href=shelf.entity(of.id), class_="id", aria_label=f"Explore {of.name}")
    place = (
        tag("a", each.host, href=of.url, target="_blank", rel="noopener noreferrer", class_="host")
        if each.host
        else None
    )
    cells: tuple[Content, ...] = (
        (title, tag("span", id, place, class_="under")),
        of.publisher,
        tag("time", words.unbroken_dates(each.day), datetime=of.date.isoformat())
        if of.date
        else tag("span", "not known", class_="absent"),
        each.kind,
        each.licence,
        "itself" if of.access != "secondary" else "in a copy",
        tag("data", f"{of.records:,}", value=str(of.records)),
        tag("data", f"{of.statements:,}", value=str(of.statements)),
    )
    return Line(cells=cells, key=of.id, look="chosen" if chosen else "")


def _filters(shelf: Shelf, all_: Sequence[Entry]) -> Markup:
    """The two filters that choose; the words that are looked for stand in the head of the view."""
    selection = shelf.selection
    kept = [
        tag("input", type="hidden", name=name, value=value)
        for name, value in address.read(selection.but(publisher="", kind="").to_url()).items()
    ]
    by_publisher = [(name, f"{name} ({count:,})") for name, count in lists.publishers(all_)]
    by_kind = [(kind, f"{called} ({count:,})") for kind, called, count in lists.kinds(all_)]
    return tag(
        "form",
        kept,
        _select("publisher", "By publisher", "all publishers", by_publisher, selection.publisher),
        _select("kind", "By kind", "all kinds", by_kind, selection.kind),
        tag("button", "Filter", type="submit", class_="button unseen"),
        action=shelf.links.to("sources"),
        class_="filters to-address",
    )


def _select(name: str, label: str, none: str, options: Sequence[tuple[str, str]], value: str) -> Markup:
    known = {each for each, _ in options} | {""}
    every = [("", none), *options, *([] if value in known else [(value, value)])]
    made = [tag("option", text, value=each, selected=each == value) for each, text in every]
    return tag("label", tag("span", label), tag("select", made, name=name, data_at_once=True))


def weak(shelf: Shelf, found: Sequence[Weak], total: int) -> Markup:
    """The records and statements on weak ground that are let through."""
    page = paged(found, shelf.selection.page)
    show = shelf.selection.show
    made = table(
        WORDS[show],
        WEAK_HEADS,
        [_weak(shelf, each) for each in page.rows],
        order=Order.read(shelf.selection.sort, lists.WEAK_COLUMNS),
        to=shelf.sort,
        name="weak",
    )
    said = WORDS[show].lower()
    heading = f"{total:,} {said}" if len(found) == total else f"{len(found):,} of {total:,} {said}"
    return listing(shelf, heading, None, _body(shelf, made, page))


def _weak(shelf: Shelf, each: Weak) -> Line:
    of = each.of
    at = shelf.entity(of.start.id, of.id) if of.start else shelf.entity(of.id)
    cells: tuple[Content, ...] = (
        (tag("a", each.what, href=at, dir="auto"), tag("span", of.id, class_="id")),
        each.sort,
        each.verified,
        of.confidence,
        str(len(of.sources)),
        ", ".join(of.loaded_by),
    )
    return Line(cells=cells, key=of.id)
