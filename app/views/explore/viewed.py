"""The view that an address holds, for files: what it shows, in words, and the address that gives it again."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from app import address, places, words
from app.canvas import written
from app.canvas.colours import Colouring
from app.canvas.data import Entity, Relationship
from app.canvas.document import Document
from app.canvas.shown import shown
from app.exports.options import Options
from app.links import Links
from app.scoped import scoped
from app.views.explore import coloured, pictures
from app.views.explore.pictures import Picture
from graph.connection import Reader
from ontology.model import Model

PLAIN = ("title",)
"""Values that change nothing of what an address without `show` draws."""


@dataclass(frozen=True, kw_only=True)
class Viewed:
    """A view of an address with what its filter leaves, and what in the address could not be had."""

    picture: Picture
    on: date
    entities: tuple[Entity, ...]
    relationships: tuple[Relationship, ...]
    notices: tuple[str, ...]

    @property
    def document(self) -> Document:
        """The document, whole and placed."""
        return self.picture.document


def viewed(reader: Reader, model: Model, query: str) -> Viewed | None:
    """The view of a query string that says what is on the canvas or how it is looked at.

    `None` for one that names a focus at most: the whole neighbourhood of an entity, placed for paper.
    """
    values = address.read(query, address.LONGEST)
    if not any(name in values for name in written.VALUES if name not in PLAIN):
        return None
    found = written.read(values)
    picture = pictures.picture(reader, model, Links(), found.document)
    entities, relationships = shown(picture.document, picture.entities, picture.relationships)
    gone = f"Not in the graph: {', '.join(picture.missing)}." if picture.missing else ""
    return Viewed(
        picture=picture,
        on=pictures.day(reader, picture.document.on),
        entities=entities,
        relationships=relationships,
        notices=(*found.complaints, *([gone] if gone else [])),
    )


def counted(view: Viewed) -> str:
    """`12 entities and 20 relationships`."""
    entities = words.count(len(view.entities), "entity", "entities")
    return f"{entities} and {words.count(len(view.relationships), 'relationship')}"


def titled(view: Viewed) -> str:
    """The name of the view, else what it is about."""
    if view.document.name:
        return view.document.name
    focus = next((each.name for each in view.entities if each.id == view.document.focus), "")
    return f"{focus} and what it is linked to" if focus else words.capital(counted(view))


def left_out(model: Model, view: Viewed) -> list[str]:
    """What the filter takes away, and how much is hidden, a sentence each."""
    document, hide = view.document, view.document.hide
    classes = [model.nodes[each].label if each in model.nodes else each for each in hide.classes]
    types = [model.relation(each).label if _known(model, each) else each for each in hide.types]
    said = [
        *_hidden("Hidden classes", classes),
        *_hidden("Hidden relationships", types),
        *_hidden("Hidden sources", [each or "none named" for each in hide.sources]),
        *_hidden("Hidden confidence", [each or "none stated" for each in hide.confidences]),
        *_hidden("Shown only where", [f"{each.property} {each.how} {each.value}".strip() for each in document.where]),
        *(["What does not hold on the day is hidden."] if document.asof == "hide" else []),
    ]
    away = len(document.entities) - len(view.entities)
    return [*said, *([f"{words.count(away, 'entity', 'entities')} of the view not shown."] if away else [])]


def _known(model: Model, type: str) -> bool:
    return any(each.cypher_type == type for each in model.relations.values())


def _hidden(words_: str, values: list[str]) -> list[str]:
    return [f"{words_}: {', '.join(values)}."] if values else []


def colouring(reader: Reader, model: Model, view: Viewed) -> Colouring:
    """The colours of what is shown."""
    return coloured.coloured(reader, model, replace(view.document, on=view.on), view.entities)


def canonical(reader: Reader, model: Model, view: Viewed, options: Options) -> str:
    """The address that gives the same figure on any later day: every place and every default written out."""
    document = replace(view.document, on=view.on)
    if document.colour == "coverage":
        given = scoped(reader, model, pictures.lens(document))
        document = replace(document, toward=given.scope.toward, by=tuple(places.ordered(given.by, given.names)))
    said = written.values(document) | {
        "arrange": document.layout,
        "colour": document.colour,
        "asof": document.asof,
    }
    return Links().to("explore", address.write(said | options.values()))
