"""Scenarios: a world in which measures were added or dropped. The world given stays as it is."""

from __future__ import annotations

from .facts import DATES


def apply(world, scenarios):
    """A new world under the scenarios, dicts as in the YAML form: `without: [ids]`, `add: [{id, imposed_by, effective,
    like, covers, targets}]`. " `without` counts after `like` has been read." Raises LookupError for an unknown id,
    ValueError for an id in use or a missing `effective`.
    """
    scenarios = list(scenarios)
    if not scenarios:
        return world
    measures = dict(world["measures"])
    numbered = 0
    for scenario in scenarios:
        for entry in scenario.get("add") or []:
            if not entry.get("id"):
                numbered += 1
            identifier = entry.get("id") or f"scenario-{numbered}"
            if identifier in measures:
                raise ValueError(f"{identifier} is in use")
            measures[identifier] = _added(world, identifier, entry)
    for scenario in scenarios:
        for identifier in scenario.get("without") or []:
            measures.pop(_known(world["measures"], identifier), None)
    return {**world, "measures": measures}


def _added(world, identifier, entry):
    """ "`like` copies kind, covers, destinations, parties and exemptions of that measure, not its dates or status;
    fields given win; without it the kind is list-based-control."
    """
    like = world["measures"][_known(world["measures"], entry["like"])] if entry.get("like") else {}
    if not entry.get("effective"):
        raise ValueError(f"{identifier} has no effective")
    imposers = entry["imposed_by"]
    measure = {
        "id": identifier,
        "title": entry.get("title"),
        "kind": like.get("kind", "list-based-control"),
        "status": None,
        "imposed_by": [imposers] if isinstance(imposers, str) else list(imposers),
        "destinations": list(entry.get("targets", like.get("destinations", []))),
        "parties": list(like.get("parties", [])),
        "affected_firms": [],
        "covers": list(entry.get("covers", like.get("covers", []))),
        "exempt_groups": list(like.get("exempt_groups", [])),
        "simplified_groups": list(like.get("simplified_groups", [])),
        "sources": set(),
    }
    for actor in measure["imposed_by"] + measure["destinations"]:
        _known(world["actors"], actor)
    for technology in measure["covers"]:
        _known(world["technologies"], technology)
    measure.update(dict.fromkeys(DATES))
    measure["effective"] = str(entry["effective"])
    return measure


def _known(records, identifier):
    if identifier not in records:
        raise LookupError(f"no {identifier}")
    return identifier
