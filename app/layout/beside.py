"""New entities next to where they came from: nothing that is there moves, and nothing new lies on it.

Around the origin are rows of equal height. In each row the gaps between what is there are found once, and cut into
slots as wide as the widest newcomer; the slots nearest to the origin are taken, those on the emptier side first.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence

import numpy as np
import numpy.typing as npt

from app.layout.rooms import SHAPE, Floats, Link, Place, Places, Room
from app.layout.scene import Box

APART = 14.0
CLEAR = 64.0
"""Around the origin nothing new comes nearer than this, so that lines can turn and carry their names."""
FLAT = 1.5
"""How much further sideways than up or down counts as equally near."""
AWAY = 0.5
"""How much nearer a slot seems that lies away from what is there than one toward it."""
ROOMY, FEW, PHASES = 1.2, 40, 4
"""Slots further away than this much more than on an empty canvas are looked for again, for so few, at quarter steps."""
FAINT = 0.1
"""A crowd less one-sided than this has no side."""
ROUNDS = 40
SIGHT = 900.0
"""How far around the origin it matters where others stand."""


def beside(origin: Place, rooms: Sequence[Room], taken: Iterable[Box], groups: Sequence[str] = ()) -> Places:
    """Where the shapes of the new entities stand around the middle of the shape they came from.

    `taken` is all room in use, the origin's own with it. `groups` says for each newcomer what it has in common with
    others (the relation it came by): each group has a sector of its own, and its first ones stand nearest.
    """
    if not rooms:
        return {}
    middle = np.array(origin, dtype=float)
    crowd = _crowd(middle, boxes := _numbers(taken))
    slots = _slots(middle, crowd, boxes, rooms, CLEAR)
    turned = slots[np.argsort(_turn(slots - middle, crowd), kind="stable")]
    members: dict[str, list[int]] = {}
    for at, _ in enumerate(rooms):
        members.setdefault(groups[at] if groups else "", []).append(at)
    found: Places = {}
    start = 0
    for own in members.values():
        sector = turned[start : start + len(own)]
        start += len(own)
        found |= _given([rooms[at] for at in own], sector, middle)
    return {room.id: found[room.id] for room in rooms}


def between(rooms: Sequence[Room], links: Iterable[Link], known: Mapping[str, Place], taken: Iterable[Box]) -> Places:
    """Where new entities stand that came from several, or from each other: near the middle of what they are linked to.

    `known` holds the places of the shapes that are there; links to others than those and the new ones are left out.
    """
    boxes = _numbers(taken)
    next_to = _neighbours(rooms, links, known)
    wanted = _wanted([room.id for room in rooms], next_to, known)
    alike: dict[frozenset[str], list[int]] = {}
    for at, room in enumerate(rooms):
        alike.setdefault(frozenset(next_to[room.id]), []).append(at)
    found: Places = {}
    for numbers in alike.values():
        own = [rooms[at] for at in numbers]
        middle = wanted[numbers].mean(axis=0)
        slots = _slots(middle, np.zeros(2), boxes, own, 0.0)
        found |= _given(own, slots, middle)
        boxes = np.vstack([boxes, _numbers(room.at(*found[room.id]) for room in own)])
    return {room.id: found[room.id] for room in rooms}


def _numbers(boxes: Iterable[Box]) -> Floats:
    return np.array([(box.x, box.y, box.width, box.height) for box in boxes], dtype=float).reshape(-1, 4)


def _given(rooms: Sequence[Room], slots: Floats, middle: Floats) -> Places:
    """The first to the slot nearest to the middle, and so on."""
    order = np.argsort(_far(slots - middle), kind="stable")
    return {room.id: (x, y) for room, (x, y) in zip(rooms, np.rint(slots[order]).astype(int).tolist(), strict=True)}


def _far(away: Floats) -> Floats:
    found: Floats = np.hypot(away[:, 0] / FLAT, away[:, 1])
    return found


def _crowd(middle: Floats, boxes: Floats) -> Floats:
    """Toward what is there, from 0 when it stands all around to 1 when it stands on one side only."""
    away = boxes[:, :2] - middle
    far = np.hypot(*away.T)
    near = (far > CLEAR / 2) & (far < SIGHT)
    if not near.any():
        return np.zeros(2)
    weights = 1 / far[near]
    found: Floats = (away[near] * (weights / far[near])[:, None]).sum(axis=0) / weights.sum()
    return found


def _turn(away: Floats, crowd: Floats) -> Floats:
    """The angle of each, clockwise from where the crowd stands; from above when there is none."""
    start = math.atan2(crowd[1], crowd[0]) if np.hypot(*crowd) > FAINT else -math.pi / 2
    found: Floats = (np.arctan2(away[:, 1], away[:, 0] / FLAT) - start) % (2 * math.pi)
    return found


def _slots(middle: Floats, crowd: Floats, boxes: Floats, rooms: Sequence[Room], clear: float) -> Floats:
    """As many free places for the middle of a shape as there are newcomers, the best ones.

    Rows at full steps look best. Where it is crowded, rows between them find gaps that are nearer.
    """
    wide, high = max(room.w for room in rooms) + APART, max(room.h for room in rooms) + APART
    roomy = ROOMY * (CLEAR + wide / FLAT + math.sqrt(len(rooms) * wide * high / FLAT))
    found, cost = _free(middle, crowd, boxes, (wide, high), len(rooms), clear, 1)
    if cost[-1] > roomy and len(rooms) <= FEW:
        found, cost = _free(middle, crowd, boxes, (wide, high), len(rooms), clear, PHASES)
    return found


def _free(
    middle: Floats, crowd: Floats, boxes: Floats, size: tuple[float, float], count: int, clear: float, phases: int
) -> tuple[Floats, Floats]:
    """So many slots and how far away they seem, the best first, from rows at so many steps to the height of a row."""
    wide, high = size
    reach = max(3 * wide, 2 * math.sqrt(count * wide * high))
    while True:
        steps = [step / phases for step in _outward(int(reach / high * phases))]
        found = np.vstack([_row(middle, step, boxes, size, reach, clear) for step in steps])
        away = found - middle
        toward = (away @ crowd) / np.maximum(np.hypot(*away.T), 1.0)
        cost = _far(away) * (1 + AWAY * toward)
        best = np.argsort(cost, kind="stable")
        if phases > 1:
            best = _apart(found, best, size, count)
        if len(best) >= count and cost[best[count - 1]] <= reach / FLAT * (1 - AWAY):
            return found[best[:count]], cost[best[:count]]
        reach *= 1.5


def _apart(slots: Floats, order: npt.NDArray[np.intp], size: tuple[float, float], count: int) -> npt.NDArray[np.intp]:
    """Of slots in this order the first so many that do not lie on one before them."""
    chosen: list[int] = []
    least = np.array(size) - 1e-6
    taken = np.empty((count, 2))
    for at in order.tolist():
        if np.any(np.abs(taken[: len(chosen)] - slots[at]) >= least, axis=1).all():
            taken[len(chosen)] = slots[at]
            chosen.append(at)
            if len(chosen) == count:
                break
    return np.array(chosen, dtype=np.intp)


def _outward(most: int) -> list[int]:
    return [0, *(sign * number for number in range(1, most + 1) for sign in (1, -1))]


def _row(middle: Floats, step: float, boxes: Floats, size: tuple[float, float], reach: float, clear: float) -> Floats:
    """The slots of one row: middles of shapes in every gap, the first as near to the origin as it can be.

    Every second row starts half a slot aside, so that lines pass between names.
    """
    wide, high = size
    y = middle[1] + step * high
    room = y - SHAPE[1] / 2 + (high - APART) / 2
    there = boxes[np.abs(boxes[:, 1] - room) < (boxes[:, 3] + high) / 2]
    starts, ends = there[:, 0] - (there[:, 2] + wide) / 2, there[:, 0] + (there[:, 2] + wide) / 2
    if abs(step * high) < clear:
        around = wide / 2 + math.sqrt(clear**2 - (step * high) ** 2)
        starts, ends = np.append(starts, middle[0] - around), np.append(ends, middle[0] + around)
    wanted = middle[0] + (wide / 2 if step % 2 == 1 else 0.0)
    found = [x for gap in _gaps(starts, ends, middle[0] - reach, middle[0] + reach) for x in _cut(gap, wanted, wide)]
    return np.column_stack([np.array(found, dtype=float), np.full(len(found), y)])


def _gaps(starts: Floats, ends: Floats, left: float, right: float) -> list[tuple[float, float]]:
    """What the intervals leave free from left to right."""
    order = np.argsort(starts, kind="stable")
    reached = np.maximum.accumulate(np.concatenate([[left], ends[order]]))
    following = np.concatenate([starts[order], [right]])
    free = reached <= np.minimum(following, right)
    return list(zip(reached[free].tolist(), np.minimum(following[free], right).tolist(), strict=True))


def _cut(gap: tuple[float, float], wanted: float, wide: float) -> list[float]:
    """Places at least so far apart, from the one nearest to the wanted one outwards."""
    left, right = gap
    start = min(max(wanted, left), right)
    rightward = [start + at * wide for at in range(int((right - start) / wide) + 1)]
    return [*(start - at * wide for at in range(1, int((start - left) / wide) + 1)), *rightward]


def _neighbours(rooms: Sequence[Room], links: Iterable[Link], known: Mapping[str, Place]) -> dict[str, list[str]]:
    """What each new entity is linked to, of the new and the known ones, each once."""
    found: dict[str, dict[str, None]] = {room.id: {} for room in rooms}
    for start, end, _ in links:
        for one, other in ((start, end), (end, start)):
            if one in found and one != other and (other in found or other in known):
                found[one][other] = None
    return {id: list(others) for id, others in found.items()}


def _wanted(ids: Sequence[str], next_to: Mapping[str, Sequence[str]], known: Mapping[str, Place]) -> Floats:
    """The middle of what each is linked to, the new ones in the middle of each other's."""
    start = np.array(list(known.values()), dtype=float).reshape(-1, 2).mean(axis=0) if known else np.zeros(2)
    places = {id: np.array(known[id], dtype=float) for others in next_to.values() for id in others if id in known}
    places |= dict.fromkeys(ids, start)
    for _ in range(ROUNDS):
        for id in ids:
            if next_to[id]:
                places[id] = np.mean([places[other] for other in next_to[id]], axis=0)
    return np.array([places[id] for id in ids]).reshape(-1, 2)
