"""The US Consolidated Screening List: made-up samples in both forms, files with faults, and what a load changes."""

from __future__ import annotations

import gzip
import json
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.commands.known import known
from graph.connection import Connection
from loaders import pipeline, source, streams
from loaders.known import Known
from loaders.pipeline import Checked
from loaders.record import SourceFault
from loaders.sources.us_csl import csv_form
from loaders.sources.us_csl.fields import FIELDS
from ontology import model
from tests.conftest import Command
from tests.loaders.checking import plain
from tests.loaders.test_loading import snapshot, without_time

SAMPLE = source.source("us_csl").data.parent / "sample"
JSON, CSV = SAMPLE / "sample.json", SAMPLE / "sample.csv"
NOTHING = Known(lambda _ids: {}, lambda _label, _attribute: {}, lambda _type: {})
ASKED = ("coverage", "--on", "2026-06-01", "--toward", "chn", "--by", "usa,jpn,nld,kor,twn,deu,chn", "--format", "json")


def check(path: Path, graph: Known = NOTHING) -> Checked:
    """What a file holds, and what is wrong with it. Writes nothing."""
    return pipeline.check(source.source("us_csl"), path, model.load(), graph)


def findings(path: Path) -> tuple[str, ...]:
    """What is wrong with a file, whether it can be read or not."""
    try:
        return check(path).findings
    except SourceFault as fault:
        return (str(fault),)


@pytest.fixture
def copy(tmp_path: Path) -> Callable[[Path], Path]:
    """Copies of the samples that a test may break."""
    return lambda path: Path(shutil.copy(path, tmp_path / path.name))


def test_the_sample_becomes_what_is_expected(connection: Connection) -> None:
    checked = check(JSON, known(connection, "us_csl", []))
    assert checked.findings == ()
    assert checked.about == {"release": "2024-12-02"}
    joined = [f"{each.where}: {each.what} ({each.evidence})" for each in checked.joined]
    found = json.loads(json.dumps({**plain(checked), "joined": joined}, default=str))
    assert found == json.loads((SAMPLE / "expected.json").read_text(encoding="utf-8"))


def test_both_forms_say_the_same_but_for_what_csv_has_no_column_for(connection: Connection) -> None:
    graph = known(connection, "us_csl", [])
    one, other = plain(check(JSON, graph)), plain(check(CSV, graph))
    traders = [each for form in (one, other) for each in form["entities"] if each["id"] == "csl:ee01"]
    assert [each.pop("countries", None) for each in traders] == [["TH"], None]
    del one["left_out"], other["left_out"]
    assert one == other


@pytest.mark.parametrize("sample", [JSON, CSV])
@pytest.mark.parametrize("ending", [".gz", ".zip"])
def test_packed_files_are_read_as_they_are(tmp_path: Path, sample: Path, ending: str) -> None:
    path = tmp_path / f"{sample.name}{ending}"
    if ending == ".gz":
        path.write_bytes(gzip.compress(sample.read_bytes()))
    else:
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.write(sample, sample.name)
    packed, whole = check(path), check(sample)
    assert packed.findings == ()
    assert (packed.entities, packed.links) == (whole.entities, whole.links)


def test_a_byte_order_mark_and_line_ends_of_windows_change_nothing(copy: Callable[[Path], Path]) -> None:
    for sample in (JSON, CSV):
        path = copy(sample)
        path.write_bytes(b"\xef\xbb\xbf" + sample.read_bytes().replace(b"\n", b"\r\n"))
        found, whole = check(path), check(sample)
        assert found.findings == ()
        assert (found.entities, found.links) == (whole.entities, whole.links)


def test_a_load_changes_no_figure_of_coverage_and_unloading_gives_the_graph_before(
    changing: Connection, changing_chokepoint: Command
) -> None:
    changing_chokepoint("load")
    before, covered = snapshot(changing), changing_chokepoint(*ASKED).stdout
    assert len(json.loads(covered)) > 40
    done = changing_chokepoint("load", "us_csl", str(JSON))
    assert "Joined 1 party with entities of other sources: 1 by name and country." in done.stderr
    loaded = without_time(snapshot(changing))
    assert changing_chokepoint(*ASKED).stdout == covered
    again = json.loads(changing_chokepoint("load", "us_csl", str(JSON)).stdout)
    assert [(row["made"], row["changed"], row["removed"]) for row in again] == [(0, 0, 0)]
    assert without_time(snapshot(changing)) == loaded
    changing_chokepoint("unload", "us_csl")
    assert snapshot(changing) == before


