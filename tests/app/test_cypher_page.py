"""The addresses beside /cypher, on the real graph: what runs, what it says, and what is refused."""

from __future__ import annotations

import threading
import time
from typing import Any

import pytest

from app.factory import create_app
from app.typed import typed
from app.views.cypher.gate import AT_ONCE
from graph.connection import Connection
from graph.errors import WrongValue
from graph.questions import questions
from ontology.model import Model
from tests.app.cypher_page import Tab, done, error

ENDLESS = "UNWIND range(1, 100000000000) AS n WITH n WHERE n < 0 RETURN n"
RUNNING = "SHOW TRANSACTIONS YIELD metaData WHERE metaData.session = $session RETURN count(*) AS n"


@pytest.fixture(scope="module")
def tab(connection: Connection) -> Tab:
    from ontology import model

    return Tab.of(create_app(connection, model.load()).server.test_client())


def test_rows_come_with_columns_and_counts(tab: Tab, connection: Connection) -> None:
    events = tab.run("MATCH (m:Measure) RETURN m.id AS id ORDER BY id LIMIT 3")
    kinds = [event["event"] for event in events]
    assert kinds == ["begin", "statement", "columns", "rows", "done", "end"]
    assert events[2]["columns"] == ["id"]
    expected = connection.rows("MATCH (m:Measure) RETURN m.id AS id ORDER BY id LIMIT 3")
    assert events[3]["rows"] == [[row["id"]] for row in expected]
    assert {key: done(events)[key] for key in ("shown", "rows", "more", "plan")} == {
        "shown": 3,
        "rows": 3,
        "more": False,
        "plan": None,
    }


def test_a_result_is_cut_after_a_thousand_rows_and_says_so(tab: Tab) -> None:
    events = tab.run("UNWIND range(1, 1001) AS n RETURN n")
    assert sum(len(event["rows"]) for event in events if event["event"] == "rows") == 1000
    assert (done(events)["shown"], done(events)["rows"], done(events)["more"]) == (1000, None, True)
    whole = done(tab.run("UNWIND range(1, 1000) AS n RETURN n"))
    assert (whole["shown"], whole["rows"], whole["more"]) == (1000, 1000, False)


def test_a_result_too_heavy_for_a_page_ends_there(tab: Tab) -> None:
    heavy = "UNWIND range(1, 40) AS n RETURN n, reduce(s = '', i IN range(1, 20) | s + $x) AS s"
    ended = done(tab.run(heavy, x="x" * 40_000))
    assert ended["heavy"]
    assert ended["more"]
    assert 0 < ended["shown"] < 40


def test_values_arrive_exactly(tab: Tab) -> None:
    text = """RETURN 9223372036854775807 AS a, -9007199254740993 AS b, 9007199254740991 AS c, 1.0 AS d, 0.1 AS e,
    0.0 / 0 AS f, 1.0 / 0 AS g, null AS h, [1, [null]] AS i, {a: {b: 9007199254740993}} AS j, date('2024-02-29') AS k,
    duration('P1M2DT3S') AS l, true AS m, '' AS n, '\u202eabc' AS o, {id: 'x'} AS p"""
    [row] = tab.rows(text)
    assert row == [
        {"$": "integer", "text": "9223372036854775807"},
        {"$": "integer", "text": "-9007199254740993"},
        9007199254740991,
        {"$": "float", "text": "1.0"},
        0.1,
        "NaN",
        "Infinity",
        None,
        [1, [None]],
        {
            "$": "map",
            "entries": [["a", {"$": "map", "entries": [["b", {"$": "integer", "text": "9007199254740993"}]]}]],
        },
        "2024-02-29",
        "P1M2DT3S",
        True,
        "",
        "\u202eabc",
        {"$": "map", "entries": [["id", "x"]]},
    ]


def test_entities_relationships_and_paths_are_told_from_maps(tab: Tab) -> None:
    [[path, entity, relationship]] = tab.rows(
        "MATCH p = (c:Company {id: 'asml'})-[r:PRODUCES]->(t {id: 'litho-iline'}) RETURN p, c, r LIMIT 1"
    )
    assert (entity["$"], entity["id"], entity["name"], entity["kind"]) == ("entity", "asml", "ASML Holding", "Company")
    assert (relationship["$"], relationship["type"], relationship["from"], relationship["to"]) == (
        "relationship",
        "PRODUCES",
        "asml",
        "litho-iline",
    )
    assert (path["nodes"][0], path["relationships"]) == (entity, [relationship])
    [[alike]] = tab.rows("MATCH (c:Company {id: 'asml'}) RETURN {id: c.id, labels: ['Company'], properties: {}}")
    assert alike["$"] == "map"


