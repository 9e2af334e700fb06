"""What a text that is run at /cypher answers, on the real graph: rows, values, plans, and errors at their place."""

from __future__ import annotations

import pytest

from app.typed import typed
from graph.connection import Connection
from graph.errors import WrongValue
from tests.app.cypher_page import Tab, done, error


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