def test_a_file_with_faults_changes_nothing(
    changing: Connection, changing_chokepoint: Command, copy: Callable[[Path], Path]
) -> None:
    path = copy(JSON)
    path.write_text(JSON.read_text(encoding="utf-8").replace("2022-06-30", "2023-02-30"), encoding="utf-8")
    said = changing_chokepoint("load", "us_csl", str(path), status=1).stderr
    assert "sample.json line 7 (aa03): field 'start_date' is no date: '2023-02-30' is no day of the calendar." in said
    assert changing.rows("MATCH (n) RETURN count(n) AS n") == [{"n": 0}]


Break = tuple[Path, str, str, str]
BREAKS: dict[str, Break] = {
    "unknown list": (
        JSON,
        '"Unverified List (UVL) - ',
        '"Unverified List (UVX) - ',
        "Did you mean 'Unverified List (UVL)",
    ),
    "unknown field": (JSON, '"alt_names": ["SMIC"]', '"alt_name": ["SMIC"]', "Did you mean 'alt_names'?"),
    "unknown field of an address": (JSON, '"city": "Lisbon"', '"town": "Lisbon"', "field 'town' is not known"),
    "unknown field of a number": (JSON, '"number": "IMAGRUMM"', '"nummer": "IMAGRUMM"', "Did you mean 'number'?"),
    "unknown type": (JSON, '"type": "Individual"', '"type": "Human"', "Allowed: Individual, Entity, Vessel, Aircraft"),
    "no name": (JSON, '"name": "Hua Hong"', '"name": " "', "line 11 (aa05): field 'name' is missing or blank"),
    "no id": (JSON, '"id": "aa05"', '"id": null', "line 11: field 'id' is missing or blank"),
    "an id of other signs": (JSON, '"id": "aa05"', '"id": "aa 05"', "field 'id' is 'aa 05'. Allowed: letters, digits"),
    "no day of the calendar": (JSON, "3/9/2023", "2/30/2023", "'2023-02-30' is no day of the calendar"),
    "a date in words": (JSON, "2019-04-01", "April 2019", "Allowed: 2019-03-14 or 3/14/2019"),
    "a list where a text belongs": (JSON, '"name": "Hua Hong"', '"name": ["Hua Hong"]', "not text"),
    "a text where a list belongs": (JSON, '"programs": ["Sample Act"]', '"programs": [7]', "holds 7, which is no text"),
    "an id again with other content": (JSON, "Case by case", "Denial", "is 'aa02', as in line 5, with other content"),
    "an id on two lists under two names": (
        JSON,
        "IMAGINARY",
        "IMAGINED",
        "is '9001', as in line 17, with other content",
    ),
    "a field twice": (JSON, '"title": null', '"name": "X", "title": null', "field 'name' stands twice in one object"),
    "half a character": (JSON, '"SMIC"', '"\\ud800"', "a text holds half a character"),
    "not a number": (JSON, '"gross_tonnage": "1"', '"gross_tonnage": NaN', "NaN is no value of JSON"),
    "an entry that is none": (JSON, '"results": [', '"results": [5,', "line 2: an entry is 5, no object"),
    "another list": (JSON, '"results"', '"result"', "line 2: 'result' stands beside 'results'"),
    "something behind the end": (JSON, "\n ]\n}", "\n ]\n}{", "something follows the end of the list"),
    "a comma too many": (JSON, "\n ]\n}", ",\n ]\n}", "a comma stands before ']'"),
    "a column missing": (CSV, ",programs,", ",", "line 1: column 'programs' is missing"),
    "a column more": (CSV, ",programs,", ",programs,colour,", "line 1: column 'colour' is not known"),
    "a column twice": (CSV, ",programs,", ",programs,programs,", "line 1: column 'programs' stands twice"),
    "a cell too many": (CSV, "aa05,", "aa05,,", "line 6: the row has 30 fields, not 29"),
    "an open quotation mark": (CSV, "aa05,", '"aa05,', "this row is no CSV"),
}


@pytest.mark.parametrize("name", BREAKS)
def test_a_fault_is_named_with_its_place(copy: Callable[[Path], Path], name: str) -> None:
    sample, old, new, words = BREAKS[name]
    path, text = copy(sample), sample.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    found = findings(path)
    assert len(found) == 1, found
    assert words in found[0]
    assert found[0].startswith(f"{sample.name} line ")