def test_statements_run_in_turn_and_end_at_the_first_error(tab: Tab) -> None:
    text = "RETURN 'a;b' AS one; // a comment; with a semicolon\nRETURN 1/0 AS two;\nRETURN 3 AS three"
    events = tab.run(text)
    assert [s["kind"] for s in events[0]["statements"]] == ["query"] * 3
    assert [event["at"] for event in events if event["event"] == "statement"] == [0, 1]
    found = error(events)
    assert found is not None
    assert (found["at"], found["kind"]) == (1, "QueryFailed")
    assert events[-1] == {"event": "end"}


def test_an_error_after_rows_leaves_the_rows(tab: Tab) -> None:
    events = tab.run("UNWIND range(-2000, 0) AS n RETURN 1 / n AS x")
    failed = error(tab.run("UNWIND [2, 1, 0] AS n RETURN 1 / n AS x"))
    assert done(events)["shown"] == 1000
    assert failed is not None
    assert "by zero" in failed["message"]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("MATCH (n) RETRUN n", (10, 1, 11)),
        ("RETURN 1;\n\n  MATCH (n) RETRUN n", (23, 3, 13)),
        ("RETURN '\U0001f600';\nRETRUN 1", (13, 2, 1)),
        ("RETURN 1 AS a;\nCALL dbms.listConfig()", (20, 2, 6)),
    ],
)
def test_an_error_is_placed_in_the_whole_text(tab: Tab, text: str, place: tuple[int, int, int]) -> None:
    found = error(tab.run(text))
    assert found is not None
    assert (found["place"]["from"], found["place"]["line"], found["place"]["column"]) == place
    assert found["hint"]


def test_notifications_are_placed_in_the_whole_text(tab: Tab) -> None:
    text = "RETURN 1 AS a;\nMATCH (n:Nowhere) RETURN n"
    [told] = [each for each in done(tab.run(text))["notifications"] if "Nowhere" in each["description"]]
    assert (told["severity"], text[told["from"] : told["from"] + 7], told["line"]) == ("WARNING", "Nowhere", 2)
    for before in ("PROFILE", "CYPHER 25", "/* a\n comment */"):
        whole = f"RETURN 1 AS a;\n {before} MATCH (n:Nowhere) RETURN n"
        [told] = [each for each in done(tab.run(whole))["notifications"] if "Nowhere" in each["description"]]
        assert whole[told["from"] : told["from"] + 7] == "Nowhere", before
    cut = tab.run(text.replace("RETURN n", "RETURN 1") + "\nUNION ALL UNWIND range(1, 2000) AS n RETURN 1")
    assert [each["line"] for each in done(cut)["notifications"] if "Nowhere" in each["description"]] == [2]


def test_parameters_come_from_lines_fields_and_each_other(tab: Tab) -> None:
    lines = ":param day => date('2024-01-01')\n:param later: $day + duration('P1D')\n"
    found = tab.rows(lines + "RETURN $later AS a, $n + 1 AS b, $t AS c", n="41", t="forty-one")
    assert found == [["2024-01-02", 42, "forty-one"]]
    assert tab.rows(":param n => 1\nRETURN $n AS n", n="2") == [[1]]
    missing = error(tab.run("RETURN $a + $b AS c", a="1"))
    assert missing is not None
    assert missing["message"] == "$b has no value."
    entity = error(tab.run(":param c => [(x:Company {id: 'asml'}) | x]\nRETURN 1"))
    assert entity is not None


def test_a_param_line_that_is_wrong_is_marked_where_it_stands(tab: Tab) -> None:
    found = error(tab.run("RETURN 1 AS a;\n:param x => 1 +\nRETURN $x"))
    assert found is not None
    assert found["place"]["line"] == 2
    writing = error(tab.run(":param x => 1 AS y CREATE (n) RETURN 1\nRETURN $x"))
    assert writing is not None


@pytest.mark.parametrize("text", ["", "   \n", "// only a comment", "/* never closed", ";;;"])
def test_nothing_to_run_is_said(tab: Tab, text: str) -> None:
    found = error(tab.run(text))
    assert found is not None
    assert found["message"] == "There is nothing to run: the text is empty or holds comments only."


