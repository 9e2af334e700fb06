"""What can be found from the canvas: entities by words, the links of one, ways between two, what several share."""

from __future__ import annotations

from typing import Any

from app import facts, words
from app.canvas import data
from app.views.explore import asked, pictures
from app.views.explore.asked import Body
from graph import exploring, paths
from graph.connection import Reader
from graph.exploring_rows import Link, Tie
from graph.search import search
from ontology.model import Model

HITS, MOST_HITS = 10, 50


def found(reader: Reader, model: Model, body: Body) -> dict[str, Any]:
    """The entities that fit what was typed, best first."""
    hits = search(reader, asked.short(body, "text", asked.TEXT)[:200], asked.amount(body, "limit", HITS, MOST_HITS))
    return {"hits": [_hit(model, each) for each in hits]}


def _hit(model: Model, hit: Any) -> dict[str, Any]:
    kind = facts.kind(model, hit.labels)
    return {
        "id": hit.id,
        "name": hit.name,
        "label": kind.label,
        "kind": kind.name,
        "reason": hit.reason or "",
        "sources": list(hit.sources),
        "degree": hit.degree,
    }


def links(reader: Reader, model: Model, body: Body) -> dict[str, Any]:
    """The relations of an entity with the number of neighbours by class, most first; citations last."""
    step = exploring.links(reader, asked.short(body, "id"))
    return {"total": step.total, "links": [_link(model, each) for each in step.links]}


def _link(model: Model, link: Link) -> dict[str, Any]:
    classes = [
        {"kind": each.kind, "label": model.nodes[each.kind].label, "neighbours": each.neighbours}
        for each in link.classes
    ]
    return {
        "relation": link.key,
        "type": link.type,
        "out": link.outgoing,
        "label": verb(model, link.type, outgoing=link.outgoing),
        "neighbours": link.neighbours,
        "classes": classes,
    }


def verb(model: Model, type: str, *, outgoing: bool) -> str:
    """The name of a relationship as the entity at this end says it: `is located in`, or `is home to`."""
    known = facts.relation(model, type)
    if known is None:
        return words.spaced(type.lower())
    return known.label if outgoing else known.inverse_label


def ways(reader: Reader, model: Model, body: Body) -> dict[str, Any]:
    """The ways between two entities, shortest first, with all that stands on them."""
    between = paths.paths(
        reader,
        asked.short(body, "from"),
        asked.short(body, "to"),
        types=asked.ids(body, "types"),
        most=asked.amount(body, "most", paths.LONGEST, paths.LONGEST),
        limit=asked.amount(body, "limit", 10, paths.MOST),
    )
    on = pictures.day(reader, asked.day(body))
    offered = sorted((each.label, each.cypher_type) for each in model.relations.values())
    return {
        "paths": [
            {"entities": list(each.entities), "relationships": [id for step in each.steps for id in step]}
            for each in between.paths
        ],
        "entities": [data.entity(model, each, on).to_json() for each in between.entities],
        "relationships": [data.relationship(model, each, on).to_json() for each in between.relationships],
        "types": [{"type": type, "label": label} for label, type in offered],
        "searched": between.searched,
        "more": between.more,
        "cut": between.cut,
    }


def common(reader: Reader, model: Model, body: Body) -> dict[str, Any]:
    """What at least two of some entities are linked to, those linked to most of them first."""
    limit = asked.amount(body, "limit", exploring.FIRST, exploring.MOST)
    shared = exploring.common(reader, asked.ids(body, "ids"), have=asked.ids(body, "have"), limit=limit)
    return {
        "entities": [
            {
                "id": each.id,
                "name": each.name,
                "kind": facts.kind(model, each.labels).name,
                "label": facts.kind(model, each.labels).label,
                "degree": each.degree,
                "to": list(each.to),
                "relations": [_tie(model, tie) for tie in each.ties],
            }
            for each in shared.entities
        ],
        "shown": shared.shown,
        "total": shared.total,
    }


def _tie(model: Model, tie: Tie) -> dict[str, str]:
    """`ASML Holding produces it`: whose link it is, and its name as that entity says it."""
    return {"id": tie.id, "type": tie.type, "label": verb(model, tie.type, outgoing=tie.outgoing)}
