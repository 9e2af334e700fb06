"""Results as files: all rows, as they are, in five forms."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from typing import Any
from xml.etree import ElementTree

import networkx
import pytest
import rdflib

from app.views.cypher import files
from graph.connection import Connection
from tests.app.cypher_page import Tab

ODD = """UNWIND [['=1+1', 1, null, 1.5, true], ['a\\nb', 9223372036854775807, 'x', 0.0, false]] AS r
RETURN r[0] AS `=text`, r[1] AS number, r[2] AS nothing, r[3] AS part, r[4] AS so, [1, 'a'] AS list, {a: 1} AS map,
date('2024-02-29') AS day"""
PATHS = "MATCH path = (:Company {id: 'asml'})-[:PRODUCES]->(t) RETURN path"
SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def test_csv_has_every_row_and_no_formula(tab: Tab) -> None:
    answer = tab.file(ODD, "csv")
    assert (answer.headers["X-Rows"], answer.headers["X-More"], answer.mimetype) == ("2", "0", "text/csv")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="result.csv"'
    assert list(csv.reader(io.StringIO(answer.text))) == [
        ["'=text", "number", "nothing", "part", "so", "list", "map", "day"],
        ["'=1+1", "1", "", "1.5", "true", "1;a", '{"a": 1}', "2024-02-29"],
        ["a\nb", "9223372036854775807", "x", "0.0", "false", "1;a", '{"a": 1}', "2024-02-29"],
    ]


def test_json_keeps_values_as_they_are(tab: Tab) -> None:
    first, second = json.loads(tab.file(ODD, "json").text)
    assert (first["=text"], first["nothing"], first["list"], first["map"]) == ("=1+1", None, [1, "a"], {"a": 1})
    assert second["number"] == 9223372036854775807


def test_a_sheet_keeps_text_as_text_and_long_numbers_whole(tab: Tab) -> None:
    rows = cells(tab.file(ODD, "xlsx").data)
    assert rows == [
        ["=text", "number", "nothing", "part", "so", "list", "map", "day"],
        ["=1+1", 1.0, None, 1.5, True, "1;a", '{"a": 1}', "2024-02-29"],
        ["a\nb", "9223372036854775807", "x", 0.0, False, "1;a", '{"a": 1}', "2024-02-29"],
    ]


def cells(data: bytes) -> list[list[Any]]:
    """The values of the first sheet of a workbook, row by row; `None` where a cell is empty."""
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        root = ElementTree.fromstring(book.read("xl/worksheets/sheet1.xml"))
    found = []
    for row in root.iter(f"{SHEET}row"):
        values = {str(cell.get("r")).rstrip("0123456789"): _value(cell) for cell in row}
        found.append([values.get(letter) for letter in "ABCDEFGH"])
    return found


def _value(cell: ElementTree.Element) -> Any:
    assert cell.find(f"{SHEET}f") is None
    if cell.get("t") == "inlineStr":
        return "".join(cell.itertext())
    said = cell.findtext(f"{SHEET}v") or ""
    return said == "1" if cell.get("t") == "b" else float(said)


def test_graphml_and_turtle_hold_the_entities(tab: Tab, connection: Connection) -> None:
    expected = {
        row["id"] for row in connection.rows("MATCH (:Company {id: 'asml'})-[:PRODUCES]->(t) RETURN t.id AS id")
    }
    network = networkx.read_graphml(io.BytesIO(tab.file(PATHS, "graphml").data))
    assert set(network) == expected | {"asml"}
    triples = rdflib.Graph().parse(data=tab.file(PATHS, "ttl").text, format="turtle")
    assert {rdflib.URIRef(f"urn:chokepoint:entity:{id}") for id in expected} <= set(triples.subjects())
    nothing = tab.file("RETURN 1 AS one", "graphml")
    assert nothing.status_code == 400
    assert nothing.json is not None
    assert nothing.json["message"] == "The result holds no entity and no relationship."


def test_a_file_is_of_one_statement_with_the_parameters_above_it(tab: Tab) -> None:
    text = "RETURN 1 AS a;\n:param x => date('2024-01-01')\nRETURN $x AS day, $y AS y"
    assert tab.file(text, "csv", at=2, y="7").text == "day,y\n2024-01-01,7\n"
    assert tab.file(text, "csv", at=1, y="7").status_code == 400
    assert tab.file(text, "csv", at=9, y="7").status_code == 400
    assert tab.file(text, "exe").status_code == 400


def test_a_file_that_cannot_be_made_says_why(tab: Tab) -> None:
    late = tab.file("UNWIND range(5000, 0, -1) AS n RETURN 1 / n AS x", "csv")
    refused = tab.file("CREATE (n)", "json")
    assert (late.status_code, refused.status_code) == (400, 400)
    assert late.json is not None
    assert refused.json is not None
    assert (late.json["kind"], refused.json["kind"]) == ("QueryFailed", "QueryRefused")


def test_a_file_goes_beyond_the_page_and_ends_at_its_limit(tab: Tab, monkeypatch: pytest.MonkeyPatch) -> None:
    assert tab.file("UNWIND range(1, 20000) AS n RETURN n", "csv").text.count("\n") == 20_001
    small = files.Kind("text/csv", files.KINDS["csv"].write, most=10)
    monkeypatch.setitem(files.KINDS, "csv", small)
    cut = tab.file("UNWIND range(1, 20000) AS n RETURN n", "csv")
    assert (cut.headers["X-Rows"], cut.headers["X-More"], cut.text.count("\n")) == ("10", "1", 11)
