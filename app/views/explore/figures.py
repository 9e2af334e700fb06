"""From rows to what the explorer shows: picture, list, legend and card. No Dash, no database."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from app import facts, standing, words
from app.layout.relations import Group, Item, one_hop
from app.layout.scene import Scene
from app.links import Links
from app.sentences import phrase
from app.views.explore.selection import Selection
from graph.rows import Entity, Neighbour, NeighbourGroup, Neighbourhood
from ontology.model import Model, NodeType

FALLBACK = "RELATED_TO"
KEYS = "."
"""Between the relationships of a group that are drawn together."""
ROOMY = ("round-rectangle", "rectangle")
TELLING = ("kind", "eccn", "what", "for", "claim", "reason", "role", "product", "technology", "text", "criticality")


@dataclass(frozen=True, kw_only=True)
class View:
    """What every part of the page is made from. `loaders` are the titles of the loaded data sets, by id."""

    model: Model
    links: Links
    selection: Selection
    on: date
    focus: Entity
    around: Neighbourhood
    loaders: Mapping[str, str] = field(default_factory=dict)

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
    return one_hop(_name(view), _centre(view), _merged(view))


def by_size(around: Neighbourhood) -> list[NeighbourGroup]:
    """The groups with most neighbours first, then by relationship."""
    return sorted(around.groups, key=lambda group: (-group.neighbours, group.type, group.outgoing))


def _name(view: View) -> str:
    parts = [f"{label(view.model, group)} {group.neighbours}" for group in by_size(view.around)]
    return f"{title(view)}. {'; '.join(parts) or 'Nothing leads to or from it'}."


def label(model: Model, group: NeighbourGroup) -> str:
    """The name of a relationship as drawn with its arrow: the same from both of its ends."""
    return phrase(model, group.type, outgoing=True)


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


def _merged(view: View) -> list[Group]:
    """The groups as drawn: each neighbour once, with those that stand in exactly the same relationships."""
    met: dict[str, list[tuple[NeighbourGroup, Neighbour]]] = {}
    for group in by_size(view.around):
        for neighbour in ordered(group):
            met.setdefault(neighbour.id, []).append((group, neighbour))
    drawn: dict[tuple[str, ...], list[list[tuple[NeighbourGroup, Neighbour]]]] = {}
    for ways in met.values():
        drawn.setdefault(tuple(group.key for group, _ in ways), []).append(ways)
    first = {keys[0]: keys for keys in reversed(drawn)}
    return [_group(view, keys, every, rest=first[keys[0]] == keys) for keys, every in drawn.items()]


def _group(
    view: View, keys: Sequence[str], every: Sequence[Sequence[tuple[NeighbourGroup, Neighbour]]], *, rest: bool
) -> Group:
    """One group; with `rest` it also counts the neighbours of its first relationship that are not listed."""
    groups = [group for group, _ in every[0]]
    lead, labels = groups[0], list(dict.fromkeys(label(view.model, group) for group in groups))
    counted = lead.neighbours if rest and len(keys) == 1 else len(every)
    return Group(
        id=KEYS.join(keys),
        type=lead.type,
        label=", ".join(labels),
        outgoing=lead.outgoing,
        items=tuple(_item(view, KEYS.join(keys), ways) for ways in every),
        folded=lead.folded if rest else 0,
        href=view.to_group(lead.key),
        title=f"{', '.join(labels)}: {words.count(counted, 'neighbour')}",
    )


def ordered(group: NeighbourGroup) -> list[Neighbour]:
    """The neighbours of a group in reading order: by share, then by start, then by name."""
    return sorted(group.shown, key=_order)


def _order(neighbour: Neighbour) -> tuple[float, str, str, str]:
    share = max((said["share"] for said in neighbour.statements if said.get("share") is not None), default=-1.0)
    begun = neighbour.properties.get("effective") or neighbour.properties.get("announced")
    return (-share, str(begun or ""), neighbour.name, neighbour.id)


def _item(view: View, group: str, ways: Sequence[tuple[NeighbourGroup, Neighbour]]) -> Item:
    """A neighbour as drawn, told by the first of its relationships that has something to tell."""
    lead, neighbour = ways[0]
    kind = view.kind(neighbour.labels)
    said = next((own for _, other in ways for own in other.statements if own.get("share") is not None), None)
    return Item(
        id=f"{group}|{neighbour.id}",
        entity=neighbour.id,
        kind=kind.name,
        name=words.short_name(neighbour.name),
        fact=words.unbroken_dates(telling(view.model, kind, neighbour, said or neighbour.statements[0])),
        href=view.to_entity(neighbour.id),
        statement_href=view.to_statement(str(neighbour.statements[0]["id"])),
        statement_title=f"{phrase(view.model, lead.type, outgoing=lead.outgoing)}: {neighbour.name}",
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
