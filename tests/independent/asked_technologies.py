"""Questions about technologies, their shares, flows and loopholes."""

from __future__ import annotations

from . import dates, reach
from .coverage import DEFAULT_BY, cell, coverage
from .gaps import gaps
from .order import ordered
from .shares import is_jurisdiction, share_rows


def coverage_share(world, p):
    """ "One row, the values of `chokepoint coverage` for usa, jpn, nld, kor, twn, deu." """
    row = coverage(world, [p["technology"]], on=p["on"], toward=p["toward"], table=p["table"])[0]
    return [{name: row[name] for name in ("technology", "covered_share", "undated_share", "known_share", "year")}]


def uncovered_supply(world, p):
    """ "The rows of `chokepoint gaps` with the default `--by`." """
    return gaps(world, on=p["on"], toward=p["toward"], table=p["table"])


def downstream_of(world, p):
    """ "Technologies that can be reached from it along FLOWS_TO, itself left out." """
    return _flow(world, p["technology"], reach.downstream)


def upstream_of(world, p):
    """ "Technologies from which it can be reached along FLOWS_TO, itself left out." """
    return _flow(world, p["technology"], reach.upstream)


def _flow(world, technology, follow):
    rows = [
        {"technology": other, "name": world["technologies"][other]["name"], "hops": hops}
        for other, hops in follow(world, {technology}).items()
        if other != technology
    ]
    return ordered(rows, "hops", "technology")


def single_source(world, p):
    """ "Share rows (of jurisdictions, and likewise of companies) with a number of at least the threshold. status is the
    cell (home of the holder, technology) toward the destination on the day."
    """
    rows = []
    for technology in world["technologies"]:
        for kind, firms in (("jurisdiction", False), ("firm", True)):
            for row in share_rows(world, technology, firms=firms):
                if row["share"] is None or row["share"] < float(p["threshold"]):
                    continue
                if not firms and not is_jurisdiction(world, row):
                    continue
                place = reach.home(world, row["holder"])
                rows.append(
                    {
                        "technology": technology,
                        "holder": row["holder"],
                        "holder_kind": kind,
                        "share": row["share"],
                        "year": row["year"],
                        "status": cell(world, place, technology, p["on"], p["toward"], p["table"]) if place else None,
                    }
                )
    return ordered(rows, "-share", "technology", "holder")


def what_if_copies(world, p):
    """ "Coverage by usa, jpn, nld, kor, twn, deu and `jurisdiction`, without and with the scenario
    `add [{imposed_by jurisdiction, like measure, effective on}]`; technologies whose covered_share differs."
    """
    who = reach.jurisdiction(world, p["jurisdiction"])
    by = {*DEFAULT_BY, who}
    scenario = {"add": [{"imposed_by": who, "like": p["measure"], "effective": p["on"]}]}
    asked = {"on": p["on"], "toward": p["toward"], "by": by, "table": p["table"]}
    rows = []
    for old, new in zip(coverage(world, **asked), coverage(world, scenarios=[scenario], **asked), strict=True):
        before, after = old["covered_share"], new["covered_share"]
        if before != after:
            rise = round(after - before, 4)
            rows.append({"technology": old["technology"], "before": before, "after": after, "rise": rise})
    return ordered(rows, "-rise", "technology")


def covered_by_nobody(world, p):
    """ "Technologies that are no umbrella and that no item control covers which reaches the destination for all buyers
    and is live on the day, whoever imposed it."
    """
    on, toward = dates.day_of(p["on"]), reach.jurisdiction(world, p["toward"])
    covered = set()
    for m in world["measures"].values():
        if m["kind"] in reach.ITEM_CONTROLS and reach.reaches_all_buyers(world, m, toward) and dates.is_live(m, on):
            covered |= set(m["covers"])
    rows = [
        {"technology": t["id"], "name": t["name"]}
        for t in world["technologies"].values()
        if not t["umbrella"] and not covered & reach.covering(world, t["id"])
    ]
    return ordered(rows, "technology")


def open_loopholes(world, p):
    """ "`open_since` on or before the day and no `closed_date` on or before it; with `technology`, those that list it."
    An opening is a start (its last day counts), a closing an end (its first).
    """
    on = dates.day_of(p["on"])
    rows = [
        {
            "gap": g["id"],
            "name": g["title"],
            "open_since": g["open_since"],
            "technologies": sorted(set(g["technologies"])),
            "partly_closed_by": sorted(set(g["partly_closed_by"])),
        }
        for g in world["gaps"].values()
        if dates.by_then(dates.last_day(g["open_since"]), on)
        and not dates.by_then(dates.first_day(g["closed_date"]), on)
        and (p["technology"] is None or p["technology"] in g["technologies"])
    ]
    return ordered(rows, "gap")


def unknown_shares(world, p):
    """ "Technologies with a PRODUCES of any actor and no share row of a jurisdiction with `basis` and a number. holders
    are all subjects of these"; with `above`, "only technologies narrower than this".
    """
    makers = {}
    for said in world["statements"]:
        if said["predicate"] == "produces":
            makers.setdefault(said["object"], set()).add(said["subject"])
    for row in world["shares"]:
        makers.setdefault(row["technology"], set()).add(row["holder"])
    rows = []
    for technology, holders in makers.items():
        if p["above"] is not None and p["above"] not in reach.ancestors(world, technology):
            continue
        numbered = [
            row
            for row in share_rows(world, technology)
            if row["share"] is not None and is_jurisdiction(world, row)
        ]  # fmt: skip
        if not numbered:
            name = world["technologies"][technology]["name"]
            rows.append({"technology": technology, "name": name, "holders": sorted(holders)})
    return ordered(rows, "technology")


def other_suppliers(world, p):
    """ "Share rows of jurisdictions other than `without`, with the status of the cell (holder, technology) toward the
    destination on the day."
    """
    without = reach.jurisdiction(world, p["without"])
    rows = [
        {
            "holder": row["holder"],
            "name": world["actors"][row["holder"]]["name"],
            "share": row["share"],
            "status": cell(world, row["holder"], p["technology"], p["on"], p["toward"], p["table"]),
        }
        for row in share_rows(world, p["technology"])
        if is_jurisdiction(world, row) and row["holder"] != without
    ]
    return ordered(rows, "-share", "holder")


def installed_base(world, p):
    """ "Never a row with the present sources." """
    return []


def share_over_time(world, p):
    """ "Jurisdictions with numbered share rows of the same source and `basis` for two or more years, the oldest and the
    newest."
    """
    series = {}
    for row in world["shares"]:
        if row["technology"] != p["technology"] or not row["basis"] or not is_jurisdiction(world, row):
            continue
        if row["share"] is not None and row["year"] is not None:
            series.setdefault((row["holder"], row["source"], row["basis"]), {})[row["year"]] = row["share"]
    rows = [
        {
            "holder": holder,
            "year_from": min(years),
            "share_from": years[min(years)],
            "year_to": max(years),
            "share_to": years[max(years)],
        }
        for (holder, _, _), years in series.items()
        if len(years) > 1
    ]
    return ordered(rows, "holder")