@pytest.mark.parametrize(
    "text",
    [
        "CREATE (n)",
        "MATCH (n) DETACH DELETE n",
        "SHOW USERS",
        "RETURN 1;\nDROP INDEX x",
        "PROFILE CREATE (n)",
        "RETURN 1 // " + "x" * 100_000,
    ],
)
def test_what_is_no_reading_is_refused_by_the_guard(tab: Tab, connection: Connection, text: str) -> None:
    before = connection.rows("MATCH (n) RETURN count(n) AS n")
    found = error(tab.run(text))
    assert found is not None
    assert (found["kind"], bool(found["hint"])) == ("QueryRefused", True)
    assert connection.rows("MATCH (n) RETURN count(n) AS n") == before


def test_plans_are_trees(tab: Tab) -> None:
    text = "MATCH (m:Measure)-[:COVERS]->(t:Technology {id: 'litho-iline'}) RETURN m.id"
    planned, profiled = done(tab.run("EXPLAIN " + text)), done(tab.run("PROFILE " + text))
    assert (planned["shown"], planned["profiled"], planned["plan"]["actual"]) == (0, False, None)
    assert (profiled["profiled"], profiled["plan"]["actual"]) == (True, profiled["rows"])
    assert planned["plan"]["operator"] == profiled["plan"]["operator"] == "ProduceResults"
    assert planned["plan"]["steps"]


def test_a_profile_counts_all_rows_and_shows_the_first(tab: Tab) -> None:
    ended = done(tab.run("PROFILE UNWIND range(1, 2500) AS n RETURN n"))
    assert (ended["shown"], ended["rows"], ended["more"], ended["plan"]["actual"]) == (1000, 2500, True, 2500)


def test_a_query_is_stopped_on_the_server(tab: Tab, connection: Connection) -> None:
    asked, events = tab.asks(ENDLESS), list[Any]()
    work = threading.Thread(target=lambda: events.extend(tab.post("run", asked).text.splitlines()))
    work.start()
    while connection.rows(RUNNING, session=tab.session) != [{"n": 1}]:
        time.sleep(0.05)
    stranger = tab.post("stop", {"session": "somebody-else", "query": asked["query"]})
    assert stranger.json == {"stopped": False}
    assert tab.post("stop", {"session": tab.session, "query": asked["query"]}).json == {"stopped": True}
    work.join(20)
    assert '"QueryStopped"' in events[-2]
    assert connection.rows(RUNNING, session=tab.session) == [{"n": 0}]
    assert tab.post("stop", {"session": tab.session, "query": asked["query"]}).json == {"stopped": False}


def test_some_threads_stay_free_whatever_runs(connection: Connection, model: Model) -> None:
    tab = Tab.of(create_app(connection, model).server.test_client())
    asks = [tab.asks(ENDLESS) | {"session": f"person-{at}"} for at in range(AT_ONCE)]
    streams = [tab.post("run", each) for each in asks]
    assert [stream.status_code for stream in streams] == [200] * AT_ONCE
    refused = tab.post("run", tab.asks("RETURN 1"))
    assert (refused.status_code, refused.json and refused.json["kind"]) == (429, "Busy")
    for stream in streams:
        stream.close()
    assert tab.rows("RETURN 1") == [[1]]


