"""A cell of coverage and a covered bar in words and numbers, for every view that shows them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app import words
from app.statuses import STATUSES, rank
from app.supply import LEAST, OTHERS, UNKNOWN
from graph.rows import Cell, Coverage

NO_NUMBER = "–"
BESIDE = (("requested", "requests"), ("announced", "announced"), ("suspended", "suspended"))
"""What can stand beside the status of a cell, strongest last, and the field that lists it."""


@dataclass(frozen=True)
class Line:
    """A part of a covered bar in words. `look` is a status, `others` or `unknown`."""

    look: str
    words: str
    share: float


def figure(value: float | None) -> str:
    """A share as it stands in a column headed %: `51.9`, `100`, `under 0.1`, and a dash where no number is known."""
    return NO_NUMBER if value is None else words.percent(value).removesuffix(" %")


def difference(after: float | None, before: float | None) -> float | None:
    """Percentage points between two covered shares; `None` when one of them is not known."""
    return round(after - before, 4) if after is not None and before is not None else None


def signed(value: float) -> str:
    """A difference with its sign: `+51.9`, `−7`, `0`."""
    sign = "+" if value > 0 else "−" if value < 0 else ""
    return sign + figure(abs(value))


def beside(cell: Cell) -> list[str]:
    """The statuses that hold beside that of the cell, for a mark."""
    return [status for status, field in BESIDE if status != cell.status and getattr(cell, field)]


def cell_words(cell: Cell, place: str, *, unsized: bool = False) -> str:
    """The whole cell in words: `Japan: in force, 51.9 %`. `unsized`: the source names the holder without a number."""
    said = [STATUSES[cell.status].words]
    said += [words.percent(cell.share)] if cell.share is not None else ["holder without a number"] if unsized else []
    said += [f"also {STATUSES[status].words}" for status in beside(cell)]
    return f"{place}: {', '.join(said)}"


def lines(row: Coverage, names: Mapping[str, str]) -> list[Line]:
    """A covered bar in words, in the order of its parts: who holds what under which status, then others, then unknown.

    Empty when no number is known.
    """
    if row.known_share is None:
        return []
    held = sorted((cell for cell in row.cells if cell.share), key=lambda cell: (rank(cell.status), -(cell.share or 0)))
    found = [
        Line(cell.status, f"{names[cell.jurisdiction]}: {STATUSES[cell.status].words}", cell.share or 0.0)
        for cell in held
    ]
    others = row.known_share - sum(line.share for line in found)
    rest = (Line(OTHERS, "held in other countries", others), Line(UNKNOWN, "holder not known", 100 - row.known_share))
    return [*found, *(line for line in rest if line.share >= LEAST)]


def changed_cells(before: Coverage | None, after: Coverage) -> list[tuple[Cell, Cell]]:
    """The cells whose status is another than before, each as it was and as it is."""
    old = {cell.jurisdiction: cell for cell in before.cells} if before else {}
    pairs = ((old[cell.jurisdiction], cell) for cell in after.cells if cell.jurisdiction in old)
    return [(was, now) for was, now in pairs if was.status != now.status]


def newest_year(rows: Sequence[Coverage]) -> int | None:
    """The newest year of the shares; those of an older year are marked with it."""
    return max((row.year for row in rows if row.year is not None and row.known_share is not None), default=None)
