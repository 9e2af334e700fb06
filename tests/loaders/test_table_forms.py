"""What is particular to one form of table: CSV, XLSX or Parquet, and the faults that only it can have."""

from __future__ import annotations

import gzip
import zipfile
from datetime import date, time
from pathlib import Path
from typing import Any

import pytest

from loaders import streams
from loaders.sources.table import parquet_form, xlsx_form, xlsx_parts
from loaders.sources.table.forms import beside
from tests.loaders.table_checking import (
    FINE,
    FORMS,
    HEADER,
    MAPPING,
    changed,
    check,
    findings,
    stopped,
    write,
)
from tests.loaders.table_samples import write_parquet, write_xlsx

forms = pytest.mark.parametrize("form", FORMS)


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
        assert findings(path) == [
            "firms.parquet line 1 (my:a): column 'Firm' is of the type STRUCT(a INTEGER). Make it text or a number."
        ]

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
