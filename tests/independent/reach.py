"""Who imposes a measure, where it reaches, what stands above and below a technology."""

from __future__ import annotations

ITEM_CONTROLS = {
    "list-based-control",
    "fdpr",
    "services-control",
    "export-ban",
    "countermeasure",
    "technology-protection",
}
END_USE_KINDS = {"end-use-control", "end-user-listing"}
PARTY_KINDS = {"fdpr", "export-ban", "services-control", "end-use-control", "end-user-listing"}


def jurisdiction(world, code):
    """ "`--by` and `--toward` take ids or ISO codes, in any case." """
    for actor in world["actors"].values():
        if actor["type"] == "jurisdiction" and code.lower() in actor["codes"]:
            return actor["id"]
    raise LookupError(f"no jurisdiction {code}")


def home(world, actor_id):
    """ "The jurisdiction an actor is, or is LOCATED_IN, else the home of its `parent` or `affiliation`"; else None."""
    seen, waiting = set(), [actor_id]
    while waiting:
        actor = world["actors"].get(waiting.pop(0))
        if actor is None or actor["id"] in seen:
            continue
        seen.add(actor["id"])
        if actor["type"] == "jurisdiction":
            return actor["id"]
        if actor["located_in"]:
            return actor["located_in"][0]
        waiting += actor["part_of"]
    return None


def belongs(world, destination, group):
    """Whether a destination is `group` itself or a member of it (a group, or a union of jurisdictions)."""
    return destination == group or group in world["actors"][destination]["groups"]


def members(world, group):
    """The jurisdictions that are MEMBER_OF a group or union."""
    return {a["id"] for a in world["actors"].values() if a["type"] == "jurisdiction" and group in a["groups"]}


def imposers_homes(world, measure):
    """The homes of those who impose it; one without a home is left out."""
    return {home(world, imposer) for imposer in measure["imposed_by"]} - {None}


def imposing_jurisdictions(world, measure):
    """ "`imposed_by` of the measure holds j, an actor whose home is j, a union that j is MEMBER_OF, or an actor whose
    home is such a union": all these j.
    """
    found = set()
    for place in imposers_homes(world, measure):
        found |= {place} | members(world, place)
    return found


def for_parties_only(measure):
    """ "An fdpr, export-ban, services-control, end-use-control or end-user-listing that targets no destination but is
    aimed at parties reaches those parties only."
    """
    return measure["kind"] in PARTY_KINDS and not measure["destinations"] and bool(measure["parties"])


def is_exempt(world, measure, destination):
    """ "Exempt destinations are out." """
    return any(belongs(world, destination, group) for group in measure["exempt_groups"])


def reaches_all_buyers(world, measure, destination):
    """ "The measure targets d or a group with d in it; or it targets nothing, and then every destination but the
    imposer's own jurisdiction and, for a union, its members."
    """
    if for_parties_only(measure) or is_exempt(world, measure, destination):
        return False
    if measure["destinations"]:
        return any(belongs(world, destination, target) for target in measure["destinations"])
    return not any(belongs(world, destination, place) for place in imposers_homes(world, measure))


def reaches_parties(world, measure, destination):
    """ "... and only toward destinations where one of them is located." """
    if not for_parties_only(measure) or is_exempt(world, measure, destination):
        return False
    return any(home(world, party) == destination for party in measure["parties"])


def reaches(world, measure, destination):
    """Toward d, for all buyers or for named parties."""
    return reaches_all_buyers(world, measure, destination) or reaches_parties(world, measure, destination)


def asked(world, measure):
    """Whom a request is put to: "its destinations and the objects of REQUESTED statements that name it, not its
    parties". A set of actor ids.
    """
    found = set(measure["destinations"])
    for said in world["statements"]:
        if said["predicate"] == "requested" and said["attributes"].get("measure") == measure["id"]:
            found.add(said["object"])
    return found


def ancestors(world, technology):
    """All that a technology is narrower than, itself left out."""
    found, waiting = set(), [technology]
    while waiting:
        for parent in world["technologies"][waiting.pop()]["parents"]:
            if parent not in found:
                found.add(parent)
                waiting.append(parent)
    return found - {technology}


def covering(world, technology):
    """ "A COVERS to t itself, or to an ancestor of t that is no umbrella": the technologies whose cover counts."""
    above = ancestors(world, technology)
    return {technology} | {t for t in above if not world["technologies"][t]["umbrella"]}


def downstream(world, starts):
    """Technology -> least number of FLOWS_TO steps (one or more) from any of `starts`; each counted once."""
    following = {}
    for source, target in world["flows"]:
        following.setdefault(source, set()).add(target)
    return _steps(following, starts)


def upstream(world, starts):
    """The same against the flow."""
    preceding = {}
    for source, target in world["flows"]:
        preceding.setdefault(target, set()).add(source)
    return _steps(preceding, starts)


def _steps(following, starts):
    steps, layer, count = {}, set(starts), 0
    while layer:
        count += 1
        layer = {target for source in layer for target in following.get(source, ())} - set(steps)
        steps.update(dict.fromkeys(layer, count))
    return steps
