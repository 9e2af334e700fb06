"""Questions about what was asked, answered, said and cited."""

from __future__ import annotations

from . import dates, reach
from .order import ordered

CLAIMS = {
    "states",
    "argues",
    "opposes",
    "supports",
    "sponsors",
    "reluctant_about",
    "doubts",
    "declined_comment",
    "denies_knowledge_of",
    "agreed_to",
    "confirms",
    "does_not_replicate",
}
ANSWERS = {
    "agreed_to",
    "reluctant_about",
    "declined_comment",
    "denies_knowledge_of",
    "confirms",
    "supports",
    "opposes",
    "states",
    "doubts",
}
IN_FAVOUR = {"supports", "agreed_to", "sponsors"}
AGAINST = {"opposes", "reluctant_about", "doubts"}


def detail(said):
    """ "The first of its attributes claim, reason, what, status that it has"; else None."""
    for name in ("claim", "reason", "what", "status"):
        if said["attributes"].get(name) is not None:
            return said["attributes"][name]
    return None


def is_unnamed(world, said):
    """ "The subject is of type group-or-regime, or the statement's note contains 'unnamed' or 'not named'." In any
    case: a note that begins with the word means the same.
    """
    note = said["note"].lower()
    return world["actors"][said["subject"]]["type"] == "group-or-regime" or "unnamed" in note or "not named" in note


def _name(world, actor):
    return world["actors"][actor]["name"]


def requests(world, p):
    """ "asked_by = `imposed_by` and the subjects of `requested` statements whose attribute `measure` names the request;
    asked = `targets.destinations` and the objects of those statements. With `asked`, requests where the home of one
    actor asked is that jurisdiction."
    """
    wanted = reach.jurisdiction(world, p["asked"]) if p["asked"] else None
    rows = []
    for m in world["measures"].values():
        if m["kind"] != "diplomatic-request":
            continue
        asked = reach.asked(world, m)
        if wanted is not None and wanted not in {reach.home(world, actor) for actor in asked}:
            continue
        asking = {
            said["subject"]
            for said in world["statements"]
            if said["predicate"] == "requested" and said["attributes"].get("measure") == m["id"]
        }
        rows.append(
            {
                "measure": m["id"],
                "name": m["title"],
                "asked_by": sorted(asking | set(m["imposed_by"])),
                "asked": sorted(asked),
                "announced": m["announced"],
                "technologies": sorted(m["covers"]),
                "status": m["status"],
            }
        )
    return ordered(rows, "measure")


def responses(world, p):
    """ "Statements with [these] predicates whose object is a measure of kind diplomatic-request, understanding or
    proposal."
    """
    rows = []
    for said in world["statements"]:
        measure = world["measures"].get(said["object"])
        if said["predicate"] not in ANSWERS or measure is None:
            continue
        if measure["kind"] not in ("diplomatic-request", "understanding", "proposal"):
            continue
        if p["request"] in (None, measure["id"]):
            rows.append(
                {
                    "measure": measure["id"],
                    "actor": said["subject"],
                    "name": _name(world, said["subject"]),
                    "response": said["predicate"],
                    "detail": detail(said),
                    "date": said["attributes"].get("date"),
                }
            )
    return ordered(rows, "measure", "actor", "response")


def request_status(world, p):
    """ "Kinds diplomatic-request, proposal, legislation-proposal with `announced` on or before the day. state is
    `fulfilled` or `adopted` when the status says so, `open` for reported and proposed, else `other`."
    """
    states = {"fulfilled": "fulfilled", "adopted": "adopted", "reported": "open", "proposed": "open"}
    on = dates.day_of(p["on"])
    rows = [
        {
            "measure": m["id"],
            "name": m["title"],
            "kind": m["kind"],
            "announced": m["announced"],
            "status": m["status"],
            "state": states.get(m["status"], "other"),
        }
        for m in world["measures"].values()
        if m["kind"] in ("diplomatic-request", "proposal", "legislation-proposal")
        and dates.by_then(dates.last_day(m["announced"]), on)
    ]
    return ordered([row for row in rows if p["state"] in (None, row["state"])], "measure")


