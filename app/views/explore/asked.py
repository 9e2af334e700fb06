"""What the page's scripts ask of the explorer, read from the body of a request and checked."""

from __future__ import annotations

import math
from collections.abc import Mapping
from datetime import date
from typing import Any

from app import address
from app.canvas.document import FARTHEST, ID, MOST
from app.canvas.opening import too_many
from app.layout.rooms import SHAPE
from app.layout.scene import Box
from app.posted import text
from graph.errors import WrongValue

Body = Mapping[str, Any]
TEXT = 2_000


def short(found: Body, name: str, most: int = ID) -> str:
    """A text; the empty one where nothing stands. Raises `WrongValue` for one that is too long."""
    if found.get(name) is None:
        return ""
    said = text(found, name)
    if len(said) > most:
        raise WrongValue(f"{name} has {len(said):,} characters.", hint=f"At most {most:,} are taken.")
    return said


def ids(found: Body, name: str) -> tuple[str, ...]:
    """Ids, each once, in their order. Raises for more than a canvas takes."""
    given = found.get(name, [])
    if not isinstance(given, list) or not all(isinstance(each, str) for each in given):
        raise WrongValue(f"{name} is no list of ids.", hint="Send a list of texts.")
    if len(given) > MOST:
        raise too_many(len(given))
    return tuple(dict.fromkeys(short({name: id}, name) for id in given if id))


def amount(found: Body, name: str, default: int, most: int) -> int:
    """A whole number from 1; no more than `most`."""
    said = found.get(name, default)
    if isinstance(said, bool) or not isinstance(said, int) or said < 1:
        raise WrongValue(f"{name} is no number from 1.", hint=f"Send a whole number up to {most:,}.")
    return min(said, most)


def day(found: Body, name: str = "on") -> date | None:
    """A day, or none. Raises `WrongValue` for a text that is no day."""
    said = short(found, name, TEXT)
    if said and address.day(said) is None:
        raise WrongValue(f"{said[:40]!r} is no day.", hint="Write it as 2024-12-31.")
    return address.day(said)


def rooms(found: Body, name: str = "rooms") -> tuple[Box, ...]:
    """The rooms that are taken, each its middle and its size. Raises `WrongValue` for what is no room."""
    given = found.get(name, [])
    if not isinstance(given, list) or len(given) > 2 * MOST:
        raise WrongValue(
            f"{name} is no list of rooms, or one of too many.", hint="Send [x, y, width, height] for each."
        )
    return tuple(Box(*_numbers(each, 4, name)) for each in given)


def point(found: Body, name: str) -> tuple[int, int] | None:
    """A place, or none."""
    if found.get(name) is None:
        return None
    x, y = _numbers(found[name], 2, name)
    return round(x), round(y)


def _numbers(given: Any, many: int, name: str) -> list[float]:
    sound = isinstance(given, list) and len(given) == many and all(map(_sound, given))
    if not sound:
        raise WrongValue(f"{name} holds what is no place.", hint=f"Send {many} numbers for each.")
    return [float(each) for each in given]


def _sound(each: Any) -> bool:
    return (
        isinstance(each, int | float)
        and not isinstance(each, bool)
        and math.isfinite(each)
        and abs(each) <= 2 * FARTHEST
    )


def places(have: tuple[str, ...], taken: tuple[Box, ...]) -> dict[str, tuple[int, int]]:
    """The middles of the shapes of what is there, where each has its room named in the same order; none otherwise.

    A shape stands at the top of its room, as with a name below it.
    """
    if len(have) != len(taken):
        return {}
    return {id: (round(box.x), round(box.top + SHAPE[1] / 2)) for id, box in zip(have, taken, strict=True)}


def relation(found: Body) -> tuple[str, bool | None]:
    """The relationship type and direction of a relation such as `produces-out`; nothing and both for none."""
    said = short(found, "relation")
    if not said:
        return "", None
    type, _, direction = said.rpartition("-")
    if direction not in ("in", "out") or not type:
        raise WrongValue(f"{said[:60]!r} is no relation.", hint="Write it as produces-out or produces-in.")
    return type.upper(), direction == "out"
