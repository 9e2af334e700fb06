"""Tables of a person's own, in each form: what becomes of them, and what is said of one with faults."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as having
from hypothesis import strategies as st

from loaders.record import SourceFault
from loaders.sources.table.forms import beside, open_table
from tests.loaders.table_checking import (
    CODES,
    FINE,
    FORMS,
    HEADER,
    MAPPING,
    changed,
    check,
    column,
    findings,
    known,
    line,
    plain,
    stopped,
    write,
)
from tests.loaders.table_samples import FOLDER, TYPES, rows, write_xlsx
from tests.loaders.table_samples import HEADER as SAMPLE_HEADER

EXPECTED = json.loads((FOLDER / "expected.json").read_text(encoding="utf-8"))
forms = pytest.mark.parametrize("form", FORMS)


@forms
def test_the_sample_becomes_what_is_expected_in_every_form(form: str) -> None:
    checked = check(FOLDER / f"sample.{form}")
    assert checked.findings == ()
    assert json.loads(json.dumps(plain(checked))) == EXPECTED


def test_the_binary_samples_are_what_their_script_writes(tmp_path: Path) -> None:
    shutil.copy(FOLDER / "sample.mapping.yaml", tmp_path)
    write_xlsx(tmp_path / "sample.xlsx", {"Firms": [SAMPLE_HEADER, *rows()]})
    made = open_table(tmp_path / "sample.xlsx", None, [])
    kept = open_table(FOLDER / "sample.xlsx", None, [])
    assert (made.columns, list(made.rows)) == (kept.columns, list(kept.rows))
    assert [each.name for each in open_table(FOLDER / "sample.parquet", None, []).columns] == list(TYPES)


@forms
def test_a_table_without_a_fault_has_no_finding(tmp_path: Path, form: str) -> None:
    checked = check(write(tmp_path, form, HEADER, FINE, FINE, changed(Code="b", Country=None, Product=None)))
    assert checked.findings == ()
    assert [each.id for each in checked.entities] == ["my:a", "my:b"]
    assert [each.id for each in checked.links] == ["my:a--LOCATED_IN--jpn", "my:a--PRODUCES--cleaning"]


CELLS: dict[str, tuple[dict[str, Any], str, str]] = {
    "a value out of its list": (
        {"Sure": "certain"},
        "Sure",
        ": 'confidence' is 'certain'. Allowed: high, medium, low.",
    ),
    "a share of 140": ({"Share": 140}, "Share", ": 'share' is 140. Allowed: 0 to 100."),
    "a share that is no number": ({"Share": "n/a"}, "Share", ": 'share' is 'n/a'. It takes a number."),
    "a day that never was": (
        {"Since": "2023-02-30"},
        "Since",
        ": 'date' is '2023-02-30'. It takes a date: YYYY, YYYY-MM or YYYY-MM-DD.",
    ),
    "a name that nothing has": (
        {"Country": "JX"},
        "Country",
        " is 'JX', the iso2 of no Jurisdiction. Did you mean 'JP'?",
    ),
    "an id that nothing has": (
        {"Product": "clening"},
        "Product",
        " gives 'clening', which is no Technology that is known. Did you mean 'cleaning'?",
    ),
    "no name": ({"Firm": None}, "Firm", ": 'name' is missing. Give it a value."),
}


def test_every_wrong_cell_has_its_case() -> None:
    assert len(CELLS) == 7


@forms
@pytest.mark.parametrize("name", CELLS)
def test_a_wrong_cell_is_told_with_its_place(tmp_path: Path, form: str, name: str) -> None:
    cells, where, said = CELLS[name]
    path = write(tmp_path, form, HEADER, changed(Code="b"), changed(**cells))
    assert findings(path) == [f"{path.name} line {line(path, 2)} (my:a): {column(path, where)}{said}"]


@forms
def test_a_wrong_id_is_told_once_and_not_again_for_its_relationships(tmp_path: Path, form: str) -> None:
    path = write(tmp_path, form, HEADER, changed(Code="a b"), changed(Code=None))
    assert findings(path) == [
        f"{path.name} line {line(path, 1)} (my:a b): {column(path, 'Code')}: 'my:a b' is no id. "
        "Use letters, digits and . _ : + - only.",
        f"{path.name} line {line(path, 2)}: {column(path, 'Code')} is blank. It holds the id. Fill it.",
    ]


@forms
def test_one_id_with_other_content_is_told(tmp_path: Path, form: str) -> None:
    path = write(tmp_path, form, HEADER, FINE, changed(Firm="Other (made up)", Product="etch"))
    assert findings(path) == [
        f"{path.name} line {line(path, 2)} (my:a): 'my:a' stands twice with other content: name is 'Other (made up)', "
        f"in line {line(path, 1)} it is 'Acme (made up)'. Keep one of them, or give them ids of their own "
        "(id: in the mapping)."
    ]


@forms
def test_columns_that_are_missing_or_new_are_named_with_the_nearest(tmp_path: Path, form: str) -> None:
    header = (*HEADER[:-1], "Shares", "Other")
    path = write(tmp_path, form, header, (*FINE, "x"))
    assert findings(path) == [
        "firms.mapping.yaml line 17: the table has no column 'Share'. Did you mean 'Shares'?",
        f"{path.name}: {column(path, 'Shares', header)} is not in the mapping firms.mapping.yaml. "
        "Did you mean 'Share'? Map it, or name it under ignore:.",
        f"{path.name}: {column(path, 'Other', header)} is not in the mapping firms.mapping.yaml. "
        "Map it, or name it under ignore:.",
    ]


@forms
def test_a_column_twice_stops_the_load(tmp_path: Path, form: str) -> None:
    if form == "parquet":
        path = write(tmp_path, form, (*HEADER, " Firm"), (*FINE, "x"))
    else:
        path = write(tmp_path, form, (*HEADER, "Firm"), (*FINE, "x"))
    assert "'Firm' stands twice. Give each column a name of its own." in stopped(path)


@forms
def test_an_empty_file_is_told(tmp_path: Path, form: str) -> None:
    path = write(tmp_path, form, HEADER, FINE)
    path.write_bytes(b"")
    assert f"{path.name} is empty." in stopped(path)


@forms
def test_a_file_that_is_cut_off_is_told(tmp_path: Path, form: str) -> None:
    path = write(tmp_path, form, HEADER, *[changed(Code=str(number)) for number in range(50)])
    path.write_bytes(path.read_bytes()[:-30])
    if form == "csv":
        assert "the row has 3 fields, the first of them '49'. Allowed: 7" in findings(path)[0]
    else:
        assert f"{path.name} " in stopped(path)


def test_a_table_without_its_mapping_says_how_to_get_one(tmp_path: Path) -> None:
    path = write(tmp_path, "csv", HEADER, FINE)
    beside(path).unlink()
    assert stopped(path) == (
        f"firms.csv has no mapping: {beside(path)} is not there. "
        f"Write a first one: chokepoint load table {path} --suggest -o {beside(path)}"
    )


def test_a_mapping_is_looked_for_beside_its_table_whatever_the_ending() -> None:
    names = ("firms.csv", "firms.csv.gz", "firms.2026.xlsx", "firms.zip", "firms.PARQUET", "firms")
    assert [beside(Path(name)).name for name in names] == [
        *("firms.mapping.yaml", "firms.mapping.yaml", "firms.2026.mapping.yaml"),
        *("firms.mapping.yaml", "firms.mapping.yaml", "firms.mapping.yaml"),
    ]


def test_a_row_that_makes_nothing_is_told(tmp_path: Path) -> None:
    path = write(tmp_path, "csv", HEADER, FINE, (None, None, None, "JP", None, None, None))
    assert findings(path) == [
        "firms.csv line 3: the row makes nothing: an id that it needs is blank. Fill it, or take the row away."
    ]


def test_names_are_looked_up_among_the_rows_too_but_must_be_of_one(tmp_path: Path) -> None:
    mapping = (
        'release: "1"\nentities:\n- {class: Company, id: {prefix: "my:", column: Firm, slug: true}, '
        "columns: {name: Firm}}\n"
        "relationships:\n- {type: OWNS, from: {lookup: Company, by: name, column: Owners, split: '+'}, "
        'to: {prefix: "my:", column: Firm, slug: true}}\n'
    )
    held = [("Bär & Co.", "Acme + Cox"), ("Acme", None), ("Cox", None)]
    checked = check(write(tmp_path, "csv", ("Firm", "Owners"), *held, mapping=mapping))
    assert checked.findings == ()
    assert [each.id for each in checked.links] == ["my:acme--OWNS--my:bar-co", "my:cox--OWNS--my:bar-co"]
    twice = known(codes={**CODES, ("Company", "name"): {"Acme": ("os:acme",)}})
    path = write(tmp_path, "csv", ("Firm", "Owners"), *held, mapping=mapping)
    assert check(path, graph=twice).findings == (
        "firms.csv line 2 (my:bar-co): column 'Owners' is 'Acme', the name of 2: my:acme, os:acme. "
        "Use ids, or another attribute.",
    )


def test_two_rules_do_not_make_relationships_of_one_id(tmp_path: Path) -> None:
    ends = 'id: {prefix: "my:", column: Code}, from: {prefix: "my:", column: Code}, to: Owner}'
    mapping = (
        'release: "1"\nsources: []\nentities:\n'
        '- {class: Company, id: {prefix: "my:", column: Code}, columns: {name: Firm}}\n'
        f"relationships:\n- {{type: OWNS, {ends}\n- {{type: PART_OF, {ends}\n"
    )
    path = write(tmp_path, "csv", ("Code", "Firm", "Owner"), ("a", "A", "my:a"), mapping=mapping)
    assert findings(path) == [
        "firms.csv line 2 (my:a): 'my:a' stands twice with other content: type is 'PART_OF', in line 2 it is 'OWNS'. "
        "Keep one of them, or give them ids of their own (id: in the mapping)."
    ]


def test_who_names_a_firm_at_fault_is_not_at_fault(tmp_path: Path) -> None:
    mapping = (
        'release: "1"\nsources: []\nentities:\n- {class: Company, id: {prefix: "my:", column: Code}, '
        "columns: {name: Firm, confidence: Sure}}\nrelationships:\n"
        '- {type: OWNS, from: {lookup: Company, by: name, column: Owner}, to: {prefix: "my:", column: Code}}\n'
    )
    held = [("a", "Acme", "certain", None), ("b", "Bogus", "high", "Acme")]
    (found,) = findings(write(tmp_path, "csv", ("Code", "Firm", "Sure", "Owner"), *held, mapping=mapping))
    assert found.startswith("firms.csv line 2 (my:a): column 'Sure': 'confidence' is 'certain'.")


def test_an_entity_of_another_source_is_added_to_only_where_the_mapping_says_so(tmp_path: Path) -> None:
    mapping = 'release: "1"\nsources: []\nentities:\n- {KIND id: Code, columns: {note: Firm}}\n'
    path = write(tmp_path, "csv", ("Code", "Firm"), ("jpn", "An island."), mapping=mapping.replace("KIND ", ""))
    checked = check(path)
    assert [(each.id, each.labels, dict(each.properties)) for each in checked.entities] == [
        ("jpn", (), {"id": "jpn", "note": "An island."})
    ]
    path = write(
        tmp_path, "csv", ("Code", "Firm"), ("jpn", "x"), mapping=mapping.replace("KIND", "class: Jurisdiction,")
    )
    assert findings(path) == [
        "firms.csv line 2: column 'Code' makes the id 'jpn', which has no prefix. "
        "Give id: a prefix, such as my:, or leave class: away."
    ]


def test_without_the_sources_that_a_lookup_needs_one_sentence_says_so(tmp_path: Path) -> None:
    path = write(tmp_path, "csv", HEADER, FINE, changed(Code="b"))
    assert check(path, graph=known({}, {})).findings == (
        "firms.mapping.yaml line 12: no Jurisdiction in the graph has the attribute iso2. "
        "Load facts first, or look up by another attribute.",
    )


few = having(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@few
@given(data=st.binary(max_size=400), form=st.sampled_from(FORMS))
def test_any_bytes_are_read_or_refused_in_words(tmp_path: Path, data: bytes, form: str) -> None:
    path = tmp_path / f"firms.{form}"
    beside(path).write_text(MAPPING, encoding="utf-8")
    path.write_bytes(data)
    read_or_refused(path)


@few
@given(data=st.data(), form=st.sampled_from(FORMS))
def test_a_damaged_table_is_read_or_refused_in_words(tmp_path: Path, data: st.DataObject, form: str) -> None:
    whole = (FOLDER / f"sample.{form}").read_bytes()
    at = data.draw(st.integers(0, len(whole)))
    path = tmp_path / f"sample.{form}"
    shutil.copy(FOLDER / "sample.mapping.yaml", tmp_path)
    path.write_bytes(whole[:at] + data.draw(st.binary(max_size=8)) + whole[at + data.draw(st.integers(0, 8)) :])
    read_or_refused(path)


@few
@given(data=st.binary(max_size=200))
def test_any_mapping_is_read_or_refused_in_words(tmp_path: Path, data: bytes) -> None:
    path = write(tmp_path, "csv", HEADER, FINE)
    beside(path).write_bytes(data)
    read_or_refused(path)


def read_or_refused(path: Path) -> None:
    """Any other exception fails the test that asks."""
    try:
        found = check(path)
    except SourceFault as fault:
        found = None
        said = [fault.message, fault.hint]
    else:
        said = list(found.findings)
    assert all(said)
    assert said or found is not None
