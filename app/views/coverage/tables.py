"""What the matrix shows, as rows of plain values: the same numbers as `chokepoint coverage`."""

from __future__ import annotations

from typing import Any

from app import cells
from app.tabular import Table
from app.views.coverage.order import groups
from app.views.coverage.view import View
from graph.rows import Coverage

PLAIN = (
    "technology",
    "label",
    "name",
    "stage",
    "on",
    "toward",
    "covered_share",
    "undated_share",
    "known_share",
    "holders_without_number",
    "year",
    "basis",
    "share_source",
)


def table(view: View) -> Table:
    """One row for each technology that the filter lets through, in the order of the page, also what is folded.

    After what is known of the whole: status, share and measures of each jurisdiction; under a comparison also the
    covered share before, and the difference.
    """
    compared = ("covered_share_before", "difference") if view.before else ()
    by_place = [f"{id}_{name}" for id in view.by for name in ("status", "share", "measures")]
    rows = [
        _row(view, row)
        for group in groups(view.rows, view.technologies, view.selection)
        for row in (*group.sized, *group.unsized)
    ]
    return Table(name=f"coverage-{view.on}", columns=(*PLAIN, *compared, *by_place), rows=tuple(rows))


def _row(view: View, row: Coverage) -> tuple[Any, ...]:
    known = view.technologies[row.technology]
    said = {"label": view.label(row.technology), "name": known.name, "stage": known.stage}
    plain = [said[name] if name in said else getattr(row, name) for name in PLAIN]
    plain = [list(value) if isinstance(value, tuple) else value for value in plain]
    old = view.before.rows.get(row.technology) if view.before else None
    was = old.covered_share if old else None
    compared = [was, cells.difference(row.covered_share, was)] if view.before else []
    by_place = {cell.jurisdiction: cell for cell in row.cells}
    shown = [by_place[id] for id in view.by]
    return (*plain, *compared, *(value for cell in shown for value in (cell.status, cell.share, list(cell.measures))))
