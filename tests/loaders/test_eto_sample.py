"""A made-up sample in the form of an ETO release, and what is said of a release with faults."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
import yaml

from graph.connection import Connection
from loaders.record import SourceFault
from tests.conftest import Command
from tests.loaders.checking import SAMPLE, check, plain
from tests.loaders.eto_faults import FAULTS, STOPS
from tests.loaders.test_loading import edit, snapshot, without_time


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the sample that a test may break."""
    return Path(shutil.copytree(SAMPLE, tmp_path / "eto"))


def test_the_sample_becomes_what_is_expected(connection: Connection) -> None:
    checked = check(connection, SAMPLE)
    assert checked.findings == ()
    assert plain(checked) == yaml.safe_load((SAMPLE / "expected.yaml").read_text(encoding="utf-8"))
    assert checked.title == "ETO Advanced Semiconductor Supply Chain Dataset (sample)"


def test_the_sample_joins_the_fact_base_in_the_graph(changing: Connection, changing_chokepoint: Command) -> None:
    changing_chokepoint("load")
    before = without_time(snapshot(changing))
    changing_chokepoint("load", "eto", str(SAMPLE))
    flows = changing.rows(
        "MATCH (a)-[r:FLOWS_TO]->(b) WHERE 'eto' IN r.loaded_by AND 'facts' IN r.loaded_by "
        "RETURN r.id AS id, r.kind AS kind, r.sources AS sources ORDER BY id"
    )
    assert [(row["id"], row["kind"]) for row in flows] == [
        ("flow-lithography-to-step-lithography", "used-in"),
        ("flow-step-deposition-to-step-lithography", "process-order"),
    ]
    assert all("eto-chipexplorer" in row["sources"] for row in flows)
    parents = changing.rows("MATCH ({id: 'litho-euv'})-[r:NARROWER_THAN]->(b) RETURN b.id AS id, r.loaded_by AS by")
    assert parents == [{"id": "lithography", "by": ["facts"]}]
    heading = changing.rows("MATCH (n {umbrella: true}) WHERE n.loaded_by = ['eto'] RETURN n.id AS id")
    assert heading == [{"id": "eto:N901"}]
    again = json.loads(changing_chokepoint("load", "eto", str(SAMPLE)).stdout)
    assert (again[0]["made"], again[0]["changed"], again[0]["removed"]) == (0, 0, 0)
    changing_chokepoint("load", "eto")
    assert without_time(snapshot(changing)) == before


def test_a_release_without_the_fact_base_says_what_is_missing(
    changing: Connection, changing_chokepoint: Command
) -> None:
    said = changing_chokepoint("load", "eto", str(SAMPLE), status=1).stderr
    assert "Load facts first" in said
    assert changing.rows("MATCH (n) RETURN count(n) AS n") == [{"n": 0}]


def test_what_is_left_out_is_named_also_in_a_dry_run(changing: Connection, changing_chokepoint: Command) -> None:
    changing_chokepoint("load", "facts")
    before = snapshot(changing)
    done = changing_chokepoint("load", "eto", str(SAMPLE), "--dry-run")
    lines = done.stderr.splitlines()
    assert "Left out, 2 of the 12 rows of provision.csv: a stage is a part of the chain, no technology" in lines
    assert "  provision.csv line 12 (P1 S1): USA in Design, 50 %, 2022" in lines
    assert "  provision.csv line 13 (P7 S2): JPN in Fabrication, no number, 2022" in lines
    assert any(line.startswith("Left out, 1 of the 11 rows of sequence.csv") for line in lines)
    assert json.loads(done.stdout) == []
    assert snapshot(changing) == before


def test_a_load_with_faults_changes_nothing(changing: Connection, changing_chokepoint: Command, folder: Path) -> None:
    changing_chokepoint("load")
    before = snapshot(changing)
    edit(folder / "provision.csv", "40.0", "140.0")
    edit(folder / "provision.csv", "10.1", "10.1%")
    done = changing_chokepoint("load", "eto", str(folder), status=1)
    assert "field 'share_provided' is 140. Allowed: 0 to 100" in done.stderr
    assert (done.stdout, "Traceback" in done.stderr) == ("", False)
    dry = changing_chokepoint("load", "eto", str(folder), "--dry-run", status=1)
    assert len(json.loads(dry.stdout)) == 2
    assert snapshot(changing) == before


def test_there_are_as_many_faults_as_rules() -> None:
    assert (len(FAULTS), len(STOPS)) == (35, 10)


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_named_with_its_place_and_nothing_else_is(connection: Connection, folder: Path, name: str) -> None:
    break_it, words = FAULTS[name]
    break_it(folder)
    found = check(connection, folder).findings
    assert len(found) == 1, found
    assert words in found[0]


@pytest.mark.parametrize("name", STOPS)
def test_a_file_that_cannot_be_read_stops_the_load(connection: Connection, folder: Path, name: str) -> None:
    break_it, message, hint = STOPS[name]
    break_it(folder)
    with pytest.raises(SourceFault) as raised:
        check(connection, folder)
    assert message in raised.value.message
    assert hint in raised.value.hint


def test_line_ends_of_windows_and_a_byte_order_mark_change_nothing(connection: Connection, folder: Path) -> None:
    before = plain(check(connection, folder))
    for file in folder.glob("*.csv"):
        text = file.read_text(encoding="utf-8-sig")
        file.write_bytes(text.replace("\n", "\r\n").encode("utf-8-sig"))
    assert plain(check(connection, folder)) == before


def test_two_technologies_with_one_input_id_are_named(
    changing: Connection, changing_chokepoint: Command, folder: Path
) -> None:
    changing_chokepoint("load", "facts")
    with changing.session("WRITE") as session:
        session.run("MATCH (n {id: 'cleaning'}) SET n.eto_input_id = 'N20'").consume()
    said = "inputs.csv line 3 (N20): field 'input_id' is 'N20'. cleaning and litho-euv both carry it"
    assert said in check(changing, folder).findings[0]
