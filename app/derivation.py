"""How a cell of coverage comes about, step by step in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from graph.rows import Cell, Coverage, Derivation
from ontology.model import Model

STATUS = {
    "in-force": "an item control for all buyers is in force",
    "undated": "an item control is said to be in force, without a start date",
    "partial": "the control catches only something narrower",
    "broad": "the control names only a heading above it",
    "end-use": "only a control on the use or the user is in force, or a rule aimed at named parties",
    "suspended": "the control is suspended",
    "announced": "a control is announced and not yet in force",
    "ended": "the control has ended",
    "requested": "a control was asked for",
    "none": "no measure is known",
}
BEARING = {
    "partial": ("narrower",),
    "broad": ("broad",),
    "end-use": ("covers", "broad"),
    "requested": ("covers", "narrower"),
}
"""Through which relation a technology of a measure brings each status about; the others need `covers`."""


@dataclass(frozen=True)
class Teller:
    """Tells how cells come about. `places`: names of jurisdictions by id; `found`: measures by technology and id."""

    model: Model
    places: Mapping[str, str]
    found: Mapping[tuple[str, str], Derivation]

    def steps(self, row: Coverage, cell: Cell) -> list[str]:
        """The sentences that derive one cell: the measures behind it, the status, the share, what stands beside."""
        behind = [self.found[row.technology, id] for id in cell.measures]
        lines = [self._sentence(each, row, cell) for each in behind]
        lines.append(f"So on {row.on} {STATUS[cell.status]}: {cell.status}.")
        lines.append(share(row, cell, self.places[cell.jurisdiction]))
        beside = {"requested": cell.requests, "announced": cell.announced, "suspended": cell.suspended}
        others = {word: [id for id in ids if id not in cell.measures] for word, ids in beside.items()}
        return [*lines, *(f"Beside it, {word}: {', '.join(ids)}." for word, ids in others.items() if ids)]

    def _sentence(self, measure: Derivation, row: Coverage, cell: Cell) -> str:
        """What one measure says and how it bears on the technology on the day toward the destination."""
        title = f"{measure.name} ({measure.measure})" if measure.name else f"{measure.measure}, which the scenario adds"
        kind = self.model.by_notation("Measure", measure.kind) if measure.kind else None
        through = _through(measure, BEARING.get(cell.status, ("covers",)))
        if kind is not None and kind.name == "DiplomaticRequest":
            said = [f"{kind.label.lower()} {_by(measure)}", _announced(measure), _about(measure), _put_to(measure)]
        else:
            label = kind.label.lower() if kind else "control"
            said = [f"{label} imposed {_by(measure)}", _dates(measure, row.on), through]
            said += [_reach(measure, self.places[row.toward])]
        said += ["of low confidence"] if measure.confidence == "low" else []
        said += ["not confirmed by a source that was read"] if measure.verified is False else []
        return f"{title}: {'; '.join(filter(None, said))}."


def share(row: Coverage, cell: Cell, place: str) -> str:
    """The share that the jurisdiction holds, with source, year and basis; or that no number is known."""
    if cell.share is None:
        known = "names it without a number" if cell.jurisdiction in row.holders_without_number else "has no row for it"
        reason = f" ({row.share_source} {known})" if row.share_source else ""
        return f"{place}: no share known{reason}."
    said = ", ".join(str(each) for each in (row.share_source, row.year, row.basis) if each is not None)
    return f"{place} holds {cell.share:g} % ({said})."


def _by(measure: Derivation) -> str:
    who = [_at_home(each["name"], each["home"]) for each in measure.imposed_by]
    return f"by {_and(who)}" if who else "by an actor not known"


def _about(measure: Derivation) -> str:
    return "about " + _and([f"'{each['id']}'" for each in measure.through])


def _put_to(measure: Derivation) -> str:
    """To whom a request was put: those it names as destinations, and those whom statements name."""
    return f"put to {_and(sorted({*measure.asked, *(each['name'] for each in measure.targets)}))}"


def _at_home(name: str, home: str | None) -> str:
    return f"{name}, {home}" if home and home != name else name


def _dates(measure: Derivation, on: str) -> str:
    """Its dates as precisely as they are known; that none is known is said too."""
    said = list(filter(None, [_announced(measure)]))
    said += [_start(measure, on)] if measure.effective else [f"no start date, status {measure.status}"]
    said += [f"suspended from {measure.suspended}"] if measure.suspended else []
    said += [f"resumed on {measure.resumed}"] if measure.resumed else []
    return ", ".join([*said, *([f"ended on {measure.ended}"] if measure.ended else [])])


def _announced(measure: Derivation) -> str:
    return f"announced {measure.announced}" if measure.announced else ""


def _start(measure: Derivation, on: str) -> str:
    """From when it applies; of a month or year alone the last day counts, which is said."""
    counts = "" if measure.effective == measure.begins else f" (counted from {measure.begins})"
    word = "in force since" if str(measure.begins) <= on else "to begin"
    return f"{word} {measure.effective}{counts}"


def _through(measure: Derivation, bearing: Sequence[str]) -> str:
    named = [each for each in measure.through if each["how"] in bearing]
    return ", ".join(_names(each, measure.technology_name) for each in named)


def _names(through: Mapping[str, str | None], asked: str) -> str:
    item = f" as {through['eccn']}" if through["eccn"] else ""
    name = f"'{through['id']}'"
    if through["how"] == "broad":
        return f"names {name}{item}, a heading above '{asked}'"
    if through["how"] == "narrower":
        return f"covers {name}{item}, only a part of '{asked}'"
    return f"covers {name}{item}"


def _reach(measure: Derivation, toward: str) -> str:
    """Whether it names the destination, a group with it, only parties, or nothing and so every destination."""
    if measure.targets:
        hit = [each["name"] for each in measure.targets if each["hit"]]
        groups = [name for name in hit if name != toward]
        return f"targets {_and(hit)}" + (f", which {toward} is in" if groups and toward not in hit else "")
    if measure.by_party and measure.parties:
        return f"aimed at {_and(measure.parties)}, no destination named"
    return "targets every destination but its own"


def _and(names: Sequence[str]) -> str:
    return " and ".join([", ".join(names[:-1]), names[-1]] if len(names) > 1 else names)
