"""From an address to everything that the page shows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from app import address, words
from app.layout.chain_open import keys, way_to
from app.layout.chain_picture import picture
from app.layout.chain_sorting import places
from app.layout.chain_view import ChainView
from app.links import Links
from app.scoped import Scoped, scoped
from app.views.supply_chain import colours
from app.views.supply_chain.colours import Colouring
from app.views.supply_chain.figures import View
from app.views.supply_chain.selection import ALL, COUNTED, Selection
from graph import chain, named, reads
from graph.chain_rows import Chain, Holders, Reached
from graph.connection import Reader
from graph.errors import WrongValue
from graph.nearest import nearest
from graph.rows import Coverage
from graph.scope import Scope
from ontology.model import Model


@dataclass(frozen=True, kw_only=True)
class Read:
    """What was read for an address. `held` is by technology, empty where the page needs no holders."""

    view: View
    chain: Chain
    asked: Scoped
    rows: Mapping[str, Coverage]
    held: Mapping[str, Holders]
    notices: tuple[str, ...]


def read(reader: Reader, model: Model, links: Links, query: str | None) -> Read:
    """Everything for a query string; whatever stands in it, something sensible comes out."""
    selection = Selection.from_url(query)
    asked = scoped(reader, model, address.read(query))
    whole = chain.chain(reader)
    rows = _rows(reader, asked.scope)
    focus = _Focus(reader, whole, selection.lens.focus)
    held = _held(reader, selection, focus.id)
    since, wrong = _since(selection, asked.day)
    colouring, more = _colouring(selection, asked, rows, held)
    if selection.colour == "change":
        colouring = colours.change(rows, _rows(reader, replace(asked.scope, on=since)), since)
    elif selection.colour == "reach":
        seen = _seen(whole)
        goods = [id for id in rows if id in seen.things and not seen.things[id].step]
        colouring = colours.reach({id: len(seen.downstream([id])) for id in goods})
    view = _view(selection, links, whole, rows, asked, colouring, focus, since)
    known = {ALL, *_keys(whole, _numbered(rows))}
    unknown = [key for key in selection.opened if key.removeprefix("-") not in known]
    gone = [f"Nothing here opens by {key[:60]!r}; it was left out." for key in unknown[:1]]
    return Read(
        view=view,
        chain=whole,
        asked=asked,
        rows=rows,
        held=held,
        notices=(*asked.notices, *focus.notices, *more, *wrong, *gone),
    )


def _rows(reader: Reader, scope: Scope) -> dict[str, Coverage]:
    return {row.technology: row for row in reads.coverage(reader, scope)}


def _since(selection: Selection, day: str) -> tuple[str, tuple[str, ...]]:
    """The day that a change is counted from, the first of January before when none is given; what was wrong with it."""
    usual = f"{day[:4]}-01-01"
    if selection.colour != "change" or not selection.of:
        return usual, ()
    try:
        return named.day(selection.of, "of"), ()
    except WrongValue:
        return usual, (f"{selection.of[:60]!r} is no day; this is the change since {words.written_day(usual)}.",)


class _Focus:
    """What is chosen: a technology (`id`), or what an actor supplies or a measure covers (`lit`), or nothing."""

    def __init__(self, reader: Reader, whole: Chain, focus: str) -> None:
        names = {each.id: each.name for each in whole.technologies}
        self.id = focus if focus in names else ""
        self.lit: frozenset[str] | None = None
        self.notices: tuple[str, ...] = ()
        found = chain.reached(reader, focus) if focus and not self.id else None
        if found is not None:
            self.lit = frozenset(found.technologies) or None
            self.notices = (_told(found),)
        elif focus and not self.id and names:
            self.notices = (f"Nothing in the graph has the id {focus[:60]!r}. {nearest(focus, names)}".strip(),)


def _told(found: Reached) -> str:
    verb = "covers" if "Measure" in found.labels else "supplies"
    if not found.technologies:
        return f"{found.name} {verb} no technology that the graph knows, so nothing is marked."
    return f"Marked: what {found.name} {verb}, {len(found.technologies)} of the technologies."


def _held(reader: Reader, selection: Selection, focus: str) -> dict[str, Holders]:
    """All holders where the colour needs them, else those of the one chosen."""
    if selection.colour in ("share", "concentration"):
        return chain.holders(reader)
    return chain.holders(reader, [focus]) if focus else {}


def _colouring(
    selection: Selection, asked: Scoped, rows: Mapping[str, Coverage], held: Mapping[str, Holders]
) -> tuple[Colouring, tuple[str, ...]]:
    """The colouring asked for; what it needs and is not there is taken by default, and said."""
    if selection.colour == "uncovered":
        return colours.uncovered(rows), ()
    if selection.colour == "status":
        return _status(selection.of, asked, rows)
    if selection.colour == "share":
        return _share(selection.of, asked, rows, held)
    if selection.colour == "concentration":
        return colours.concentration(rows, held, firms=selection.of == COUNTED[1]), ()
    return colours.covered(rows), ()


def _status(of: str, asked: Scoped, rows: Mapping[str, Coverage]) -> tuple[Colouring, tuple[str, ...]]:
    chosen = of if of in asked.by else next(iter(asked.by), "")
    said = f"{of[:60]!r} is not among the jurisdictions under Controls of; this is {asked.names.get(chosen, chosen)}."
    if not chosen:
        return colours.covered(rows), ("No jurisdiction is chosen whose status could be shown.",)
    name = asked.names.get(chosen, chosen)
    return colours.status(rows, chosen, name), (said,) if of and of != chosen else ()


def holders(held: Mapping[str, Holders]) -> tuple[dict[str, str], dict[str, str]]:
    """Names of all countries and of all companies that hold anything, by id; the names in order."""
    countries = {each.id: each.name for one in held.values() for each in one.countries}
    firms = {each.id: each.name for one in held.values() for each in one.firms}
    return _by_name(countries), _by_name(firms)


def _by_name(found: Mapping[str, str]) -> dict[str, str]:
    return dict(sorted(found.items(), key=lambda item: (item[1].casefold(), item[0])))


def _share(
    of: str, asked: Scoped, rows: Mapping[str, Coverage], held: Mapping[str, Holders]
) -> tuple[Colouring, tuple[str, ...]]:
    countries, firms = holders(held)
    if not countries and not firms:
        return colours.covered(rows), ("The graph has no shares of supply, so this shows covered shares.",)
    by = [id for id in asked.by if id in countries]
    chosen = of if of in countries or of in firms else next(iter(by), next(iter([*countries, *firms])))
    name = countries.get(chosen) or firms[chosen]
    said = (
        f"No country or company with the id {of[:60]!r} holds a share; this is {name}. {nearest(of, countries | firms)}"
    )
    missing = (said.strip(),) if of and of != chosen else ()
    return colours.share_of(rows, held, chosen, name, firm=chosen not in countries), missing


def _numbered(rows: Mapping[str, Coverage]) -> frozenset[str]:
    return frozenset(id for id, row in rows.items() if row.known_share is not None)


@lru_cache(maxsize=8)
def _keys(whole: Chain, numbered: frozenset[str]) -> frozenset[str]:
    return keys(places(whole, numbered))


@lru_cache(maxsize=8)
def _seen(whole: Chain) -> ChainView:
    return ChainView(whole)


def _opened(selection: Selection, known: frozenset[str]) -> frozenset[str]:
    """The folds that the address opens, among those there are."""
    if ALL in selection.opened:
        return known - {key.removeprefix("-") for key in selection.opened}
    return known & frozenset(selection.opened)


def _view(
    selection: Selection,
    links: Links,
    whole: Chain,
    rows: Mapping[str, Coverage],
    asked: Scoped,
    colouring: Colouring,
    focus: _Focus,
    since: str,
) -> View:
    numbered = _numbered(rows)
    known = _keys(whole, numbered)
    shown = way_to(places(whole, numbered), focus.id, numbered) if focus.id else frozenset[str]()
    opened = _opened(selection, known) | shown
    seen = _seen(whole)
    upstream = seen.upstream([focus.id]) if focus.id else frozenset[str]()
    downstream = seen.downstream([focus.id]) if focus.id else frozenset[str]()
    return View(
        selection=selection,
        links=links,
        chain=seen,
        picture=picture(whole, numbered, opened),
        rows=rows,
        colouring=colouring,
        day=asked.day,
        toward=asked.names.get(asked.scope.toward, asked.scope.toward),
        by=asked.by,
        names=asked.names,
        opened=opened,
        since=since,
        focus=focus.id,
        lit=frozenset((focus.id, *upstream, *downstream)) if focus.id else focus.lit,
        upstream=upstream,
        downstream=downstream,
    )
