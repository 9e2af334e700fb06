"""What each view says that its address shows: the ids from which graphs are made, and the explorer's rows."""

from __future__ import annotations

from collections.abc import Callable

import flask
import pytest

from app.exports.shown import Shown
from app.posted import NotFromHere
from app.router import Room
from app.views import coverage, cypher, explore, questions, sources, supply_chain, timeline
from graph.connection import Connection, Reader
from graph.errors import UnknownName, WrongValue
from graph.rows import Web
from graph.subgraph import among
from ontology import model as ontology

MODEL = ontology.load()
VIEWS = (coverage, cypher, explore, questions, sources, supply_chain, timeline)
PATHS = "?q=MATCH+p%3D(:Company+%7Bid:$id%7D)-[:PRODUCES]->()+RETURN+p&p.id=asml"


def ids(reader: Reader, room: Room, query: str) -> Shown:
    assert room.shown is not None
    found = room.shown(reader, MODEL, query)
    assert list(found.entities) == sorted(set(found.entities))
    assert list(found.statements) == sorted(set(found.statements))
    return found


def web(reader: Reader, room: Room, query: str) -> Web:
    """The graph of an address; whole, for nothing that is shown may be missing."""
    found = ids(reader, room, query)
    made = among(reader, found.entities, found.statements)
    assert made.missing == ()
    return made


def classes(found: Web) -> set[str]:
    return {label for each in found.entities for label in each.labels}


@pytest.mark.parametrize("view", VIEWS)
def test_every_view_has_rows_and_ids_and_none_of_an_empty_graph(changing: Connection, view: object) -> None:
    room = view.ROOM  # type: ignore[attr-defined]
    query = PATHS if room.path == "cypher" else ""
    assert ids(changing, room, query) == Shown()
    assert room.table is not None
    assert room.table(changing, MODEL, query).columns


def test_coverage_shows_technologies_jurisdictions_and_the_measures_of_its_cells(connection: Connection) -> None:
    found = web(connection, coverage.ROOM, "?on=2024-04-01&toward=chn&find=cleaning&by=jpn,usa")
    there = {each.id for each in found.entities}
    assert {"cleaning", "jpn", "usa", "chn", "jp-23-items-2023"} <= there
    assert "nld" not in there
    covers = [(each.source.id, each.target.id) for each in found.statements if each.type == "COVERS"]
    assert ("jp-23-items-2023", "cleaning") in covers
    assert ids(connection, coverage.ROOM, "?find=zzzz") == Shown()


def test_the_supply_chain_shows_technologies_and_flows(connection: Connection) -> None:
    found = web(connection, supply_chain.ROOM, "")
    assert all("Technology" in each.labels for each in found.entities)
    [flows] = connection.rows("MATCH (:Technology)-[r:FLOWS_TO]->(:Technology) RETURN count(r) AS n")
    assert sum(each.type == "FLOWS_TO" for each in found.statements) == flows["n"]


def test_the_explorer_shows_exactly_the_statements_that_it_draws(connection: Connection) -> None:
    found = web(connection, explore.ROOM, "?focus=asml")
    assert all("asml" in (each.source.id, each.target.id) for each in found.statements)
    assert not any(each.type == "CITES" for each in found.statements)
    table = explore.ROOM.table(connection, MODEL, "?focus=asml") if explore.ROOM.table else None
    assert table is not None
    rows = [dict(zip(table.columns, row, strict=True)) for row in table.rows]
    assert sorted(row["statement"] for row in rows) == [each.id for each in found.statements]
    euv = next(row for row in rows if row["statement"] == "eto-litho-euv-asml")
    said = (euv["focus"], euv["entity"], euv["relationship"], euv["direction"], euv["share"], euv["basis"], euv["year"])
    assert said == ("asml", "litho-euv", "produces", "out", 100.0, "headquarters", 2025)


