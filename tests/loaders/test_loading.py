"""Loading and unloading on a real database that the test may change."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from graph.connection import Connection
from tests.conftest import Command
from tests.loaders import counting

Snapshot = list[Any]


def snapshot(connection: Connection) -> Snapshot:
    """The whole graph with all labels, ends and properties, in a fixed order."""
    nodes = connection.rows("MATCH (n) RETURN labels(n) AS labels, properties(n) AS p ORDER BY n.id")
    links = connection.rows(
        "MATCH (a)-[r]->(b) RETURN a.id AS a, type(r) AS t, b.id AS b, properties(r) AS p ORDER BY t, r.id"
    )
    return [[sorted(row["labels"]), row["p"]] for row in nodes] + links


@pytest.fixture
def facts_copy(tmp_path: Path) -> Path:
    """A copy of the fact base that a test may break."""
    return Path(shutil.copytree(counting.FACTS, tmp_path / "facts"))


def test_loading_twice_changes_nothing(changing: Connection, changing_chokepoint: Command) -> None:
    changing_chokepoint("load")
    first = snapshot(changing)
    again = json.loads(changing_chokepoint("load").stdout)
    assert [(row["made"], row["changed"], row["removed"]) for row in again] == [(0, 0, 0), (0, 0, 0)]
    assert snapshot(changing) == first


def test_unloading_eto_leaves_no_value_of_it(changing: Connection, changing_chokepoint: Command) -> None:
    changing_chokepoint("load", "facts")
    before = snapshot(changing)
    changing_chokepoint("load", "eto")
    assert snapshot(changing) != before
    changing_chokepoint("unload", "eto")
    assert snapshot(changing) == before
    shares = changing.rows("MATCH ()-[r:PRODUCES]->() WHERE r.basis IS NOT NULL RETURN count(r) AS n")
    sizes = changing.rows("MATCH (n:Entity) WHERE n.market_size IS NOT NULL RETURN count(n) AS n")
    assert (shares, sizes) == ([{"n": 0}], [{"n": 0}])


def test_unloading_everything_leaves_an_empty_graph(changing: Connection, changing_chokepoint: Command) -> None:
    changing_chokepoint("load")
    changing_chokepoint("unload", "eto")
    changing_chokepoint("unload", "facts")
    assert changing.rows("MATCH (n) RETURN count(n) AS n") == [{"n": 0}]


def test_a_source_that_another_stands_on_is_not_unloaded(changing: Connection, changing_chokepoint: Command) -> None:
    changing_chokepoint("load")
    before = snapshot(changing)
    said = changing_chokepoint("unload", "facts", status=1).stderr
    assert "chokepoint unload eto" in said
    assert snapshot(changing) == before


def test_a_value_changed_by_hand_is_mended(changing: Connection, changing_chokepoint: Command) -> None:
    changing_chokepoint("load")
    before = snapshot(changing)
    with changing.session("WRITE") as session:
        session.run("MATCH (n {id: 'asml'}) SET n.name = 'Another'").consume()
        session.run("MATCH (n {id: 'litho-euv'}) SET n.stage = 'materials' REMOVE n:Equipment").consume()
        session.run("MATCH ()-[r {id: 'rel-0091'}]->() SET r.what = 'nothing'").consume()
        session.run("MATCH ()-[r {id: 'rel-0019'}]->() DELETE r").consume()
    changing_chokepoint("load")
    assert without_time(snapshot(changing)) == without_time(before)


def test_what_a_newer_release_dropped_goes(
    changing: Connection, changing_chokepoint: Command, facts_copy: Path
) -> None:
    changing_chokepoint("load", "facts")
    events = facts_copy / "events.yaml"
    text = events.read_text(encoding="utf-8")
    last = text.rindex("\n- id: ")
    events.write_text(text[: last + 1], encoding="utf-8")
    answer = json.loads(changing_chokepoint("load", "facts", str(facts_copy)).stdout)
    assert answer[0]["removed"] > 1
    assert changing.rows("MATCH (n:Event) RETURN count(n) AS n") == [{"n": counting.entities()["Event"] - 1}]


def test_a_relationship_whose_end_moved_is_moved(
    changing: Connection, changing_chokepoint: Command, facts_copy: Path
) -> None:
    changing_chokepoint("load", "facts")
    edit(facts_copy / "relationships.yaml", "  subject: trumpf\n", "  subject: zeiss\n")
    changing_chokepoint("load", "facts", str(facts_copy))
    rows = changing.rows("MATCH (a)-[r {id: 'rel-0091'}]->() RETURN a.id AS id")
    assert rows == [{"id": "zeiss"}]


def test_eto_alone_in_an_empty_graph_says_what_is_missing(changing: Connection, changing_chokepoint: Command) -> None:
    said = changing_chokepoint("load", "eto", status=1).stderr
    assert "Load facts first" in said
    assert changing.rows("MATCH (n) RETURN count(n) AS n") == [{"n": 0}]


def without_time(found: Snapshot) -> Snapshot:
    return [
        [each[0], {k: v for k, v in each[1].items() if k != "loaded_at"}] if isinstance(each, list) else each
        for each in found
    ]


def edit(file: Path, old: str, new: str) -> None:
    """Replace the first occurrence; the test fails when there is none."""
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


FAULTS: dict[str, tuple[Callable[[Path], None], tuple[str, ...]]] = {
    "unknown field": (
        lambda f: edit(f / "actors.yaml", "  name: Japan\n", "  name: Japan\n  capital: Tokyo\n"),
        ("actors.yaml line", "'capital'", "not a field"),
    ),
    "unknown id": (
        lambda f: edit(f / "measures.yaml", "- technology: litho-euv\n", "- technology: litho-euw\n"),
        ("measures.yaml line", "'litho-euw'", "Did you mean 'litho-euv'?"),
    ),
    "date that is none": (
        lambda f: edit(f / "measures.yaml", "effective: '2023-07-23'", "effective: '2023-02-30'"),
        ("measures.yaml line", "'2023-02-30'", "YYYY-MM-DD"),
    ),
    "date that is none in a list": (
        lambda f: edit(f / "measures.yaml", "- date: '2023-07-23'", "- date: '2023-07-32'"),
        ("measures.yaml line", "'2023-07-32'", "YYYY-MM-DD"),
    ),
    "duplicate id": (
        lambda f: edit(f / "gaps.yaml", "- id: parts-components\n", "- id: servicing-installed-tools\n"),
        ("gaps.yaml line", "'servicing-installed-tools' stands twice"),
    ),
    "cycle in the tree": (
        lambda f: edit(
            f / "technologies.yaml",
            "  name: Semiconductor technology\n",
            "  name: Semiconductor technology\n  parent: sme\n",
        ),
        ("technologies.yaml", "field 'parent' stands twice"),
    ),
    "share over 100": (
        lambda f: edit(f / "relationships.yaml", "share_pct: 98", "share_pct: 140"),
        ("relationships.yaml line", "140", "0 to 100"),
    ),
    "number where text belongs": (
        lambda f: edit(f / "measures.yaml", "eccn: '3E905'", "eccn: .inf"),
        ("measures.yaml line", "'eccn' is inf, not text"),
    ),
    "kind that is none": (
        lambda f: edit(f / "measures.yaml", "kind: fdpr", "kind: fdrp"),
        ("fdrp",),
    ),
    "label of 29 characters": (
        lambda f: edit(
            f / "technologies.yaml", "  label: EUV lithography\n", f"  label: {'EUV lithography' + 14 * 'x'}\n"
        ),
        ("technologies.yaml line", "(litho-euv)", f"'label' is '{'EUV lithography' + 14 * 'x'}'", "^.{1,28}$"),
    ),
    "technology without a label": (
        lambda f: edit(f / "technologies.yaml", "  label: EUV lithography\n", ""),
        ("technologies.yaml line", "(litho-euv)", "'label' is missing", "28 characters"),
    ),
    "measure with a blank label": (
        lambda f: edit(f / "measures.yaml", "  label: Japan 23 items (2023)\n", "  label: ' '\n"),
        ("measures.yaml line", "(jp-23-items-2023)", "'label' is missing", "28 characters"),
    ),
    "missing field": (
        lambda f: edit(f / "actors.yaml", "  name: Japan\n", ""),
        ("actors.yaml line", "'name' is missing"),
    ),
    "end of the wrong class": (
        lambda f: edit(f / "technologies.yaml", "  parent: lithography\n", "  parent: japan\n"),
        ("technologies.yaml line", "'japan'"),
    ),
    "type that is none": (
        lambda f: edit(f / "actors.yaml", "type: company", "type: compny"),
        ("actors.yaml line", "'compny'", "'company'"),
    ),
    "alias": (
        lambda f: edit(f / "events.yaml", "events:\n", "events:\n- &a [*a]\n"),
        ("events.yaml line", "alias"),
    ),
    "tag": (
        lambda f: edit(f / "actors.yaml", "  name: Japan\n", "  name: !!python/object:os.system Japan\n"),
        ("actors.yaml line", "tag"),
    ),
    "number of another kind": (
        lambda f: edit(f / "actors.yaml", "  name: Japan\n", "  name: 0x10\n"),
        ("actors.yaml line", "'name' is 16, not text"),
    ),
    "id that is none": (
        lambda f: edit(f / "events.yaml", "- id: micron-review-start\n", "- id: Has Space/../x\n"),
        ("events.yaml line", "is no id"),
    ),
    "statements lost": (
        lambda f: (f / "relationships.yaml").write_text("relationships: []\n", encoding="utf-8") and None,
        ("At least",),
    ),
    "no YAML": (
        lambda f: edit(f / "events.yaml", "events:\n", "events: [\n"),
        ("events.yaml line",),
    ),
    "no UTF-8": (
        lambda f: (f / "events.yaml").write_bytes(b"events:\n- id: \xff\n") and None,
        ("events.yaml", "UTF-8"),
    ),
    "empty file": (
        lambda f: (f / "events.yaml").write_text("", encoding="utf-8") and None,
        ("events.yaml", "no mapping"),
    ),
    "cut off": (
        lambda f: (f / "flows.yaml").write_text("flows: []\n", encoding="utf-8") and None,
        ("FLOWS_TO", "At least"),
    ),
    "missing file": (lambda f: (f / "gaps.yaml").unlink(), ("gaps.yaml", "cannot be read")),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_stops_the_load_and_changes_nothing(
    changing: Connection, changing_chokepoint: Command, facts_copy: Path, name: str
) -> None:
    break_it, words = FAULTS[name]
    break_it(facts_copy)
    done = changing_chokepoint("load", "facts", str(facts_copy), status=1)
    for word in words:
        assert word in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout == ""
    assert changing.rows("MATCH (n) RETURN count(n) AS n") == [{"n": 0}]


def test_a_ring_in_the_tree_is_named(changing: Connection, changing_chokepoint: Command, facts_copy: Path) -> None:
    edit(facts_copy / "technologies.yaml", "  parent: null\n", "  parent: litho-euv\n")
    said = changing_chokepoint("load", "facts", str(facts_copy), status=1).stderr
    assert "form a ring" in said
    assert "litho-euv > " in said or "> litho-euv" in said


def test_a_dry_run_prints_all_findings(changing: Connection, changing_chokepoint: Command, facts_copy: Path) -> None:
    FAULTS["unknown id"][0](facts_copy)
    FAULTS["share over 100"][0](facts_copy)
    FAULTS["missing field"][0](facts_copy)
    done = changing_chokepoint("load", "facts", str(facts_copy), "--dry-run", status=1)
    findings = [row["finding"] for row in json.loads(done.stdout)]
    assert any("litho-euw" in each for each in findings)
    assert any("140" in each for each in findings)
    assert any("'name' is missing" in each for each in findings)
    assert changing.rows("MATCH (n) RETURN count(n) AS n") == [{"n": 0}]
