"""What several sources tell of one record: where they differ, and which of them says what."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from app import facts, words
from app.cards import Claim, Conflict, Link, Side
from graph.rows import CitedSource, Properties
from ontology.model import Attribute


@dataclass(frozen=True, kw_only=True)
class Told:
    """What one loaded data set says of a record, and the sources that it names for it."""

    by: str
    properties: Properties
    sources: tuple[str, ...]


def told(properties: Properties) -> tuple[Told, ...]:
    """What each data set says of a record, by its id; empty where only one describes it."""
    try:
        kept = json.loads(properties.get("claims") or "{}")
    except (TypeError, ValueError):
        return ()
    named = sorted(kept.items()) if isinstance(kept, dict) else []
    return tuple(
        Told(by=str(by), properties=said["properties"], sources=tuple(map(str, said.get("sources") or ())))
        for by, said in named
        if isinstance(said, dict) and isinstance(said.get("properties"), dict)
    )


def conflicts(
    attributes: Sequence[Attribute],
    properties: Properties,
    names: Mapping[str, str] | None = None,
    sources: Sequence[CitedSource] = (),
    to_entity: Callable[[str], str] | None = None,
) -> tuple[Conflict, ...]:
    """The facts that data sets tell differently, each with all sides. `names` are those of the data sets by id."""
    said = told(properties)
    known = {source.id: source for source in sources}
    found = []
    for attribute in attributes:
        telling = [each for each in said if attribute.name in each.properties]
        values = [facts.text(attribute, each.properties[attribute.name]) for each in telling]
        if attribute.name in facts.APART or len(set(values)) < 2:
            continue
        sides = (
            Side((names or {}).get(each.by, each.by), (Claim(value, _links(each.sources, known, to_entity)),))
            for each, value in zip(telling, values, strict=True)
        )
        found.append(Conflict(attribute.label, tuple(sides)))
    return tuple(found)


def _links(
    ids: Sequence[str], known: Mapping[str, CitedSource], to_entity: Callable[[str], str] | None
) -> tuple[Link, ...]:
    return tuple(Link(brief(known[id]), to_entity(id)) for id in ids if id in known and to_entity)


def brief(source: CitedSource) -> str:
    """A publication in a few words: publisher and day, else its title."""
    dated = words.day(source.date, source.date_precision) if source.date else ""
    return ", ".join(filter(None, (source.publisher, dated))) if source.publisher else source.name


def says(attributes: Sequence[Attribute], properties: Properties) -> dict[str, str]:
    """For each source the names of the facts that it is given for and others are not; empty where all are for all.

    What a data set says is given for each source that it names.
    """
    labels = {each.name: each.label for each in attributes if each.name not in facts.APART}
    found: dict[str, set[str]] = {}
    for each in told(properties):
        for source in each.sources:
            found.setdefault(source, set()).update(name for name in labels if name in each.properties)
    shared = set.intersection(*found.values()) if found else set()
    own = {source: [labels[name] for name in labels if name in names - shared] for source, names in found.items()}
    return {source: ", ".join(names) for source, names in own.items() if names}


def verified(properties: Properties) -> dict[str, bool]:
    """For each source whether the record was verified in it, as far as that can be told.

    A record that is not verified is so in none of its sources. One that is, is so in one of them: told of a single
    source only. Where several data sets describe the record, each speaks for its own sources.
    """
    parts = told(properties) or (
        Told(by="", properties=properties, sources=tuple(map(str, properties.get("sources") or ()))),
    )
    found: dict[str, bool] = {}
    for part in parts:
        said = part.properties.get("verified")
        if said is False or (said is True and len(part.sources) == 1):
            found |= dict.fromkeys(part.sources, said)
    return found
