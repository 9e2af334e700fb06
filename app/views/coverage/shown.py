"""The ids behind the matrix."""

from __future__ import annotations

from app.exports.shown import Shown
from app.links import Links
from app.views.coverage.asking import view
from app.views.coverage.order import groups
from graph.connection import Reader
from ontology.model import Model


def shown(reader: Reader, model: Model, query: str) -> Shown:
    """The technologies of the rows, the jurisdictions of the columns, the destination, and every measure in a cell.

    Nothing when no row is shown.
    """
    found = view(reader, model, Links(), query)
    if found is None:
        return Shown()
    known = found[0]
    listed = groups(known.rows, known.technologies, known.selection)
    rows = [row for group in listed for row in (*group.sized, *group.unsized)]
    if not rows:
        return Shown()
    cells = [cell for row in rows for cell in row.cells]
    measures = {id for cell in cells for id in (*cell.measures, *cell.requests, *cell.announced, *cell.suspended)}
    technologies = {row.technology for row in rows}
    return Shown(entities=tuple(sorted({*technologies, *known.by, known.destination, *measures} - {""})))
