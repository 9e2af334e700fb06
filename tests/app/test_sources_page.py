"""The page of the sources: everything that is loaded on it, counted as the graph and the command line count."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from app import licences
from app.lens import Lens
from app.links import Links
from app.views.sources.callbacks import COLUMNS, page, table
from app.views.sources.selection import Selection
from graph.connection import Connection
from graph.published import GROUNDS
from ontology.model import Model
from tests.app.reading import Tables
from tests.conftest import Command

LINKS = Links()
RECORDS = (
    "MATCH (e:Entity) WHERE NOT e:Source "
    "RETURN e.id AS id, e.verified AS verified, e.sources AS sources, e.confidence AS confidence"
)
STATEMENTS = (
    "MATCH (:Entity)-[r]->(:Entity) WHERE type(r) <> 'CITES' "
    "RETURN r.id AS id, r.verified AS verified, r.sources AS sources, r.confidence AS confidence"
)


def lists(connection: Connection, model: Model, query: str) -> str:
    text: str = page(connection, model, LINKS, query)[2]["markup"]
    return text


def card(connection: Connection, model: Model, query: str) -> str:
    text: str = page(connection, model, LINKS, query)[3]["markup"]
    return text


def notice(connection: Connection, model: Model, query: str) -> str:
    parts = page(connection, model, LINKS, query)[0]
    return json.dumps([part.to_plotly_json() for part in parts], default=str)


def numbers(text: str) -> list[int]:
    return [int(found.replace(",", "")) for found in re.findall(r"\d[\d,]*", text)]


def weak(row: dict[str, Any], ground: str) -> bool:
    said = {"unverified": row["verified"] is False, "unsourced": not row["sources"], "low": row["confidence"] == "low"}
    return bool(said[ground])


# What is loaded


def test_each_data_set_is_counted_as_the_command_line_counts(
    connection: Connection, model: Model, run: Command
) -> None:
    said = json.loads(run("sources", "--format", "json").stdout)
    rows = Tables(lists(connection, model, "")).rows["data-sets"]
    assert len(rows) == len(said) == 2
    for cells, load in zip(rows, said, strict=True):
        for name in ("title", "publisher", "credit"):
            assert load[name] in cells[0].text
        assert load["licence"] in cells[1].text
        assert load["release"] in cells[2].text
        counted = cells[3].text.partition("By class")[0]
        assert numbers(counted) == [load["entities"], load["relationships"]]


def test_classes_and_relationships_of_a_data_set_add_up(connection: Connection, model: Model) -> None:
    shown = lists(connection, model, "")
    for source in ("facts", "eto"):
        row = shown[shown.index(f'id="data-set-{source}"') :].partition("</tr>")[0]
        kinds = [re.findall(r'class="number">([\d,]+)<', part) for part in row.split("<summary>")[1:]]
        added = [sum(int(each.replace(",", "")) for each in part) for part in kinds]
        [both] = connection.rows(
            "CALL () { MATCH (n:Entity) WHERE $s IN n.loaded_by RETURN count(n) AS n } "
            "CALL () { MATCH (:Entity)-[r]->(:Entity) WHERE $s IN r.loaded_by RETURN count(r) AS r } RETURN n, r",
            s=source,
        )
        assert added == [both["n"], both["r"]]


@pytest.mark.parametrize(
    ("licence", "said"),
    [
        ("CC BY-NC 4.0", "not for commercial use, credit asked for"),
        ("CC-BY-4.0", "credit asked for"),
        ("CC BY-NC-SA 4.0", "not for commercial use, changed copies under the same licence, credit asked for"),
        ("CC0", "free for any use"),
        ("Apache-2.0", "free for any use, with its notice kept"),
        ("Own terms", "see the text of the licence"),
        ("", "no licence given: ask the publisher"),
        (None, "no licence given: ask the publisher"),
    ],
)
def test_a_licence_is_said_in_words(licence: str | None, said: str) -> None:
    assert licences.limits(licence) == said


# How far it is verified


def test_records_and_statements_are_counted_by_what_they_rest_on(connection: Connection, model: Model) -> None:
    rows = Tables(lists(connection, model, "")).rows["trust"]
    for cells, query in zip(rows, (RECORDS, STATEMENTS), strict=True):
        found = connection.rows(query)
        verdicts = [row["verified"] for row in found]
        by_verdict = [sum(verdict is each for verdict in verdicts) for each in (True, False, None)]
        assert [numbers(cell.text)[0] for cell in cells[1:]] == [
            len(found),
            *by_verdict,
            *(sum(weak(row, ground) for row in found) for ground in ("unsourced", "low")),
        ]


@pytest.mark.parametrize("ground", GROUNDS)
def test_all_that_stands_on_weak_ground_is_listed(connection: Connection, model: Model, ground: str) -> None:
    expected = {row["id"] for query in (RECORDS, STATEMENTS) for row in connection.rows(query) if weak(row, ground)}
    shown = lists(connection, model, f"?show={ground}")
    rows = Tables(shown).rows["weak"]
    assert sorted(re.findall(r'<tr role="row" id="weak-([^"]+)"', shown)) == sorted(expected)
    assert all(len(cells[0].links) == 1 for cells in rows)
    assert {row[0] for row in table(connection, model, f"?show={ground}").rows} == expected
    assert f"{len(expected):,} records and statements" in shown.lower()


# The publications


def test_every_publication_is_listed_with_what_cites_it(connection: Connection, model: Model) -> None:
    records: dict[str, int] = {}
    statements: dict[str, int] = {}
    for query, counted in ((RECORDS, records), (STATEMENTS, statements)):
        for row in connection.rows(query):
            for source in row["sources"]:
                counted[source] = counted.get(source, 0) + 1
    known = connection.rows("MATCH (s:Source) RETURN s.id AS id, s.name AS name, s.publisher AS publisher")
    expected = {row["id"]: (row["publisher"], records.get(row["id"], 0), statements.get(row["id"], 0)) for row in known}
    assert len(expected) == 238
    rows = Tables(lists(connection, model, "")).rows["publications"]
    shown = {cells[0].links[0]: (cells[1].text, *(int(cell.values[0]) for cell in cells[6:])) for cells in rows}
    assert shown == expected
    made = [dict(zip(COLUMNS, row, strict=True)) for row in table(connection, model, "").rows]
    assert {row["id"]: (row["publisher"], row["records"], row["statements"]) for row in made} == expected


def test_the_list_is_narrowed_by_words_publisher_and_kind(connection: Connection, model: Model) -> None:
    def found(query: str) -> list[str]:
        return [row[0] for row in table(connection, model, query).rows]

    assert found("?find=ETO%20advanced%20supply") == ["eto-chipexplorer"]
    assert sorted(found("?kind=seed")) == sorted(id for id in found("") if id.startswith("seed:"))
    assert len(found("?publisher=Financial%20Times")) == 1
    assert found("?find=nothing-has-these-letters") == []
    shown = lists(connection, model, "?find=eto&publisher=Reuters")
    assert "Nothing fits what is looked for." in shown
    assert 'href="/sources"' in shown


def test_the_list_is_sorted_by_any_column(connection: Connection, model: Model) -> None:
    dates = [row[3] for row in table(connection, model, "?sort=-date").rows]
    known = [each for each in dates if each]
    assert known == sorted(known, reverse=True)
    assert dates[len(known) :] == [None] * (len(dates) - len(known))
    statements = [row[9] for row in table(connection, model, "?sort=-statements").rows]
    assert statements == sorted(statements, reverse=True)
    assert table(connection, model, "?sort=nonsense") == table(connection, model, "")


def test_a_publication_opens_to_all_that_cites_it(connection: Connection, model: Model) -> None:
    shown = card(connection, model, "?focus=eto-chipexplorer&on=2024-01-01")
    cited = [row["id"] for row in connection.rows(STATEMENTS) if "eto-chipexplorer" in row["sources"]]
    records = [row["id"] for row in connection.rows(RECORDS) if "eto-chipexplorer" in row["sources"]]
    assert f"Cited by {len(records)} records and {len(cited)} statements." in shown
    assert shown.count("<li>") == len(records) + len(cited)
    assert len(re.findall(r'href="/explore\?on=2024-01-01&amp;focus=[^"]+&amp;statement=', shown)) == len(cited)


def test_a_focus_that_is_no_publication_is_led_on(connection: Connection, model: Model) -> None:
    assert card(connection, model, "?focus=asml") == ""
    assert "ASML Holding is no publication." in notice(connection, model, "?focus=asml")
    assert "/questions?ask=sources-of&id=asml" in notice(connection, model, "?focus=asml").replace("focus=asml&", "")
    assert "Nothing in the graph has the id 'eto-chipexplor'. Nearest:" in notice(
        connection, model, "?focus=eto-chipexplor"
    )
    assert "There is no list 'all'" in notice(connection, model, "?show=all")
    assert "'2024-99-99' in the address is no day" in notice(connection, model, "?on=2024-99-99")


@given(
    some.text(max_size=30).map(str.strip),
    some.text(max_size=30).map(str.strip),
    some.sampled_from(["", *GROUNDS]),
    some.sampled_from(["", "-date", "title"]),
)
def test_an_address_and_its_selection_are_the_same(find: str, publisher: str, show: str, sort: str) -> None:
    one = Selection(lens=Lens(toward="chn", focus="a"), find=find, publisher=publisher, show=show, sort=sort, page="2")
    assert Selection.from_url(one.to_url()) == one


# Other graphs


def test_an_empty_graph_says_so(changing: Connection, model: Model) -> None:
    assert "The graph is empty." in lists(changing, model, "?focus=asml")
    assert table(changing, model, "").rows == ()


def test_what_a_data_set_does_not_say_is_not_there(changing: Connection, model: Model) -> None:
    with changing.session("WRITE") as session:
        session.run(
            "CREATE (:LoadRecord {id: 'load:own', name: 'Own', loaded_by: ['own'], release: '1',"
            " loaded_at: '2024-01-01T00:00:00', rank: 1})"
        ).consume()
    [cells] = Tables(lists(changing, model, "")).rows["data-sets"]
    said = " ".join(cell.text for cell in cells)
    assert "None" not in said
    assert "Credit" not in said
    assert "no licence given" in said


def test_long_names_and_markup_in_names_are_shown_as_they_are(changing: Connection, model: Model) -> None:
    name = "<script>alert(1)</script> & " + "x" * 200
    with changing.session("WRITE") as session:
        session.run(
            "CREATE (:LoadRecord {id: 'load:own', name: $name, loaded_by: ['own'], publisher: $name, licence: $name,"
            " release: '1', as_of: date('2024-01-01'), loaded_at: '2024-01-01T00:00:00', credit: '', rank: 1}) "
            "WITH 1 AS one UNWIND range(1, 700) AS i "
            "CREATE (:Source:Entity {id: 's' + i, name: $name, publisher: $name, url: 'javascript:alert(1)',"
            " kind: 'page', sources: [], loaded_by: ['own']})",
            name=name,
        ).consume()
    shown = lists(changing, model, "?page=4&sort=title") + card(changing, model, "?focus=s1")
    assert "<script" not in shown
    assert 'href="javascript' not in shown
    rows = Tables(lists(changing, model, "?page=4&sort=title")).rows["publications"]
    assert len(rows) == 100
    assert {cells[1].text for cells in rows} == {name}
    assert "Rows 601 to 700 of 700" in shown
    assert len(table(changing, model, "?page=4").rows) == 700
