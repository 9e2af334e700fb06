"""The panels beside the matrix that are lists: ranked gaps, and what changed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from app import cells, places, words
from app.markup import Content, tag
from app.statuses import STATUSES
from app.views.coverage.pieces import day_field, form, link, panel, section, state, submit, tile
from app.views.coverage.selection import ALONE
from app.views.coverage.view import View
from graph.rows import Coverage, Difference
from graph.technologies import NamedMeasure, open_supply

__all__ = ["Changes", "changes_panel", "gaps_panel"]
READ_GAPS = (
    "Open: share held by the chosen jurisdictions with no control of theirs in force. Reach: technologies that come "
    "after it. Score: open share times reach."
)
DID = {"begun": "began", "ended": "ended", "suspended": "suspended"}


def gaps_panel(view: View) -> Markup:
    """What the chosen jurisdictions supply outside their controls, ranked; the rows of `chokepoint gaps`."""
    found = open_supply(view.rows, view.technologies)
    where = f"toward {view.toward} on {view.day}"
    if not found:
        said = "No known share is outside these controls." if view.rows else "The graph has no technology."
        return panel("Ranked gaps", "Ranked gaps", _closed(view), tag("p", said, class_="remark"))
    heads = [tag("th", word, scope="col") for word in ("Technology and holders", "Open %", "Reach", "Score")]
    rows = [
        tag(
            "tr",
            tag(
                "th",
                link(view.label(gap.technology), _row(view, gap.technology)),
                tag("span", places.brief(places.ordered(gap.holders, view.names), view.names), class_="detail"),
                scope="row",
                dir="auto",
            ),
            tag("td", cells.figure(gap.uncovered_share), class_="main"),
            tag("td", f"{gap.reach:,}"),
            tag("td", f"{gap.score:,.0f}"),
            class_="here" if view.chosen and gap.technology == view.chosen.technology else None,
        )
        for gap in found
    ]
    return panel(
        f"{words.count(len(found), 'technology', 'technologies')} {where}",
        "Ranked gaps",
        _closed(view),
        tag(
            "p",
            READ_GAPS,
            class_="remark",
        ),
        tag("table", tag("thead", tag("tr", heads)), tag("tbody", rows), class_="gaps-table"),
    )


def _row(view: View, technology: str) -> str:
    return view.href(view.selection.but(focus=technology, cell="", panel=""))


def _closed(view: View) -> str:
    return view.href(view.selection.but(panel="none"))


@dataclass(frozen=True)
class Changes:
    """What lies between what is shown and what it is compared with: the measures of two days, and their names.

    `near` are days that suggest themselves for a comparison.
    """

    measures: Sequence[Difference]
    named: Mapping[str, NamedMeasure]
    near: Sequence[tuple[str, str]]


def changes_panel(view: View, changes: Changes) -> Markup:
    """The comparison: how to ask for one, then which technologies, measures and cells changed."""
    ask = _form(view, changes)
    if view.before is None:
        how = tag(
            "p", "Choose a day to compare with. Changed cells get a frame, and each row a second bar.", class_="remark"
        )
        return panel("Comparison", "What changed", _closed(view), how, ask)
    pairs = [(view.before.rows[row.technology], row) for row in view.rows if row.technology in view.before.rows]
    over = (
        f"{view.before.words.removeprefix('on ')} against {view.day}"
        if view.before.days
        else f"On {view.day}, {view.before.words}"
    )
    return panel(
        words.capital(over),
        "What changed",
        _closed(view),
        ask,
        _shares(view, pairs),
        _measures(view, changes) if view.before.days else None,
        _cells(view, pairs),
    )


def _form(view: View, changes: Changes) -> Markup:
    """A day to compare with; days that suggest themselves; and the way back to no comparison."""
    selection = view.selection
    chosen = selection.against if selection.against != ALONE else ""
    field = tag("label", "Compare with ", day_field("against", chosen, "Day to compare with"))
    asked = form("against", field, submit("Compare"), panel="changes")
    offered = [
        link(text, view.href(selection.but(against=day, panel="changes")), "button") for day, text in changes.near
    ]
    if view.what_if and not (view.before and not view.before.days):
        offered.append(link("Without the scenario", view.href(selection.but(against="", panel="changes")), "button"))
    if view.before:
        against = ALONE if view.what_if else ""
        offered.append(link("No comparison", view.href(selection.but(against=against, panel="changes")), "button"))
    return asked + tag("div", offered, class_="offered")


def _shares(view: View, pairs: Sequence[tuple[Coverage, Coverage]]) -> Markup:
    moved = [(old, new) for old, new in pairs if old.covered_share != new.covered_share]
    moved.sort(
        key=lambda pair: (
            -abs(cells.difference(pair[1].covered_share, pair[0].covered_share) or 0.0),
            pair[1].technology,
        )
    )
    if not moved:
        return section("Covered share", tag("p", "No covered share is another.", class_="remark"))
    heads = [tag("th", word, scope="col") for word in ("Technology", "Before", "Now", "Change")]
    rows = [_moved(view, old, new) for old, new in moved]
    table = tag("table", tag("thead", tag("tr", heads)), tag("tbody", rows), class_="gaps-table")
    return section(f"Covered share, %: {words.count(len(moved), 'technology', 'technologies')}", table)


def _moved(view: View, old: Coverage, new: Coverage) -> Markup:
    by = cells.difference(new.covered_share, old.covered_share)
    return tag(
        "tr",
        tag("th", link(view.label(new.technology), _row(view, new.technology)), scope="row", dir="auto"),
        tag("td", cells.figure(old.covered_share)),
        tag("td", cells.figure(new.covered_share), class_="main"),
        tag("td", cells.signed(by) if by is not None else cells.NO_NUMBER),
    )


def _measures(view: View, changes: Changes) -> Markup:
    """The measures that began, ended or were suspended between the two days and reach the destination."""
    if not changes.measures:
        return section(
            "Measures",
            tag("p", f"None toward {view.toward} began, ended or was suspended between the days.", class_="remark"),
        )
    items = [
        tag(
            "li",
            link(_short(changes, each), view.elsewhere("explore", each.id)),
            tag("span", f"{DID[each.change]} {words.written_day(each.date or '')}", class_="detail"),
            dir="auto",
        )
        for each in changes.measures
    ]
    return section(f"Measures between the days: {len(items):,}", tag("ul", items, class_="plain-list"))


def _short(changes: Changes, each: Difference) -> str:
    named = changes.named.get(each.id)
    return (named.label if named else None) or each.name or each.id


def _cells(view: View, pairs: Sequence[tuple[Coverage, Coverage]]) -> Markup:
    """Every technology with cells of another status, each in words: before, then now."""
    items: list[Markup] = []
    total = 0
    for old, new in pairs:
        found = cells.changed_cells(old, new)
        total += len(found)
        said: list[Content] = [
            tag(
                "li",
                state(now.jurisdiction, view.names[now.jurisdiction]),
                tag(
                    "span",
                    tile(was.status),
                    " ",
                    STATUSES[was.status].words,
                    " → ",
                    tile(now.status),
                    " ",
                    STATUSES[now.status].words,
                    class_="turn",
                ),
            )
            for was, now in found
        ]
        if said:
            items.append(
                tag("li", link(view.label(new.technology), _row(view, new.technology)), tag("ul", said), dir="auto")
            )
    if not items:
        return section("Cells", tag("p", "No cell has another status.", class_="remark"))
    return section(f"Cells with another status: {total:,}", tag("ul", items, class_="turns"))
