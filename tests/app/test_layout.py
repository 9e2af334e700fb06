"""The one-hop picture: nothing overlaps, everything is where the words of the design say."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.canvas.elements import elements
from app.layout.relations import Group, Item, one_hop
from app.layout.scene import Scene
from app.layout.text import shorten, width, wrap

NAMES = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=200)


def item(id: str, name: str = "A neighbour", fact: str = "a fact") -> Item:
    return Item(
        id=id,
        entity=id,
        kind="Company",
        name=name,
        fact=fact,
        href=f"/{id}",
        statement_href=f"/s/{id}",
        statement_title="",
    )


@st.composite
def neighbourhoods(draw: st.DrawFn) -> list[Group]:
    """Up to forty neighbours in up to twelve groups, with names of any letters."""
    sizes = draw(st.lists(st.integers(1, 12), max_size=12).filter(lambda sizes: sum(sizes) <= 40))
    return [
        Group(
            id=f"g{g}",
            type=f"T{g}",
            label=draw(st.sampled_from(("produces", "simplifies licences for", "is the subject of a statement by"))),
            outgoing=draw(st.booleans()),
            items=tuple(item(f"{g}-{n}", draw(NAMES), draw(st.just("") | NAMES)) for n in range(size)),
            folded=draw(st.sampled_from((0, 7))),
        )
        for g, size in enumerate(sizes)
    ]


def overlaps(scene: Scene) -> list[object]:
    return [pair for pair in combinations(scene.boxes(), 2) if pair[0].touches(pair[1])]


@settings(max_examples=60, deadline=None)
@given(neighbourhoods(), NAMES)
def test_nothing_overlaps_up_to_forty_neighbours(groups: list[Group], name: str) -> None:
    scene = one_hop("picture", item("focus", name), groups)
    assert overlaps(scene) == []
    assert len(scene.shapes) == sum(len(group.items) for group in groups) == len(scene.branches)


def test_a_check_for_overlaps_can_fail() -> None:
    scene = one_hop(
        "picture", item("focus"), [Group(id="g", type="T", label="produces", outgoing=True, items=(item("a"),))]
    )
    doubled = Scene(**{**vars(scene), "shapes": scene.shapes * 2})
    assert len(overlaps(doubled)) == 2


def test_what_points_to_the_entity_stands_left_and_what_it_points_to_right() -> None:
    groups = [
        Group(id="in", type="AFFECTS", label="affects", outgoing=False, items=(item("a"),)),
        Group(id="out", type="PRODUCES", label="produces", outgoing=True, items=(item("b"), item("c"))),
    ]
    scene = one_hop("picture", item("focus"), groups)
    assert {shape.id: shape.box.x < 0 for shape in scene.shapes} == {"a": True, "b": False, "c": False}
    assert [shape.box.y for shape in scene.shapes if shape.id != "a"] == sorted(
        s.box.y for s in scene.shapes if s.id != "a"
    )


def test_the_same_neighbours_give_the_same_picture() -> None:
    groups = [Group(id="g", type="T", label="t", outgoing=True, items=tuple(item(str(n)) for n in range(5)), folded=3)]
    assert one_hop("picture", item("focus"), groups) == one_hop("picture", item("focus"), groups)


def test_what_is_not_drawn_is_counted_where_it_would_stand() -> None:
    scene = one_hop(
        "p", item("f"), [Group(id="g", type="T", label="t", outgoing=True, items=(item("a"),), folded=1320)]
    )
    assert [more.text for more in scene.more] == ["1,320 more"]
    assert scene.more[0].box.top > scene.shapes[0].box.bottom


@settings(max_examples=40, deadline=None)
@given(neighbourhoods())
def test_the_canvas_gets_every_part_once_and_every_line_has_its_ends(groups: list[Group]) -> None:
    found = elements(one_hop("picture", item("focus"), groups))
    ids = [element["data"]["id"] for element in found]
    assert len(ids) == len(set(ids))
    ends = {element["data"][end] for element in found if element["group"] == "edges" for end in ("source", "target")}
    assert ends <= set(ids)


def test_the_statement_on_the_card_is_marked_on_its_line() -> None:
    scene = one_hop("p", item("f"), [Group(id="g", type="T", label="t", outgoing=True, items=(item("a"), item("b")))])
    chosen = [e["data"]["id"] for e in elements(scene, chosen="/s/b") if "chosen" in e["classes"].split()]
    assert chosen == ["b|line"]


@given(NAMES, st.floats(30, 300))
def test_no_line_is_wider_than_its_room(text: str, room: float) -> None:
    for line in wrap(text, room, 12.5, 500):
        assert width(line, 12.5, 500) <= max(room, 12.5 * 1.7)


@pytest.mark.parametrize(
    ("text", "room", "lines"),
    [
        ("EUV lithography", 200, ("EUV lithography",)),
        ("EUV lithography", 60, ("EUV", "lithograp…")),
        ("semiconductor-technology", 100, ("semiconductor-", "technology")),
        ("since 2\u00a0Dec\u00a02024", 80, ("since", "2 Dec 2024")),
        ("光刻机和沉积设备", 60, ("光刻机和", "沉积设备")),
        ("", 60, ("…",)),
    ],
)
def test_lines_break_where_a_reader_expects(text: str, room: float, lines: tuple[str, ...]) -> None:
    assert wrap(text, room, 12.5, 500) == lines


def test_a_cut_name_ends_in_an_ellipsis_and_keeps_its_marks() -> None:
    assert shorten("e\u0301" * 20, 60, 12.5).endswith("e\u0301…")
