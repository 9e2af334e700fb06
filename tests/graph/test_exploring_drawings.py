"""What is drawn of a graph, what several entities have in common, and where a hit of the search is from."""

from __future__ import annotations

from graph.connection import Connection
from graph.exploring import common, joining, web
from graph.exploring_rows import (
    Common,
    Commons,
    Drawing,
    Tie,
)
from graph.rows import Hit
from graph.search import search
from tests.graph.exploring_world import ETCH, HUB, JPN, asked, edge, filled


def test_a_drawing_has_every_relationship_between_its_entities_and_no_other(tools: Connection) -> None:
    found = web(tools, ["tel", "etch", "jpn", "gone", "tel"])
    assert found == Drawing(
        entities=(ETCH, JPN, found.entities[2]),
        relationships=(
            edge("back", "RELATED_TO", "etch", "tel"),
            edge("itself", "SUPPLIES", "tel", "tel"),
            edge("makes-1", "PRODUCES", "tel", "etch", share=30.0),
            edge("makes-2", "PRODUCES", "tel", "etch"),
            edge("tel-in", "LOCATED_IN", "tel", "jpn"),
        ),
        missing=("gone",),
    )
    assert found.entities[2].id == "tel"
    assert web(tools, []) == Drawing()


def test_new_entities_bring_what_joins_them_to_each_other_and_to_those_there(tools: Connection) -> None:
    assert joining(tools, ["dry", "page"], ["etch", "tel", "gone"]) == (
        edge("makes-3", "PRODUCES", "tel", "dry"),
        edge("said-1", "CITES", "tel", "page"),
        edge("said-2", "CITES", "etch", "page"),
        edge("said-3", "CITES", "dry", "page"),
    )
    assert joining(tools, [], ["etch", "tel"]) == ()
    assert joining(tools, ["tel"]) == (edge("itself", "SUPPLIES", "tel", "tel"),)


def test_two_hubs_are_joined_without_following_all_that_they_have(changing: Connection) -> None:
    filled(changing, HUB)
    filled(
        changing,
        "MATCH (h {id: 'hub'}) CREATE (o:Entity {id: 'other'})-[:SUPPLIES {id: 'o-h'}]->(h) "
        "WITH o UNWIND range(1, 2000) AS n CREATE (:Entity {id: 'o' + n})-[:PART_OF {id: 'p' + n}]->(o)",
    )
    assert [each.id for each in joining(changing, ["hub"], ["other", "s7"])] == ["o-h", "r-itself", "r7"]
    assert [each.id for each in joining(changing, ["hub", "other"])] == ["o-h", "r-itself"]
    steps = asked(changing, "joining", ids=["hub", "other"], others=["s7"])
    assert sum(step["dbHits"] for step in steps if "Expand" in step["operatorType"]) < 100


def test_of_one_from_which_very_much_leads_what_joins_it_is_found(changing: Connection) -> None:
    filled(
        changing,
        "CREATE (l:Entity {id: 'list'})-[:SUPPLIES {id: 'l-l'}]->(l), (:Entity {id: 'old'})-[:AMENDS {id: 'o-l'}]->(l) "
        "WITH l UNWIND range(1, 10001) AS n CREATE (l)-[:AIMED_AT {id: 'a' + n}]->(:Entity {id: 'f' + n})",
    )
    assert [each.id for each in joining(changing, ["list", "f7"])] == ["a7", "l-l"]
    assert [each.id for each in joining(changing, ["list"], ["f8", "f9", "old"])] == ["a8", "a9", "l-l", "o-l"]
    assert [each.id for each in joining(changing, ["f9"], ["list", "old"])] == ["a9"]


def test_a_drawing_of_the_bundled_graph_has_what_the_graph_says(connection: Connection) -> None:
    ids = [row["id"] for row in connection.rows("MATCH (e:Entity) RETURN e.id AS id ORDER BY id")]
    found = web(connection, ids)
    expected = connection.rows(
        "MATCH (a:Entity)-[r]->(b:Entity) RETURN r.id AS id, type(r) AS type, a.id AS start, b.id AS end ORDER BY id"
    )
    assert [each.id for each in found.entities] == ids
    assert [(each.id, each.type, each.start, each.end) for each in found.relationships] == [
        tuple(row.values()) for row in expected
    ]


