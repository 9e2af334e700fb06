"""Questions about measures."""

from __future__ import annotations

from collections import Counter

from . import dates, diff, reach
from .order import ordered


def _imposed_by(world, jurisdiction):
    """All measures, or those imposed by a jurisdiction (a union's count for its members)."""
    if jurisdiction is None:
        return list(world["measures"].values())
    j = reach.jurisdiction(world, jurisdiction)
    return [m for m in world["measures"].values() if j in reach.imposing_jurisdictions(world, m)]


def _live_item_controls(world, toward, on):
    """Every item control, whoever imposed it, that reaches `toward` for all buyers and is live on the day."""
    return [
        m
        for m in world["measures"].values()
        if m["kind"] in reach.ITEM_CONTROLS and reach.reaches_all_buyers(world, m, toward) and dates.is_live(m, on)
    ]


def measures_on(world, p):
    """ "Every item control, whoever imposed it, that reaches `toward` for all buyers, covers the technology and is live
    on the day."
    """
    on, toward = dates.day_of(p["on"]), reach.jurisdiction(world, p["toward"])
    counting = reach.covering(world, p["technology"])
    rows = [
        {
            "measure": m["id"],
            "name": m["title"],
            "imposed_by": sorted(set(m["imposed_by"])),
            "status": dates.live_status(m, on),
            "effective": m["effective"],
            "through": sorted(set(m["covers"]) & counting),
        }
        for m in _live_item_controls(world, toward, on)
        if set(m["covers"]) & counting
    ]
    return ordered(rows, "measure")


def kinds_of_measures(world, p):
    """ "All measures, of any date and status, counted by `kind`; with `jurisdiction`, those imposed by it." """
    counts = Counter(m["kind"] for m in _imposed_by(world, p["jurisdiction"]))
    return ordered([{"kind": kind, "measures": n} for kind, n in counts.items()], "-measures", "kind")


def status_counts(world, p):
    """ "All measures counted by `status`; with `jurisdiction`, those imposed by it." """
    counts = Counter(m["status"] for m in _imposed_by(world, p["jurisdiction"]))
    return ordered([{"status": status, "measures": n} for status, n in counts.items()], "-measures", "status")


def easier_destinations(world, p):
    """ "A group stands for the jurisdictions that are MEMBER_OF it, a union for itself and its members"; `group` is
    "the group that brings it about, null when named itself".
    """
    measure = world["measures"][p["measure"]]
    rows = []
    for treatment, field in (("exempt", "exempt_groups"), ("simplified", "simplified_groups")):
        for named in measure[field]:
            places = [(member, named) for member in reach.members(world, named)]
            if world["actors"][named]["type"] == "jurisdiction":
                places.append((named, None))
            for place, group in places:
                name = world["actors"][place]["name"]
                rows.append({"destination": place, "name": name, "group": group, "treatment": treatment})
    return ordered(rows, "treatment", "destination", "group")


def retaliation(world, p):
    """ "All pairs joined by a path of RETALIATES_FOR from `measure` to `answers`, with its least length"; with a
    measure "only chains that begin or end with it".
    """
    answered = {}
    for said in world["statements"]:
        if said["predicate"] == "retaliates_for":
            answered.setdefault(said["subject"], set()).add(said["object"])
    rows = []
    for start in answered:
        hops, layer, seen = 0, {start}, {start}
        while layer:
            hops += 1
            layer = {target for m in layer for target in answered.get(m, ())} - seen
            seen |= layer
            rows += [{"measure": start, "answers": target, "hops": hops} for target in layer]
    if p["measure"]:
        rows = [row for row in rows if p["measure"] in (row["measure"], row["answers"])]
    return ordered(rows, "measure", "answers")


def what_changed(world, p):
    """ "Measures of every kind whose `effective`, `ended` or `suspended` lies after `from` and not after `to`." """
    rows = [
        {"change": row["change"], "measure": row["id"], "name": row["name"], "day": row["day"]}
        for row in diff.changes(world, p["from"], p["to"], p["toward"])
    ]
    return ordered(rows, "day", "measure", "change")


def controls_by_jurisdiction(world, p):
    """ "For each jurisdiction the item controls imposed by it that reach the destination for all buyers and are live on
    the day. A union's controls count for the union and for each member. Jurisdictions with none are left out."
    """
    on, toward = dates.day_of(p["on"]), reach.jurisdiction(world, p["toward"])
    counts = {}
    for m in _live_item_controls(world, toward, on):
        for j in reach.imposing_jurisdictions(world, m):
            counts.setdefault(j, Counter())[dates.live_status(m, on)] += 1
    rows = [
        {"jurisdiction": j, "name": world["actors"][j]["name"], "in_force": n["in-force"], "undated": n["undated"]}
        for j, n in counts.items()
    ]
    return ordered(rows, "-in_force", "-undated", "jurisdiction")


def union_or_national(world, p):
    """ "One row for each measure, of any kind and date, and each of its imposers whose home is the jurisdiction
    (national) or a union that it is MEMBER_OF (union)."
    """
    j = reach.jurisdiction(world, p["jurisdiction"])
    unions = {g for g in world["actors"][j]["groups"] if world["actors"][g]["type"] == "jurisdiction"}
    rows = []
    for m in world["measures"].values():
        for imposer in dict.fromkeys(m["imposed_by"]):
            place = reach.home(world, imposer)
            if place == j or place in unions:
                level = "national" if place == j else "union"
                rows.append({"measure": m["id"], "name": m["title"], "imposer": imposer, "level": level})
    return ordered(rows, "measure", "imposer")


def rule_history(world, p):
    """ "Statements amends, extends, part_of, revokes between two measures that are connected to the measure over any
    number of such statements, direction ignored."
    """
    family = [
        said
        for said in world["statements"]
        if said["predicate"] in ("amends", "extends", "part_of", "revokes")
        and said["subject"] in world["measures"]
        and said["object"] in world["measures"]
    ]
    connected, size = {p["measure"]}, 0
    while len(connected) > size:
        size = len(connected)
        for said in family:
            if connected & {said["subject"], said["object"]}:
                connected |= {said["subject"], said["object"]}
    rows = [
        {"measure": said["subject"], "relation": said["predicate"], "other": said["object"]}
        for said in family
        if said["subject"] in connected
    ]
    return ordered(rows, "measure", "relation", "other")
