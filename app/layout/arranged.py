"""Entities and links arranged anew, in one of the layouts a person may ask for. The same for the same input."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

import numpy as np

from app.layout.forced import APART, forced
from app.layout.layered import layered
from app.layout.located import Block, located
from app.layout.parting import settled
from app.layout.radial import radial
from app.layout.rooms import Floats, Link, Place, Places, Room, as_places, sizes_of

Layout = Literal["force", "layered", "radial", "jurisdiction"]
LAYOUTS: tuple[Layout, ...] = get_args(Layout)
ASPECT = 1.6
NARROWEST, WIDEST = 0.5, 3.2


@dataclass(frozen=True)
class Arranged:
    """The middles of the shapes by id, in whole pixels, and the headed blocks when it is arranged by jurisdiction."""

    places: Places
    blocks: tuple[Block, ...] = ()


def arranged(
    layout: Layout,
    rooms: Sequence[Room],
    links: Sequence[Link],
    *,
    centre: str = "",
    homes: Mapping[str, str] | None = None,
    pinned: Mapping[str, Place] | None = None,
    aspect: float = ASPECT,
) -> Arranged:
    """Places for all rooms, none on another, with the middle of the picture at 0, 0.

    `links` to what is not there are left out. `centre` is the id in the middle of rings; the best connected without
    it. `homes` holds the name of the jurisdiction by id. `pinned` entities keep their places, their names where they
    stand now, and the others come around them. `aspect` is how much wider than high the picture should be.
    """
    if not rooms:
        return Arranged({})
    form = min(max(aspect, NARROWEST), WIDEST)
    blocks: tuple[Block, ...] = ()
    if layout == "jurisdiction":
        middles, blocks = located(rooms, homes or {}, form)
    elif layout == "radial":
        middles = radial(rooms, links, centre, form)
    else:
        middles = (layered if layout == "layered" else forced)(rooms, links, form)
    return _kept(rooms, middles, blocks, dict(pinned or {}))


def _kept(rooms: Sequence[Room], middles: Floats, blocks: Sequence[Block], pinned: Mapping[str, Place]) -> Arranged:
    """The picture around 0, 0; or moved to where its pinned entities are, and out of their way."""
    sizes = sizes_of(rooms)
    held = np.array([room.id in pinned for room in rooms])
    if not held.any():
        shift = -((middles - sizes / 2).min(axis=0) + (middles + sizes / 2).max(axis=0)) / 2
        return Arranged(as_places(rooms, middles + shift), tuple(block.moved(*shift.tolist()) for block in blocks))
    boxes = [room.at(*pinned[room.id]) for room in rooms if room.id in pinned]
    there = np.array([(box.x, box.y) for box in boxes])
    shift = np.rint((there - middles[held]).mean(axis=0))
    sizes[held] = [(box.width, box.height) for box in boxes]
    found = middles + shift
    found[held] = there
    found = settled(found, sizes + APART * 0.5, held)
    places = as_places(rooms, found) | {room.id: pinned[room.id] for room in rooms if room.id in pinned}
    return Arranged(places, tuple(block.moved(*shift.tolist()) for block in blocks))
