"""The card beside the picture: what is covered of one technology, who holds it, under which measures, and what is
up and down the flow."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from app import facts, places, supply, words
from app.drawing.shapes import Drawing
from app.drawing.svg import svg
from app.markup import tag
from app.statuses import STATUSES
from app.views.supply_chain.figures import View
from graph.chain_rows import Holder, Holders
from graph.rows import Coverage, Derivation
from ontology.model import Model

LISTED = 8
MEASURES = 6


@dataclass(frozen=True, kw_only=True)
class Known:
    """What a card needs beside the view: holders of the technology, its measures by id, and the newest year of all."""

    model: Model
    held: Holders | None
    measures: Mapping[str, Derivation]
    newest: int | None
    map: Drawing | None


def card(view: View, known: Known) -> Markup:
    """Everything on the card of what is chosen; nothing when nothing is."""
    if not view.focus:
        return Markup("")
    thing, row = view.chain.things[view.focus], view.rows[view.focus]
    kind = facts.kind(known.model, thing.labels)
    glyph = tag("span", class_=f"glyph glyph-{kind.name}", aria_hidden="true")
    handle = tag(
        "button",
        glyph,
        tag("span", thing.label, class_="handle-name", dir="auto"),
        tag("span", "Details", class_="handle-word"),
        class_="card-handle",
        type="button",
        aria_label=f"Show or hide the details of {thing.name}",
    )
    close = tag("a", "Close", href=view.href(focus=None), class_="sc-close", id="sc-close", title="Choose nothing")
    top = tag("p", glyph, tag("span", kind.label), class_="over")
    head = tag("div", close, top, tag("h2", thing.name, dir="auto"), class_="card-head")
    body = tag(
        "div",
        _covered(view, row),
        _world(known.map),
        _held(view, row, known),
        _measures(view, row, known.measures),
        _ways(view),
        _elsewhere(view),
        class_="card-body",
    )
    return handle + head + body


def _covered(view: View, row: Coverage) -> Markup:
    """The number, what it is, and what it rests on."""
    where = f"toward {view.toward} on {words.written_day(row.on)}, by controls of {places.brief(view.by, view.names)}"
    if row.covered_share is None:
        return tag(
            "section",
            tag("p", _why_none(view, row), class_="sc-lead"),
            tag("p", words.capital(where) + ".", class_="sc-small"),
        )
    number = tag(
        "p",
        tag("span", "Covered at most ", class_="sc-small"),
        tag("strong", words.percent(row.covered_share)),
        class_="sc-number",
    )
    said = [f"An upper bound, {where}: a control catches part of what it names."]
    said += [f"Shares known for {words.percent(row.known_share or 0)} only."] if (row.known_share or 0) < 99 else []
    said += (
        [f"Named without a number: {places.brief(row.holders_without_number, view.names)}."]
        if row.holders_without_number
        else []
    )
    if view.selection.colour != "covered":
        said.append(f"{words.capital(view.value(row.technology).words)}.")
    return tag("section", number, _strip(row), [tag("p", each, class_="sc-small") for each in said])


def _why_none(view: View, row: Coverage) -> str:
    if view.chain.things[row.technology].step:
        return "Not applicable: a process step is not traded, so nobody holds a share. Controls on it are listed below."
    if row.holders_without_number:
        named = places.brief(row.holders_without_number, view.names)
        return f"No number: the source names the holders without a size ({named}). Controls on it are listed below."
    return "No number: no source in the graph gives shares of its supply. Controls on it are listed below."


def _strip(row: Coverage) -> Markup:
    """The bar of statuses with its words."""
    bars, said = [], []
    for part in supply.parts(row):
        name = (
            STATUSES[part.look].words
            if part.look in STATUSES
            else {"others": "other holders", "unknown": "holder not known"}[part.look]
        )
        look = f"status-{part.look}" if part.look in STATUSES else f"look-{part.look}"
        bars.append(tag("i", class_=look, style=f"width:{part.share:.2f}%"))
        said.append(
            tag("li", tag("i", class_=f"sc-swatch low {look}"), f"{words.capital(name)} {words.percent(part.share)}")
        )
    return tag("div", bars, class_="sc-bar", aria_hidden="true") + tag("ul", said, class_="sc-parts")


def _world(world: Drawing | None) -> Markup:
    """The map of who holds it, when there is one."""
    return tag("section", tag("h3", "Where its holders are"), svg(world), class_="sc-world") if world else Markup("")


def _held(view: View, row: Coverage, known: Known) -> Markup:
    """Countries and companies as bars, with basis, year and source."""
    held = known.held
    if held is None:
        return Markup("")
    rest = ", ".join(
        str(each)
        for each in (
            f"by {row.basis}" if row.basis else "",
            held.year or "",
            f"source: {held.source}" if held.source else "",
        )
        if each
    )
    firm_years = sorted({each.year for each in held.firms if each.year})
    firm_said = ", ".join(str(year) for year in firm_years)
    return _bars(view, "Held by country", held.countries, rest + _older(held.year, known.newest)) + _bars(
        view, "Held by company", held.firms, firm_said + _older(max(firm_years, default=None), known.newest)
    )


def _older(year: int | None, newest: int | None) -> str:
    return f"; older than the newest shares ({newest})" if year and newest and year < newest else ""


def _bars(view: View, heading: str, held: Sequence[Holder], rest: str) -> Markup:
    if not held:
        return Markup("")
    known = [each for each in held if each.share is not None]
    lines = [_bar(view, each) for each in known[:LISTED]]
    unnumbered = [each.name for each in held if each.share is None]
    more = len(known) - LISTED
    detail = [tag("p", rest, class_="sc-small")] if rest else []
    if more > 0:
        detail.append(tag("p", tag("a", f"{more} more", href=view.elsewhere("explore", view.focus)), class_="sc-small"))
    if unnumbered:
        listed = ", ".join(unnumbered[:LISTED]) + (
            f" and {len(unnumbered) - LISTED} more" if len(unnumbered) > LISTED else ""
        )
        detail.append(tag("p", f"Without a number: {listed}.", class_="sc-small"))
    return tag("section", tag("h3", heading), tag("ul", lines, class_="bars"), detail)


def _bar(view: View, holder: Holder) -> Markup:
    share = holder.share or 0.0
    fill = tag("span", class_="fill", style=f"width:{min(max(share, 0), 100):.1f}%")
    return tag(
        "li",
        tag(
            "a",
            holder.name,
            href=view.href(colour="share", of=holder.id),
            class_="bar-name",
            title=f"Colour by the share of {holder.name}",
        ),
        tag("span", fill, class_="track", aria_hidden="true"),
        tag("span", words.percent(share), class_="figure"),
    )


def _measures(view: View, row: Coverage, found: Mapping[str, Derivation]) -> Markup:
    """What each jurisdiction has on it: status with letter, and the measures with the day since when."""
    cells = sorted(
        (cell for cell in row.cells if cell.measures),
        key=lambda cell: (view.by.index(cell.jurisdiction), cell.jurisdiction),
    )
    lines = []
    for cell in cells:
        status = STATUSES[cell.status]
        share = f", {words.percent(cell.share)}" if cell.share is not None else ""
        top = tag(
            "p",
            tag("i", status.letter, class_=f"sc-letter status-{cell.status}", aria_hidden="true"),
            tag("strong", view.names.get(cell.jurisdiction, cell.jurisdiction)),
            f" {status.words}{share}",
        )
        behind = [_measure(view, id, found.get(id)) for id in cell.measures[:MEASURES]]
        more = len(cell.measures) - MEASURES
        rest = (
            tag("li", tag("a", f"{more} more in Coverage", href=view.elsewhere("coverage", view.focus)))
            if more > 0
            else None
        )
        lines.append(tag("li", top, tag("ul", behind, rest)))
    none = [view.names.get(cell.jurisdiction, cell.jurisdiction) for cell in row.cells if not cell.measures]
    said = tag("p", f"None known: {', '.join(sorted(none))}.", class_="sc-small") if none else None
    return tag("section", tag("h3", "Measures on it"), tag("ul", lines, class_="sc-measures"), said)


def _measure(view: View, id: str, found: Derivation | None) -> Markup:
    if found is None or found.name is None:
        return tag("li", f"{id}, added by the scenario")
    since = f"since {words.written_day(found.effective)}" if found.effective else "start not known"
    begun = found.begins is None or found.begins <= view.day
    said = since if begun else f"from {words.written_day(found.effective or '')}"
    return tag(
        "li",
        tag("a", found.name, href=view.elsewhere("explore", id), dir="auto"),
        tag("span", " ", said, " · ", tag("a", "Timeline", href=view.elsewhere("timeline", id)), class_="sc-small"),
    )


def _ways(view: View) -> Markup:
    """What is next to it up and down the flow, and how much is in all."""
    own = set(view.chain.own(view.focus))
    before = {each for id in own for each in view.chain.into[id]} - own
    after = {each for id in own for each in view.chain.out[id]} - own
    return _list(view, "Upstream", before, len(view.upstream)) + _list(view, "Downstream", after, len(view.downstream))


def _list(view: View, heading: str, ids: Iterable[str], whole: int) -> Markup:
    listed = view.chain.by_name(ids)
    links = [
        tag(
            "li",
            tag("a", view.chain.things[id].label, href=view.to(id), title=view.chain.things[id].name),
            tag("span", view.value(id).figure, class_="sc-small"),
        )
        for id in listed
    ]
    said = f"{words.count(len(listed), 'neighbour')}, {whole:,} in all" if listed else "Nothing that the graph knows."
    return tag("section", tag("h3", heading), tag("p", said, class_="sc-small"), tag("ul", links, class_="sc-next"))


def _elsewhere(view: View) -> Markup:
    links = [
        tag("li", tag("a", text, href=view.elsewhere(path, view.focus)))
        for path, text in (
            ("coverage", "Its cells in Coverage"),
            ("explore", "Everything on it in Explore"),
            ("timeline", "Its measures on the Timeline"),
            ("briefing", "A briefing of two pages"),
        )
    ]
    return tag("section", tag("h3", "See also"), tag("ul", links, class_="sc-next"))
