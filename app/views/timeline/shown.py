"""The ids behind the timeline."""

from __future__ import annotations

from app.exports.shown import Shown
from app.links import Links
from app.views.timeline import view as views
from app.views.timeline.figures import NOWHERE
from app.views.timeline.lists import in_order
from graph.connection import Reader
from ontology.model import Model


def shown(reader: Reader, model: Model, query: str) -> Shown:
    """The measures in the lanes, their imposers, the events, the jurisdictions of the lanes, and who answered."""
    view = views.shown(reader, model, Links(), query).view
    lanes = {lane.id for lane in view.lanes} - {NOWHERE}
    measures = [measure for lane in view.lanes for measure in in_order(lane)]
    ids = {each.id for each in measures}
    imposers = {id for each in measures for id in each.imposers}
    answers = {each.actor for each in view.ties.answers if each.measure in ids}
    asked = {id for each in view.ties.requests if each.id in ids for id in each.asked}
    events = {each.id for each in view.events}
    return Shown(entities=tuple(sorted(ids | lanes | imposers | answers | asked | events)))
