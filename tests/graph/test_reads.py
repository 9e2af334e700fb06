"""What the reads answer on the bundled graph, and what they do with words that nobody planned for."""

from __future__ import annotations

from datetime import date

import pytest

from graph import reads
from graph.catalog import catalog
from graph.connection import Connection
from graph.subgraph import neighbours


@pytest.mark.parametrize("name", catalog())
def test_every_named_query_is_understood_by_the_server(connection: Connection, name: str) -> None:
    query = catalog()[name]
    stand_ins = {
        "text": "asml",
        "codes": "",
        "whole": '"rel-0091"',
        "without": [],
        "statements": [],
        "have": [],
        "others": [],
        "types": [],
        "publications": False,
        "ends": [],
        "about": None,
        "ids": [],
        "classes": ["Measure"],
        "on": "2024-01-01" if "toward" in query.params else date(2024, 1, 1),
        "from": "2023-01-01",
        "to": "2024-01-01",
        "toward": "chn",
        "by": ["jpn", "usa"],
        "technologies": None,
        "added": [],
        "pairs": [{"technology": "cleaning", "measure": "jp-23-items-2023"}],
        "every": True,
        "with_shares": True,
        "label": "Measure",
        "id": "asml",
        "at": "asml",
    }
    parameters = {param: stand_ins.get(param, "" if param == "whole" else 10) for param in query.params}
    for row in connection.rows(query.cypher, **parameters):
        assert list(row) == list(query.columns)


def test_an_entity_comes_with_its_sources(connection: Connection) -> None:
    asml = reads.entity(connection, "asml")
    assert asml is not None
    assert (asml.name, set(asml.labels)) == ("ASML Holding", {"Entity", "Actor", "Company"})
    assert sorted(source.id for source in asml.sources) == sorted(asml.properties["sources"])
    assert all(source.known for source in asml.sources)
    dates = [source.date for source in asml.sources if source.date]
    assert dates == sorted(dates, reverse=True)


def test_dates_come_as_dates_with_their_precision(connection: Connection) -> None:
    measure = reads.entity(connection, "jp-23-items-2023")
    assert measure is not None
    assert (measure.properties["effective"], measure.properties["effective_precision"]) == (date(2023, 7, 23), "day")


def test_an_unknown_id_is_no_entity(connection: Connection) -> None:
    assert reads.entity(connection, "no such'id\"") is None
    assert neighbours(connection, "no such id").groups == ()


def test_neighbours_are_grouped_and_hubs_folded(connection: Connection) -> None:
    around = neighbours(connection, "usa", without=["CITES"])
    groups = {group.key: group for group in around.groups}
    produces = groups["produces-out"]
    assert produces.neighbours > 12
    assert (len(produces.shown), produces.folded) == (10, produces.neighbours - 10)
    order = [(-neighbour.degree, neighbour.id) for neighbour in produces.shown]
    assert order == sorted(order)
    assert all(len(group.shown) == group.neighbours for group in around.groups if group.neighbours <= 12)
    [counted] = connection.rows(
        "MATCH (:Entity {id: 'usa'})-[r]-(n:Entity) WHERE type(r) <> 'CITES' RETURN count(DISTINCT n) AS n"
    )
    assert around.total == counted["n"]


def test_one_group_can_be_listed_whole(connection: Connection) -> None:
    around = neighbours(connection, "usa", whole="produces-out")
    assert {group.key: group.folded for group in around.groups}["produces-out"] == 0


@pytest.mark.parametrize("whole", ["", "-", "produces", "-out", "x-y-z", "'--"])
def test_a_group_that_is_none_changes_nothing(connection: Connection, whole: str) -> None:
    assert neighbours(connection, "asml", whole=whole) == neighbours(connection, "asml")


def test_shares_come_largest_first(connection: Connection) -> None:
    found = reads.shares(connection, "asml")
    assert [share.share for share in found] == sorted((share.share for share in found), reverse=True)
    assert found[0].name == "EUV lithography"


def test_a_statement_leads_to_its_sources(connection: Connection) -> None:
    first = reads.shares(connection, "asml")[0]
    said = reads.statement(connection, "asml", first.statement)
    assert said is not None
    assert (said.type, said.source.id, said.target.id) == ("PRODUCES", "asml", first.id)
    assert [source.id for source in said.sources] == list(first.sources)
    assert reads.statement(connection, "smic", first.statement) is None


def test_it_opens_on_a_company_with_shares(connection: Connection) -> None:
    start = reads.start(connection)
    assert start is not None
    assert reads.shares(connection, start)


def test_the_state_of_knowledge_is_that_of_the_fact_base(connection: Connection) -> None:
    known = reads.knowledge(connection)
    assert known.as_of == date(2026, 11, 20)
    assert (known.measures, known.sources) == (116, 238)
    assert all(record.licence for record in known.records)


def test_the_days_of_change_stand_on_both_sides_of_a_day(connection: Connection) -> None:
    assert reads.changes(connection, date(2023, 7, 22))[1] == date(2023, 7, 23)
    assert reads.changes(connection, date(2023, 7, 24))[0] == date(2023, 7, 23)
    assert reads.changes(connection, date(1800, 1, 1))[0] is None


def test_an_empty_graph_has_no_beginning(changing: Connection) -> None:
    assert reads.start(changing) is None
    assert reads.knowledge(changing).entities == 0


@pytest.mark.parametrize(
    ("id", "at"),
    [
        ("rel-0091", "trumpf"),
        ("eto-ald-nld", "nld"),
        ("usa--MEMBER_OF--nato", None),
        ("zeiss--LOCATED_IN--deu", None),
        ("rel-0091 OR rel-0090", None),
        ('"', None),
        ("", None),
    ],
)
def test_a_statement_is_found_by_its_id_alone(connection: Connection, id: str, at: str | None) -> None:
    assert reads.place(connection, id) == at


def test_every_statement_of_the_graph_is_found_by_its_id(connection: Connection) -> None:
    rows = connection.rows("MATCH (a:Entity)-[r]->(:Entity) RETURN r.id AS id, a.id AS at ORDER BY id LIMIT 3000")
    sample = rows[::100]
    assert len(sample) == 30
    assert [reads.place(connection, row["id"]) for row in sample] == [row["at"] for row in sample]
