"""New entities beside old ones: nothing moves, nothing lies on anything, they are near to where they came from."""

from __future__ import annotations

import time
from itertools import combinations, pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.layout.beside import beside, between
from app.layout.parting import overlapping
from app.layout.rooms import Link, Place, Places, Room
from app.layout.scene import Box

HUB = Room("hub", 90, 54)


def rooms(count: int) -> list[Room]:
    return [Room(f"n{n}", 26 + n * 37 % 125, (39, 54)[n % 2]) for n in range(count)]


def boxes(given_: list[Room], places: Places) -> list[Box]:
    return [room.at(*places[room.id]) for room in given_]


def overlaps(new: list[Box], taken: list[Box]) -> list[tuple[Box, Box]]:
    pairs = [(one, other) for one in new for other in taken]
    return [pair for pair in (*combinations(new, 2), *pairs) if pair[0].touches(pair[1])]


def grid(count: int) -> list[Box]:
    """Rooms in rows around 0, 0, with gaps too small for another."""
    across = round((count * 3) ** 0.5)
    return [Box((n % across - across / 2) * 130, (n // across - across / 6) * 70, 110, 54) for n in range(count)]


@settings(max_examples=60, deadline=None)
@given(
    count=st.integers(0, 120),
    taken=st.lists(st.builds(Box, st.integers(-900, 900), st.integers(-900, 900), st.integers(26, 150), st.just(54))),
    groups=st.integers(1, 5),
)
def test_nothing_new_lies_on_anything(count: int, taken: list[Box], groups: int) -> None:
    new, old = rooms(count), [*taken, HUB.at(0, 0)]
    found = beside((0, 0), new, old, [f"relation {n % groups}" for n in range(count)])
    assert list(found) == [room.id for room in new]
    assert overlaps(boxes(new, found), old) == []
    assert found == beside((0, 0), new, old, [f"relation {n % groups}" for n in range(count)])


@pytest.mark.parametrize("count", [1, 5, 30, 100, 300])
def test_on_an_empty_canvas_they_stand_close_around_where_they_came_from(count: int) -> None:
    found = np.array(list(beside((500, -200), rooms(count), [HUB.at(500, -200)]).values())) - (500, -200)
    far = np.hypot(found[:, 0] / 1.5, found[:, 1])
    assert far.min() >= 40
    assert far.max() <= 110 + 2.2 * np.sqrt(count * 164 * 68 / np.pi / 1.5)


def test_they_stand_on_the_side_away_from_what_is_there() -> None:
    taken = [HUB.at(0, 0), *(Box(-300 - 130 * (n % 6), 70 * (n // 6) - 350, 110, 54) for n in range(60))]
    found = beside((0, 0), rooms(12), taken)
    assert np.mean(list(found.values()), axis=0)[0] > 60
    assert min(x for x, _ in found.values()) > -100


def test_those_of_one_relation_stand_in_one_sector_and_its_first_stand_nearest() -> None:
    groups = ["produces"] * 20 + ["is located in"] * 20
    found = beside((0, 0), [Room(f"n{n}", 90, 54) for n in range(40)], [HUB.at(0, 0)], groups)
    places = np.array(list(found.values()), dtype=float)
    far = np.hypot(places[:, 0] / 1.5, places[:, 1])
    for start in (0, 20):
        assert far[start : start + 20].tolist() == sorted(far[start : start + 20].tolist())
    assert places[:20, 0].mean() > 50
    assert places[20:, 0].mean() < -50


def test_a_gap_of_the_right_size_is_used() -> None:
    walls = [Box(0, y, 4000, 400) for y in (-230, 260)]
    found = beside((0, 0), [Room("n", 90, 54)], [HUB.at(0, 0), *walls])
    assert abs(found["n"][1]) < 30
    assert 100 < abs(found["n"][0]) < 260


@pytest.mark.parametrize(("taken", "new"), [(1_000, 100), (2_000, 1_000)])
def test_many_beside_many_do_not_overlap_and_take_no_time(taken: int, new: int) -> None:
    old = [*grid(taken), HUB.at(0, 0)]
    started = time.process_time()
    found = beside((0, 0), rooms(new), old)
    assert time.process_time() - started < 0.5
    drawn = np.array([(box.x, box.y, box.width, box.height) for box in (*boxes(rooms(new), found), *old)])
    one, _ = overlapping(drawn[:, :2], drawn[:, 2:])
    assert one[one < new].tolist() == []


def test_what_lies_between_two_stands_in_their_middle() -> None:
    known: dict[str, Place] = {"a": (-400, 0), "b": (400, 100)}
    links = [Link(end, "n0") for end in "ab"]
    found = between([Room("n0", 90, 54)], links, known, [HUB.at(x, y) for x, y in known.values()])
    assert np.hypot(*np.subtract(found["n0"], (0, 50))) < 40


def test_the_steps_of_a_path_stand_in_order_between_its_ends() -> None:
    known: dict[str, Place] = {"a": (-800, 0), "b": (800, 0)}
    way = ["a", "n0", "n1", "n2", "b"]
    links = [Link(one, other) for one, other in pairwise(way)]
    found = between([Room(id, 90, 54) for id in ("n1", "n0", "n2")], links, known, [])
    across = [found[id][0] for id in ("n0", "n1", "n2")]
    assert across == sorted(across)
    assert np.allclose(across, (-400, 0, 400), atol=60)


def test_common_neighbours_of_the_same_stand_together_and_not_on_each_other() -> None:
    known: dict[str, Place] = {"a": (-600, 0), "b": (600, 0), "c": (0, 900)}
    new = rooms(40)
    pairs = [("a", "b"), ("b", "c")]
    links = [Link(end, room.id) for n, room in enumerate(new) for end in pairs[n % 2]]
    old = [HUB.at(x, y) for x, y in known.values()]
    found = between(new, links, known, old)
    assert overlaps(boxes(new, found), old) == []
    middles = [np.mean([found[room.id] for room in new[n::2]], axis=0) for n in range(2)]
    assert np.allclose(middles, [(0, 0), (300, 450)], atol=120)


def test_what_is_linked_to_nothing_known_is_placed_too() -> None:
    found = between(rooms(3), [Link("n0", "gone")], {}, [HUB.at(0, 0)])
    assert overlaps(boxes(rooms(3), found), [HUB.at(0, 0)]) == []
