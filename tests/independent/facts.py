"""The world as plain dicts, read from the fact base's YAML files and the excerpt of ETO.

A world is a dict that a test may alter:

- `actors`, `technologies`, `measures`, `gaps`, `events`, `sources`: id -> record;
- `statements`: list of {subject, predicate, object, attributes, note, sources};
- `flows`: set of (from, to);
- `shares`: list of {holder, technology, share, basis, year, source}; `share` None where the source has no number.
"""

from __future__ import annotations

from pathlib import Path

import yaml

DATES = ("announced", "published", "effective", "suspended", "resumed", "ended")


def read(folder, eto_yaml=None):
    """The world of the fact base in `folder`, with the shares of the excerpt `eto_yaml` when it is given."""
    folder = Path(folder)

    def records(name):
        return yaml.safe_load((folder / f"{name}.yaml").read_text(encoding="utf-8"))[name]

    return make(
        actors=records("actors"),
        technologies=records("technologies"),
        measures=records("measures"),
        statements=records("relationships"),
        flows=records("flows"),
        gaps=records("gaps"),
        events=records("events"),
        sources=records("sources"),
        shares=_excerpt(eto_yaml) if eto_yaml else [],
    )


def make(
    actors=(), technologies=(), measures=(), statements=(), flows=(), gaps=(), events=(), sources=(), shares=()
):  # fmt: skip
    """A world from lists of records in the shape of the YAML files; `shares` as in the world."""
    world = {
        "actors": {record["id"]: actor(record) for record in actors},
        "technologies": {record["id"]: technology(record) for record in technologies},
        "measures": {record["id"]: measure(record) for record in measures},
        "statements": [statement(record) for record in statements],
        "flows": {(record["from"], record["to"]) for record in flows},
        "gaps": {record["id"]: gap(record) for record in gaps},
        "events": {record["id"]: event(record) for record in events},
        "sources": {record["id"]: record for record in sources},
        "shares": [dict(row) for row in shares],
    }
    for said in world["statements"]:
        _place(world["actors"], said)
    return world


def _place(actors, said):
    """Statements of place and membership say what the fields of an actor say too (section 3).

    MEMBER_OF leads to a Group or a Jurisdiction: membership in an association is none.
    """
    subject, object_ = actors.get(said["subject"]), actors.get(said["object"])
    if subject is None or object_ is None:
        return
    if said["predicate"] == "located_in" and object_["type"] == "jurisdiction":
        subject["located_in"] += [object_["id"]] if object_["id"] not in subject["located_in"] else []
    if said["predicate"] == "member_of" and object_["type"] in ("group-or-regime", "jurisdiction"):
        subject["groups"].add(object_["id"])


def actor(record):
    """Where it is (`country`, `headquarters`), what it is part of (`parent`, `affiliation`), its groups (member
    true); `codes`: its id and ISO codes in small letters.
    """
    return {
        "id": record["id"],
        "name": record["name"],
        "type": record["type"],
        "codes": {code.lower() for code in (record["id"], record.get("iso2"), record.get("iso3")) if code},
        "located_in": _unique(record.get("country"), record.get("headquarters")),
        "part_of": _unique(record.get("parent"), record.get("affiliation")),
        "groups": {entry["group"] for entry in record.get("memberships") or [] if entry["member"]},
        "eto_provider_id": record.get("eto_provider_id"),
        "sources": cited(record),
    }


def technology(record):
    """`parents`: what it is directly narrower than; `umbrella`: a heading, no market node."""
    return {
        "id": record["id"],
        "name": record["name"],
        "parents": _unique(record.get("parent")),
        "umbrella": bool(record.get("umbrella")),
        "eto_input_id": record.get("eto_input_id"),
        "sources": cited(record),
    }


def measure(record):
    """One flat dict: targets and dates stand beside the other fields; empty lists and None where nothing is said."""
    targets, dates = record.get("targets") or {}, record.get("dates") or {}
    flat = {
        "id": record["id"],
        "title": record.get("title"),
        "kind": record["kind"],
        "status": record.get("status"),
        "imposed_by": list(record.get("imposed_by") or []),
        "destinations": list(targets.get("destinations") or []),
        "parties": list(targets.get("parties") or []),
        "affected_firms": list(targets.get("affected_firms") or []),
        "covers": _unique(*[entry["technology"] for entry in record.get("covers") or []]),
        "exempt_groups": list(record.get("exempt_groups") or []),
        "simplified_groups": list(record.get("simplified_groups") or []),
        "sources": cited(record),
    }
    flat.update({name: dates.get(name) for name in DATES})
    return flat


def statement(record):
    """A record of relationships.yaml."""
    return {
        "subject": record["subject"],
        "predicate": record["predicate"],
        "object": record["object"],
        "attributes": dict(record.get("attributes") or {}),
        "note": record.get("note") or "",
        "sources": cited(record),
    }


def gap(record):
    """A record of gaps.yaml."""
    return {
        "id": record["id"],
        "title": record.get("title"),
        "technologies": list(record.get("technologies") or []),
        "open_since": record.get("open_since"),
        "closed_date": record.get("closed_date"),
        "partly_closed_by": list(record.get("partly_closed_by") or []),
        "sources": cited(record),
    }


def event(record):
    """A record of events.yaml."""
    return {
        "id": record["id"],
        "title": record.get("title"),
        "date": record.get("date"),
        "actors": list(record.get("actors") or []),
        "measures": list(record.get("measures") or []),
        "sources": cited(record),
    }


def cited(record):
    """ "CITES of the entity, `sources`, `source_ids` and `in_seeds` of its record", as a set of ids."""
    entries = (record.get("sources") or []) + (record.get("source_ids") or []) + (record.get("in_seeds") or [])
    return {entry["id"] if isinstance(entry, dict) else entry for entry in entries}


def _excerpt(eto_yaml):
    """The share rows of the excerpt; "of the excerpt all rows have basis headquarters", its source is `eto`."""
    rows = yaml.safe_load(Path(eto_yaml).read_text(encoding="utf-8"))["eto_shares"]
    return [
        {
            "holder": row["subject"],
            "technology": row["object"],
            "share": row["share_pct"],
            "basis": "headquarters",
            "year": row["year"],
            "source": "eto",
        }
        for row in rows
    ]


def _unique(*values):
    """The values that are there, each once, in their order."""
    return list(dict.fromkeys(value for value in values if value))
