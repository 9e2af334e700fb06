"""A view of the explorer as a file: the same entities, relationships, places and colours, without what is hidden."""

from __future__ import annotations

from typing import Any

import pytest

from app import address, exported
from app.canvas import written
from app.canvas.data import Relationship
from app.canvas.document import Bundle, Condition, Document, Group, Hidden, Placed
from app.exports import scene
from app.exports.content import Content
from app.factory import rooms
from app.layout.scene import Box
from app.views import explore
from app.views.explore.routes import Routes
from app.views.explore.shown import NONE
from graph.connection import Connection
from ontology.model import Model
from tests.exports.geometry import outside

IDS = ("asml", "litho-euv", "nld", "zeiss", "us-persons-restriction")
PLACES = ((0, 0), (200, -90), (200, 90), (-200, 90), (-200, -90))
VIEW = Document(
    focus="asml",
    entities=tuple(Placed(id=id, place=place) for id, place in zip(IDS, PLACES, strict=True)),
    groups=(Group(name="Makers <b>", members=("asml", "zeiss")),),
    layout="force",
    colour="jurisdiction",
)


def query(document: Document, **more: str) -> str:
    return address.write(written.values(document) | more)


def content(connection: Connection, model: Model, asked: str) -> Content:
    assert explore.ROOM.paper
    found = explore.ROOM.paper(connection, model, asked)
    assert found
    return found


def shown(connection: Connection, model: Model, asked: str) -> Any:
    assert explore.ROOM.shown
    return explore.ROOM.shown(connection, model, asked)


def drawn(connection: Connection, model: Model, asked: str) -> exported.Drawn:
    return exported.drawn(connection, model, exported.place(connection, rooms(), f"/explore{asked}"))


def groups(found: exported.Drawn, role: str) -> list[scene.Group]:
    return [each for each in found.figure.sheets[0].all() if isinstance(each, scene.Group) and each.role == role]


def test_a_view_shows_its_entities_and_what_joins_them(connection: Connection, model: Model) -> None:
    found = shown(connection, model, query(VIEW))
    assert found.entities == tuple(sorted(IDS))
    assert set(found.statements) >= {"asml--LOCATED_IN--nld"} or len(found.statements) >= 5
    table = explore.ROOM.table and explore.ROOM.table(connection, model, query(VIEW))
    assert table
    rows = [dict(zip(table.columns, row, strict=True)) for row in table.rows]
    assert sorted(row["statement"] for row in rows) == list(found.statements)
    assert {row["from"] for row in rows} | {row["to"] for row in rows} <= set(IDS)
    share = next(row for row in rows if (row["from"], row["to"], row["type"]) == ("asml", "litho-euv", "PRODUCES"))
    assert (share["from_name"], share["relationship"], share["share"], share["year"]) == (
        "ASML Holding",
        "produces",
        100.0,
        2025,
    )


@pytest.mark.parametrize(
    ("changes", "entities"),
    [
        ({"hide": Hidden(classes=("Measure",))}, ("asml", "litho-euv", "nld", "zeiss")),
        ({"hide": Hidden(types=("PRODUCES",))}, IDS),
        ({"where": (Condition(property="name", how="contains", value="euv"),)}, ("litho-euv",)),
    ],
)
def test_what_the_filter_hides_is_in_no_file(
    connection: Connection, model: Model, changes: dict[str, Any], entities: tuple[str, ...]
) -> None:
    document = Document(**{**vars(VIEW), **changes})
    found = shown(connection, model, query(document))
    assert found.entities == tuple(sorted(entities))
    figure = drawn(connection, model, query(document))
    assert {each.entity for each in groups(figure, "box")} == set(entities)
    assert any(note.startswith(("Hidden", "Shown only")) for note in figure.content.notes)
    assert all("PRODUCES" not in id for id in found.statements) or "hide" not in changes


def test_where_every_relationship_is_hidden_none_is_written(connection: Connection, model: Model) -> None:
    lone = Document(entities=(Placed(id="asml", place=(0, 0)), Placed(id="nld", place=(9, 90), hidden=True)))
    found = shown(connection, model, query(lone))
    assert (found.entities, found.statements) == (("asml",), NONE)


def test_the_address_of_a_figure_gives_the_same_figure_with_every_default_written_out(
    connection: Connection, model: Model
) -> None:
    first = drawn(connection, model, query(Document(focus="asml", colour="coverage")))
    said = address.read(first.figure.address.partition("?")[2], address.LONGEST)
    assert said["on"] == "2026-11-20"
    assert (said["toward"], said["by"]) == ("chn", "usa,jpn,nld,kor,twn,deu")
    assert (said["arrange"], said["colour"], said["asof"]) == ("relations", "coverage", "fade")
    assert said["show"].startswith("asml,")
    again = drawn(connection, model, "?" + first.figure.address.partition("?")[2])
    assert again.figure.address == first.figure.address
    boxes = {each.entity: each.items for each in groups(first, "box")}
    assert {each.entity: each.items for each in groups(again, "box")} == boxes
    assert [each.items for each in groups(again, "route")] == [each.items for each in groups(first, "route")]


