"""Arranging: in every layout nothing lies on anything, and the same input gives the same places."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.layout.arranged import LAYOUTS, Arranged, Layout, arranged
from app.layout.layered import straightened
from app.layout.located import Block
from app.layout.rooms import Link, Place, Room
from app.layout.scene import Box

CHAIN = tuple(Link(one, other, flow=True) for one, other in ("ab", "bc", "cd"))


def room(id: str, w: float = 90, h: float = 54) -> Room:
    return Room(id, w, h)


def rooms(count: int) -> list[Room]:
    """Rooms of different sizes."""
    return [Room(f"e{n}", 26 + n * 37 % 125, (39, 54)[n % 2]) for n in range(count)]


def tangle(count: int) -> list[Link]:
    """One and a half links for each: hubs, circles, and every tenth alone."""
    trunk = [Link(f"e{n}", f"e{n * n % n // 2 if n % 3 else n // 7}") for n in range(1, count) if n % 10]
    across = [Link(f"e{n * 7 % count}", f"e{n * 11 % count}", flow=n % 2 == 0) for n in range(0, count, 2) if n % 10]
    return [link for link in trunk + across if not {link.start[-1], link.end[-1]} & {"0"} or link.start == "e0"]


def boxes(found: Arranged, given: list[Room]) -> list[Box]:
    return [each.at(*found.places[each.id]) for each in given]


def overlaps(all_: list[Box]) -> list[tuple[Box, Box]]:
    return [pair for pair in combinations(all_, 2) if pair[0].touches(pair[1])]


def extent(all_: list[Box]) -> tuple[float, float]:
    wide = max(box.right for box in all_) - min(box.left for box in all_)
    return wide, max(box.bottom for box in all_) - min(box.top for box in all_)


@st.composite
def graphs(draw: st.DrawFn) -> tuple[list[Room], list[Link], dict[str, str], dict[str, Place]]:
    """Up to thirty entities of any size with any links, homes, and up to three that are pinned apart."""
    count = draw(st.integers(0, 30))
    given = [
        Room(
            f"e{n}",
            draw(st.integers(26, 150)),
            draw(st.sampled_from((39, 54))),
            draw(st.sampled_from(("below", "left", "right"))),
        )
        for n in range(count)
    ]
    ends = st.integers(0, count + 2).map(lambda n: f"e{n}")
    links = draw(st.lists(st.builds(Link, ends, ends, st.booleans()), max_size=50))
    homes = {each.id: draw(st.sampled_from(("", "Japan", "Taiwan"))) for each in given}
    pinned = {each.id: (n * 300, n * -200) for n, each in enumerate(given[: draw(st.integers(0, 3))])}
    return given, links, homes, pinned


@pytest.mark.parametrize("layout", LAYOUTS)
@settings(max_examples=30, deadline=None)
@given(graph=graphs())
def test_nothing_overlaps_and_what_is_pinned_stays(
    layout: Layout, graph: tuple[list[Room], list[Link], dict[str, str], dict[str, Place]]
) -> None:
    given_, links, homes, pinned = graph
    found = arranged(layout, given_, links, homes=homes, pinned=pinned)
    drawn = [each if each.id in pinned else replace(each, side="below") for each in given_]
    assert set(found.places) == {each.id for each in given_}
    assert overlaps(boxes(found, drawn)) == []
    assert {id: found.places[id] for id in pinned} == pinned


@pytest.mark.parametrize("layout", LAYOUTS)
def test_three_hundred_of_different_sizes_do_not_overlap_and_fill_a_wide_picture(layout: Layout) -> None:
    given_ = rooms(300)
    found = arranged(layout, given_, tangle(300), homes={f"e{n}": f"Home {n % 7}" for n in range(200)})
    drawn = boxes(found, given_)
    wide, high = extent(drawn)
    assert overlaps(drawn) == []
    assert 0.8 < wide / high < 3.2
    assert sum(box.width * box.height for box in drawn) / (wide * high) > 0.07


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_same_input_gives_the_same_places(layout: Layout) -> None:
    once, again = (arranged(layout, rooms(80), tangle(80), homes={"e1": "Japan"}) for _ in range(2))
    assert once == again


@pytest.mark.parametrize("layout", LAYOUTS)
def test_links_in_another_order_or_twice_change_nothing(layout: Layout) -> None:
    links = tangle(60)
    assert arranged(layout, rooms(60), links) == arranged(layout, rooms(60), [*reversed(links), *links])


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_middle_of_the_picture_is_0_0(layout: Layout) -> None:
    drawn = boxes(arranged(layout, rooms(40), tangle(40)), rooms(40))
    assert abs(min(box.left for box in drawn) + max(box.right for box in drawn)) <= 60
    assert abs(min(box.top for box in drawn) + max(box.bottom for box in drawn)) <= 60


@pytest.mark.parametrize("layout", LAYOUTS)
def test_nothing_to_arrange_and_one_alone(layout: Layout) -> None:
    assert arranged(layout, [], CHAIN) == Arranged({})
    assert arranged(layout, [room("a", 90, 54)], CHAIN).places["a"][0] == 0


def test_parts_that_nothing_joins_stand_side_by_side_and_not_strewn() -> None:
    given_ = [room(f"{part}{n}") for part in "abcdef" for n in range(5)]
    links = [Link(f"{part}0", f"{part}{n}") for part in "abcdef" for n in range(1, 5)]
    drawn = boxes(arranged("force", given_, links), given_)
    wide, high = extent(drawn)
    assert sum(box.width * box.height for box in drawn) / (wide * high) > 0.1
    parts = [extent(drawn[at : at + 5]) for at in range(0, 30, 5)]
    assert sum(w * h for w, h in parts) / (wide * high) > 0.5


def test_a_flow_leads_to_the_right_whatever_else_is_linked() -> None:
    others = [Link("d", "a"), Link("c", "a"), Link("x", "b")]
    places = arranged("layered", [room(id) for id in "abcdx"], [*CHAIN, *others]).places
    across = [places[id][0] for id in "abcd"]
    assert across == sorted(set(across))


def test_on_a_circle_as_few_links_as_can_be_lead_back() -> None:
    count = 6
    circle = {(n, (n + 1) % count): 4.0 if n < count - 1 else 1.0 for n in range(count)}
    graph, _ = straightened(count, circle)
    assert set(graph.links) - set(circle) == {(0, 5)}


def test_links_without_a_circle_are_never_turned() -> None:
    flows = {(0, 9): 1.0, (9, 1): 1.0, (1, 2): 1.0, (0, 2): 1.0, (2, 3): 1.0, (8, 3): 1.0}
    graph, _ = straightened(10, flows)
    assert graph.links == sorted(flows)


def test_a_layer_too_tall_for_the_picture_has_several_columns() -> None:
    many = [room(f"s{n}") for n in range(60)]
    places = arranged("layered", [room("hub"), *many], [Link(each.id, "hub") for each in many]).places
    columns = {places[each.id][0] for each in many}
    assert 3 <= len(columns) <= 8
    assert max(columns) < places["hub"][0]


def test_rings_go_round_the_centre_that_was_asked_for() -> None:
    links = [Link("hub", f"n{n}") for n in range(12)] + [Link("n0", f"m{n}") for n in range(5)]
    given_ = [room(id) for id in ("hub", *(f"n{n}" for n in range(12)), *(f"m{n}" for n in range(5)))]

    def far(centre: str) -> dict[str, float]:
        places = arranged("radial", given_, links, centre=centre).places
        x, y = places[centre or "hub"]
        return {id: float(np.hypot((px - x) / 1.6, py - y)) for id, (px, py) in places.items()}

    around_hub, around_leaf = far(""), far("m0")
    first, second = [around_hub[f"n{n}"] for n in range(12)], [around_hub[f"m{n}"] for n in range(5)]
    assert max(first) < min(second)
    assert around_leaf["n0"] < around_leaf["hub"] < min(around_leaf[f"n{n}"] for n in range(1, 12))


def test_blocks_of_jurisdictions_hold_their_own_the_largest_first_and_what_has_no_home_last() -> None:
    homes = {"a": "Japan", "b": "Taiwan", "c": "Taiwan", "d": "Austria"}
    given_ = [room(id) for id in "abcdx"]
    found = arranged("jurisdiction", given_, CHAIN, homes=homes)
    assert [block.name for block in found.blocks] == ["Taiwan", "Austria", "Japan", ""]
    by_name = {block.name: block for block in found.blocks}
    for each in given_:
        assert inside(by_name[homes.get(each.id, "")], each.at(*found.places[each.id]))
    areas = [Box(b.x + b.w / 2, b.y + b.h / 2, b.w, b.h) for b in found.blocks]
    assert overlaps(areas) == []


def inside(block: Block, box: Box) -> bool:
    """Below the heading and within the block."""
    across = block.x <= box.left and box.right <= block.x + block.w
    return across and block.y + 30 <= box.top and box.bottom <= block.y + block.h
