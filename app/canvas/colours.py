"""What the fill of a shape says, by whatever a view is coloured: values, legend with counts, and the rule in words.

What is not known has no fill: it is drawn hatched and named so, and is never taken for nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from app import places, supply, words
from app.canvas.data import Entity
from app.theme import DARK, LIGHT, PLACES, SHARES, STATUSES
from graph.chain_rows import Holders
from graph.rows import Coverage
from ontology.model import Model

UNKNOWN, ELSE = "none", "else"
"""The keys of what is not known, and of what the question does not concern."""
AT_HOME = ("Actor", "Measure")
CONFIDENCES = ("high", "medium", "low")
Fill = tuple[str, str]
"""A colour in the light theme and in the dark one."""
PLAIN: Fill = (LIGHT["card"], DARK["card"])
GREY: Fill = (LIGHT["border"], DARK["border"])
SURE: Mapping[str, Fill] = {
    "high": (SHARES["4"][0][0], SHARES["4"][1][0]),
    "medium": (SHARES["2"][0][0], SHARES["2"][1][0]),
    "low": (STATUSES["announced"][0][0], STATUSES["announced"][1][0]),
}


@dataclass(frozen=True, kw_only=True)
class Value:
    """What one shape says: a key of the legend, words beside the name, a fill (`None`: not known), and a number."""

    key: str
    label: str
    fill: Fill | None
    number: float | None = None


@dataclass(frozen=True, kw_only=True)
class Key:
    """An entry of the legend with how many shapes have it."""

    key: str
    label: str
    fill: Fill | None
    count: int


@dataclass(frozen=True, kw_only=True)
class Colouring:
    """One way to colour: values by entity, the legend without what nothing has, and what is shown, in a sentence."""

    values: Mapping[str, Value]
    legend: Sequence[Key]
    said: str

    def to_json(self) -> dict[str, Any]:
        """The colouring as the page takes it."""
        return {
            "values": {id: dict(vars(each)) | {"fill": _themes(each.fill)} for id, each in self.values.items()},
            "legend": [dict(vars(each)) | {"fill": _themes(each.fill)} for each in self.legend],
            "said": self.said,
        }


def _themes(fill: Fill | None) -> dict[str, str] | None:
    return {"light": fill[0], "dark": fill[1]} if fill else None


def _colouring(values: Mapping[str, Value], keys: Iterable[tuple[str, str, Fill | None]], said: str) -> Colouring:
    """With the keys that something has, in their order."""
    counts = Counter(each.key for each in values.values())
    legend = [Key(key=key, label=label, fill=fill, count=counts[key]) for key, label, fill in keys if counts[key]]
    return Colouring(values=values, legend=legend, said=said)


def by_class(model: Model, entities: Sequence[Entity]) -> Colouring:
    """The colours of the ontology; classes that look alike count as one, those with most entities first."""
    fills = {each.look: (model.nodes[each.look].fill, model.nodes[each.look].dark_fill) for each in entities}
    labels = {look: model.nodes[look].label for look in fills}
    counts = Counter(each.look for each in entities)
    values = {each.id: Value(key=each.look, label=each.label, fill=fills[each.look]) for each in entities}
    ordered = sorted(fills, key=lambda look: (-counts[look], labels[look]))
    keys = [(look, labels[look], fills[look]) for look in ordered]
    return _colouring(values, keys, "Class: the colours of the ontology.")


def by_jurisdiction(model: Model, entities: Sequence[Entity]) -> Colouring:
    """The jurisdiction that an actor is, or has its seat in, or that imposes a measure; nothing else has a home."""
    names = {each.home: each.home_name or each.home for each in entities if each.home}
    fills = {id: PLACES[places.look(id)] for id in names}
    unknown = Value(key=UNKNOWN, label="no home known", fill=None)

    def value(one: Entity) -> Value:
        if one.home:
            return Value(key=one.home, label=names[one.home], fill=fills[one.home])
        return unknown if any(model.is_a(one.kind, each) for each in AT_HOME) else _else()

    keys: list[tuple[str, str, Fill | None]] = [(id, names[id], fills[id]) for id in places.ordered(names, names)]
    keys += [(UNKNOWN, unknown.label, None), (ELSE, "nowhere at home", PLAIN)]
    said = "Jurisdiction: the seat of an actor, the home of whoever imposes a measure. Those without a colour are grey."
    return _colouring({each.id: value(each) for each in entities}, keys, said)


def by_coverage(entities: Sequence[Entity], rows: Mapping[str, Coverage], under: str) -> Colouring:
    """The covered share of technologies, an upper bound. `under` says for which day, destination and jurisdictions."""
    values = {each.id: _covered(rows[each.id]) if each.id in rows else _else() for each in entities}
    keys: list[tuple[str, str, Fill | None]] = [(_step_key(step), label, _share(step)) for step, label in supply.STEPS]
    said = f"Covered at most, % of world supply under controls in force, {under}."
    return _colouring(values, [*keys, (UNKNOWN, "no number", None), _ELSE], said)


def _covered(row: Coverage) -> Value:
    share = row.covered_share
    if share is None:
        return Value(key=UNKNOWN, label="no number", fill=None)
    step = supply.step(share)
    return Value(key=_step_key(step), label=dict(supply.STEPS)[step], fill=_share(step), number=share)


def _step_key(step: str) -> str:
    """The key of a step of shares: 0, or the percent above which it begins."""
    return {"0": "0", "1": "above-0"}.get(step) or f"{supply.SHARE_STEPS[int(step) - 1]:.0f}"


def _share(step: str) -> Fill:
    light, dark = SHARES[step]
    return light[0], dark[0]


_ELSE: tuple[str, str, Fill | None] = (ELSE, "no technology", PLAIN)


def _else() -> Value:
    """What the question does not concern, as an event has no home: nothing is unknown of it, and nothing is said."""
    return Value(key=ELSE, label="", fill=PLAIN)


def by_concentration(model: Model, entities: Sequence[Entity], held: Mapping[str, Holders], source: str) -> Colouring:
    """How few countries hold three quarters of the supply of a technology. `source` names the shares."""
    values = {each.id: _few(held.get(each.id)) if _is_technology(model, each) else _else() for each in entities}
    keys: list[tuple[str, str, Fill | None]] = [
        (label[0], f"{label} countries", _share(step)) for step, label in supply.FEW
    ]
    keys[0] = ("1", "1 country", keys[0][2])
    said = (
        f"Concentration: fewest countries that hold {supply.THRESHOLD:.0f} % of world supply; no number where less is "
        f"known. {source}"
    )
    return _colouring(values, [*keys, (UNKNOWN, "no number", None), _ELSE], said.strip())


def _is_technology(model: Model, one: Entity) -> bool:
    return model.is_a(one.kind, "Technology")


def _few(held: Holders | None) -> Value:
    listed = held.countries if held else ()
    count = supply.fewest([each.share for each in listed if each.share is not None and each.state])
    if count is None:
        return Value(key=UNKNOWN, label="no number", fill=None)
    said = words.count(count, "country", "countries")
    return Value(key=str(min(count, len(supply.FEW))), label=said, fill=_share(supply.few(count)), number=count)


def by_confidence(entities: Sequence[Entity]) -> Colouring:
    """The confidence that the sources state."""
    stated = {each.confidence for each in entities if each.confidence}
    ordered = [*CONFIDENCES, *sorted(stated - set(CONFIDENCES))]
    keys: list[tuple[str, str, Fill | None]] = [(each, each, SURE.get(each, GREY)) for each in ordered]
    values = {
        each.id: Value(key=each.confidence, label=each.confidence, fill=SURE.get(each.confidence, GREY))
        if each.confidence
        else Value(key=UNKNOWN, label="none stated", fill=None)
        for each in entities
    }
    return _colouring(values, [*keys, (UNKNOWN, "none stated", None)], "Confidence, as the sources state it.")
