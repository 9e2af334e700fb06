"""Tables loaded into a real graph: side by side, replaced and unloaded, and refused with what to do next."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from graph.connection import Connection
from tests.conftest import Command
from tests.loaders.table_checking import (
    write,
)

SIMPLE = """\
name: {name}
title: Made up
release: "1"
entities:
- {{class: Company, id: {{prefix: "{name}:", column: Code}}, columns: {{name: Firm}}}}
relationships:
- {{type: OWNS, from: {{lookup: Company, by: name, column: Owner}}, to: {{prefix: "{name}:", column: Code}}}}
"""


def test_two_tables_lie_side_by_side_and_leave_apart_or_together(
    changing: Connection, changing_chokepoint: Command, tmp_path: Path
) -> None:
    def load(name: str, *held: tuple[str, str, str | None], status: int = 0) -> Any:
        (tmp_path / name).mkdir(exist_ok=True)
        mapping = SIMPLE.format(name=name)
        path = write(tmp_path / name, "csv", ("Code", "Firm", "Owner"), *held, mapping=mapping)
        done = changing_chokepoint("load", "table", str(path), status=status)
        return done.stderr if status else json.loads(done.stdout)[0]

    def count() -> dict[str, int]:
        said = "MATCH (n:Entity) UNWIND n.loaded_by AS by RETURN by, count(n) AS n ORDER BY by"
        return {row["by"]: row["n"] for row in changing.rows(said)}

    load("one", ("a", "Acme (made up)", None), ("b", "Box (made up)", "Acme (made up)"))
    load("two", ("c", "Cox (made up)", "Acme (made up)"), ("d", "Dax (made up)", "Cox (made up)"))
    both = {"table:one": 3, "table:two": 3}
    assert count() == both
    gone = load("two", ("d", "Dax (made up)", "Cox (made up)"), status=1)
    assert "column 'Owner' is 'Cox (made up)', the name of no Company." in gone
    assert count() == both
    changing_chokepoint("unload", "table:two")
    assert count() == {"table:one": 3}
    load("two", ("c", "Cox (made up)", None))
    left = json.loads(changing_chokepoint("unload", "table").stdout)
    assert [row["source"] for row in left] == ["table:one", "table:two"]
    assert changing.rows("MATCH (n) RETURN count(n) AS n") == [{"n": 0}]


def test_a_load_with_faults_says_how_to_see_them_all(
    changing: Connection, changing_chokepoint: Command, tmp_path: Path
) -> None:
    path = write(tmp_path, "csv", ("Code", "Firm", "Owner"), ("a b", "x", None), mapping="")
    mapping = tmp_path / "other.yaml"
    mapping.write_text(SIMPLE.format(name="one").partition("relationships:")[0] + "ignore: [Owner]\n", encoding="utf-8")
    said = changing_chokepoint("load", "table", str(path), "--mapping", str(mapping), status=1).stderr
    assert f"See all findings with: chokepoint load table {path} --mapping {mapping} --dry-run." in said
    assert changing.rows("MATCH (n) RETURN count(n) AS n") == [{"n": 0}]
