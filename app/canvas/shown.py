"""What of a document is shown: one rule for exports, tables and lists. The page has the same: assets/explore/rules.js.

An entity is shown when all of these are true:

1. it is not hidden by hand;
2. neither its class nor the class it looks like is among the hidden classes;
3. not all of its sources are among the hidden ones, one without sources counting as having the empty one; nor are all
   data sets that loaded it;
4. its confidence is not among the hidden ones; none stated counts as the empty one;
5. it meets every condition: `stated` and `missing` ask whether the property has a value; each of the others is met when
   the property has a value and any of its parts fits. Texts fit without regard to capitals. `above` and `below` compare
   numbers with numbers, and anything else as text, so that days written 2024-12-31 come in their order;
6. it holds on the day, or the document does not hide what does not.

A relationship is shown when both its ends are, its type is not among the hidden types, and 3, 4 and 6 are true of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from app.canvas.data import Entity, Plain, Relationship
from app.canvas.document import Condition, Document

_NUMBER = re.compile(r"\s*[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?\s*", re.ASCII | re.IGNORECASE)


def shown(
    document: Document, entities: Iterable[Entity], relationships: Iterable[Relationship]
) -> tuple[tuple[Entity, ...], tuple[Relationship, ...]]:
    """Of some entities and relationships those that the document shows, each in its order."""
    seen = visible(document)
    found = tuple(each for each in entities if each.id in seen and entity_shown(document, each))
    ids = {each.id for each in found}
    joining = (each for each in relationships if each.start in ids and each.end in ids)
    return found, tuple(each for each in joining if relationship_shown(document, each))


def visible(document: Document) -> set[str]:
    """The ids of the entities that are not hidden by hand."""
    return {each.id for each in document.entities if not each.hidden}


def entity_shown(document: Document, one: Entity) -> bool:
    """Whether the filter leaves an entity there."""
    classes = document.hide.classes
    return (
        one.kind not in classes
        and one.look not in classes
        and _kept(document, one)
        and all(meets(one, condition) for condition in document.where)
    )


def relationship_shown(document: Document, one: Relationship) -> bool:
    """Whether the filter leaves a relationship there, if both its ends are."""
    return one.type not in document.hide.types and _kept(document, one)


def faded(document: Document, one: Entity | Relationship) -> bool:
    """Whether it is drawn as what does not hold on the day."""
    return document.asof != "show" and not one.holds


def _kept(document: Document, one: Entity | Relationship) -> bool:
    hide = document.hide
    sources = one.sources or ("",)
    unsourced = bool(hide.sources) and (
        all(each in hide.sources for each in sources)
        or (bool(one.loaded_by) and all(each in hide.sources for each in one.loaded_by))
    )
    return not unsourced and one.confidence not in hide.confidences and (one.holds or document.asof != "hide")


def meets(one: Entity, condition: Condition) -> bool:
    """Whether an entity meets a condition."""
    said = one.name if condition.property == "name" else one.facts.get(condition.property)
    parts: Sequence[Plain] = said if isinstance(said, list) else [said] if said not in (None, "") else []
    if condition.how in ("stated", "missing"):
        return bool(parts) == (condition.how == "stated")
    return any(_fits(part, condition) for part in parts)


def _fits(part: Plain, condition: Condition) -> bool:
    wanted = condition.value
    if condition.how in ("above", "below"):
        order = _order(part, wanted)
        return order > 0 if condition.how == "above" else order < 0
    own, asked = written(part).lower(), wanted.lower()
    return asked in own if condition.how == "contains" else asked == own


def _order(part: Plain, wanted: str) -> float:
    """Above 0 when a value is larger than what is asked for, below 0 when it is smaller."""
    if isinstance(part, int | float) and (not wanted.strip() or _NUMBER.fullmatch(wanted)):
        return part - float(wanted.strip() or 0)
    own, asked = (each.encode("utf-16-be", "surrogatepass") for each in (written(part), wanted))
    return (own > asked) - (own < asked)


def written(part: Plain) -> str:
    """A value as text, as the page writes it: a whole number has no point."""
    return str(int(part)) if isinstance(part, float) and part.is_integer() else str(part)
