"""What is loaded and how far it is verified, as markup."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from app import licences, words
from app.facts import web
from app.markup import Content, tag
from app.views.sources.lists import Put
from app.views.sources.shelf import WORDS, Shelf
from graph.loads import Load
from graph.published import Trust


def data_sets(loaded: Sequence[tuple[Load, str | None, Put]]) -> Markup:
    """What is loaded: each data set with its licence in words and what it put into the graph."""
    heads = ("Data set", "Licence", "Release", "Put into the graph")
    rows = [_data_set(load, licence_url, put, heads) for load, licence_url, put in loaded]
    return tag(
        "section",
        tag("h2", "What is loaded", tag("span", str(len(loaded)), class_="count")),
        tag(
            "table",
            tag("caption", "Loaded data sets", class_="unseen"),
            tag("thead", tag("tr", [tag("th", tag("span", each), scope="col") for each in heads])),
            tag("tbody", rows),
            class_="table plain",
            role="table",
            id="data-sets",
        ),
    )


def _data_set(load: Load, licence_url: str | None, put: Put, heads: Sequence[str]) -> Markup:
    cells = (
        (
            _outside(load.title, load.url),
            tag("p", load.publisher) if load.publisher else None,
            tag("p", f"Credit: {load.credit}", class_="detail") if load.credit else None,
        ),
        (_outside(load.licence or "no licence given", licence_url), tag("p", licences.limits(load.licence))),
        (
            tag("p", load.release),
            tag("p", words.unbroken_dates(f"as of {words.written_day(load.as_of)}") if load.as_of else "no day given"),
            tag("p", words.unbroken_dates(f"loaded {words.written_day(load.loaded_at[:10])}"), class_="detail"),
        ),
        (
            tag("p", _put(load)),
            _counts("By class", put.classes),
            _counts("By relationship", put.relationships),
        ),
    )
    made = [tag("td", tag("div", *cell), role="cell", data_head=head) for head, cell in zip(heads, cells, strict=True)]
    return tag("tr", made, role="row", id=f"data-set-{load.source}")


def _put(load: Load) -> str:
    entities = words.count(load.entities, "entity", "entities")
    return f"{entities}, {words.count(load.relationships, 'relationship')}"


def _counts(heading: str, counted: Sequence[tuple[str, int]]) -> Content:
    rows = [tag("li", tag("span", name), " ", tag("span", f"{number:,}", class_="number")) for name, number in counted]
    return (
        tag("details", tag("summary", f"{heading}: {len(rows)}"), tag("ul", rows, class_="counted")) if rows else None
    )


def _outside(text: str, url: str | None) -> Markup:
    href = web(url)
    if not href:
        return tag("span", text, dir="auto", class_="strong")
    return tag("a", text, href=href, target="_blank", rel="noopener noreferrer", dir="auto", class_="strong")


def trust(shelf: Shelf, records: Trust, statements: Trust) -> Markup:
    """How far records and statements are verified; the numbers that matter open their list."""
    heads = ("", "All", "Verified", "Not verified", "Not stated", "No source", "Low confidence")
    rows = [_trust(shelf, name, found, heads) for name, found in (("Records", records), ("Statements", statements))]
    said = (
        "Records are entities that are no publications, statements are relationships. A record is verified when a "
        "source that was read says the core of it; where nothing is said, it is neither."
    )
    return tag(
        "section",
        tag("h2", "How far it is verified"),
        tag(
            "table",
            tag("caption", "Records and statements by what they rest on", class_="unseen"),
            tag("thead", tag("tr", [tag("th", tag("span", each), scope="col", class_="numbers") for each in heads])),
            tag("tbody", rows),
            class_="table plain trust",
            role="table",
            id="trust",
        ),
        tag("p", said, class_="detail"),
    )


def _trust(shelf: Shelf, name: str, found: Trust, heads: Sequence[str]) -> Markup:
    counted = (found.total, found.verified, found.unverified, found.unstated, found.unsourced, found.low)
    shows = ("", "", "unverified", "", "unsourced", "low")
    cells = [
        tag("td", tag("div", _opening(shelf, number, show)), class_="numbers", role="cell", data_head=head)
        for number, show, head in zip(counted, shows, heads[1:], strict=True)
    ]
    return tag("tr", tag("th", name, scope="row", role="rowheader"), cells, role="row", id=f"trust-{name.lower()}")


def _opening(shelf: Shelf, number: int, show: str) -> Content:
    text = f"{number:,}"
    if not show or not number:
        return text
    selection = shelf.selection.but(show=show, sort="", publisher="", kind="", find="")
    return tag("a", text, href=shelf.to(selection), aria_label=f"{text}: {WORDS[show]}")
