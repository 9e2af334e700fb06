"""A view of the explorer as a file: whole and sound, or refused with what is wrong where."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings

from app.canvas.checking import BrokenView
from app.canvas.document import Bundle, Condition, Document, Group, Hidden, Placed, Style, Supposed
from app.canvas.opening import from_json
from tests.app.views_of_canvas import documents

WHOLE = Document(
    name="Tools for <b>chips</b>",
    on=date(2024, 12, 31),
    toward="chn",
    by=("usa", "jpn"),
    supposed=Supposed(scenario="kor joins", without="", add="kor~2024-07-01~like:jp-23-items-2023"),
    focus="asml",
    entities=(
        Placed(id="asml", place=(0, 0), pinned=True),
        Placed(id="litho-euv", place=(186, -40), side="right", origins=("asml",)),
        Placed(id="tel", hidden=True),
    ),
    bundles=(Bundle(hub="asml", relations=("produces-out",), at=(186, 12)),),
    groups=(Group(name="Tool makers", members=("asml", "tel")),),
    layout="force",
    colour="coverage",
    hide=Hidden(classes=("Person",), types=("CITES",), sources=("eto",), confidences=("low", "")),
    where=(Condition(property="eccn", how="contains", value="3B001"),),
    asof="hide",
    styles=(Style(kind="Company", fill="#aabbcc", shape="ellipse"),),
)
FILE = """{"chokepoint": "view", "version": 1, "name": "Tools for <b>chips</b>", "on": "2024-12-31", "toward": "chn",
 "by": ["usa", "jpn"],
 "scenario": {"scenario": "kor joins", "without": "", "add": "kor~2024-07-01~like:jp-23-items-2023"}, "focus": "asml",
 "entities": [
  {"id": "asml", "x": 0, "y": 0, "side": "below", "pinned": true, "hidden": false, "from": []},
  {"id": "litho-euv", "x": 186, "y": -40, "side": "right", "pinned": false, "hidden": false, "from": ["asml"]},
  {"id": "tel", "x": null, "y": null, "side": "below", "pinned": false, "hidden": true, "from": []}],
 "bundles": [{"hub": "asml", "relations": ["produces-out"], "x": 186, "y": 12}],
 "groups": [{"name": "Tool makers", "members": ["asml", "tel"]}], "layout": "force", "colour": "coverage",
 "hide": {"class": ["Person"], "type": ["CITES"], "source": ["eto"], "confidence": ["low", ""]},
 "where": [{"property": "eccn", "is": "contains", "value": "3B001"}], "asof": "hide",
 "styles": {"Company": {"fill": "#aabbcc", "shape": "ellipse"}}}"""
LEAST = {"chokepoint": "view", "version": 1}


def view(**parts: Any) -> dict[str, Any]:
    return LEAST | parts


def entities(*given: Any) -> dict[str, Any]:
    return view(entities=list(given))


def test_a_file_is_the_document_it_says_with_its_keys_in_their_order() -> None:
    assert from_json(json.loads(FILE)) == WHOLE
    assert json.dumps(WHOLE.to_json()) == json.dumps(json.loads(FILE))


def test_what_a_file_does_not_say_has_its_default() -> None:
    assert from_json(LEAST) == Document()
    assert from_json(view(entities=[{"id": "asml"}], scenario=None, hide=None)) == Document(
        entities=(Placed(id="asml"),)
    )


@settings(max_examples=150, deadline=None)
@given(documents())
def test_every_document_comes_back_from_its_file(document: Document) -> None:
    assert from_json(json.loads(json.dumps(document.to_json()))) == document


def test_places_are_whole_numbers() -> None:
    found = from_json(entities({"id": "a", "x": 1.6, "y": -2.4}))
    assert found.entities == (Placed(id="a", place=(2, -2)),)


MANY = [{"id": f"e{at}"} for at in range(10_000)]
TWICE = [{"id": "a"}, {"id": "a"}]
ENTITY = "It must be an object with id, x, y, side, pinned, hidden, from."
FAULTS: list[tuple[Any, str, str]] = [
    ([], 'This is no view of Chokepoint: it does not begin with "chokepoint": "view".', "Open a file"),
    ({"type": "excalidraw", "version": 2}, "This is no view of Chokepoint", "saved with Save view"),
    ({"chokepoint": "view"}, "version is null, and 1 is known.", "Open a file"),
    ({"chokepoint": "view", "version": 2}, "version is 2, and 1 is known.", "It was saved by a newer Chokepoint."),
    ({"chokepoint": "view", "version": True}, "version is True, and 1 is known.", "Open a file"),
    (view(entites=[]), "entites is not known.", "Did you mean 'entities'?"),
    (view(name=3), "name is 3.", "It must be a text."),
    (view(name="x" * 121), "name has 121 characters.", "It must have at most 120."),
    (view(name="\ud800"), "name holds half a character.", "Take the broken character out."),
    (view(on="31.12.2024"), "on is '31.12.2024'.", "It must be a day such as 2024-12-31, or null."),
    (view(by=["usa, jpn"]), "by[0] is 'usa, jpn'.", "It must be the id of a jurisdiction, without comma or space."),
    (view(by="usa"), "by is 'usa'.", "It must be a list."),
    (view(scenario=[]), "scenario is a list.", "It must be an object with scenario, without, add."),
    (view(entities={}), "entities is an object.", "It must be a list."),
    (view(entities=["asml"]), "entities[0] is 'asml'.", ENTITY),
    (entities({"x": 1, "y": 1}), "entities[0].id is null.", "It must be a text."),
    (entities({"id": ""}), "entities[0].id has 0 characters.", "It must have 1 to 500."),
    (entities({"id": "x" * 501}), "entities[0].id has 501 characters.", "It must have 1 to 500."),
    (entities({"id": " asml"}), "entities[0].id is ' asml'.", "An id has no space at its ends."),
    (entities({"id": "a", "colour": "red"}), "entities[0].colour is not known.", ""),
    (entities({"id": "a", "x": 1}), "entities[0] has only one of x and y.", "Give both, or neither"),
    (entities({"id": "a", "x": "1", "y": 1}), "entities[0].x is '1'.", "It must be a whole number, or null."),
    (entities({"id": "a", "x": True, "y": 1}), "entities[0].x is True.", "It must be a whole number, or null."),
    (entities({"id": "a", "x": float("nan"), "y": 1}), "entities[0].x is nan.", "It must lie between -1,000,000 and"),
    (entities({"id": "a", "x": 1, "y": 1e300}), "entities[0].y is 1e+300.", "It must lie between -1,000,000 and"),
    (entities({"id": "a", "x": 1, "y": 1, "side": "top"}), "entities[0].side is 'top'.", "one of below, left, right."),
    (entities({"id": "a", "pinned": "yes"}), "entities[0].pinned is 'yes'.", "It must be true or false."),
    (entities({"id": "a", "from": ["b"]}), "entities[0].from names 'b', which is not among the entities.", "Add it"),
    (entities(*TWICE), "entities names 'a' twice.", "Each entity may stand there once."),
    (entities(*MANY), "10,000 entities are asked for; the canvas takes 2,000.", "one relationship type or one class"),
    (view(layout="circle"), "layout is 'circle'.", "relations, force, layered, radial, jurisdiction."),
    (view(colour=["class"]), "colour is a list.", "It must be one of class, jurisdiction"),
    (view(groups=[{"name": "x", "members": []}]), "groups[0].members has nothing.", "at least one entity."),
    (view(groups=[{"name": "x", "members": ["a"]}]), "groups[0].members names 'a', which is not among", "Add it"),
    (view(bundles=[{"hub": "a", "relations": ["x"]}]), "bundles[0].relations[0] is 'x'.", "such as produces-out."),
    (view(bundles=[{"hub": "a", "relations": ["x-in"]}]), "bundles[0] is not whole.", "hub, relations, x and y."),
    (view(hide={"class": ["A", "A"]}), "hide.class names 'A' twice.", "Each of them may stand there once."),
    (view(hide={"kind": []}), "hide.kind is not known.", ""),
    (view(where=[{"property": "eccn"}]), "where[0].is is missing.", "It must be one of contains, equals"),
    (view(where=[{"property": "eccn", "is": "like"}]), "where[0].is is 'like'.", "It must be one of contains"),
    (view(where=[{"property": "a", "is": "stated"}] * 21), "where has 21 members.", "At most 20 are allowed."),
    (
        view(styles={"Company": {"fill": "red"}}),
        "styles.Company.fill is 'red'.",
        "It must be a colour such as #1b5a99.",
    ),
    (view(styles={"Company": {"shape": "blob"}}), "styles.Company.shape is 'blob'.", "It must be one of rectangle"),
    (view(styles={"a b": {}}), "styles.a b is 'a b'.", "It must be the name of a class."),
]


@pytest.mark.parametrize(("found", "message", "hint"), FAULTS, ids=[each[1][:50] for each in FAULTS])
def test_a_file_that_is_no_sound_view_is_refused_with_the_place_of_the_fault(
    found: Any, message: str, hint: str
) -> None:
    with pytest.raises(BrokenView) as caught:
        from_json(found)
    assert str(caught.value).startswith(message)
    assert hint in caught.value.hint
    assert caught.value.title == "This view cannot be opened"


def test_an_entity_stands_in_one_box_at_most() -> None:
    boxes = [{"name": "x", "members": ["a"]}, {"name": "y", "members": ["a"]}]
    with pytest.raises(BrokenView, match="groups names 'a' twice"):
        from_json(view(entities=[{"id": "a"}], groups=boxes))
