"""Coverage: the status of each cell (jurisdiction, technology) toward a destination on a day, and the shares.

`STATUS_TABLE` is the table of section 4 as data: (status, test) in order; a test is given what is true of one measure
for this jurisdiction, destination and day, and how the measure touches the technology.
"""

from __future__ import annotations

from . import dates, reach
from .scenario import apply
from .shares import is_jurisdiction, share_rows, total

DEFAULT_BY = ("usa", "jpn", "nld", "kor", "twn", "deu")


def live(measure):
    return measure["in force"] or measure["undated"]


def row_in_force(measure, touch):
    """ "An item control of j, toward d for all buyers, covering t, in force on D." """
    return measure["item control"] and measure["in force"] and "covers" in touch


def row_undated(measure, touch):
    """ "Such a control, undated." """
    return measure["item control"] and measure["undated"] and "covers" in touch


def row_partial(measure, touch):
    """ "Such a control, in force or undated, but covering only something narrower than t." """
    return measure["item control"] and live(measure) and "narrower" in touch and "covers" not in touch


def row_broad(measure, touch):
    """ "Such a control, in force or undated, but only through an umbrella above t." """
    return measure["item control"] and live(measure) and "umbrella" in touch and "covers" not in touch


def row_end_use(measure, touch):
    """ "In force or undated, covering t or any ancestor: an end-use control, an end-user listing, or a rule aimed at
    parties."
    """
    return measure["end use"] and live(measure) and bool(touch & {"covers", "umbrella"})


def row_suspended(measure, touch):
    """ "An item control for all buyers covering t that is so on D." """
    return measure["item control"] and measure["suspended"] and "covers" in touch


def row_announced(measure, touch):
    """ "... (announced: announced <= D, not yet in force)." """
    return measure["item control"] and measure["announced"] and "covers" in touch


def row_ended(measure, touch):
    """ "An item control for all buyers covering t that is so on D." """
    return measure["item control"] and measure["ended"] and "covers" in touch


def row_requested(measure, touch):
    """ "A diplomatic request announced <= D, on t, an ancestor that is no umbrella, or something narrower, put to j or
    to an actor located in j."
    """
    return measure["request"] and bool(touch & {"covers", "narrower"})


STATUS_TABLE = [
    ("in-force", row_in_force),
    ("undated", row_undated),
    ("partial", row_partial),
    ("broad", row_broad),
    ("end-use", row_end_use),
    ("suspended", row_suspended),
    ("announced", row_announced),
    ("ended", row_ended),
    ("requested", row_requested),
]


def coverage(world, technologies=None, *, on, toward, by=DEFAULT_BY, scenarios=(), table=STATUS_TABLE):
    """The rows of `chokepoint coverage --format json`: one for each technology, by id, its cells by jurisdiction."""
    world = apply(world, scenarios)
    on, toward = dates.day_of(on), reach.jurisdiction(world, toward)
    by = sorted({reach.jurisdiction(world, code) for code in by})
    imposing = {id: reach.imposing_jurisdictions(world, measure) for id, measure in world["measures"].items()}
    views = {j: _views(world, j, imposing, toward, on) for j in by}
    above = {technology: reach.ancestors(world, technology) for technology in world["technologies"]}
    chosen = sorted(set(technologies)) if technologies else sorted(world["technologies"])
    return [_row(world, technology, views, above, on, toward, table) for technology in chosen]


def cell(world, jurisdiction, technology, on, toward, table=STATUS_TABLE):
    """The status of one cell."""
    rows = coverage(world, [technology], on=on, toward=toward, by=[jurisdiction], table=table)
    return rows[0]["cells"][0]["status"]


def _views(world, jurisdiction, imposing, toward, on):
    """What is true of each measure that can matter to a jurisdiction, toward a destination, on a day."""
    found = []
    for id, measure in world["measures"].items():
        own = jurisdiction in imposing[id]
        all_buyers = own and reach.reaches_all_buyers(world, measure, toward)
        parties = own and reach.reaches_parties(world, measure, toward)
        view = {
            "id": measure["id"],
            "technologies": set(measure["covers"]),
            "item control": all_buyers and measure["kind"] in reach.ITEM_CONTROLS,
            "end use": parties or (all_buyers and measure["kind"] in reach.END_USE_KINDS),
            "request": _is_request_to(world, measure, jurisdiction, on),
            "in force": dates.is_in_force(measure, on),
            "undated": dates.is_undated(measure, on),
            "suspended": dates.is_suspended(measure, on),
            "announced": dates.is_announced(measure, on),
            "ended": dates.is_ended(measure, on),
        }
        if view["item control"] or view["end use"] or view["request"]:
            found.append(view)
    return found


def _is_request_to(world, measure, jurisdiction, on):
    return (
        measure["kind"] == "diplomatic-request"
        and dates.by_then(dates.last_day(measure["announced"]), on)
        and any(reach.home(world, actor) == jurisdiction for actor in reach.asked(world, measure))
    )


def touches(world, technology, above):
    """Technology named by a measure -> how that measure then touches `technology`; `above` has the ancestors of each.

    `covers`: itself or an ancestor that is no umbrella; `umbrella`: an umbrella above; `narrower`: something below.
    """
    found = dict.fromkeys(reach.covering(world, technology), "covers")
    found.update({other: "umbrella" for other in above[technology] if other not in found})
    found.update({other: "narrower" for other, higher in above.items() if technology in higher})
    return found


def _row(world, technology, views, above, on, toward, table):
    rows = share_rows(world, technology)
    numbers = {row["holder"]: row["share"] for row in rows}
    how = touches(world, technology, above)
    cells = [_cell(j, numbers.get(j), views[j], how, table) for j in sorted(views)]
    known = [row["share"] for row in rows if row["share"] is not None]

    def summed(status):
        return total(c["share"] or 0 for c in cells if c["status"] == status) if known else None

    return {
        "technology": technology,
        "on": on.isoformat(),
        "toward": toward,
        "covered_share": summed("in-force"),
        "undated_share": summed("undated"),
        "known_share": total(known) if known else None,
        "holders_without_number": sorted(
            row["holder"] for row in rows if row["share"] is None and is_jurisdiction(world, row)
        ),
        "basis": rows[0]["basis"] if rows else None,
        "year": rows[0]["year"] if rows else None,
        "share_source": rows[0]["source"] if rows else None,
        "cells": cells,
    }


def _cell(jurisdiction, share, views, how, table):
    """ "The first that holds"; "`measures` of a cell are exactly those that give its status; beside them, whatever the
    status, `requests`, `announced` and `suspended` list the measures for which those rows of the table hold".
    """
    touching = [(view, {how[t] for t in view["technologies"] if t in how}) for view in views]
    holding = {
        status: sorted(view["id"] for view, touch in touching if touch and test(view, touch)) for status, test in table
    }
    status = next((status for status, _ in table if holding[status]), "none")
    return {
        "jurisdiction": jurisdiction,
        "status": status,
        "share": share,
        "measures": holding.get(status, []),
        "requests": holding.get("requested", []),
        "announced": holding.get("announced", []),
        "suspended": holding.get("suspended", []),
    }
