"""A document from JSON, as a file has it or the page sends it: whole and sound, or refused with what is wrong where."""

from __future__ import annotations

import re
from collections.abc import Collection
from datetime import date
from typing import Any

from app import address, shapes
from app.canvas import checking
from app.canvas.checking import Part, wrong
from app.canvas.document import (
    ASOF,
    COLOURS,
    COMPARISONS,
    FARTHEST,
    FORMAT,
    ID,
    LAYOUTS,
    MOST,
    MOST_BUNDLES,
    MOST_BY,
    MOST_CONDITIONS,
    MOST_GROUPS,
    MOST_HIDDEN,
    NAME,
    SIDES,
    VALUE,
    VERSION,
    Bundle,
    Condition,
    Document,
    Group,
    Hidden,
    Placed,
    Style,
    Supposed,
)

KEYS = tuple(Document().to_json())
SHAPES = (*shapes.OUTLINES, "ellipse")
"""The shapes that a view may give a class."""
WORD, SUPPOSED = 80, 4_000
_RELATION = re.compile(r"[a-z][a-z0-9_]*-(out|in)")
_FILL = re.compile(r"#[0-9a-f]{6}", re.IGNORECASE)
_CLASS = re.compile(r"[A-Za-z][A-Za-z0-9]*")
_PLACE = re.compile(r"[^,\s]+")
NARROWER = (
    "Hide some first, choose fewer ids, or bring them one relationship type or one class at a time: that is how a "
    "picture stays readable."
)


def from_json(found: Any) -> Document:
    """The document that JSON stands for. Raises `BrokenView`, which names the place and says what is allowed there."""
    _own(found)
    part = Part(found, "", KEYS)
    entities = _entities(part)
    ids = {each.id for each in entities}
    for at, each in enumerate(entities):
        checking.known(each.origins, f"entities[{at}].from", ids)
    return Document(
        name=part.text("name", NAME),
        on=_day(part),
        toward=part.text("toward", ID).strip(),
        by=part.items("by", MOST_BY, _jurisdiction) or None if part.get("by") is not None else None,
        supposed=_supposed(part.get("scenario")),
        focus=part.text("focus", ID).strip(),
        entities=entities,
        bundles=_bundles(part, ids),
        groups=_groups(part, ids),
        layout=part.choice("layout", LAYOUTS, "relations"),
        colour=part.choice("colour", COLOURS, "class"),
        hide=hide(part.get("hide")),
        where=part.items("where", MOST_CONDITIONS, condition),
        asof=part.choice("asof", ASOF, "fade"),
        styles=_styles(part.get("styles")),
    )


def is_place(id: str) -> bool:
    """Whether a word can be the id of a jurisdiction in an address: no comma, no space, not too long."""
    return len(id) <= ID and bool(_PLACE.fullmatch(id))


def too_many(amount: int) -> checking.BrokenView:
    """The error for more entities than a canvas takes."""
    said = f"{amount:,} entities are asked for; the canvas takes {MOST:,}."
    return checking.BrokenView(said, hint=NARROWER)


def _own(found: Any) -> None:
    if not isinstance(found, dict) or found.get("chokepoint") != FORMAT:
        raise checking.BrokenView(
            'This is no view of Chokepoint: it does not begin with "chokepoint": "view".',
            hint="Open a file that was saved with Save view on the canvas.",
        )
    version = found.get("version")
    if version != VERSION or isinstance(version, bool):
        newer = isinstance(version, int | float) and version > VERSION
        said = "It was saved by a newer Chokepoint." if newer else "Open a file that was saved with Save view."
        raise wrong("version", f"is {checking.shown(version)}, and {VERSION} is known", said)


def _entities(part: Part) -> tuple[Placed, ...]:
    given = part.get("entities")
    if isinstance(given, list) and len(given) > MOST:
        raise too_many(len(given))
    found = part.items("entities", MOST, placed)
    checking.once([each.id for each in found], "entities", "entity")
    return found


def placed(found: Any, place: str) -> Placed:
    """An entity of the canvas."""
    part = Part(found, place, ("id", "x", "y", "side", "pinned", "hidden", "from"))
    x, y = part.number("x", FARTHEST), part.number("y", FARTHEST)
    if (x is None) != (y is None):
        raise wrong(place, "has only one of x and y", "Give both, or neither: it is placed then.")
    origins = part.items("from", MOST, entity_id)
    checking.once(origins, part.at("from"))
    return Placed(
        id=entity_id(part.get("id"), part.at("id")),
        place=(x, y) if x is not None and y is not None else None,
        side=part.choice("side", SIDES, "below") if x is not None else "below",
        pinned=part.flag("pinned"),
        hidden=part.flag("hidden"),
        origins=origins,
    )


def entity_id(found: Any, place: str) -> str:
    """The id of an entity."""
    return checking.id(found, place, ID)


