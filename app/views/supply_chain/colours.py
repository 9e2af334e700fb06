"""What the colour and the number of a box say, for each thing that can be asked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app import places, supply, words
from app.cells import difference, signed
from app.statuses import STATUSES
from graph.chain_rows import Holder, Holders
from graph.rows import Coverage

COVERED = ("in-force", "undated")
WHOLE = 99.0
"""Percent known from which nobody is missing but by rounding. Source: INTERFACE, coverage."""


@dataclass(frozen=True)
class Value:
    """What a box says: the look of its fill (empty for no number), the figure on it, in words, and as a number."""

    look: str
    figure: str
    words: str
    number: float | str | None = None


@dataclass(frozen=True, kw_only=True)
class Colouring:
    """One way to colour: words that explain it, looks with their words for the legend, and values by technology."""

    heading: str
    rule: str
    legend: tuple[tuple[str, str], ...]
    values: Mapping[str, Value]


STEPS = tuple((f"share-{step}", said) for step, said in supply.STEPS)


def figure(share: float) -> str:
    """A share in a box: whole percent; 0 only for nothing."""
    return "<1" if 0 < share < 0.95 else f"{share:.0f}"


def _by_share(said: str, share: float | None) -> Value:
    if share is None:
        return Value("", "", "no number")
    return Value(f"share-{supply.step(share)}", figure(share), f"{said} {words.percent(share)}", round(share, 4))


def covered(rows: Mapping[str, Coverage]) -> Colouring:
    """The covered share."""
    return Colouring(
        heading="Covered at most",
        rule="% of world supply under controls in force",
        legend=STEPS,
        values={id: _by_share("covered at most", row.covered_share) for id, row in rows.items()},
    )


def open_share(row: Coverage) -> float | None:
    """The share that the chosen jurisdictions hold without a control in force; `None` when no number is known."""
    if row.known_share is None:
        return None
    return round(sum(cell.share or 0.0 for cell in row.cells if cell.status not in COVERED), 4)


def uncovered(rows: Mapping[str, Coverage]) -> Colouring:
    """What the chosen jurisdictions supply outside any control of theirs."""
    return Colouring(
        heading="Uncovered",
        rule="% of world supply that the chosen hold outside controls in force",
        legend=STEPS,
        values={id: _by_share("uncovered", open_share(row)) for id, row in rows.items()},
    )


CHANGES = (
    ("status-suspended", "less"),
    ("status-none", "as before"),
    ("share-1", "up to 25 more"),
    ("share-2", "over 25"),
    ("share-3", "over 50"),
    ("share-4", "over 75"),
)


def change(rows: Mapping[str, Coverage], before: Mapping[str, Coverage], day: str) -> Colouring:
    """By how many points the covered share has grown since a day; no number where either day has none."""
    return Colouring(
        heading=f"Covered share since {words.written_day(day)}",
        rule="points of world supply that came under controls in force, or left them",
        legend=CHANGES,
        values={id: _moved(row, before.get(id)) for id, row in rows.items()},
    )


def _moved(now: Coverage, before: Coverage | None) -> Value:
    old = before.covered_share if before else None
    by = difference(now.covered_share, old)
    if old is None or by is None:
        return Value("", "", "no number")
    look = f"share-{supply.step(by)}" if by > 0 else "status-suspended" if by < 0 else "status-none"
    told = f"covered at most {words.percent(old)} before, {words.percent(now.covered_share or 0.0)} now"
    return Value(look, signed(round(by)) if abs(by) >= 0.5 else signed(by), told, by)


def reach(reached: Mapping[str, int]) -> Colouring:
    """How many technologies are made with each, directly or through others; in quarters of the most."""
    most = max(reached.values(), default=0)
    ends = [most * quarter // 4 for quarter in range(1, 4)]
    legend = (
        ("share-0", "0"),
        ("share-1", f"up to {ends[0]}"),
        *zip(("share-2", "share-3", "share-4"), (f"over {end}" for end in ends), strict=True),
    )
    return Colouring(
        heading="Reach",
        rule="number of technologies that depend on it, directly or through others",
        legend=legend,
        values={id: _reaching(count, ends) for id, count in reached.items()},
    )


def _reaching(count: int, ends: Sequence[int]) -> Value:
    look = 0 if not count else 1 + sum(count > end for end in ends)
    return Value(f"share-{look}", str(count), f"{words.count(count, 'technology', 'technologies')} depend on it", count)


def status(rows: Mapping[str, Coverage], jurisdiction: str, name: str) -> Colouring:
    """The status of the controls of one jurisdiction; it needs no share."""
    found = {
        id: next(cell.status for cell in row.cells if cell.jurisdiction == jurisdiction) for id, row in rows.items()
    }
    return Colouring(
        heading=f"Controls of {name}",
        rule="status of its strongest control on the day",
        legend=tuple((f"status-{key}", f"{each.letter} {each.words}") for key, each in STATUSES.items()),
        values={
            id: Value(f"status-{key}", STATUSES[key].letter, f"{name}: {STATUSES[key].words}", key)
            for id, key in found.items()
        },
    )


def share_of(
    rows: Mapping[str, Coverage], held: Mapping[str, Holders], holder: str, name: str, *, firm: bool
) -> Colouring:
    """The share that one country or company holds."""
    return Colouring(
        heading=f"Held by {name}",
        rule="% of world supply; 0 only where all holders are known",
        legend=STEPS,
        values={
            id: _by_share(f"held by {name}:", _share(held[id].firms if firm else held[id].countries, holder))
            if id in held
            else Value("", "", "no number")
            for id in rows
        },
    )


def _share(listed: Sequence[Holder], holder: str) -> float | None:
    """What a holder has: `None` where it is named without a number, or where others may be missing in the list."""
    for each in listed:
        if each.id == holder:
            return each.share
    known = [each.share for each in listed if each.share is not None]
    return 0.0 if len(known) == len(listed) and sum(known) >= WHOLE else None


def concentration(rows: Mapping[str, Coverage], held: Mapping[str, Holders], *, firms: bool) -> Colouring:
    """How many holders it takes for three quarters of the supply."""
    said = "companies" if firms else "countries"
    return Colouring(
        heading=f"Concentration: {said}",
        rule=f"fewest that hold {supply.THRESHOLD:.0f} % of world supply; none where less is known",
        legend=tuple((f"share-{step}", said) for step, said in supply.FEW),
        values={
            id: _few(held[id].firms if firms else held[id].countries, said, firms)
            if id in held
            else Value("", "", "no number")
            for id in rows
        },
    )


def _few(listed: Sequence[Holder], said: str, firms: bool) -> Value:
    shares = [each.share for each in listed if each.share is not None and (firms or each.state)]
    count = supply.fewest(shares)
    if count is None:
        return Value("", "", f"{said} known for {words.percent(sum(shares))} only" if shares else "no number")
    one = {"companies": "company", "countries": "country"}[said]
    return Value(
        f"share-{supply.few(count)}",
        str(count),
        f"{words.count(count, one, said)} hold{'s' * (count == 1)} 75 %",
        count,
    )


def short(id: str, names: Mapping[str, str]) -> str:
    """A jurisdiction in a word or two."""
    return places.SHORT.get(id, names.get(id, id))
