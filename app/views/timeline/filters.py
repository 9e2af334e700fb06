"""Which measures and events an address asks for, and how many others there are."""

from __future__ import annotations

from dataclasses import dataclass

from app.views.timeline.pieces import GROUPS, group
from graph.timed import Happening, Ties, TimedMeasure
from ontology.model import Model


@dataclass(frozen=True, kw_only=True)
class Asked:
    """The filters after looking into the graph: each a true id or word, or empty. `kind` is a group or a class."""

    technology: str = ""
    actor: str = ""
    kind: str = ""
    toward: str = ""

    def __bool__(self) -> bool:
        return bool(self.technology or self.actor or self.kind or self.toward)


@dataclass(frozen=True, kw_only=True)
class Kept:
    """What is shown, in the order of ids, and how many measures and events the filter hides."""

    measures: tuple[TimedMeasure, ...]
    events: tuple[Happening, ...]
    hidden: int
    hidden_events: int


def kind(model: Model, word: str) -> str | None:
    """The group or class that the word of an address stands for; `None` when there is none."""
    if word in GROUPS:
        return word
    classes = (model.nodes[name] for name in model.subclasses("Measure")[1:])
    return next((node.name for node in classes if word in node.notations or word == node.name), None)


def kept(model: Model, measures: list[TimedMeasure], ties: Ties, asked: Asked) -> Kept:
    """The measures and events that all filters let through.

    Requests are put to someone, not toward a destination: that filter leaves them in. An event is there with a
    measure that it concerns, or when it concerns none and names no technology.
    """
    fits = tuple(each for each in measures if _fits(model, each, asked))
    ids = {each.id for each in measures if _bears(model, each)}
    events = tuple(each for each in ties.events if _happens(each, ids, asked))
    return Kept(
        measures=fits,
        events=events,
        hidden=len(measures) - len(fits),
        hidden_events=len(ties.events) - len(events),
    )


def _fits(model: Model, measure: TimedMeasure, asked: Asked) -> bool:
    of_kind = not asked.kind or asked.kind == group(model, measure) or asked.kind in measure.labels
    return of_kind and _bears(model, measure) and (not asked.actor or asked.actor in measure.actors)


def _bears(model: Model, measure: TimedMeasure) -> bool:
    return measure.bears and (measure.reaches or group(model, measure) == "requests")


def _happens(event: Happening, measures: set[str], asked: Asked) -> bool:
    if asked.kind not in ("", "events"):
        return False
    if asked.actor and asked.actor not in (*event.actors, *event.homes):
        return False
    return bool(measures & set(event.measures)) or not (event.measures or asked.technology)


def options(model: Model, measures: list[TimedMeasure]) -> list[tuple[str, str]]:
    """The words of all kinds that there are, groups first, with their names."""
    there = {label for measure in measures for label in measure.labels}
    classes = [model.nodes[name] for name in model.subclasses("Measure")[1:] if name in there]
    single = [(node.notations[0] if node.notations else node.name, node.plural) for node in classes]
    return [*GROUPS.items(), *sorted(single, key=lambda each: each[1])]
