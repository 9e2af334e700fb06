"""Gaps: supply held by the jurisdictions asked for and outside any control, ranked."""

from __future__ import annotations

from . import reach
from .coverage import DEFAULT_BY, STATUS_TABLE, coverage
from .order import ordered
from .shares import total


def gaps(world, *, on, toward, by=DEFAULT_BY, scenarios=(), table=STATUS_TABLE):
    """ "For each technology with a number, the share held by jurisdictions of `--by` whose cell is neither in force nor
    undated; rows with nothing uncovered left out." A holder of 0.0 holds nothing of it.
    """
    rows = []
    for row in coverage(world, on=on, toward=toward, by=by, scenarios=scenarios, table=table):
        open_cells = [c for c in row["cells"] if c["share"] and c["status"] not in ("in-force", "undated")]
        uncovered = total(c["share"] for c in open_cells)
        if uncovered > 0:
            reached = reach_of(world, row["technology"])
            rows.append(
                {
                    "technology": row["technology"],
                    "uncovered_share": uncovered,
                    "holders": sorted(c["jurisdiction"] for c in open_cells),
                    "reach": reached,
                    "score": round(uncovered * reached, 4),
                }
            )
    return ordered(rows, "-score", "-uncovered_share", "technology")


def reach_of(world, technology):
    """ "The number of technologies that can be reached along FLOWS_TO from it or from an ancestor of it that is no
    umbrella, itself not counted."
    """
    return len(set(reach.downstream(world, reach.covering(world, technology))) - {technology})
