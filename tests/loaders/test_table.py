"""Tables of a person's own, in each form: what becomes of them, and what is said of one with faults."""

from __future__ import annotations

import gzip
import json
import re
import shutil
import zipfile
from datetime import date, time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as having
from hypothesis import strategies as st

from graph.connection import Connection
from loaders import streams
from loaders.record import SourceFault
from loaders.sources.table import mapping_file, parquet_form, pieces, xlsx_form, xlsx_parts
from loaders.sources.table.forms import beside, open_table
from loaders.sources.table.mapping_file import read_mapping
from ontology import model
from tests.conftest import Command
from tests.loaders.table_checking import (
    CODES,
    FINE,
    FORMS,
    HEADER,
    MAPPING,
    changed,
    check,
    column,
    known,
    line,
    plain,
    write,
)
from tests.loaders.table_samples import FOLDER, TYPES, rows, write_parquet, write_xlsx
from tests.loaders.table_samples import HEADER as SAMPLE_HEADER

EXPECTED = json.loads((FOLDER / "expected.json").read_text(encoding="utf-8"))
forms = pytest.mark.parametrize("form", FORMS)


def findings(path: Path) -> list[str]:
    return list(check(path).findings)


def stopped(path: Path) -> str:
    with pytest.raises(SourceFault) as raised:
        check(path)
    return str(raised.value)


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


def test_a_table_of_another_form_is_told(tmp_path: Path) -> None:
    path = write(tmp_path, "csv", HEADER, FINE).rename(tmp_path / "firms.ods")
    assert "firms.ods: a table does not end in '.ods'. Save it as .csv, .xlsx or .parquet" in stopped(path)


