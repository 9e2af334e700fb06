"""Where an entity is seen: the measures, gaps and events it stands in; and how much comes after a technology."""

from __future__ import annotations

from datetime import date

from graph.connection import Reader, Row
from graph.reads import ask
from graph.seen_rows import SeenIn, Sight, Sights, Tie

MOST = 100
SORTS = ("measure", "gap", "event")


def seen_in(reader: Reader, id: str, *, on: date, most: int = MOST) -> SeenIn:
    """The measures, gaps and events of an entity as they stand on a day, up to `most` of each; an unknown id has none.

    First what holds on the day: measures in force, gaps open, events that have been. In that the direct ones and those
    of a body seated there come before those through a wider heading, a union or a group; then the newest, then by id.
    """
    rows = ask(reader, "seen_in", id=id, on=on.isoformat(), most=most)
    return SeenIn(**{f"{sort}s": _sights([row for row in rows if row["sort"] == sort]) for sort in SORTS})


def reach(reader: Reader, id: str) -> int:
    """How many technologies come after one. Source of the rule: INTERFACE, gaps; 0 for an unknown id."""
    rows = ask(reader, "reach", id=id)
    return int(rows[0]["reach"]) if rows else 0


def _sights(rows: list[Row]) -> Sights:
    return Sights(total=rows[0]["total"], listed=tuple(map(_sight, rows))) if rows else Sights()


def _sight(row: Row) -> Sight:
    return Sight(
        id=row["id"],
        name=row["name"],
        labels=tuple(sorted(row["labels"])),
        state=row["state"],
        properties=row["properties"],
        ties=tuple(Tie(**tie) for tie in row["ties"]),
    )
