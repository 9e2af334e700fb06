"""From rows to what the explorer shows: picture, list, legend and card. No Dash, no database."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from app import facts, standing, words
from app.layout.relations import Group, Item, one_hop
from app.layout.scene import Scene
from app.links import Links
from app.views.explore.selection import Selection
from graph.rows import Entity, Neighbour, NeighbourGroup, Neighbourhood
from ontology.model import Model, NodeType

FALLBACK = "RELATED_TO"
ROOMY = ("round-rectangle", "rectangle")
TELLING = ("kind", "eccn", "what", "for", "claim", "reason", "role", "product", "technology", "text", "criticality")


@dataclass(frozen=True, kw_only=True)
class View:
    """What every part of the page is made from."""

    model: Model
    links: Links
    selection: Selection
    on: date
    focus: Entity
    around: Neighbourhood

    def href(self, selection: Selection) -> str:
        return self.links.to("explore", selection.to_url())

    def to_entity(self, id: str) -> str:
        return self.href(self.selection.at(id))

    def to_statement(self, id: str) -> str:
        return self.href(self.selection.but(statement=id))

    def to_group(self, key: str) -> str:
        return self.href(self.selection.but(group=key, shown_as="list"))

    def kind(self, labels: Sequence[str]) -> NodeType:
        return facts.kind(self.model, labels)


def title(view: View) -> str:
    """The line over the canvas: `ASML Holding: 1 hop, 20 of 20 neighbours`."""
    drawn = len({neighbour.id for group in view.around.groups for neighbour in group.shown})
    return f"{view.focus.name}: 1 hop, {drawn:,} of {words.count(view.around.total, 'neighbour')}"


def scene(view: View) -> Scene:
    """The picture of the entity in the middle and its neighbours."""
    groups = [_group(view, group) for group in by_size(view.around)]
    return one_hop(_name(view), _centre(view), groups)


def by_size(around: Neighbourhood) -> list[NeighbourGroup]:
    """The groups with most neighbours first, then by relationship."""
    return sorted(around.groups, key=lambda group: (-group.neighbours, group.type, group.outgoing))


def _name(view: View) -> str:
    parts = [f"{label(view.model, group)} {group.neighbours}" for group in by_size(view.around)]
    return f"{title(view)}. {'; '.join(parts) or 'Nothing leads to or from it'}."


def label(model: Model, group: NeighbourGroup) -> str:
    """The name of a relationship as drawn with its arrow: the same from both of its ends."""
    return phrase(model, group.type, outgoing=True)


def phrase(model: Model, type: str, *, outgoing: bool) -> str:
    """The name of a relationship as the entity at this end says it: `is located in`, or `is home to`."""
    known = facts.relation(model, type)
    if known is None:
        return words.spaced(type.lower())
    return known.label if outgoing else known.inverse_label


def _centre(view: View) -> Item:
    home = next((g.shown[0].name for g in view.around.groups if g.type == "LOCATED_IN" and g.outgoing), None)
    kind = view.kind(view.focus.labels)
    return Item(
        id="focus",
        entity=view.focus.id,
        kind=kind.name,
        name=words.short_name(view.focus.name),
        fact=home or kind.label,
        href=view.href(view.selection.but(statement="")),
        statement_href="",
        statement_title="",
        faded=faded(view, kind, view.focus.properties),
        framed=kind.shape not in ROOMY,
    )


def _group(view: View, group: NeighbourGroup) -> Group:
    return Group(
        id=group.key,
        type=group.type,
        label=label(view.model, group),
        outgoing=group.outgoing,
        items=tuple(_item(view, group, neighbour) for neighbour in ordered(group)),
        folded=group.folded,
        href=view.to_group(group.key),
        title=f"{label(view.model, group)}: {words.count(group.neighbours, 'neighbour')}",
    )


def ordered(group: NeighbourGroup) -> list[Neighbour]:
    """The neighbours of a group in reading order: by share, then by start, then by name."""
    return sorted(group.shown, key=_order)


def _order(neighbour: Neighbour) -> tuple[float, str, str, str]:
    share = max((said["share"] for said in neighbour.statements if said.get("share") is not None), default=-1.0)
    begun = neighbour.properties.get("effective") or neighbour.properties.get("announced")
    return (-share, str(begun or ""), neighbour.name, neighbour.id)


def _item(view: View, group: NeighbourGroup, neighbour: Neighbour) -> Item:
    kind = view.kind(neighbour.labels)
    name = words.short_name(neighbour.name)
    return Item(
        id=f"{group.key}|{neighbour.id}",
        entity=neighbour.id,
        kind=kind.name,
        name=name,
        fact=words.unbroken_dates(telling(view.model, kind, neighbour, neighbour.statements[0])),
        href=view.to_entity(neighbour.id),
        statement_href=view.to_statement(str(neighbour.statements[0]["id"])),
        statement_title=f"{phrase(view.model, group.type, outgoing=group.outgoing)}: {neighbour.name}",
        faded=faded(view, kind, neighbour.properties),
    )


def faded(view: View, kind: NodeType, properties: Mapping[str, Any]) -> bool:
    return "Measure" in kind.ancestors and not standing.in_force(properties, view.on)


def telling(model: Model, kind: NodeType, neighbour: Neighbour, said: Mapping[str, Any]) -> str:
    """The one line beside a neighbour: its share, what the statement adds, else what it is and since when."""
    if said.get("share") is not None:
        year = f", {said['year']}" if said.get("year") else ""
        return f"{words.percent(said['share'])} of supply{year}"
    if said.get("predicate") and _type(model, said) == FALLBACK:
        return words.spaced(str(said["predicate"]))
    if "Measure" in kind.ancestors and kind.name != "Measure":
        return f"{kind.label.lower()}, {standing.since(neighbour.properties)}"
    told = next((str(said[name]) for name in TELLING if said.get(name)), "")
    return words.spaced(told) if told else _plain_fact(kind, neighbour)


def _plain_fact(kind: NodeType, neighbour: Neighbour) -> str:
    """What the neighbour itself is, with its day when it has one."""
    happened = neighbour.properties.get("date")
    if isinstance(happened, date):
        return f"{kind.label.lower()}, {words.day(happened, neighbour.properties.get('date_precision'))}"
    return str(neighbour.properties.get("publisher") or kind.label.lower())


def _type(model: Model, said: Mapping[str, Any]) -> str:
    return model.relation_of(str(said["predicate"])).cypher_type