@pytest.mark.parametrize("sample", [JSON, CSV])
def test_a_file_that_is_cut_off_is_no_file(copy: Callable[[Path], Path], sample: Path) -> None:
    path, data = copy(sample), sample.read_bytes()
    for kept in (0, len(data) // 3, len(data) - 3 if sample == JSON else len(data) * 2 // 3):
        path.write_bytes(data[:kept])
        found = findings(path)
        assert found, kept
        assert all(path.name in each for each in found)


def test_another_encoding_is_told(copy: Callable[[Path], Path]) -> None:
    for sample in (JSON, CSV):
        path = copy(sample)
        path.write_bytes(sample.read_bytes().replace(b"Lisbon", b"Lisb\xf3n"))
        assert "is not UTF-8" in findings(path)[0]


def test_a_file_of_another_form_is_told(tmp_path: Path) -> None:
    path = tmp_path / "list.xml"
    path.write_text("<list/>", encoding="utf-8")
    assert "holds 'list.xml', which is neither .json nor .csv" in findings(path)[0]


def test_a_line_without_end_a_bomb_and_a_deep_nest_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streams, "LONGEST_LINE", 1 << 20)
    monkeypatch.setattr(streams, "FREE", 1 << 20)
    long = tmp_path / "long.csv"
    long.write_bytes(CSV.read_bytes() + b"x" * (3 << 20))
    bomb = tmp_path / "bomb.json.gz"
    bomb.write_bytes(gzip.compress(b" " * (32 << 20)))
    deep = tmp_path / "deep.json"
    deep.write_text('{"results": ' + "[" * 100_000, encoding="utf-8")
    assert "long.csv line 17 is over 1 MiB long" in findings(long)[0]
    assert "unpacks to over" in findings(bomb)[0]
    assert "too deep" in findings(deep)[0]


def test_a_number_that_is_a_name_may_stand_without_quotes(copy: Callable[[Path], Path]) -> None:
    path = copy(JSON)
    text = JSON.read_text(encoding="utf-8")
    path.write_text(text.replace('"9002"', "9002").replace('"9005"', "9005"), encoding="utf-8")
    assert path.read_text(encoding="utf-8") != text
    assert (check(path).entities, check(path).links) == (check(JSON).entities, check(JSON).links)


def test_a_denied_person_in_delaware_is_not_in_germany(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    row = dict.fromkeys(csv_form.COLUMNS, "")
    denied = {"source": "Denied Persons List (DPL) - Bureau of Industry and Security", "addresses": "1 Road, Dover, DE"}
    listed = {
        "source": "Entity List (EL) - Bureau of Industry and Security",
        "addresses": "1 Gasse; Hof 2, Ulm, DE; Rest",
    }
    rows = [{**row, "_id": "1", "name": "A", **denied}, {**row, "_id": "2", "name": "B", **listed}]
    lines = [",".join(row), *(",".join(f'"{cell}"' for cell in each.values()) for each in rows)]
    path.write_text("\n".join(lines), encoding="utf-8")
    found = {each.id: each.properties for each in check(path).entities}
    assert "countries" not in found["csl:1"]
    assert found["csl:1"]["addresses"] == ["1 Road, Dover, DE"]
    assert found["csl:2"]["countries"] == ["DE"]
    assert found["csl:2"]["addresses"] == ["1 Gasse; Hof 2, Ulm, DE", "Rest"]


VALUES: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)


@given(entry=st.dictionaries(st.sampled_from(FIELDS), VALUES, max_size=8))
@settings(max_examples=60, deadline=None)
def test_an_entry_with_anything_in_it_is_read_or_refused_in_words(
    tmp_path_factory: pytest.TempPathFactory, entry: dict[str, Any]
) -> None:
    path = tmp_path_factory.mktemp("any") / "list.json"
    basis = {"id": "1", "source": "Entity List (EL) - Bureau of Industry and Security", "name": "Made Up"}
    path.write_text(json.dumps({"results": [{**basis, **entry}]}), encoding="utf-8")
    assert all(each.startswith("list.json line 1") for each in findings(path))


@given(
    data=st.binary(max_size=200), form=st.sampled_from(["json", "csv"]), start=st.sampled_from([b"", b'{"results": [{'])
)
@settings(max_examples=60, deadline=None)
def test_any_bytes_are_read_or_refused_in_words(
    tmp_path_factory: pytest.TempPathFactory, data: bytes, form: str, start: bytes
) -> None:
    path = tmp_path_factory.mktemp("any") / f"list.{form}"
    path.write_bytes(start + data)
    found = findings(path)
    assert found
    assert all(path.name in each for each in found)
