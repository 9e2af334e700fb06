"""A person's decisions on which entities of two sources are one, and which are not.

Each becomes a claim on the entity that stays, `same_as` or `different_from`, which rests on the decision as its source.
The next load of the list in question reads the claims and joins or parts the entities; this load changes neither.
The release is the newest day of a decision.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from loaders.emit import Emit, Statement
from loaders.files import LARGEST, yaml_record_of
from loaders.known import Known
from loaders.record import Record, SourceFault
from loaders.sources.confirmed.decisions import SAME, Decision, Decisions
from loaders.streams import whole
from ontology.model import Model

NONE_YET = "no decisions"
LOADED_BY = {"csl": "us_csl", "os": "opensanctions", "eto": "eto"}
"""The source that gives out ids with each prefix."""


def load(path: Path, emit: Emit, _model: Model, known: Known) -> Iterator[Statement]:
    """The decisions of a file, each as a publication; then what they add to each entity, in the file's order."""
    top = yaml_record_of(path.name, whole(path, LARGEST))
    records = _list(top)
    decisions = Decisions({actor.id for actor in known.actors()})
    made = list(emit.each(records, decisions.read))
    emit.about["release"] = max((each.on for each in made), default=NONE_YET)
    emit.advice.extend(_advice(made))
    for each in made:
        yield _source(each, emit)
    yield from _claims(made, emit)


def _list(top: Record) -> list[Record]:
    if top.peek("decisions") is None:
        raise SourceFault(
            f"{top.where.file} has no list 'decisions'.", hint="Write: decisions: [{id: …, same_as: …, …}]."
        )
    records = top.children("decisions")
    top.done()
    return records


def _source(decision: Decision, emit: Emit) -> Statement:
    """The decision itself: who took it, when, and why."""
    return emit.node(
        "Source",
        decision.source,
        decision.where,
        sources=[],
        name=decision.title,
        kind="decision",
        publisher=decision.by,
        date=decision.on,
        note=decision.reason,
    )


def _claims(decisions: list[Decision], emit: Emit) -> Iterator[Statement]:
    """One addition to each entity that decisions are about."""
    about: dict[str, list[Decision]] = {}
    for each in decisions:
        about.setdefault(each.target, []).append(each)
    for target, ones in about.items():
        yield emit.node(
            None,
            target,
            ones[0].where,
            sources=[each.source for each in ones],
            same_as=[each.id for each in ones if each.verdict == SAME],
            different_from=[each.id for each in ones if each.verdict != SAME],
        )


def _advice(decisions: list[Decision]) -> list[str]:
    prefixes = sorted({each.id.partition(":")[0] for each in decisions})
    return [
        f"Decisions on {prefix}:… take effect when {LOADED_BY[prefix]} is loaded again: "
        f"chokepoint load {LOADED_BY[prefix]} FILE."
        for prefix in prefixes
        if prefix in LOADED_BY
    ]