def exemptions_sought(world, p):
    """ "Statements `requested` whose attribute `what` contains 'exempt', in any case; with `asked`, those whose object
    has that home."
    """
    wanted = reach.jurisdiction(world, p["asked"]) if p["asked"] else None
    rows = []
    for said in world["statements"]:
        what = said["attributes"].get("what")
        if said["predicate"] != "requested" or "exempt" not in (what or "").lower():
            continue
        if wanted in (None, reach.home(world, said["object"])):
            rows.append(
                {
                    "who": said["subject"],
                    "name": _name(world, said["subject"]),
                    "asked": said["object"],
                    "measure": said["attributes"].get("measure"),
                    "what": what,
                }
            )
    return ordered(rows, "who", "measure")


def positions_on(world, p):
    """ "Statements with a claim predicate and the measure as object. attribution is `unnamed`, else by the subject's
    type, `named person` for persons, `official body` for agencies and jurisdictions, `organisation` for the rest."
    """
    by_type = {"person": "named person", "agency": "official body", "jurisdiction": "official body"}
    rows = []
    for said in world["statements"]:
        if said["predicate"] in CLAIMS and said["object"] == p["measure"]:
            kind = world["actors"][said["subject"]]["type"]
            rows.append(
                {
                    "actor": said["subject"],
                    "name": _name(world, said["subject"]),
                    "position": said["predicate"],
                    "claim": detail(said),
                    "date": said["attributes"].get("date"),
                    "attribution": "unnamed" if is_unnamed(world, said) else by_type.get(kind, "organisation"),
                    "sources": sorted(said["sources"]),
                }
            )
    return ordered(rows, "actor", "position")


def unnamed_claims(world, p):
    """ "Statements with a claim predicate or `requested` that are unnamed." """
    rows = [
        {
            "actor": said["subject"],
            "name": _name(world, said["subject"]),
            "statement": said["predicate"],
            "about": said["object"],
            "claim": detail(said),
            "sources": sorted(said["sources"]),
        }
        for said in world["statements"]
        if said["predicate"] in CLAIMS | {"requested"}
        and p["about"] in (None, said["object"])
        and is_unnamed(world, said)
    ]
    return ordered(rows, "actor", "about", "statement")


def disagreements(world, p):
    """ "For each measure, every pair of one actor in favour and one against; and every pair of `states` statements by
    two actors, the one with the smaller id first."
    """
    rows = []
    for measure in world["measures"]:
        if p["measure"] not in (None, measure):
            continue
        said = [(s["subject"], s["predicate"]) for s in world["statements"] if s["object"] == measure]
        pairs = [(a, b) for a in said for b in said if a[1] in IN_FAVOUR and b[1] in AGAINST and a[0] != b[0]]
        pairs += [(a, b) for a in said for b in said if a[1] == b[1] == "states" and a[0] < b[0]]
        for one, other in pairs:
            rows.append(
                {
                    "measure": measure,
                    "one": one[0],
                    "one_says": one[1],
                    "other": other[0],
                    "other_says": other[1],
                }
            )
    return ordered(rows, "measure", "one", "one_says", "other", "other_says")


def sources_of(world, p):
    """ "CITES of the entity, `sources`, `source_ids` and `in_seeds` of its record, with the fields of sources.yaml".

    An entity that only ETO knows has no such record and no row. Raises LookupError for an unknown id.
    """
    kinds = ("actors", "technologies", "measures", "gaps", "events")
    records = [world[kind][p["id"]] for kind in kinds if p["id"] in world[kind]]
    if not records:
        raise LookupError(f"no entity {p['id']}")
    rows = []
    for source in set().union(*[record["sources"] for record in records]):
        fields = world["sources"][source]
        rows.append({"source": source, **{name: fields.get(name) for name in ("publisher", "title", "date", "url")}})
    return ordered(rows, "source")


def events_of(world, p):
    """ "Records of events.yaml with the actor in `actors`." """
    rows = [
        {"event": e["id"], "name": e["title"], "date": e["date"], "measures": sorted(set(e["measures"]))}
        for e in world["events"].values()
        if p["actor"] in e["actors"]
    ]
    return ordered(rows, "event")
