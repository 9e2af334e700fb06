"""What the fact base should become, counted from its YAML files by the mapping of INTERFACE section 3.

Written apart from the loaders on purpose: it reads the files with another reader and imports nothing of ours.
"""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import yaml

FACTS = Path(__file__).parents[2] / "loaders" / "sources" / "facts" / "data"
ETO = FACTS.parents[1] / "eto" / "data"
LABELS = {
    "Actor": "actors",
    "Technology": "technologies",
    "Measure": "measures",
    "Gap": "gaps",
    "Event": "events",
    "Source": "sources",
}
PREDICATES = {
    "affects": "AFFECTS",
    "amends": "AMENDS",
    "revokes": "REVOKES",
    "extends": "EXTENDS",
    "retaliates_for": "RETALIATES_FOR",
    "part_of": "BELONGS_TO",
    "produces": "PRODUCES",
    "located_in": "LOCATED_IN",
    "member_of": "MEMBER_OF",
    "requested": "REQUESTED",
    "states": "STATED",
    "argues": "STATED",
    **dict.fromkeys(("supplies", "produced_for", "passed_chips_to"), "SUPPLIES"),
    **dict.fromkeys(
        (
            *("agreed_to", "reluctant_about", "declined_comment", "denies_knowledge_of", "confirms"),
            *("supports", "opposes", "sponsors", "doubts", "does_not_replicate"),
        ),
        "RESPONDED_TO",
    ),
}
MEASURE_TARGETS = {"destinations": "TARGETS", "parties": "AIMED_AT", "affected_firms": "AFFECTS"}
MEASURE_LISTS = {"imposed_by": "IMPOSED_BY", "exempt_groups": "EXEMPTS", "simplified_groups": "SIMPLIFIES_FOR"}
GAP_LISTS = {
    "technologies": "GAP_IN",
    "jurisdictions": "GAP_OF",
    "measures_involved": "GAP_UNDER",
    "closed_by": "CLOSED_BY",
    "partly_closed_by": "PARTLY_CLOSED_BY",
}
Key = tuple[str, str, str]


@cache
def facts(name: str) -> list[dict[str, Any]]:
    """The records of one file of the fact base."""
    text = (FACTS / f"{name}.yaml").read_text(encoding="utf-8")
    records: list[dict[str, Any]] = yaml.safe_load(text)[name]
    return records


@cache
def shares() -> list[dict[str, Any]]:
    """The rows of the ETO excerpt."""
    rows: list[dict[str, Any]] = yaml.safe_load((ETO / "eto_shares.yaml").read_text(encoding="utf-8"))["eto_shares"]
    return rows


def entities() -> dict[str, int]:
    """How many entities each of the six main labels has."""
    return {label: len(facts(name)) for label, name in LABELS.items()}


def relationships() -> dict[str, int]:
    """How many relationships each type has. What a field and a statement say twice counts once."""
    said = [(r["subject"], PREDICATES.get(r["predicate"], "RELATED_TO"), r["object"]) for r in facts("relationships")]
    counts = Counter(type_ for _, type_, _ in said)
    counts.update(type_ for _, type_, _ in set(fields()) - set(said))
    counts["FLOWS_TO"] += len(facts("flows"))
    counts["PRODUCES"] += len(shares())
    return dict(sorted(counts.items()))


def fields() -> list[Key]:
    """Every relationship that a field states, as (from, type, to)."""
    return [*_actors(), *_technologies(), *_measures(), *_gaps(), *_events()]


def _cites(record: dict[str, Any]) -> list[Key]:
    ids = [s["id"] if isinstance(s, dict) else s for s in record.get("sources") or []]
    ids += (record.get("source_ids") or []) + (record.get("in_seeds") or [])
    return [(record["id"], "CITES", id) for id in dict.fromkeys(ids)]


def _actors() -> list[Key]:
    found: list[Key] = []
    for actor in facts("actors"):
        found += [(actor["id"], "LOCATED_IN", actor[f]) for f in ("country", "headquarters") if actor.get(f)]
        found += [(actor["id"], "PART_OF", actor[f]) for f in ("parent", "affiliation") if actor.get(f)]
        for membership in actor.get("memberships") or []:
            kind = "MEMBER_OF" if membership["member"] else "NOT_MEMBER_OF"
            found.append((actor["id"], kind, membership["group"]))
        found += _cites(actor)
    return found


def _technologies() -> list[Key]:
    found: list[Key] = []
    for technology in facts("technologies"):
        found += [(technology["id"], "NARROWER_THAN", technology["parent"])] if technology["parent"] else []
        found += _cites(technology)
    return found


def _measures() -> list[Key]:
    found: list[Key] = []
    for measure in facts("measures"):
        id = measure["id"]
        found += [(id, kind, end) for f, kind in MEASURE_TARGETS.items() for end in measure["targets"][f]]
        found += [(id, kind, end) for f, kind in MEASURE_LISTS.items() for end in measure.get(f) or []]
        found += [(id, "COVERS", cover["technology"]) for cover in measure["covers"]]
        found += _cites(measure)
    return found


def _gaps() -> list[Key]:
    found: list[Key] = []
    for gap in facts("gaps"):
        found += [(gap["id"], kind, end) for f, kind in GAP_LISTS.items() for end in gap.get(f) or []]
        found += _cites(gap)
    return found


def _events() -> list[Key]:
    found: list[Key] = []
    for event in facts("events"):
        found += [(event["id"], "INVOLVES", end) for end in event["actors"]]
        found += [(event["id"], "CONCERNS", end) for end in event["measures"]]
        found += _cites(event)
    return found
