"""Questions about firms and other actors."""

from __future__ import annotations

from . import dates, reach
from .order import ordered
from .shares import share_rows

SUPPLY = ("supplies", "produced_for", "passed_chips_to")


def _name(world, actor):
    return world["actors"][actor]["name"]


def firms_affected(world, p):
    """ "affected = `targets.affected_firms` and objects of `affects` statements; product-covered = subjects of
    `product_covered_by` statements with it as object, their attribute `technology`. Parties do not count."
    """
    measure = world["measures"][p["measure"]]
    how = {firm: {"affected"} for firm in measure["affected_firms"]}
    technologies = {}
    for said in world["statements"]:
        if said["predicate"] == "affects" and said["subject"] == measure["id"]:
            how.setdefault(said["object"], set()).add("affected")
        if said["predicate"] == "product_covered_by" and said["object"] == measure["id"]:
            how.setdefault(said["subject"], set()).add("product-covered")
            technologies.setdefault(said["subject"], set()).add(said["attributes"].get("technology"))
    rows = [
        {
            "firm": firm,
            "name": _name(world, firm),
            "jurisdiction": reach.home(world, firm),
            "how": sorted(how[firm]),
            "technologies": sorted(technologies.get(firm, set()) - {None}),
        }
        for firm in how
    ]
    return ordered(rows, "firm")


def exposed_firms(world, p):
    """ "Companies with a numbered share row of a technology t, the measure covers t, and the company's home is the home
    of one of the measure's imposers or a member of that union. The measure's date and status do not matter."
    """
    measure = world["measures"][p["measure"]]
    homes = reach.imposing_jurisdictions(world, measure)
    rows = []
    for technology in world["technologies"]:
        if not set(measure["covers"]) & reach.covering(world, technology):
            continue
        for row in share_rows(world, technology, firms=True):
            if row["share"] is not None and reach.home(world, row["holder"]) in homes:
                rows.append(
                    {
                        "firm": row["holder"],
                        "name": _name(world, row["holder"]),
                        "technology": technology,
                        "share": row["share"],
                        "year": row["year"],
                    }
                )
    return ordered(rows, "-share", "firm", "technology")


def firms_by_share(world, p):
    """ "Share rows of companies with a number." """
    rows = [
        {
            "firm": row["holder"],
            "name": _name(world, row["holder"]),
            "jurisdiction": reach.home(world, row["holder"]),
            "share": row["share"],
            "year": row["year"],
        }
        for row in share_rows(world, p["technology"], firms=True)
        if row["share"] is not None
    ]
    return ordered(rows, "-share", "firm")


def listed_firms(world, p):
    """ "One row for each of `targets.parties` of each measure of kind end-user-listing that is live on the day; with
    `jurisdiction`, imposed by it."
    """
    on = dates.day_of(p["on"])
    j = reach.jurisdiction(world, p["jurisdiction"]) if p["jurisdiction"] else None
    rows = []
    for m in world["measures"].values():
        if m["kind"] != "end-user-listing" or not dates.is_live(m, on):
            continue
        if j is not None and j not in reach.imposing_jurisdictions(world, m):
            continue
        for firm in dict.fromkeys(m["parties"]):
            rows.append(
                {
                    "firm": firm,
                    "name": _name(world, firm),
                    "located_in": reach.home(world, firm),
                    "measure": m["id"],
                    "since": m["effective"],
                    "status": dates.live_status(m, on),
                }
            )
    return ordered(rows, "firm", "measure")


def suppliers_of(world, p):
    """ "Statements supplies, produced_for, passed_chips_to with the firm as object, and `produces` statements whose
    attribute `for` is the firm. what = attribute `what`, else `product`."
    """
    rows = []
    for said in world["statements"]:
        direct = said["predicate"] in SUPPLY and said["object"] == p["firm"]
        made_for = said["predicate"] == "produces" and said["attributes"].get("for") == p["firm"]
        if direct or made_for:
            about = said["attributes"]
            rows.append(
                {
                    "supplier": said["subject"],
                    "name": _name(world, said["subject"]),
                    "jurisdiction": reach.home(world, said["subject"]),
                    "how": said["predicate"],
                    "what": about.get("what") or about.get("product"),
                    "until": about.get("until"),
                }
            )
    return ordered(rows, "supplier", "how", "what")


def relief_for_firms(world, p):
    """ "Measures of kind veu, licence-decision, licence-exception; with `firm`, those with it in
    `targets.affected_firms` or `targets.parties`."
    """
    rows = [
        {
            "measure": m["id"],
            "name": m["title"],
            "kind": m["kind"],
            "firms": sorted(set(m["affected_firms"])),
            "parties": sorted(set(m["parties"])),
            "effective": m["effective"],
            "ended": m["ended"],
            "status": m["status"],
        }
        for m in world["measures"].values()
        if m["kind"] in ("veu", "licence-decision", "licence-exception")
        and (p["firm"] is None or p["firm"] in m["affected_firms"] + m["parties"])
    ]
    return ordered(rows, "measure")


def measures_against(world, p):
    """ "Measures with the firm in `targets.parties` (AIMED_AT) or in `targets.affected_firms` or in an `affects`
    statement (AFFECTS)."
    """
    said = {s["subject"] for s in world["statements"] if s["predicate"] == "affects" and s["object"] == p["firm"]}
    rows = []
    for m in world["measures"].values():
        role = []
        if p["firm"] in m["affected_firms"] or m["id"] in said:
            role.append("affects")
        if p["firm"] in m["parties"]:
            role.append("aimed-at")
        if role:
            rows.append(
                {
                    "measure": m["id"],
                    "name": m["title"],
                    "kind": m["kind"],
                    "role": role,
                    "effective": m["effective"],
                    "status": m["status"],
                }
            )
    return ordered(rows, "measure")


def hops_between(world, p):
    """ "The length of a shortest path, direction ignored, over IMPOSED_BY, AIMED_AT, AFFECTS (only
    `targets.affected_firms`), LOCATED_IN, MEMBER_OF, PART_OF, SUPPLIES, `owns` and REQUESTED. No row when there is no
    path." From an actor to itself the path has no step.
    """
    beside = {}
    for one, other in _ties(world):
        beside.setdefault(one, set()).add(other)
        beside.setdefault(other, set()).add(one)
    hops, layer, seen = 0, {p["from"]}, {p["from"]}
    while layer and p["to"] not in seen:
        hops += 1
        layer = {other for one in layer for other in beside.get(one, ())} - seen
        seen |= layer
    return [{"from": p["from"], "to": p["to"], "hops": hops}] if p["to"] in seen else []


def _ties(world):
    for m in world["measures"].values():
        for actor in m["imposed_by"] + m["parties"] + m["affected_firms"]:
            yield m["id"], actor
    for actor in world["actors"].values():
        for other in actor["located_in"] + actor["part_of"] + sorted(actor["groups"]):
            yield actor["id"], other
    for said in world["statements"]:
        between_actors = said["subject"] in world["actors"] and said["object"] in world["actors"]
        if between_actors and said["predicate"] in (*SUPPLY, "owns", "requested"):
            yield said["subject"], said["object"]
