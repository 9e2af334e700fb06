"""What is on the canvas, where, and how it is looked at: the document that a person saves, shares and opens again.

In JSON, as a file and between page and server, it has these keys in this order; what is absent has its default:

    chokepoint "view" · version 1 · name · on (a day or null) · toward · by (ids or null) · scenario {scenario, without,
    add} · focus · entities [{id, x, y, side, pinned, hidden, from}] · bundles [{hub, relations, x, y}] · groups [{name,
    members}] · layout · colour · hide {class, type, source, confidence} · where [{property, is, value}] · asof · styles
    {class: {fill, shape}}

Everything is keyed on the ids of the graph. All relationships between two entities of a document are drawn.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal, get_args

FORMAT, VERSION = "view", 1
MOST = 2_000
"""Entities that one document may hold."""
MOST_GROUPS, MOST_CONDITIONS, MOST_BUNDLES, MOST_HIDDEN, MOST_BY = 200, 20, 2_000, 1_000, 300
NAME, ID, VALUE = 120, 500, 200
"""The most characters of a name, of an id, and of a value that a filter compares with."""
FARTHEST = 1_000_000
"""No place is farther from the middle, in pixels."""
Side = Literal["below", "left", "right"]
Layout = Literal["relations", "force", "layered", "radial", "jurisdiction"]
Colour = Literal["class", "jurisdiction", "coverage", "concentration", "confidence"]
Comparison = Literal["contains", "equals", "above", "below", "stated", "missing"]
AsOf = Literal["fade", "hide", "show"]
SIDES: tuple[Side, ...] = get_args(Side)
LAYOUTS: tuple[Layout, ...] = get_args(Layout)
COLOURS: tuple[Colour, ...] = get_args(Colour)
COMPARISONS: tuple[Comparison, ...] = get_args(Comparison)
ASOF: tuple[AsOf, ...] = get_args(AsOf)


@dataclass(frozen=True, kw_only=True)
class Placed:
    """An entity on the canvas. `place` is the middle of its shape in whole pixels; `None`: the server places it.

    `side` is where its name stands. `origins` are the entities whose expansion brought it: none when it was searched
    for, opened, or is the focus.
    """

    id: str
    place: tuple[int, int] | None = None
    side: Side = "below"
    pinned: bool = False
    hidden: bool = False
    origins: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Bundle:
    """Lines that run together: those between the hub and the entities linked to it by exactly these relations.

    They pass the point `at`, seen from the middle of the hub; the names of the relations stand there once. A relation
    is a relationship type with its direction at the hub, such as `produces-out`.
    """

    hub: str
    relations: tuple[str, ...]
    at: tuple[int, int]


@dataclass(frozen=True, kw_only=True)
class Group:
    """Entities in a box with a name. An entity is in one box at most."""

    name: str
    members: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Hidden:
    """What the filter takes away. An empty word stands for what names no source, or states no confidence."""

    classes: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    confidences: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Condition:
    """What a property must say for an entity to be shown. `value` is empty where nothing is compared."""

    property: str
    how: Comparison
    value: str = ""


@dataclass(frozen=True, kw_only=True)
class Style:
    """How this view draws a class, where it is not as the ontology says: a colour `#rrggbb`, a shape; or neither."""

    kind: str
    fill: str = ""
    shape: str = ""


@dataclass(frozen=True, kw_only=True)
class Supposed:
    """The scenario as the three values of an address that all views share."""

    scenario: str = ""
    without: str = ""
    add: str = ""


@dataclass(frozen=True, kw_only=True)
class Document:
    """A view of the explorer. `on` is `None` for the state of knowledge, `by` `None` for those taken by default.

    A focus alone, without entities, stands for the entity with its neighbours in columns by relation.
    """

    name: str = ""
    on: date | None = None
    toward: str = ""
    by: tuple[str, ...] | None = None
    supposed: Supposed = Supposed()
    focus: str = ""
    entities: tuple[Placed, ...] = ()
    bundles: tuple[Bundle, ...] = ()
    groups: tuple[Group, ...] = ()
    layout: Layout = "relations"
    colour: Colour = "class"
    hide: Hidden = Hidden()
    where: tuple[Condition, ...] = ()
    asof: AsOf = "fade"
    styles: tuple[Style, ...] = ()

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of the entities in their order."""
        return tuple(each.id for each in self.entities)

    def to_json(self) -> dict[str, Any]:
        """The document with all its keys in their order, for a file or the page."""
        return {
            "chokepoint": FORMAT,
            "version": VERSION,
            "name": self.name,
            "on": self.on.isoformat() if self.on else None,
            "toward": self.toward,
            "by": list(self.by) if self.by is not None else None,
            "scenario": dict(vars(self.supposed)),
            "focus": self.focus,
            "entities": [_placed(each) for each in self.entities],
            "bundles": [_bundle(each) for each in self.bundles],
            "groups": [{"name": each.name, "members": list(each.members)} for each in self.groups],
            "layout": self.layout,
            "colour": self.colour,
            "hide": _hidden(self.hide),
            "where": [{"property": each.property, "is": each.how, "value": each.value} for each in self.where],
            "asof": self.asof,
            "styles": {each.kind: _style(each) for each in self.styles},
        }


def _placed(one: Placed) -> dict[str, Any]:
    x, y = one.place or (None, None)
    flags = {"pinned": one.pinned, "hidden": one.hidden}
    return {"id": one.id, "x": x, "y": y, "side": one.side, **flags, "from": list(one.origins)}


def _bundle(one: Bundle) -> dict[str, Any]:
    return {"hub": one.hub, "relations": list(one.relations), "x": one.at[0], "y": one.at[1]}


def _hidden(one: Hidden) -> dict[str, list[str]]:
    lists = {"class": one.classes, "type": one.types, "source": one.sources, "confidence": one.confidences}
    return {name: list(values) for name, values in lists.items()}


def _style(one: Style) -> Mapping[str, str]:
    return {name: value for name, value in (("fill", one.fill), ("shape", one.shape)) if value}
