"""Where the parts of a view stand, for paper: shapes, names, plates and boxes, each with its room."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from app import facts, words
from app.canvas.colours import Value
from app.canvas.data import Entity, Relationship
from app.canvas.document import Bundle, Document, Placed
from app.layout.relations import FACT, FACT_LINE, LABEL_ROOM, LINE, NAME, PLATE, PLATE_LINE, TITLE, TITLE_LINE
from app.layout.rooms import BELOW, BESIDE, SHAPE
from app.layout.scene import Box
from app.layout.text import shorten, width, wrap
from app.views.explore.routes import Routes, Way
from ontology.model import Model

CENTRE, CENTRE_ROOM, CENTRE_LEAST = 140.0, 124.0, 64.0
"""The box of the entity that a view by relation is about: its width, the room for its name, and its least height."""
PLATE_ROOM = 84.0
PAD, HEADING = 14.0, 18.0
"""Around the members of a box, and above them for its name."""


@dataclass(frozen=True, kw_only=True)
class Laid:
    """What a view shows, with the room of each of its parts in the pixels of the page.

    `paints` are the values of its colouring by entity; none: coloured by class. `every` are its relationships, filtered
    away or not: see `Routes`.
    """

    document: Document
    entities: Sequence[Entity]
    relationships: Sequence[Relationship]
    every: Sequence[Relationship]
    model: Model
    paints: Mapping[str, Value]

    @cached_property
    def placed(self) -> dict[str, Placed]:
        """The entities that are shown and have a place, in the document's order."""
        shown = {each.id for each in self.entities}
        return {each.id: each for each in self.document.entities if each.id in shown and each.place}

    @cached_property
    def known(self) -> dict[str, Entity]:
        """What is known of each entity."""
        return {each.id: each for each in self.entities}

    @cached_property
    def shapes(self) -> dict[str, Box]:
        """The shape of each entity at its place."""
        return {id: self._shape(each) for id, each in self.placed.items()}

    def _shape(self, one: Placed) -> Box:
        x, y = one.place or (0, 0)
        if not self.is_centre(one.id):
            return Box(x, y, *SHAPE)
        return Box(x, y, CENTRE, max(CENTRE_LEAST, len(self.centre_lines) * TITLE_LINE + 24))

    def is_centre(self, id: str) -> bool:
        """Whether an entity stands in a box of its own, as the one that a view by relation is about."""
        return id == self.document.focus and self.document.layout == "relations"

    @cached_property
    def centre_lines(self) -> tuple[str, ...]:
        """The name of the entity that a view by relation is about, as its box has it."""
        name = words.short_name(self.known[self.document.focus].name)
        return wrap(name, CENTRE_ROOM, TITLE, 600, most=4)

    def beside(self, id: str) -> str:
        """What stands under a name beside its shape: what its relationship to the hub says, else what it is."""
        if self.placed[id].side == "below" or self.is_centre(id):
            return ""
        own = (each for each in self.relationships if id in (each.start, each.end) and each.fact)
        hubs = {each.hub for each in self.document.bundles}
        said = next((each.fact for each in own if {each.start, each.end} & hubs - {id}), self.known[id].fact)
        return shorten(said, LABEL_ROOM, FACT) if said else ""

    def mark(self, id: str) -> str:
        """The value that its colour stands for, in a few letters; empty for none."""
        value = self.paints.get(id)
        if value is None or value.fill is None:
            return ""
        if value.number is not None:
            return words.number(round(value.number, 1))
        return value.key.upper() if value.key == self.known[id].home else value.label

    def label(self, id: str) -> Box:
        """The room of the words of an entity; that of its shape where they stand in it."""
        shape, one = self.shapes[id], self.placed[id]
        if self.is_centre(id):
            return shape
        lines, fact = self.lines(id), self.beside(id)
        wide = max([width(line, NAME, 500) for line in lines] + [width(fact, FACT)])
        high = len(lines) * LINE + bool(fact) * FACT_LINE
        if one.side == "below":
            return Box(shape.x, shape.bottom + BELOW + high / 2, wide, high)
        away = shape.width / 2 + BESIDE + wide / 2
        return Box(shape.x + (away if one.side == "right" else -away), shape.y, wide, high)

    def lines(self, id: str) -> tuple[str, ...]:
        """The lines of a name, with the value of its colour: below the name, or behind one beside its shape."""
        lines, mark = self.known[id].lines, self.mark(id)
        if not mark or self.is_centre(id):
            return lines
        return (*lines, mark) if self.placed[id].side == "below" else (*lines[:-1], f"{lines[-1]} · {mark}")

    @cached_property
    def labels(self) -> dict[str, Box]:
        """The room of the words of each entity."""
        return {id: self.label(id) for id in self.placed}

    def plate_lines(self, bundle: Bundle) -> tuple[str, ...]:
        """The names of the relations of a bundle, as the lines of its plate."""
        types = dict.fromkeys(each.rpartition("-")[0].upper() for each in bundle.relations)
        known = ((type, facts.relation(self.model, type)) for type in types)
        names = [each.label if each else words.spaced(type.lower()) for type, each in known]
        return wrap(", ".join(names), PLATE_ROOM, PLATE, 500, most=4)

    @cached_property
    def plates(self) -> dict[Bundle, Box]:
        """The room of the names of each bundle whose hub is shown."""
        return {each: self._plate(each) for each in self.document.bundles if each.hub in self.shapes}

    def _plate(self, bundle: Bundle) -> Box:
        hub, lines = self.shapes[bundle.hub], self.plate_lines(bundle)
        wide = max(width(line, PLATE, 500) for line in lines) + 10
        return Box(hub.x + bundle.at[0], hub.y + bundle.at[1], wide, len(lines) * PLATE_LINE + 6)

    @cached_property
    def boxes(self) -> list[tuple[str, Box]]:
        """The named boxes around the members that are shown."""
        found = []
        for group in self.document.groups:
            own = [box for id in group.members if id in self.shapes for box in (self.shapes[id], self.labels[id])]
            if own:
                left, right = min(each.left for each in own) - PAD, max(each.right for each in own) + PAD
                top, bottom = min(each.top for each in own) - PAD - HEADING, max(each.bottom for each in own) + PAD
                right = max(right, left + width(group.name, NAME, 600) + 2 * PAD)
                found.append((group.name, Box((left + right) / 2, (top + bottom) / 2, right - left, bottom - top)))
        return found

    @cached_property
    def routes(self) -> Routes:
        """The ways of the lines between what is shown."""
        there = [each for each in self.relationships if each.start in self.shapes and each.end in self.shapes]
        return Routes(
            document=self.document, relationships=there, every=self.every, boxes=self.shapes, plates=self.plates
        )

    @cached_property
    def extent(self) -> Box:
        """The room of everything."""
        own = [*self.shapes.values(), *self.labels.values(), *self.used.values(), *(box for _, box in self.boxes)]
        if not own:
            return Box(0, 0, 1, 1)
        left, right = min(each.left for each in own), max(each.right for each in own)
        top, bottom = min(each.top for each in own), max(each.bottom for each in own)
        return Box((left + right) / 2, (top + bottom) / 2, right - left, bottom - top)

    @cached_property
    def ways(self) -> list[Way]:
        """All lines."""
        return list(self.routes.ways())

    @cached_property
    def used(self) -> dict[Bundle, Box]:
        """The plates that a line goes through."""
        through = {way.bundle for way in self.ways}
        return {bundle: box for bundle, box in self.plates.items() if bundle in through}


def heading(name: str, box: Box) -> Box:
    """The room of the name of a box."""
    wide = width(name, NAME, 600)
    return Box(box.left + PAD + wide / 2, box.top + HEADING - NAME * 0.3, wide + 4, NAME * 1.25)