def _jurisdiction(found: Any, place: str) -> str:
    return _fitting(_PLACE, checking.text(found, place, ID), place, "the id of a jurisdiction, without comma or space")


def _fitting(form: re.Pattern[str], found: str, place: str, what: str) -> str:
    if not form.fullmatch(found):
        raise wrong(place, f"is {checking.shown(found)}", f"It must be {what}.")
    return found


def _day(part: Part) -> date | None:
    found = part.get("on")
    day = address.day(found) if isinstance(found, str) else None
    if found is not None and day is None:
        raise wrong("on", f"is {checking.shown(found)}", "It must be a day such as 2024-12-31, or null.")
    return day


def _supposed(found: Any) -> Supposed:
    part = Part(found if found is not None else {}, "scenario", ("scenario", "without", "add"))
    return Supposed(**{name: part.text(name, SUPPOSED) for name in ("scenario", "without", "add")})


def _bundles(part: Part, ids: Collection[str]) -> tuple[Bundle, ...]:
    found = part.items("bundles", MOST_BUNDLES, bundle)
    for at, each in enumerate(found):
        checking.known([each.hub], f"bundles[{at}].hub", ids)
    checking.once([f"{each.hub}: {', '.join(sorted(each.relations))}" for each in found], "bundles")
    return found


def bundle(found: Any, place: str) -> Bundle:
    """Lines that run together."""
    part = Part(found, place, ("hub", "relations", "x", "y"))
    at = part.number("x", FARTHEST), part.number("y", FARTHEST)
    relations = part.items("relations", MOST_BY, _relation)
    checking.once(relations, part.at("relations"))
    if not relations or at[0] is None or at[1] is None:
        raise wrong(place, "is not whole", "It must have hub, relations, x and y.")
    return Bundle(hub=entity_id(part.get("hub"), part.at("hub")), relations=relations, at=(at[0], at[1]))


def _relation(found: Any, place: str) -> str:
    return _fitting(_RELATION, checking.text(found, place, WORD), place, "a relation such as produces-out")


def _groups(part: Part, ids: Collection[str]) -> tuple[Group, ...]:
    found = part.items("groups", MOST_GROUPS, group)
    for at, each in enumerate(found):
        checking.known(each.members, f"groups[{at}].members", ids)
    checking.once([id for each in found for id in each.members], "groups", "entity")
    return found


def group(found: Any, place: str) -> Group:
    """A box with its members."""
    part = Part(found, place, ("name", "members"))
    members = part.items("members", MOST, entity_id)
    if not members:
        raise wrong(part.at("members"), "has nothing", "A box holds at least one entity.")
    return Group(name=part.text("name", NAME), members=members)


def hide(found: Any) -> Hidden:
    """What the filter takes away."""
    part = Part(found if found is not None else {}, "hide", ("class", "type", "source", "confidence"))
    return Hidden(
        classes=part.words("class", MOST_HIDDEN, WORD),
        types=part.words("type", MOST_HIDDEN, WORD),
        sources=part.words("source", MOST_HIDDEN, ID, least=0),
        confidences=part.words("confidence", MOST_HIDDEN, WORD, least=0),
    )


def condition(found: Any, place: str) -> Condition:
    """What a property must say."""
    part = Part(found, place, ("property", "is", "value"))
    if part.get("is") is None:
        raise wrong(part.at("is"), "is missing", f"It must be one of {', '.join(COMPARISONS)}.")
    return Condition(
        property=part.text("property", WORD, least=1),
        how=part.choice("is", COMPARISONS, "stated"),
        value=part.text("value", VALUE),
    )


def _styles(found: Any) -> tuple[Style, ...]:
    given = {} if found is None else found
    if not isinstance(given, dict):
        raise wrong("styles", f"is {checking.shown(given)}", "It must be an object with classes.")
    if len(given) > MOST_HIDDEN:
        raise wrong("styles", f"has {len(given):,} classes", f"At most {MOST_HIDDEN:,} are allowed.")
    return tuple(one for kind, said in given.items() if (one := style(kind, said)))


def style(kind: str, found: Any) -> Style | None:
    """How a class is drawn; `None` when it is as the ontology says."""
    place = f"styles.{kind[:WORD]}"
    _fitting(_CLASS, checking.text(kind, place, WORD), place, "the name of a class")
    part = Part(found, place, ("fill", "shape"))
    fill, shape = part.text("fill", WORD), part.text("shape", WORD)
    if fill:
        _fitting(_FILL, fill, part.at("fill"), "a colour such as #1b5a99")
    if shape and shape not in SHAPES:
        raise wrong(part.at("shape"), f"is {checking.shown(shape)}", f"It must be one of {', '.join(SHAPES)}.")
    return Style(kind=kind, fill=fill.lower(), shape=shape) if fill or shape else None
