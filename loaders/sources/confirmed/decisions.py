"""One decision after the other, each checked by itself and against those before it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from loaders.dates import day_that_counts
from loaders.record import Record, Where, nearest

SAME, DIFFERENT = "same_as", "different_from"


@dataclass(frozen=True)
class Decision:
    """That the entity `id` of a list is, or is not, the entity `target` that another source describes."""

    id: str
    verdict: str
    target: str
    by: str
    on: str
    reason: str
    where: Where

    @property
    def source(self) -> str:
        """The id of the decision as a publication."""
        return f"confirmed:{self.id}--{self.target}"

    @property
    def title(self) -> str:
        return f"Decision: {self.id} {'is' if self.verdict == SAME else 'is not'} {self.target}"


class Decisions:
    """Reads decisions. `known`: the ids of the actors that other sources describe."""

    def __init__(self, known: Collection[str]) -> None:
        self._known = known
        self._taken: dict[tuple[str, str], Decision] = {}
        self._same: dict[str, Decision] = {}

    def read(self, record: Record) -> Iterator[Decision]:
        """The decision of a record. Raises `SourceFault` for one that says too little, too much, or the contrary."""
        id = _id(record)
        record.where = Where(record.where.file, record.where.line, id)
        verdict, target = _verdict(record)
        if target not in self._known:
            raise record.fault(
                verdict, f"is '{target}', which is no actor of the graph", hint=nearest(target, self._known)
            )
        if target == id:
            raise record.fault(
                verdict, f"is '{target}', which is the id itself", hint="Name an entity of another source."
            )
        decision = Decision(id, verdict, target, record.text("by"), _day(record), record.text("reason"), record.where)
        record.done()
        self._agree(decision, record)
        yield decision

    def _agree(self, decision: Decision, record: Record) -> None:
        before = self._taken.setdefault((decision.id, decision.target), decision)
        if before is not decision:
            what = f"is '{decision.target}', as in the decision of line {before.where.line}"
            raise record.fault(decision.verdict, what, hint="Keep one of the two.")
        if decision.verdict == SAME:
            other = self._same.setdefault(decision.id, decision)
            if other is not decision:
                what = f"is '{decision.target}' here and '{other.target}' in line {other.where.line}"
                raise record.fault(SAME, what, hint="It can be one of them only.")


def _id(record: Record) -> str:
    id = record.text("id")
    if ":" not in id:
        raise record.fault("id", f"is '{id}'", hint="Name an entity of a list, with its prefix: csl:… or os:….")
    return id


def _verdict(record: Record) -> tuple[str, str]:
    """Which of the two fields a decision has, and the entity in it."""
    same, different = record.maybe(SAME), record.maybe(DIFFERENT)
    if (same is None) == (different is None):
        raise record.fault(
            SAME, f"and '{DIFFERENT}' are {'both' if same else 'neither'} there", hint="Give one of them."
        )
    return (SAME, same) if same else (DIFFERENT, different or "")


def _day(record: Record) -> str:
    text = record.text("on")
    try:
        if day_that_counts(text, "last")[1] == "day":
            return text
    except ValueError:
        pass
    raise record.fault("on", f"is '{text}', which is no day", hint="Write the day as 2026-11-22.")
