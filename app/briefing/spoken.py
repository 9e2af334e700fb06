"""Requests with their answers, and what is said for and against measures, side by side."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from app import words
from app.briefing.grounds import ground
from app.briefing.note import Grid, Lines, Run, Sentence
from app.briefing.telling import Teller, cell, dated, sentence
from graph.spoken import Position, Record

FOR = ("supports", "agreed_to", "sponsors")
AGAINST = ("opposes", "reluctant_about", "doubts", "does_not_replicate")
"""Words of the records for one side and the other. Source: questions.yaml, disagreements."""
SAID: Mapping[str, str] = {
    "supports": "supports it",
    "agreed_to": "agreed to it",
    "sponsors": "sponsors it",
    "opposes": "opposes it",
    "reluctant_about": "is reluctant",
    "doubts": "has doubts",
    "does_not_replicate": "does not copy it",
    "states": "states",
    "argues": "argues",
    "confirms": "confirms it",
    "declined_comment": "declined to comment",
    "denies_knowledge_of": "denies knowledge of it",
    "requested": "asked",
}


@dataclass(frozen=True)
class Request:
    """A request with those who asked and were asked, and `how` it bears on a technology: covers, narrower, broad."""

    record: Record
    asked_by: tuple[str, ...]
    asked: tuple[str, ...]
    through: tuple[tuple[str, str], ...] = ()

    @property
    def id(self) -> str:
        return self.record.id


def by_day(rows: Iterable[Mapping[str, Any]], records: Mapping[str, Record], on: date) -> list[Request]:
    """The rows of the question `requests` that were known on a day, the newest first."""
    found = [
        Request(records[row["measure"]], tuple(row["asked_by"]), tuple(row["asked"]))
        for row in rows
        if row["measure"] in records and _known(records[row["measure"]], on)
    ]
    return sorted(found, key=lambda each: (-each.record.properties["announced"].toordinal(), each.id))


def _known(record: Record, on: date) -> bool:
    announced = record.properties.get("announced")
    return isinstance(announced, date) and announced <= on


def requests(teller: Teller, found: Sequence[Request], said: Sequence[Position], to: str) -> Grid:
    """Requests and what was answered to each."""
    return Grid(
        name="Requests and answers",
        heads=("Request", "Answers"),
        widths=(0.5, 0.5),
        rows=tuple((cell_of(teller, each), answers(teller, each, said)) for each in found),
        to=to,
    )


def cell_of(teller: Teller, request: Request) -> Lines:
    """Who asked whom for what, when, and how the request stands."""
    properties = request.record.properties
    when = teller.run(request.id, dated(properties, "announced"))
    about = _about(teller, request)
    status = words.spaced(str(properties.get("status", "")))
    return cell(
        when,
        ": ",
        teller.several(request.asked_by, 3),
        " asked ",
        teller.several(request.asked, 4) if request.asked else "nobody who is named",
        ": ",
        str(properties.get("name", request.id)),
        *about,
        f". Status in the record: {status}." if status else ".",
        of=[ground(properties)],
    )


def _about(teller: Teller, request: Request) -> list[Any]:
    narrower = [id for id, how in request.through if how == "narrower"]
    broad = [id for id, how in request.through if how == "broad"]
    if any(how == "covers" for _, how in request.through) or not request.through:
        return []
    return [
        " (only about ",
        teller.several(narrower or broad, 3),
        ", narrower)" if narrower else ", a wider heading)",
    ]


def answers(teller: Teller, request: Request, said: Sequence[Position]) -> Lines:
    """What was answered, those who took a side first; none known is said."""
    found = [each for each in said if each.measure == request.id and each.type != "REQUESTED"]
    found.sort(key=lambda each: (_side(each), each.actor, each.id))
    if not found:
        return cell("None known.")
    return Lines(
        items=tuple(position(teller, each) for each in found),
        listed=True,
        to=teller.question("responses", request=request.id),
    )


def _side(each: Position) -> int:
    sides = (*FOR, *AGAINST, "states", "argues", "confirms")
    return 0 if each.word in FOR + AGAINST else 1 if each.word in sides else 2


def position(teller: Teller, each: Position, *, named: bool = False) -> Sentence:
    """Who said what, when, and whether people are named; `named`: also on which measure.

    The verb leads to the statement.
    """
    when = dated(each.properties, "date")
    verb = Run(SAID.get(each.word, words.spaced(each.word)), teller.run(each.id, "-", to=each.id).to)
    detail = f": {each.detail}" if each.detail else ""
    about = () if each.measure and not named else (" on ", teller.run(each.whom))
    marks = f" ({', '.join(filter(None, (when, 'people not named' if each.unnamed else '')))})"
    return sentence(
        teller.run(each.actor),
        " ",
        verb,
        *about,
        detail,
        marks if when or each.unnamed else "",
        of=[ground(each.properties)],
    )


def claims(teller: Teller, said: Sequence[Position], to: str = "") -> Grid | None:
    """What is said for a measure, against it, and beside that, in columns; `None` when nothing is."""
    by_measure: dict[str, list[Position]] = {}
    for each in said:
        if each.type != "REQUESTED":
            by_measure.setdefault(each.measure or each.whom, []).append(each)
    if not by_measure:
        return None
    order = sorted(by_measure, key=lambda about: (-len({_column(each) for each in by_measure[about]}), about))
    return Grid(
        name="Open and conflicting claims",
        heads=("About", "In favour", "Against or in doubt", "Also said"),
        widths=(0.22, 0.22, 0.28, 0.28),
        rows=tuple((cell(teller.run(id)), *_columns(teller, by_measure[id], id)) for id in order),
        to=to,
    )


def _columns(teller: Teller, said: Sequence[Position], id: str) -> list[Lines]:
    found: list[Lines] = []
    for column in range(3):
        here = [position(teller, each) for each in said if _column(each) == column]
        there = teller.question("positions-on", measure=id)
        found.append(Lines(items=tuple(here), listed=True, to=there) if here else cell("none known"))
    return found


def _column(each: Position) -> int:
    return 0 if each.word in FOR else 1 if each.word in AGAINST else 2


def conflicting(said: Sequence[Position]) -> set[str]:
    """The measures on which there are words on both sides, or two who state something."""
    sides: dict[str, list[str]] = {}
    for each in said:
        sides.setdefault(each.measure or "", []).append(each.word)
    return {
        id
        for id, found in sides.items()
        if (set(found) & set(FOR) and set(found) & set(AGAINST)) or found.count("states") > 1
    }