class TestCsv:
    @pytest.mark.parametrize("mark", [",", ";", "\t"])
    def test_the_delimiter_is_told_from_the_rows(self, tmp_path: Path, mark: str) -> None:
        path = write(tmp_path, "csv", HEADER, FINE)
        path.write_text(path.read_text(encoding="utf-8").replace(";", mark), encoding="utf-8")
        assert findings(path) == []

    def test_two_delimiters_that_may_both_be_meant_stop_the_load(self, tmp_path: Path) -> None:
        path = write(tmp_path, "csv", ("Code", "Firm,x"), ("a", "b,c"))
        assert "its cells may be parted by commas or semicolons. Say which in the mapping" in stopped(path)
        mapping = 'release: "1"\ndelimiter: ";"\nentities:\n- {class: Company, id: {prefix: "my:", column: Code}'
        path = write(
            tmp_path, "csv", ("Code", "Firm,x"), ("a", "b,c"), mapping=f"{mapping}, columns: {{name: 'Firm,x'}}}}"
        )
        assert [each.properties["name"] for each in check(path).entities] == ["b,c"]

    def test_another_encoding_is_told_and_read_where_the_mapping_names_it(self, tmp_path: Path) -> None:
        path = write(tmp_path, "csv", HEADER, FINE, changed(Code="b", Firm="Müster"))
        path.write_bytes(path.read_text(encoding="utf-8").encode("windows-1252"))
        assert stopped(path) == (
            "firms.csv line 3 is not UTF-8 (byte 4 of the line). "
            "Save it as UTF-8, or name its encoding in the mapping, such as encoding: windows-1252."
        )
        beside(path).write_text(f"encoding: windows-1252\n{MAPPING}", encoding="utf-8")
        assert check(path).entities[1].properties["name"] == "Müster"

    def test_packed_files_are_read_as_they_are(self, tmp_path: Path) -> None:
        path = write(tmp_path, "csv", HEADER, FINE)
        packed = tmp_path / "firms.csv.gz"
        packed.write_bytes(gzip.compress(b"\xef\xbb\xbf" + path.read_bytes()))
        with zipfile.ZipFile(tmp_path / "firms.zip", "w") as archive:
            archive.write(path, "inner.csv")
        assert [findings(each) for each in (packed, tmp_path / "firms.zip")] == [[], []]

    def test_a_bomb_and_a_line_without_end_are_refused(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(streams, "FREE", 1 << 20)
        monkeypatch.setattr(streams, "LONGEST_LINE", 1 << 20)
        path = write(tmp_path, "csv", HEADER, FINE)
        packed = tmp_path / "firms.csv.gz"
        packed.write_bytes(gzip.compress(path.read_bytes() + (b" " * 999 + b"\n") * 8_000))
        assert "firms.csv.gz unpacks to over" in stopped(packed)
        path.write_bytes(path.read_bytes() + b"x" * (3 << 20))
        assert "firms.csv line 3 is over 1 MiB long." in stopped(path)

    def test_an_open_quotation_mark_is_told_where_it_begins(self, tmp_path: Path) -> None:
        path = write(tmp_path, "csv", HEADER, FINE, changed(Firm='"Acme'))
        assert "firms.csv line 3: this row is no CSV" in stopped(path)

    def test_rows_of_another_width_are_told(self, tmp_path: Path) -> None:
        path = write(tmp_path, "csv", HEADER, FINE, ("b", "x"), changed(Code="c"))
        assert findings(path) == [
            "firms.csv line 3: the row has 2 fields, the first of them 'b'. Allowed: 7, one for each column. "
            "Put a text that holds the delimiter in quotes."
        ]

    def test_decimal_commas_and_other_dates_are_read_where_the_mapping_says_so(self, tmp_path: Path) -> None:
        mapping = f'decimal: ","\n{MAPPING}'.replace("{date: Since}", '{date: {column: Since, format: "%d.%m.%Y"}}')
        fine = changed(Share="12,5 %", Since="01.04.2019")
        links = check(write(tmp_path, "csv", HEADER, fine, mapping=mapping)).links
        assert [links[0].properties["date"], links[1].properties["share"]] == [date(2019, 4, 1), 12.5]
        wrong = check(write(tmp_path, "csv", HEADER, changed(Share="1.250,5", Since="30.02.2019"), mapping=mapping))
        assert [each.partition(": ")[2] for each in wrong.findings] == [
            "column 'Since': 'date' is '30.02.2019'. It takes a date: YYYY, YYYY-MM or YYYY-MM-DD.",
            "column 'Share': 'share' is '1.250,5'. It takes a number.",
        ]


class TestXlsx:
    def book(self, folder: Path, *held: Any, sheets: dict[str, Any] | None = None, **given: Any) -> Path:
        write(folder, "csv", HEADER, FINE)
        return write_xlsx(folder / "firms.xlsx", sheets or {"Firms": [HEADER, *held]}, **given)

    def test_a_formula_is_told_and_its_last_result_never_taken(self, tmp_path: Path) -> None:
        path = self.book(tmp_path, FINE, changed(Code="b", Share="=6*7"))
        assert findings(path) == [
            "firms.xlsx line 3 (my:b): column G 'Share' holds a formula =6*7. Paste the values in its place."
        ]

    def test_a_formula_in_a_column_that_is_not_read_does_no_harm(self, tmp_path: Path) -> None:
        path = self.book(tmp_path, sheets={"Firms": [(*HEADER, "x"), (*FINE, "=6*7")]})
        beside(path).write_text(MAPPING.replace("ignore: []", "ignore: [x]"), encoding="utf-8")
        assert findings(path) == []

    def test_errors_and_times_are_told(self, tmp_path: Path) -> None:
        path = self.book(tmp_path, changed(Since=time(12, 30)))
        assert "column E 'Since' holds a time 12:30:00. Give a day, or make it text." in findings(path)[0]
        rewrite(path, "xl/worksheets/sheet1.xml", b'<c r="G2"><v>12</v>', b'<c r="G2" t="e"><v>#N/A</v>')
        assert "column G 'Share' holds the error #N/A. Clear it, or give a value." in findings(path)[1]

    def test_numbers_days_and_percentages_are_read_as_they_are_shown(self, tmp_path: Path) -> None:
        path = self.book(tmp_path, changed(Code=12.0, Firm=7, Since=date(2020, 2, 29), Share=0.125))
        checked = check(path)
        assert checked.findings == ()
        assert checked.entities[0].properties == {"id": "my:12", "name": "7", "confidence": "high"}
        assert [link.properties.get("share") or link.properties["date"] for link in checked.links] == [
            date(2020, 2, 29),
            12.5,
        ]

    def test_a_percentage_where_the_mapping_speaks_of_none_is_told(self, tmp_path: Path) -> None:
        path = self.book(tmp_path, changed(Share=0.125))
        beside(path).write_text(MAPPING.replace("{column: Share, percent: true}", "Share"), encoding="utf-8")
        assert "column G 'Share': 'share' is '12.5%'. It takes a number." in findings(path)[0]

    def test_merged_cells_are_told(self, tmp_path: Path) -> None:
        path = self.book(tmp_path, FINE, changed(Code="b"))
        rewrite(
            path,
            "xl/worksheets/sheet1.xml",
            b"</sheetData>",
            b'</sheetData><mergeCells><mergeCell ref="D2:D3"/></mergeCells>',
        )
        assert findings(path) == [
            "firms.xlsx line 2: the cells D2:D3 are merged, and only the first of them holds a value. "
            "Unmerge them and fill each."
        ]

    def test_a_value_beyond_the_named_columns_is_told(self, tmp_path: Path) -> None:
        path = self.book(tmp_path, FINE, (*changed(Code="b"), None, "stray"))
        assert findings(path) == [
            "firms.xlsx line 3: column I is 'stray' and has no name. "
            "Name the column in the first row, or clear the cell."
        ]

    def test_a_hidden_sheet_is_read_only_where_the_mapping_names_it(self, tmp_path: Path) -> None:
        sheets = {"Firms": [HEADER, FINE], "Old": [HEADER, changed(Code="old")]}
        path = self.book(tmp_path, sheets=sheets, hidden=["Old"])
        assert [each.id for each in check(path).entities] == ["my:a"]
        beside(path).write_text(f"sheet: Old\n{MAPPING}", encoding="utf-8")
        assert [each.id for each in check(path).entities] == ["my:old"]

    def test_which_of_several_sheets_is_meant_must_be_said(self, tmp_path: Path) -> None:
        path = self.book(tmp_path, sheets={"Firms": [HEADER, FINE], "Old": [HEADER]})
        assert stopped(path).startswith("firms.xlsx has 2 sheets: Firms, Old. Say which in the mapping")
        beside(path).write_text(f"sheet: Frims\n{MAPPING}", encoding="utf-8")
        assert stopped(path) == "firms.xlsx has no sheet 'Frims'. It has: Firms, Old."

    def test_a_bomb_is_refused_before_it_is_unpacked(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(xlsx_parts, "FREE", 1 << 20)
        path = self.book(tmp_path, FINE)
        rewrite(path, "xl/worksheets/sheet1.xml", b"<sheetData>", b"<sheetData>" + b" " * (8 << 20))
        assert "firms.xlsx unpacks to 8 MiB, far more than such a file holds." in stopped(path)

    @pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
    def test_entities_of_xml_are_never_expanded(self, tmp_path: Path, encoding: str) -> None:
        path = self.book(tmp_path, FINE)
        bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><x>&b;</x>'
        for part in ("xl/sharedStrings.xml", "xl/workbook.xml"):
            rewrite(path, part, None, f'<?xml version="1.0" encoding="{encoding}"?>{bomb}'.encode(encoding))
            assert f"its part {'xl/workbook.xml' if 'book' in part else part} has a DOCTYPE." in stopped(path)

    def test_a_workbook_with_a_password_is_told(self, tmp_path: Path) -> None:
        path = self.book(tmp_path, FINE)
        path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
        assert "firms.xlsx is locked with a password, or is an old .xls file." in stopped(path)

    def test_what_a_sheet_says_of_its_size_is_not_believed(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(xlsx_form, "SHEETS_ROWS", 1_000)
        path = self.book(tmp_path, FINE)
        rewrite(path, "xl/worksheets/sheet1.xml", b'<dimension ref="A1:G2"/>', b'<dimension ref="A1:XFD1048576"/>')
        assert findings(path) == []
        rewrite(path, "xl/worksheets/sheet1.xml", b'<row r="2"', b'<row r="999999999"')
        assert "firms.xlsx has over 1,000 rows." in stopped(path)


class TestParquet:
    def test_one_long_text_repeated_is_refused(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(parquet_form, "LONGEST", 1_000)
        path = write(tmp_path, "parquet", HEADER, changed(Firm="x" * 1_001))
        assert "firms.parquet: the texts of column 'Firm' are far too long." in stopped(path)

    def test_a_column_of_a_type_that_holds_no_values_is_told_where_it_is_read(self, tmp_path: Path) -> None:
        path = write(tmp_path, "parquet", HEADER, FINE)
        types = {**dict.fromkeys(HEADER, "VARCHAR"), "Firm": "STRUCT(a INTEGER)"}
        write_parquet(path, types, [changed(Firm={"a": 1})])
        assert "column 'Firm' holds bytes" in findings(path)[0]

    def test_quotes_and_stars_in_the_name_of_a_file_are_only_its_name(self, tmp_path: Path) -> None:
        path = write(tmp_path, "parquet", HEADER, FINE)
        odd = path.rename(tmp_path / "a[1]'*?.parquet")
        beside(path).rename(beside(odd))
        assert findings(odd) == []


def rewrite(path: Path, part: str, old: bytes | None, new: bytes) -> None:
    """Change one part of a workbook; without `old`, replace it whole."""
    with zipfile.ZipFile(path) as archive:
        held = {each.filename: archive.read(each) for each in archive.infolist()}
    assert old is None or old in held[part]
    held[part] = new if old is None else held[part].replace(old, new)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in held.items():
            archive.writestr(name, data)


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


MAPPINGS: dict[str, tuple[str, str, str]] = {
    "an unknown key": (
        "sources: []",
        "surces: []",
        "line 2: field 'surces' is not known here. Did you mean 'sources'?",
    ),
    "an unknown key of an entity": (
        "  columns:\n    name",
        "  column:\n    name",
        "line 7: field 'column' is not known here. Did you mean 'columns'?",
    ),
    "an unknown key of a column": ("percent:", "percents:", "line 17: field 'percents' is not known here."),
    "an unknown class": ("Company", "Compony", "line 4: field 'class' is 'Compony'. Did you mean 'Company'?"),
    "an unknown type": (
        "LOCATED_IN",
        "LOCATED_AT",
        "line 10: field 'type' is 'LOCATED_AT'. Did you mean 'LOCATED_IN'?",
    ),
    "an unknown attribute": (
        "confidence: Sure",
        "confidance: Sure",
        "line 8: field 'confidance' is no attribute of Company. Did you mean 'confidence'?",
    ),
    "an attribute that no column gives": (
        "confidence: Sure",
        "id: Sure",
        "line 8: field 'id' is not given by a column.",
    ),
    "no release": ('release: "2026"', "title: x", "field 'release' is missing."),
    "a release to be filled in": ('release: "2026"', "release: TODO", "line 1: field 'release' is still TODO."),
    "a prefix without a colon": ('id: {prefix: "my:"', 'id: {prefix: "my"', "line 5: prefix: 'my' is no prefix."),
    "an unknown lookup": ("by: iso2", "by: iso4", "line 12: by: 'iso4' is no text of one value of Jurisdiction."),
    "a name of a column that is no text": ("name: Firm", "name: 2022", "line 7: field 'name' is 2022, not text."),
    "one value to be split": ("name: Firm", "name: {column: Firm, split: ;}", "takes one value and is to be split."),
    "an id to be split": ('id: {prefix: "my:", column: Code}', "id: {column: Code, split: ;}", "'id' is to be split."),
    "a delimiter of its own": ("sources: []", 'delimiter: "|"', "line 2: field 'delimiter' is '|'. Allowed: ,, ;, tab"),
    "an encoding of its own": ("sources: []", "encoding: utf-7", "line 2: field 'encoding' is 'utf-7'. Allowed: utf-8"),
    "a name that is no word": (
        "sources: []",
        "name: My Firms",
        "line 2: field 'name' is 'My Firms'. Use small letters",
    ),
    "a column that is read and ignored": (
        "ignore: []",
        "ignore: [Firm]",
        "line 18: column 'Firm' is read and ignored.",
    ),
    "an ignored column that is not there": ("ignore: []", "ignore: [Frim]", "line 18: the table has no column 'Frim'."),
}


def test_every_fault_of_a_mapping_has_its_case() -> None:
    assert (len(MAPPINGS), len(CELLS)) == (19, 7)


@pytest.mark.parametrize("name", MAPPINGS)
def test_a_fault_of_the_mapping_is_named_with_its_line(tmp_path: Path, name: str) -> None:
    old, new, said = MAPPINGS[name]
    assert old in MAPPING
    path = write(tmp_path, "csv", HEADER, FINE, mapping=MAPPING.replace(old, new, 1))
    found = findings(path)
    assert len(found) >= 1
    assert said in found[0]
    assert found[0].startswith("firms.mapping.yaml")


def test_all_faults_of_a_mapping_are_told_at_once(tmp_path: Path) -> None:
    mapping = MAPPING.replace("confidence: Sure", "confidance: Sure").replace("by: iso2", "by: iso4")
    assert len(findings(write(tmp_path, "csv", HEADER, FINE, mapping=mapping))) == 2


def test_a_mapping_that_is_no_yaml_stops_the_load(tmp_path: Path) -> None:
    path = write(tmp_path, "csv", HEADER, FINE, mapping="entities: [")
    assert stopped(path).startswith("firms.mapping.yaml line 2: ")


def test_the_guide_has_every_word_of_the_language_and_its_example_is_read(tmp_path: Path) -> None:
    guide = (Path(__file__).parents[2] / "docs" / "tables.md").read_text(encoding="utf-8")
    example = tmp_path / "firms.mapping.yaml"
    example.write_text(guide.partition("```yaml\n")[2].partition("```")[0], encoding="utf-8")
    faults: list[SourceFault] = []
    assert read_mapping(example, model.load(), faults) is not None, faults
    words = {
        *mapping_file.TOP,
        *mapping_file.ENTITY,
        *mapping_file.LINK,
        *pieces.CELLS,
        *pieces.MADE,
        *pieces.LOOKED_UP,
    }
    assert [word for word in sorted(words) if not re.search(rf"\b{word}\b", guide)] == []
    assert len(words) == 33


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
