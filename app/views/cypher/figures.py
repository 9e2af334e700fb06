"""The entities and relationships of a result as a picture for the canvas. No Dash, no database."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from app import words
from app.layout.web import ASPECT, GAP, Spot, placed
from app.theme import THEMES
from ontology.model import Model

ENTITIES, RELATIONSHIPS = 300, 1_000
"""What one picture may hold; beyond that it is no picture any more."""
NAMED = 80
"""Up to so many relationships carry their name in the picture; beyond that it is shown to who points at them."""
Element = dict[str, Any]
Rule = dict[str, Any]


@dataclass(frozen=True, kw_only=True)
class Thing:
    """An entity to draw."""

    id: str
    name: str
    kind: str


@dataclass(frozen=True, kw_only=True)
class Line:
    """A relationship to draw."""

    id: str
    type: str
    source: str
    target: str


@dataclass(frozen=True, kw_only=True)
class Drawn:
    """A picture: its elements, extent and name, and what could not be drawn, in words."""

    elements: list[Element]
    extent: Mapping[str, float]
    name: str
    left_out: str
    legend: Sequence[tuple[str, str, int]]


def drawn(
    model: Model, things: Sequence[Thing], lines: Sequence[Line], to: Callable[[str, str], str], aspect: float = ASPECT
) -> Drawn:
    """The picture of the first entities and the relationships between them.

    `to` gives the address of an entity, and of a statement at it when one is named; `aspect` is how much wider than
    high the picture should be.
    """
    shown = things[:ENTITIES]
    ids = {each.id for each in shown}
    inside = [each for each in lines if each.source in ids and each.target in ids]
    joined = inside[:RELATIONSHIPS]
    names = [(each.id, words.short_name(each.name)) for each in shown]
    spots = placed(names, [(each.source, each.target) for each in joined], aspect=aspect)
    kinds = {each.id: each for each in shown}
    parts = [_thing(model, kinds[spot.id], spot, to) for spot in spots]
    parts += [_line(model, each, kinds, to, named=len(joined) <= NAMED) for each in joined]
    return Drawn(
        elements=parts,
        extent=_extent(spots),
        name=f"{words.count(len(shown), 'entity', 'entities')}, {words.count(len(joined), 'relationship')}",
        left_out=_left_out(len(things), len(shown), len(inside), len(joined)),
        legend=_legend(model, shown),
    )


def _thing(model: Model, thing: Thing, spot: Spot, to: Callable[[str, str], str]) -> Element:
    kind = model.nodes.get(thing.kind, model.nodes["Entity"])
    data = {"id": thing.id, "entity": thing.id, "w": spot.box.width, "h": spot.box.height, "dy": GAP}
    said = {"label": "\n".join(spot.lines), "title": f"{thing.name}, {kind.label.lower()}", "href": to(thing.id, "")}
    return {
        "group": "nodes",
        "data": data | said,
        "position": {"x": round(spot.box.x, 2), "y": round(spot.box.y, 2)},
        "classes": f"shape {kind.name} below",
        "grabbable": False,
        "selectable": False,
    }


def _line(
    model: Model, line: Line, things: Mapping[str, Thing], to: Callable[[str, str], str], *, named: bool
) -> Element:
    known = next((each for each in model.relations.values() if each.cypher_type == line.type), None)
    label = known.label if known else words.spaced(line.type.lower())
    ends = things[line.source].name, things[line.target].name
    data = {"id": f"line|{line.id}", "source": line.source, "target": line.target}
    said = {"label": label if named else "", "title": f"{ends[0]} {label} {ends[1]}", "href": to(line.source, line.id)}
    return {"group": "edges", "data": data | said, "classes": f"link {line.type}", "selectable": False}


def _extent(spots: Sequence[Spot]) -> Mapping[str, float]:
    rooms = [spot.room for spot in spots]
    return {
        "x1": min((room.left for room in rooms), default=0.0),
        "y1": min((room.top for room in rooms), default=0.0),
        "x2": max((room.right for room in rooms), default=0.0),
        "y2": max((room.bottom for room in rooms), default=0.0),
    }


def _left_out(things: int, shown: int, lines: int, joined: int) -> str:
    said = []
    if things > shown:
        said.append(f"The first {shown:,} of {things:,} entities are drawn, and what joins them.")
    if lines > joined:
        said.append(f"The first {joined:,} of {lines:,} relationships are drawn.")
    return " ".join([*said, "Ask for less, or take the table."]) if said else ""


def _legend(model: Model, things: Sequence[Thing]) -> list[tuple[str, str, int]]:
    counts: dict[str, int] = {}
    for thing in things:
        name = thing.kind if thing.kind in model.nodes else "Entity"
        counts[name] = counts.get(name, 0) + 1
    return [
        (name, model.nodes[name].label, count)
        for name, count in sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    ]


def styles(base: Mapping[str, list[Rule]]) -> dict[str, list[Rule]]:
    """The canvas's rules with those that only these pictures need: names below the shapes, names on the lines."""
    return {name: [*rules, *_own(THEMES[name])] for name, rules in base.items()}


def _own(colours: Mapping[str, str]) -> list[Rule]:
    below = {
        "text-halign": "center",
        "text-valign": "bottom",
        "text-margin-y": "data(dy)",
        "text-background-color": colours["page"],
        "text-background-opacity": 0.8,
    }
    link = {
        "curve-style": "bezier",
        "target-arrow-shape": "triangle",
        "label": "data(label)",
        "font-size": 10.5,
        "font-family": "IBM Plex Sans, Noto Sans, sans-serif",
        "color": colours["muted"],
        "text-background-color": colours["page"],
        "text-background-opacity": 0.85,
        "text-background-padding": "1px",
        "min-zoomed-font-size": 8,
        "text-rotation": "autorotate",
    }
    return [{"selector": ".below", "style": below}, {"selector": ".link", "style": link}]
