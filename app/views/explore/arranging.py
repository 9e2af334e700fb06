"""A view arranged anew, in a process that can be stopped."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import uuid4

from app.canvas import data
from app.canvas.document import Document
from app.canvas.opening import from_json
from app.canvas.shown import visible
from app.layout import apart
from app.layout.arranged import ASPECT, LAYOUTS, Layout
from app.layout.asked import Asked
from app.views.explore import asked, pictures
from app.views.explore.asked import Body
from graph import exploring
from graph.connection import Reader
from graph.errors import WrongValue
from ontology.model import Model

TICKET = 100


def arranged(reader: Reader, model: Model, body: Body) -> dict[str, Any]:
    """Places for the entities of a document that are not hidden, or for some of them; what is pinned stays.

    `blocks` are the areas of jurisdictions where it is arranged so. Raises what `app.layout.apart.run` raises.
    """
    document, layout = from_json(body.get("document")), _layout(body)
    wanted = set(asked.ids(body, "ids")) or visible(document)
    web = exploring.web(reader, [id for id in document.ids if id in wanted])
    on = pictures.day(reader, document.on)
    entities, relationships = pictures.drawn(model, web, on)
    found = apart.run(
        asked.short(body, "ticket", TICKET) or uuid4().hex,
        Asked(
            layout=layout,
            rooms=pictures.rooms_of(_only(document, entities), entities),
            links=pictures.lines_of(model, relationships),
            centre=asked.short(body, "centre") or document.focus,
            homes={each.id: each.home_name or each.home for each in entities if each.home},
            pinned={each.id: each.place for each in document.entities if each.pinned and each.place},
            aspect=_aspect(body),
        ),
    )
    return {
        "places": {id: list(place) for id, place in found.places.items()},
        "bundles": [],
        "blocks": [dict(vars(each)) for each in found.blocks],
    }


def stopped(body: Body) -> dict[str, bool]:
    """Ends what the page has asked for under a ticket; says whether it was being computed."""
    return {"stopped": apart.stop(asked.short(body, "ticket", TICKET))}


def _layout(body: Body) -> Layout:
    said = asked.short(body, "layout")
    found = next((each for each in LAYOUTS if each == said), None)
    if found is None:
        raise WrongValue(f"There is no layout {said[:40]!r} to compute.", hint=f"Choose one of {', '.join(LAYOUTS)}.")
    return found


def _only(document: Document, entities: Sequence[data.Entity]) -> Document:
    there = {each.id for each in entities}
    return pictures.without(document, [id for id in document.ids if id not in there])


def _aspect(body: Body) -> float:
    said = body.get("aspect")
    sensible = isinstance(said, int | float) and not isinstance(said, bool) and 0 < said < 100
    return float(said) if said and sensible else ASPECT