def test_days_of_the_explorers_rows_are_iso_with_their_precision(connection: Connection) -> None:
    assert explore.ROOM.table is not None
    table = explore.ROOM.table(connection, MODEL, "?focus=cleaning")
    rows = [dict(zip(table.columns, row, strict=True)) for row in table.rows]
    japan = next(row for row in rows if row["entity"] == "jp-23-items-2023")
    assert (japan["effective"], japan["effective_precision"], japan["direction"]) == ("2023-07-23", "day", "in")
    assert (japan["relationship"], japan["class"]) == ("is covered by", "List-based control")


def test_the_timeline_shows_measures_events_and_jurisdictions(connection: Connection) -> None:
    found = web(connection, timeline.ROOM, "")
    assert {"Measure", "Event", "Jurisdiction"} <= classes(found)
    one = web(connection, timeline.ROOM, "?by=jpn")
    assert {each.id for each in one.entities} < {each.id for each in found.entities}


def test_an_answer_shows_the_entities_that_it_names(connection: Connection) -> None:
    found = web(connection, questions.ROOM, "?ask=measures-on&technology=cleaning")
    there = {each.id for each in found.entities}
    assert {"cleaning", "jp-23-items-2023"} <= there
    assert ids(connection, questions.ROOM, "") == Shown()


def test_sources_show_publications_or_what_stands_on_weak_ground(connection: Connection) -> None:
    assert all("Source" in each.labels for each in web(connection, sources.ROOM, "").entities)
    weak = web(connection, sources.ROOM, "?show=low")
    assert {each.properties.get("confidence") for each in weak.statements} == {"low"}


def test_one_open_publication_shows_what_cites_it(connection: Connection) -> None:
    [row] = connection.rows("MATCH ()-[r:PRODUCES]->() WHERE size(r.sources) > 0 RETURN r.sources[0] AS id LIMIT 1")
    found = ids(connection, sources.ROOM, f"?focus={row['id']}")
    assert found.statements
    assert among(connection, found.entities, found.statements).missing == ()


def test_a_query_shows_what_is_in_its_rows(connection: Connection) -> None:
    found = web(connection, cypher.ROOM, PATHS)
    assert {each.type for each in found.statements} == {"PRODUCES"}
    assert {each.source.id for each in found.statements} == {"asml"}
    alone = "?q=:param+id+%3D>+'asml'%0AMATCH+()-[r:PRODUCES]->(:Technology)+WHERE+startNode(r).id%3D$id+RETURN+r"
    assert web(connection, cypher.ROOM, alone).statements == found.statements
    assert ids(connection, cypher.ROOM, "?q=RETURN+1") == Shown()


def test_a_named_query_of_the_workbench_is_answered_with_its_defaults(connection: Connection) -> None:
    assert cypher.ROOM.table is not None
    table = cypher.ROOM.table(connection, MODEL, "?named=status-counts")
    assert table.rows


@pytest.mark.parametrize(
    ("query", "error", "said"),
    [
        ("", WrongValue, "The address holds no query"),
        ("?named=no-such-query", UnknownName, "There is no named query 'no-such-query'"),
        ("?q=RETURN+$x", WrongValue, "\\$x has no value"),
        ("?q=UNWIND+range(0,100000)+AS+n+RETURN+n", WrongValue, "more than 100,000 rows"),
        ("?q=CREATE+(n)+RETURN+n", Exception, "only reads"),
    ],
)
def test_a_query_that_cannot_be_answered_says_why(
    connection: Connection, query: str, error: type[Exception], said: str
) -> None:
    assert cypher.ROOM.shown is not None
    with pytest.raises(error, match=said):
        cypher.ROOM.shown(connection, MODEL, query)


def test_another_sites_page_cannot_make_a_query_run(connection: Connection) -> None:
    app = flask.Flask(__name__)
    table: Callable[..., object] | None = cypher.ROOM.table
    assert table is not None
    with app.test_request_context(headers={"Sec-Fetch-Site": "cross-site"}), pytest.raises(NotFromHere):
        table(connection, MODEL, "?q=RETURN+1")
    with app.test_request_context(headers={"Sec-Fetch-Site": "same-origin"}):
        assert table(connection, MODEL, "?q=RETURN+1")
