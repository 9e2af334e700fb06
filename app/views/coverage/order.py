"""Which rows stand where: groups by stage along the chain, or all by the size of their gap."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from app import stages
from app.views.coverage.selection import ALL, Selection
from graph.rows import Coverage
from graph.technologies import Technology, uncovered

MOST_INDENT = 2


@dataclass(frozen=True)
class Group:
    """Rows under a heading: those with a number, then those without, each in their order.

    `folded`: only the heading is shown; `unsized`: also the rows without number are shown.
    """

    stage: str
    heading: str
    sized: tuple[Coverage, ...]
    unsized: tuple[Coverage, ...]
    folded: bool
    opened: bool

    @property
    def shown(self) -> tuple[Coverage, ...]:
        """The rows that stand open."""
        if self.folded:
            return ()
        return (*self.sized, *self.unsized) if self.opened else self.sized


def groups(rows: Sequence[Coverage], known: Mapping[str, Technology], selection: Selection) -> list[Group]:
    """All rows that the filter lets through, grouped and ordered. The row in focus is never folded away."""
    found = [row for row in rows if _found(row, known, selection.find)]
    if selection.sort == "gap":
        return _by_gap(found, selection)
    by_stage: dict[str, list[Coverage]] = {}
    for row in found:
        by_stage.setdefault(known[row.technology].stage or stages.OTHER, []).append(row)
    return [
        _group(
            stage,
            stages.heading(stage),
            sorted(by_stage[stage], key=lambda row: path(row.technology, known)),
            selection,
        )
        for stage in sorted(by_stage, key=stages.place)
    ]


def _found(row: Coverage, known: Mapping[str, Technology], text: str) -> bool:
    technology = known.get(row.technology)
    if technology is None:
        return False
    said = f"{technology.label or ''}\n{technology.name}\n{technology.id}".casefold()
    return all(word in said for word in text.casefold().split())


def _group(stage: str, heading: str, rows: Sequence[Coverage], selection: Selection) -> Group:
    sized = tuple(row for row in rows if row.known_share is not None)
    unsized = tuple(row for row in rows if row.known_share is None)
    focus = selection.lens.focus
    held = any(row.technology == focus for row in rows)
    opened = stage in selection.unsized or ALL in selection.unsized or bool(selection.find)
    return Group(
        stage,
        heading,
        sized,
        unsized,
        folded=stage in selection.folded and not held,
        opened=opened or any(row.technology == focus for row in unsized),
    )


def _by_gap(rows: Iterable[Coverage], selection: Selection) -> list[Group]:
    """One group: largest uncovered share first, then by id."""
    by_gap = sorted(rows, key=lambda row: (-(uncovered(row) or 0.0), row.technology))
    return [_group(ALL, "Largest uncovered share first", by_gap, selection)] if by_gap else []


def path(id: str, known: Mapping[str, Technology]) -> tuple[tuple[int, str], ...]:
    """What sorts technologies along the chain: what has more after it first, each before what is narrower than it."""
    line: list[str] = []
    at: str | None = id
    while at is not None and at not in line and at in known:
        line.append(at)
        at = next(iter(known[at].parents), None)
    return tuple((-known[each].reach, each) for each in reversed(line))


def indent(row: Coverage, among: frozenset[str], known: Mapping[str, Technology]) -> int:
    """How many of the technologies it is narrower than stand among the same rows; at most two."""
    above = path(row.technology, known)[:-1]
    return min(sum(id in among for _, id in above), MOST_INDENT)
