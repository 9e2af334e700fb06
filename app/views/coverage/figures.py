"""From rows to the matrix: what assets/coverage.js draws. No Dash, no database.

Rows travel as short lists of plain values; the script draws only those in view. Every word and number of a cell is
written here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from app import cells, places, words
from app.statuses import STATUSES
from app.supply import parts
from app.views.coverage.order import Group, groups, indent
from app.views.coverage.selection import ALL
from app.views.coverage.view import View
from graph.rows import Cell, Coverage

RANK = {status: place for place, status in enumerate(STATUSES)}
BRIEF = 7
"""Letters that a column of 44 px has room for."""
Values = dict[str, Any]


def matrix(view: View, place: str) -> Values:
    """The whole matrix for the script. `place` is the id of the element that it is drawn into."""
    rows = [row for group in groups(view.rows, view.technologies, view.selection) for row in _group(view, group)]
    return {
        "place": place,
        "name": name(view),
        "title": "Coverage",
        "href": view.href(view.selection.but(focus="", cell="", panel="")),
        "close": view.href(view.selection.closed),
        "focus": view.chosen.technology if view.chosen else "",
        "cell": view.selection.cell if view.chosen else "",
        "find": view.selection.find,
        "compared": bool(view.before),
        "columns": [[id, view.names[id], places.look(id), _brief(id, view.names[id])] for id in view.by],
        "statuses": [[status, said.letter] for status, said in STATUSES.items()],
        "unsized": _unsized(view),
        "rows": rows,
        "none": nothing(view) if not rows else "",
    }


def _unsized(view: View) -> list[str]:
    """The words and the address of the link that shows, or folds, all that is without number; empty for nothing."""
    count = sum(row.known_share is None for row in view.rows)
    if not count:
        return []
    shown = ALL in view.selection.unsized
    there = view.href(view.selection.but(unsized=() if shown else (ALL,)))
    return ["Fold those without number" if shown else f"Show the {count:,} without number", there]


def _brief(id: str, name: str) -> str:
    """The head of a narrow column: a short name, else the code."""
    short = places.SHORT.get(id, name)
    return short if len(short) <= BRIEF else id.upper()


def title(view: View) -> str:
    """The line over the matrix."""
    return f"Coverage toward {view.toward}, {view.day}"


def name(view: View) -> str:
    """What the matrix shows, in words: day, destination, jurisdictions, what it is compared with."""
    held = places.brief(view.by, view.names)
    compared = f", compared with what holds {view.before.words}" if view.before else ""
    return f"Coverage toward {view.toward} on {view.on} by {held}{compared}. {_state(view)}"


def _state(view: View) -> str:
    """What else of the address the picture depends on."""
    chosen = f"{view.chosen.technology} {view.selection.cell}".strip() if view.chosen else "nothing"
    sort = "gap" if view.selection.sort else "stage"
    return f"Sorted by {sort}, {chosen} chosen, {view.panel} beside."


def nothing(view: View) -> str:
    """Why there is no row."""
    if view.selection.find:
        return f"No technology has {view.selection.find!r} in its label, name or id."
    return "The graph has no technology. Run: chokepoint load"


def _group(view: View, group: Group) -> Iterator[list[Any]]:
    if not group.sized:
        yield from _unsized_group(view, group)
        return
    fold = view.href(view.selection.toggled("folded", group.stage))
    counted = words.count(len(group.sized) + len(group.unsized), "technology", "technologies")
    yield ["g", group.stage, group.heading, counted, fold, int(group.folded)]
    if group.folded:
        return
    yield from _rows(view, group.sized)
    if group.unsized:
        said = f"{len(group.unsized):,} without number"
        yield ["u", group.stage, said, view.href(view.selection.toggled("unsized", group.stage)), int(group.opened)]
    if group.opened:
        yield from _rows(view, group.unsized)


def _unsized_group(view: View, group: Group) -> Iterator[list[Any]]:
    """A group in which nothing has a number: its heading folds what is without number."""
    fold = view.href(view.selection.toggled("unsized", group.stage))
    said = words.count(len(group.unsized), "technology", "technologies") + " without number"
    yield ["g", group.stage, group.heading, said, fold, int(not group.opened)]
    if group.opened:
        yield from _rows(view, group.unsized)


def _rows(view: View, rows: Sequence[Coverage]) -> Iterator[list[Any]]:
    among = frozenset() if view.selection.sort else frozenset(row.technology for row in rows)
    yield from (_row(view, row, indent(row, among, view.technologies)) for row in rows)


def _row(view: View, row: Coverage, indented: int) -> list[Any]:
    """`t`, id, label, name, indent, covered share, before, year when older, bar, old bar, bar in words, cells."""
    old = view.before.rows.get(row.technology) if view.before else None
    moved = old is not None and old.covered_share != row.covered_share
    return [
        "t",
        row.technology,
        view.label(row.technology),
        view.technologies[row.technology].name,
        indented,
        cells.figure(row.covered_share),
        cells.figure(old.covered_share) if old and moved else "",
        row.year if row.known_share is not None and row.year != view.newest else 0,
        _bar(row),
        _bar(old) if old else [],
        bar_words(row) + (f"; before: {cells.figure(old.covered_share)} %" if old and moved else ""),
        [_cell(view, row, cell, old) for cell in _in_order(view, row)],
    ]


def _in_order(view: View, row: Coverage) -> list[Cell]:
    by_place = {cell.jurisdiction: cell for cell in row.cells}
    return [by_place[id] for id in view.by]


def _bar(row: Coverage) -> list[list[Any]]:
    """The parts of a covered bar: look and percent; empty when no number is known."""
    return [[part.look, round(part.share, 2)] for part in parts(row)]


def bar_words(row: Coverage) -> str:
    """The bar in one sentence."""
    if row.known_share is None:
        return "No number is known"
    looks = {**{status: said.words for status, said in STATUSES.items()}, "others": "held in other countries"}
    said = [f"{looks.get(part.look, 'holder not known')} {words.percent(part.share)}" for part in parts(row)]
    return f"{words.percent(row.covered_share or 0)} covered at most: {', '.join(said)}"


def _cell(view: View, row: Coverage, cell: Cell, old: Coverage | None) -> list[Any]:
    """Place of the status, share, marks, words, place of the status before when it is another.

    Marks: `h` for a holder without number, then the places of the statuses that hold beside this one.
    """
    unsized = cell.jurisdiction in row.holders_without_number
    was = next((each.status for each in old.cells if each.jurisdiction == cell.jurisdiction), None) if old else None
    changed = was is not None and was != cell.status
    said = cells.cell_words(cell, view.names[cell.jurisdiction], unsized=unsized)
    if changed and was:
        said += f"; before: {STATUSES[was].words}"
    return [
        RANK[cell.status],
        cells.figure(cell.share) if cell.share is not None else "",
        ("h" if unsized and cell.share is None else "") + "".join(str(RANK[each]) for each in cells.beside(cell)),
        said,
        RANK[was] if changed and was else -1,
    ]


def source_line(view: View) -> str:
    """Where the shares in view are from: source, licence, basis, and how many of which year."""
    sized = [row for row in view.rows if row.known_share is not None]
    if not sized:
        return "No share of supply is known."
    records = {record.id.removeprefix("load:"): record for record in view.knowledge.records}
    sources = sorted({row.share_source for row in sized if row.share_source})
    said = [
        ", ".join(filter(None, (f"{records[each].name} {records[each].release or ''}".strip(), records[each].licence)))
        if each in records
        else each
        for each in sources
    ]
    years = sorted({row.year for row in sized if row.year}, reverse=True)
    counted = [f"{year} for {sum(row.year == year for row in sized)}" for year in years]
    bases = " and ".join(sorted({row.basis for row in sized if row.basis}))
    all_ = words.count(len(view.rows), "technology has", "technologies have")
    return f"{len(sized)} of {all_} a number. Shares by {bases}: {'; '.join(said)}. Year: {', '.join(counted)}."