# What several are linked to


def test_what_several_are_linked_to_says_whom_it_joins_and_how(tools: Connection) -> None:
    assert common(tools, ["tel", "rule", "dry", "jp-meti", "nobody"], without=()) == Commons(
        entities=(
            Common(
                id="etch",
                name="Etch",
                labels=("Entity", "Equipment", "Technology"),
                degree=5,
                ties=(Tie("rule", "COVERS", True), Tie("tel", "PRODUCES", True), Tie("tel", "RELATED_TO", False)),
            ),
            Common(
                id="page",
                name="A page",
                labels=("Entity", "Source"),
                degree=3,
                ties=(Tie("dry", "CITES", True), Tie("tel", "CITES", True)),
            ),
            Common(
                id="jpn",
                name="Japan",
                labels=("Actor", "Entity", "Jurisdiction"),
                degree=2,
                ties=(Tie("jp-meti", "LOCATED_IN", True), Tie("tel", "LOCATED_IN", True)),
            ),
        ),
        total=3,
    )


def test_by_default_a_page_that_several_rest_on_joins_nobody(tools: Connection) -> None:
    found = common(tools, ["tel", "rule", "dry", "jp-meti"], have=["jpn", "x"], limit=5)
    assert ([(each.id, each.to) for each in found.entities], found.shown, found.total) == (
        [("etch", ("rule", "tel"))],
        1,
        2,
    )


def test_those_joined_to_most_come_first_then_those_with_most_links_then_by_id(changing: Connection) -> None:
    filled(
        changing,
        "UNWIND ['a', 'b', 'c'] AS id CREATE (:Entity {id: id}) WITH count(*) AS all "
        "UNWIND [['z', 'abc'], ['y', 'ab'], ['x', 'ab'], ['w', 'bc'], ['v', 'a']] AS one "
        "CREATE (n:Entity {id: one[0]}) WITH n, one UNWIND split(one[1], '') AS id MATCH (e:Entity {id: id}) "
        "CREATE (n)-[:SUPPLIES {id: n.id + id}]->(e)",
    )
    filled(changing, "MATCH (y {id: 'y'}) CREATE (y)-[:SUPPLIES {id: 'more'}]->(:Entity {id: 'far'})")
    found = common(changing, ["a", "b", "c"])
    assert [each.id for each in found.entities] == ["z", "y", "w", "x"]
    assert [each.id for each in common(changing, ["a", "b", "c"], limit=2).entities] == ["z", "y"]
    assert common(changing, ["a", "b", "c"], limit=0) == Commons(total=4)


def test_one_entity_alone_has_nothing_in_common(tools: Connection) -> None:
    assert common(tools, ["tel", "tel"]) == Commons()
    assert common(tools, []) == Commons()


# Hits


def test_a_hit_says_which_data_set_or_publisher_it_is_from_and_how_much_it_is_linked(connection: Connection) -> None:
    [asml] = search(connection, "asml", 1)
    assert asml == Hit(
        id="asml",
        name="ASML Holding",
        labels=("Actor", "Company", "Entity"),
        score=asml.score,
        reason="asml",
        sources=("Chokepoint fact base: semiconductor export controls",),
        degree=_degree(connection, "asml"),
    )
    [page] = search(connection, "bitschips-euv-hold", 1)
    assert (page.id, page.sources) == ("bitschips-euv-hold", ("Bits&Chips",))


def test_a_hit_of_several_data_sets_names_all_of_them(connection: Connection) -> None:
    [row] = connection.rows(
        "MATCH (e:Technology) WHERE size(e.loaded_by) = 2 RETURN e.id AS id ORDER BY id LIMIT 1",
    )
    assert search(connection, row["id"], 1)[0].sources == (
        "Chokepoint fact base: semiconductor export controls",
        "ETO Advanced Semiconductor Supply Chain Dataset (excerpt)",
    )


def _degree(connection: Connection, id: str) -> int:
    [row] = connection.rows("MATCH (e:Entity {id: $id}) RETURN COUNT { (e)--() } AS degree", id=id)
    return int(row["degree"])
