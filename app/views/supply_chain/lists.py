"""The same as the picture in words: stages, in them steps, in them what each needs. Also the table behind it."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from app import stages, words
from app.layout.chain_places import Band, Entry, Node, Places, Shelf
from app.markup import tag
from app.views.supply_chain.figures import View

COLUMNS = (
    "id", "label", "name", "stage", "band", "step", "covered_share", "known_share", "year", "basis", "share_source",
    "colour", "value", "sources",
)  # fmt: skip


def listing(view: View, found: Places) -> Markup:
    """Every stage as a part that opens; all of them are open in the list, one at a time in a narrow window."""
    blocks = [_shelf(view, shelf) for shelf in (*found.shelves, *found.hubs)]
    bands = [_band(view, band) for band in found.bands]
    return tag("div", blocks[: len(found.shelves)], bands, blocks[len(found.shelves) :], class_="sc-list", id="sc-list")


def heading(view: View, block: Band | Shelf) -> str:
    """The words over a band or shelf."""
    if isinstance(block, Band):
        return (
            view.chain.things[block.headings[0]].label
            if block.headings
            else stages.heading(block.stage or stages.OTHER)
        )
    if block.heading:
        return f"Into all: {view.chain.things[block.heading].label}"
    return stages.heading(block.stage or stages.OTHER)


def _part(view: View, key: str, said: str, count: int, content: Iterable[Markup], ids: Iterable[str]) -> Markup:
    whole = view.selection.shown_as == "list"
    opened = whole or bool(view.focus and view.focus in set(ids))
    title = tag("summary", tag("span", said, class_="sc-band-name"), tag("span", f"{count:,}", class_="count"))
    return tag(
        "details", title, content, open=opened, name=None if whole else "sc-band", class_="sc-band", id=f"sc-list-{key}"
    )


def _shelf(view: View, shelf: Shelf) -> Markup:
    ids = _ids(shelf.entries)
    return _part(view, shelf.key, heading(view, shelf), len(ids), [_entries(view, shelf.entries)], ids)


def _band(view: View, band: Band) -> Markup:
    ids = {id for node in band.nodes for id in (node.id, *_ids(node.inputs), *_ids(node.folded))} | _ids(band.whole)
    heads = [_line(view, id, "li") for id in band.headings]
    top = tag("ul", heads, class_="sc-heads") if heads else Markup("")
    whole = tag("p", "Into the whole stage", class_="sc-sub") + _entries(view, band.whole) if band.whole else Markup("")
    steps = tag("ol", [_node(view, node) for node in band.nodes], class_="sc-steps")
    return _part(
        view, band.key, heading(view, band), len(ids) + len(heads), [top, whole, steps], {*ids, *band.headings}
    )


def _node(view: View, node: Node) -> Markup:
    """A step or good; in a narrow window what it needs opens by a tap."""
    hanging = (*node.folded, *node.inputs)
    if not hanging:
        return tag("li", _line(view, node.id, "div"), class_="sc-node")
    inside = _ids(hanging)
    opened = view.selection.shown_as == "list" or view.focus in {node.id, *inside}
    words_ = (
        words.count(len(inside), "input")
        if not node.folded
        else words.count(len(inside), "kind or input", "kinds and inputs")
    )
    more = tag(
        "details",
        tag("summary", words_),
        _entries(view, hanging),
        open=opened,
        class_="sc-inputs",
        id=f"sc-list-in-{node.id}",
    )
    return tag("li", _line(view, node.id, "div"), more, class_="sc-node")


def _ids(entries: Iterable[Entry]) -> set[str]:
    return {id for entry in entries for id in (entry.id, *entry.inside)}


def _entries(view: View, entries: Iterable[Entry]) -> Markup:
    return tag("ul", [_entry(view, entry) for entry in entries])


def _entry(view: View, entry: Entry) -> Markup:
    inner = _entries(view, entry.kinds) if entry.kinds else None
    parts = (
        tag("div", tag("p", "Parts and materials", class_="sc-sub"), _entries(view, entry.parts))
        if entry.parts
        else None
    )
    return tag("li", _line(view, entry.id, "div"), inner, parts)


def _line(view: View, id: str, name: str) -> Markup:
    """A technology with its number and what the number says."""
    thing, value = view.chain.things[id], view.value(id)
    step = thing.step and not value.look
    said = "process step" if step else value.words
    lit = " sc-lit" if view.lit is not None and view.bright([id]) else ""
    figure = tag(
        "span",
        value.figure or ("" if step else "–"),
        class_=f"sc-value {value.look or ('sc-plain' if step else 'no-number')}",
        aria_hidden="true",
    )
    link = tag("a", thing.label, href=view.to(id), aria_current="true" if id == view.focus else None, title=thing.name)
    return tag(name, figure, link, tag("span", said, class_="sc-said"), class_=f"sc-line{lit}")


def rows(view: View, found: Places) -> tuple[tuple[object, ...], ...]:
    """One row for each technology, by id, in the columns of `COLUMNS`."""
    standing = {id: (heading(view, block), step) for block, step, ids in _standing(view, found) for id in ids}
    return tuple(_row(view, id, standing.get(id, ("", ""))) for id in sorted(view.chain.things))


def _standing(view: View, found: Places) -> Iterable[tuple[Band | Shelf, str, set[str]]]:
    """Bands and shelves with the label of the step and what hangs there; the later ones count."""
    for shelf in (*found.shelves, *found.hubs):
        yield shelf, "", _ids(shelf.entries)
    for band in found.bands:
        yield band, "", _ids(band.whole) | set(band.headings)
        for node in reversed(band.nodes):
            yield band, view.chain.things[node.id].label, _ids(node.inputs) | _ids(node.folded)
    for band in found.bands:
        for node in band.nodes:
            yield band, view.chain.things[node.id].label, {node.id}


def _row(view: View, id: str, where: tuple[str, str]) -> tuple[object, ...]:
    thing, row, value = view.chain.things[id], view.rows.get(id), view.value(id)
    shares = (row.covered_share, row.known_share, row.year, row.basis, row.share_source) if row else (None,) * 5
    return (
        id,
        thing.label,
        thing.name,
        thing.stage or None,
        *where,
        *shares,
        view.colouring.heading,
        value.number,
        list(thing.sources),
    )
