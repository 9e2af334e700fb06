"""Tables as files: CSV that no spreadsheet takes for a formula, JSON with names, each behind an address."""

from __future__ import annotations

import csv
import io
import json

from dash import Dash

from app.tabular import Table, as_csv, as_json

TABLE = Table(
    name="chokepoint-coverage",
    columns=("id", "share", "measures", "note"),
    rows=(("=cmd()", 51.9, ("a", "b"), None), ("-x", -1.5, (), 'say "so", <b>')),
)


def test_text_that_looks_like_a_formula_stays_text() -> None:
    assert list(csv.reader(io.StringIO(as_csv(TABLE)))) == [
        ["id", "share", "measures", "note"],
        ["'=cmd()", "51.9", "a;b", ""],
        ["'-x", "-1.5", "", 'say "so", <b>'],
    ]


def test_json_keeps_values_as_they_are() -> None:
    assert json.loads(as_json(TABLE)) == [
        {"id": "=cmd()", "share": 51.9, "measures": ["a", "b"], "note": None},
        {"id": "-x", "share": -1.5, "measures": [], "note": 'say "so", <b>'},
    ]


def test_a_file_that_no_view_has_is_not_found(app: Dash) -> None:
    client = app.server.test_client()
    for address in ("/explore.exe", "/coverage.exe", "/nowhere.csv"):
        assert client.get(address).status_code == 404