def test_a_figure_has_the_names_of_boxes_and_relationships_and_a_legend(connection: Connection, model: Model) -> None:
    found = drawn(connection, model, query(VIEW))
    texts = [each.text for each in found.figure.sheets[0].texts()]
    assert {"Makers <b>", "ASML Holding", "EUV lithography", "produces"} <= set(texts)
    assert "Netherlands (2)" in texts
    assert "nowhere at home (1)" in texts
    assert not outside(found.figure.sheets[0])
    assert found.content.title == "ASML Holding and what it is linked to"
    assert any(each.name == "ASML Holding produces EUV lithography" for each in groups(found, "route"))


def test_a_view_has_its_name_for_a_title_and_says_what_is_gone(connection: Connection, model: Model) -> None:
    named = Document(**{**vars(VIEW), "name": "中芯 <script>"})
    found = content(connection, model, query(named, show="asml,gone,nld", at=""))
    assert found.title == "中芯 <script>"
    assert "Not in the graph: gone." in found.notices
    assert found.subtitle.startswith("2 entities and ")


def test_an_address_that_only_names_a_focus_is_placed_for_paper_as_before(connection: Connection, model: Model) -> None:
    found = content(connection, model, "?focus=asml&on=2024-12-31")
    assert found.address == "/explore?focus=asml&on=2024-12-31"
    assert found.parts


@pytest.mark.parametrize("ending", ["svg", "pdf", "pptx", "docx", "csv", "xlsx", "json", "graphml", "ttl"])
def test_a_view_can_be_had_in_every_format(connection: Connection, model: Model, ending: str) -> None:
    at = exported.place(connection, rooms(), f"/explore{query(VIEW)}")
    made = exported.made(connection, model, at, ending)
    assert all(len(file) > 500 for file in made.files)


def link(id: str, start: str, end: str, type: str = "PRODUCES") -> Relationship:
    return Relationship(
        id=id, type=type, label="", inverse="", start=start, end=end, fact="", line="solid", sources=(), loaded_by=(),
        confidence="", verified=None, holds=True, facts={},
    )  # fmt: skip


def test_lines_of_one_relation_run_through_its_plate_and_those_between_its_entities_are_not_drawn() -> None:
    bundle = Bundle(hub="h", relations=("produces-out",), at=(100, 0))
    places = {"h": (0, 0), "a": (200, -50), "b": (200, 50), "c": (0, 200)}
    entities = tuple(Placed(id=id, place=at, side="right" if id in "ab" else "below") for id, at in places.items())
    links = [link("1", "h", "a"), link("2", "h", "b"), link("3", "a", "b"), link("4", "c", "h"), link("5", "c", "c")]
    routes = Routes(
        document=Document(focus="h", entities=entities, bundles=(bundle,)),
        relationships=links,
        every=links,
        boxes={id: Box(*at, 26, 20) for id, at in places.items()},
        plates={bundle: Box(100, 0, 60, 20)},
    )
    assert [each.id for each in routes.asides] == ["3"]
    trunk, *branches, straight = routes.ways()
    assert (trunk.start, trunk.end, trunk.at_start, trunk.at_end) == ((13.0, 0.0), (70.0, 0.0), False, False)
    assert [(each.start, each.end, each.at_end) for each in branches] == [
        ((130.0, 0.0), (182.0, -50.0), True),
        ((130.0, 0.0), (182.0, 50.0), True),
    ]
    assert (straight.start, straight.end, straight.at_end) == ((0.0, 185.0), (0.0, 15.0), True)


def test_what_leads_to_a_hub_has_its_head_there_and_two_between_the_same_bend_apart() -> None:
    bundle = Bundle(hub="h", relations=("produces-in",), at=(-100, 0))
    boxes = {"h": Box(0, 0, 26, 20), "a": Box(-200, 0, 26, 20), "b": Box(0, 200, 26, 20)}
    entities = tuple(Placed(id=id, place=(round(box.x), round(box.y))) for id, box in boxes.items())
    links = [link("1", "a", "h"), link("2", "b", "h", "SUPPLIES"), link("3", "h", "b", "PRODUCES")]
    document = Document(entities=entities, bundles=(bundle,))
    routes = Routes(
        document=document, relationships=links, every=links, boxes=boxes, plates={bundle: Box(-100, 0, 60, 20)}
    )
    trunk, branch, one, other = routes.ways()
    assert (trunk.at_start, branch.at_end, branch.end) == (True, False, (-182.0, 0.0))
    assert one.pieces[0][0][0] * other.pieces[0][0][0] < 0
