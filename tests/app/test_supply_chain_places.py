"""Where technologies stand in the supply chain: small chains, each with one question."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from app.layout.chain_flow import closing, ordered
from app.layout.chain_open import keys, way_to
from app.layout.chain_picture import picture
from app.layout.chain_places import Entry, Node, Places
from app.layout.chain_sorting import places
from graph.chain_rows import Chain, Flow, Technology

NOTHING: frozenset[str] = frozenset()


def step(id: str, up: str = "", *, stage: str = "fabrication", umbrella: bool = False) -> Technology:
    return thing(id, up, stage=stage, umbrella=umbrella, step=True)


def thing(
    id: str, up: str = "", *, stage: str = "", umbrella: bool = False, step: bool = False, product: bool = False
) -> Technology:
    parents = tuple(each for each in up.split() if each)
    return Technology(id, id.capitalize(), id.capitalize(), stage, (), step, product, umbrella, parents)


def chain(things: Iterable[Technology], flows: str = "") -> Chain:
    """`flows` are written `a>b c>d`."""
    pairs = [each.split(">") for each in flows.split()]
    return Chain(tuple(sorted(things)), tuple(Flow(a, b, "", "") for a, b in pairs))


def nodes(found: Places) -> dict[str, list[str]]:
    return {band.key: [node.id for node in band.nodes] for band in found.bands}


def only(found: Places, id: str) -> Node:
    return next(node for band in found.bands for node in band.nodes if node.id == id)


def test_a_graph_without_technologies_has_no_places_and_an_empty_picture() -> None:
    assert places(chain([]), NOTHING) == Places()
    assert picture(chain([]), NOTHING, NOTHING).items == ()


def test_steps_stand_in_the_band_of_their_widest_heading_in_the_order_of_flow() -> None:
    given = chain(
        [step("fab", umbrella=True), step("front", "fab"), step("etch", "front"), step("clean", "front")], "clean>etch"
    )
    found = places(given, NOTHING)
    assert nodes(found) == {"fab": ["clean", "etch"]}
    assert found.bands[0].headings == ("fab", "front")


def test_a_step_without_a_heading_joins_the_only_one_of_its_stage_else_its_stage() -> None:
    fab = [step("fab", umbrella=True), step("etch", "fab"), step("odd")]
    assert nodes(places(chain(fab), NOTHING)) == {"fab": ["etch", "odd"]}
    two = [*fab, step("more", umbrella=True), step("grow", "more"), step("none", stage="")]
    found = places(chain(two), NOTHING)
    assert nodes(found) == {"fab": ["etch"], "more": ["grow"], "stage.": ["none"], "stage.fabrication": ["odd"]}


def test_what_lies_between_two_steps_stands_on_the_line() -> None:
    found = places(chain([step("grow"), thing("wafer"), step("clean")], "grow>wafer wafer>clean"), NOTHING)
    assert only(found, "wafer").role == "good"
    assert found.links == (("grow", "wafer"), ("wafer", "clean"))


def test_narrower_products_are_drawn_as_the_widest_that_is_no_umbrella() -> None:
    given = [step("test"), thing("chips", umbrella=True, product=True, stage="product")]
    given += [
        thing("logic", "chips", product=True, stage="product"),
        thing("cpu", "logic", product=True, stage="product"),
    ]
    found = places(chain(given, "test>cpu"), NOTHING)
    assert found.links == (("test", "logic"),)
    assert only(found, "logic").folded == (Entry("cpu"),)
    assert found.bands[-1].headings == ("chips",)


def test_an_input_hangs_under_its_step_with_its_kinds_and_parts_inside() -> None:
    given = [step("litho"), thing("tool"), thing("euv", "tool"), thing("laser"), thing("tin")]
    found = places(chain(given, "tool>litho euv>litho laser>euv tin>laser"), NOTHING)
    laser = Entry("laser", parts=(Entry("tin"),))
    assert only(found, "litho").inputs == (Entry("tool", kinds=(Entry("euv", parts=(laser,)),)),)


def test_a_kind_without_flows_of_its_own_hangs_inside_what_it_is_a_kind_of() -> None:
    found = places(chain([step("etch"), thing("tool"), thing("odd", "tool")], "tool>etch"), NOTHING)
    assert only(found, "etch").inputs == (Entry("tool", kinds=(Entry("odd"),)),)


def test_what_flows_into_a_heading_belongs_to_the_whole_stage() -> None:
    found = places(chain([step("fab", umbrella=True), step("etch", "fab"), thing("robot")], "robot>fab"), NOTHING)
    assert found.bands[0].whole == (Entry("robot"),)


def test_what_flows_into_an_umbrella_has_a_shelf_under_its_name() -> None:
    given = [
        step("fab", umbrella=True),
        step("etch", "fab"),
        thing("tools", umbrella=True),
        thing("pump"),
        thing("part"),
    ]
    found = places(chain(given, "tools>fab pump>tools part>tools"), NOTHING)
    assert [(shelf.heading, [each.id for each in shelf.entries]) for shelf in found.hubs] == [
        ("tools", ["part", "pump"])
    ]


def test_stages_without_steps_are_shelves_with_everything_of_theirs() -> None:
    given = [step("grow"), thing("sand", stage="raw-materials"), thing("tin", stage="raw-materials"), thing("lost")]
    found = places(chain(given, "sand>grow"), NOTHING)
    assert [(shelf.stage, [each.id for each in shelf.entries]) for shelf in found.shelves] == [
        ("raw-materials", ["sand", "tin"]),
        ("", ["lost"]),
    ]


def test_a_flow_of_headings_is_drawn_only_where_no_finer_one_says_the_same() -> None:
    given = [
        step("one", umbrella=True),
        step("a", "one"),
        step("b", "one"),
        step("two", umbrella=True),
        step("c", "two"),
    ]
    assert places(chain(given, "one>two a>b"), NOTHING).links == (("a", "b"), ("b", "c"))
    assert places(chain(given, "one>two a>b a>c"), NOTHING).links == (("a", "b"), ("a", "c"))


def test_a_finished_product_that_flows_back_closes_the_circle() -> None:
    given = [step("design"), step("etch"), thing("chip", product=True, stage="product")]
    found = places(chain(given, "design>etch etch>chip chip>design"), NOTHING)
    assert found.closing == {("chip", "design")}
    assert [
        way.back for way in picture(chain(given, "design>etch etch>chip chip>design"), NOTHING, NOTHING).ways
    ].count(True) == 1


def test_without_its_closing_flows_a_chain_has_no_circle() -> None:
    flows = [("a", "b"), ("b", "c"), ("c", "a"), ("c", "d"), ("d", "b")]
    back = closing("abcd", flows)
    assert len(back) == 2
    assert closing("abcd", [each for each in flows if each not in back]) == frozenset()
    assert sorted(ordered("abcd", flows)) == list("abcd")


@pytest.mark.parametrize("flows", ["a>b b>a", "a>a", "a>b b>c c>a x>y y>x", "gone>a a>gone"])
def test_circles_among_inputs_and_unknown_ends_do_no_harm(flows: str) -> None:
    given = chain([step("s"), *(thing(id) for id in "abcxy")], f"a>s {flows}")
    assert places(given, NOTHING).everything() == set("sabcxy")


def test_each_technology_can_be_brought_into_view() -> None:
    given = chain([step("litho"), thing("tool"), thing("euv", "tool"), thing("laser")], "tool>litho laser>euv")
    found = places(given, frozenset({"tool"}))
    assert way_to(found, "litho", frozenset({"tool"})) == NOTHING
    assert way_to(found, "laser", frozenset({"tool"})) == {"tool", "tool.rest", "euv"}
    assert {"tool", "tool.rest", "euv", "euv.parts"} <= keys(found)


def test_a_name_of_200_characters_is_cut_in_its_box_and_stays_in_it() -> None:
    long = Technology("x", "word " * 40, "word " * 40, "", (), True, False, False, ())
    [box] = picture(Chain((long,), ()), NOTHING, NOTHING).boxes()
    assert (len(box.lines), box.lines[-1][-1]) == (4, "…")
    assert box.height == 30 + 2 * 12