def test_only_this_page_may_run_queries(tab: Tab) -> None:
    asked = tab.asks("RETURN 1")
    for headers in ({"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "none"}, {"Origin": "https://example.org"}):
        for what in ("run", "stop", "file", "picture"):
            assert tab.post(what, asked, **headers).status_code == 403
    assert tab.post("run", asked, **{"Sec-Fetch-Site": "same-origin"}).status_code == 200
    assert tab.client.post("/cypher/run", data="{}", content_type="text/plain").status_code == 403
    assert tab.client.get("/cypher/run").mimetype == "text/html"


@pytest.mark.parametrize(
    "body",
    [
        [],
        {},
        {"session": "a b", "query": "x", "text": ""},
        {"session": "s", "query": "q" * 65, "text": ""},
        {"session": "s", "query": "q", "text": 1},
        {"session": "s", "query": "q", "text": "RETURN 1", "parameters": [1]},
        {"session": "s", "query": "q", "text": "RETURN 1", "parameters": {"a": 1}},
        {"session": "s", "query": "q", "text": "RETURN 1", "parameters": {"n" * 101: "1"}},
        {"session": "s", "query": "q", "text": "RETURN '\ud800'"},
        {"session": "s", "query": "q", "text": "x" * 1_100_000},
    ],
)
def test_a_request_that_is_not_well_formed_is_answered_in_words(tab: Tab, body: Any) -> None:
    answer = tab.post("run", body)
    assert answer.status_code == 400
    assert answer.json is not None
    assert answer.json["message"]
    assert answer.json["hint"]


def test_what_is_typed_for_a_parameter_is_json_or_text() -> None:
    typed_as = {text: typed("p", text) for text in ("1", "1.5", "true", "null", '"1"', "[1]", "asml", "NaN", "{x", "")}
    assert list(typed_as.values()) == [1, 1.5, True, None, "1", [1], "asml", "NaN", "{x", ""]
    for text in ("9223372036854775808", '{"a": [-9223372036854775809]}', "1e999", '"\\ud800"'):
        with pytest.raises(WrongValue):
            typed("p", text)


def test_hostile_text_passes_as_text(tab: Tab) -> None:
    hostile = "</script><img src=x onerror=alert(1)>"
    assert tab.rows("RETURN $x AS `" + hostile + "`", x=hostile) == [[hostile]]
    assert "<img" in tab.run(f"RETURN '{hostile}' AS `{hostile}`")[2]["columns"][0]


def test_three_hundred_columns_and_long_names_come_whole(tab: Tab) -> None:
    names = [f"{'n' * 197}{at:03}" for at in range(300)]
    events = tab.run("RETURN " + ", ".join(f"{at} AS {name}" for at, name in enumerate(names)))
    assert events[2]["columns"] == names
    assert events[3]["rows"] == [list(range(300))]


def test_the_words_of_the_editor_are_those_of_the_ontology_and_the_catalogue(tab: Tab, model: Model) -> None:
    answer = tab.client.get("/cypher/words")
    words = answer.json
    assert words is not None
    assert [each["name"] for each in words["labels"]] == sorted(model.nodes)
    assert {each["name"] for each in words["types"]} == {each.cypher_type for each in model.relations.values()}
    assert [each["id"] for each in words["queries"]] == list(questions())
    assert {"coalesce", "point.distance", "date"} <= {each["name"] for each in words["functions"]}
    assert not any("{" in each["title"] for each in words["queries"])
    again = tab.client.get("/cypher/words", headers={"If-None-Match": answer.headers["ETag"]})
    assert again.status_code == 304


def test_every_example_runs_as_it_stands(tab: Tab) -> None:
    words: Any = tab.client.get("/cypher/words").json
    texts = [each["text"] for each in (*words["first"], *words["queries"])]
    assert len(texts) > 35
    for text in texts:
        assert error(tab.run(text)) is None, text


def test_a_picture_holds_the_entities_once_and_names_the_ends_it_lacks(tab: Tab) -> None:
    body = {
        "entities": [["asml", "ASML Holding", "Company"]],
        "relationships": [["r", "PRODUCES", "asml", "litho-iline"]],
    }
    drawn: Any = tab.post("picture", body).json
    shapes = {each["data"]["id"]: each["data"]["title"] for each in drawn["elements"] if each["group"] == "nodes"}
    assert shapes == {"asml": "ASML Holding, company", "litho-iline": "i-line lithography, equipment"}
    assert [each["data"]["href"] for each in drawn["elements"]][:1] == ["/explore?focus=asml"]
    assert (drawn["name"], drawn["left_out"]) == ("2 entities, 1 relationship", "")
    many = {"entities": [[f"e{at}", f"Entity {at}", "Nope"] for at in range(305)], "relationships": []}
    left_out: Any = tab.post("picture", many).json
    assert left_out["left_out"].startswith("The first 300 of 305 entities are drawn")
    assert left_out["legend"] == [["Entity", "entity", 300]] or left_out["legend"][0][2] == 300
    assert tab.post("picture", {"entities": [["a"]], "relationships": []}).status_code == 400


def test_scripts_are_kept_for_as_long_as_none_changes(tab: Tab) -> None:
    from app.views.cypher.scripts import files, version

    assert {"page.js", "codemirror.js", "table.js"} <= set(files())
    for name in files():
        kept = tab.client.get(f"/cypher/scripts/{version()}/{name}")
        assert (kept.status_code, kept.mimetype) == (200, "text/javascript")
        assert "immutable" in kept.headers["Cache-Control"]
    assert tab.client.get("/cypher/scripts/0/page.js").headers["Cache-Control"] == "no-store"
    assert tab.client.get(f"/cypher/scripts/{version()}/__init__.py").status_code == 404
    page = tab.client.get("/cypher").text
    assert "codemirror" not in page
    assert "/assets/cypher/" not in page
