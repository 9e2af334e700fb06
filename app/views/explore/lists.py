"""From rows to the lists of the explorer: the statements beside the picture, and its legend."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from app import words
from app.sentences import phrase
from app.views.explore.figures import View, by_size, faded, ordered, telling
from graph.rows import Neighbour
from ontology.model import Model, NodeType


@dataclass(frozen=True)
class LegendEntry:
    """A class on the canvas and how many of it; `look` is the class whose shape and colour it has."""

    label: str
    look: str
    count: int


@dataclass(frozen=True)
class Line:
    """One statement in the list: the entity it leads to, what it says, and where both are found."""

    entity: str
    name: str
    kind: NodeType
    fact: str
    href: str
    statement_href: str
    sources: int
    faded: bool


@dataclass(frozen=True)
class Section:
    """The statements of one relationship in one direction; `more_href` lists the rest."""

    key: str
    label: str
    neighbours: int
    lines: tuple[Line, ...]
    folded: int
    more_href: str


def sections(view: View) -> list[Section]:
    """The same content as the canvas, as lists: one for each relationship and direction."""
    return [
        Section(
            key=group.key,
            label=words.capital(phrase(view.model, group.type, outgoing=group.outgoing)),
            neighbours=group.neighbours,
            lines=tuple(line for neighbour in ordered(group) for line in _lines(view, neighbour)),
            folded=group.folded,
            more_href=view.to_group(group.key),
        )
        for group in by_size(view.around)
    ]


def _lines(view: View, neighbour: Neighbour) -> list[Line]:
    kind = view.kind(neighbour.labels)
    return [
        Line(
            entity=neighbour.id,
            name=neighbour.name,
            kind=kind,
            fact=telling(view.model, kind, neighbour, said),
            href=view.to_entity(neighbour.id),
            statement_href=view.to_statement(str(said["id"])),
            sources=len(said.get("sources") or ()),
            faded=faded(view, kind, neighbour.properties),
        )
        for said in neighbour.statements
    ]


def legend(view: View) -> list[LegendEntry]:
    """The classes on the canvas with their counts, the largest first; kinds that look alike count as one."""
    drawn = {neighbour.id: neighbour.labels for group in view.around.groups for neighbour in group.shown}
    looks = Counter(
        look(view.model, view.kind(labels)).name for labels in ({view.focus.id: view.focus.labels} | drawn).values()
    )
    entries = [LegendEntry(view.model.nodes[name].label, name, count) for name, count in looks.items()]
    return sorted(entries, key=lambda entry: (-entry.count, entry.label))


def look(model: Model, kind: NodeType) -> NodeType:
    """The highest class that is drawn like this one: all kinds of measure look like Measure."""
    above = [model.nodes[name] for name in kind.ancestors]
    same = [node for node in above if (node.shape, node.fill, node.stroke) == (kind.shape, kind.fill, kind.stroke)]
    return same[-1]
