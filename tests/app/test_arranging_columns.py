"""A neighbour that stands in several relations is there once; one plate carries all their names."""

from __future__ import annotations

from itertools import combinations

from app.layout.relations import PLATE_LINE, Group, Item, one_hop


def item(id: str) -> Item:
    return Item(
        id=id,
        entity=id,
        kind="Measure",
        name=id,
        fact="",
        href="",
        statement_href="",
        statement_title="",
    )


def group(id: str, label: str, *items: str) -> Group:
    return Group(id=id, type="AFFECTS", label=label, outgoing=False, items=tuple(item(each) for each in items))


def test_every_name_of_a_plate_begins_on_a_line_of_its_own_and_none_is_cut() -> None:
    scene = one_hop("p", item("f"), [group("a", "affects, is aimed at, simplifies licences for", "rule")])
    assert [bundle.lines for bundle in scene.bundles] == [("affects,", "is aimed at,", "simplifies", "licences for")]
    assert scene.bundles[0].plate.height == 4 * PLATE_LINE + 6


def test_plates_of_many_names_do_not_lie_on_each_other() -> None:
    names = ", ".join(f"is linked in way {number} to" for number in range(6))
    scene = one_hop("p", item("f"), [group(str(number), names, f"rule {number}") for number in range(5)])
    assert [pair for pair in combinations(scene.boxes(), 2) if pair[0].touches(pair[1])] == []
