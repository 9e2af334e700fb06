"""The sample of the source `table` in its binary forms: `python -m tests.loaders.table_samples` writes them anew.

Each form has the traps of its own: numbers for codes, days and percentages as a spreadsheet has them, lists in Parquet.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import duckdb
import xlsxwriter

from loaders import source

FOLDER = source.FOLDER / "table"
HEADER = [
    *("Code", "Firm", "Other names", "Country", "Product", "Share", "Year", "Owner", "Stake", "Owned since", "Sure?"),
    *("Website", "Checked on", "Internal ref"),
]
ACME, BOGUS, MUSTER = "Acme Wafers (made up)", "Bogus Etch, Ltd. (made up)", "Müster Gase GmbH (made up)"
PAGES = "https://muster.example/a;https://muster.example/b"
ROWS: list[list[Any]] = [
    ["0071", ACME, "Acme; AW", "JP", "cleaning", 0.125, 2024, None, None, None, "yes", "https://acme.example"],
    [12, BOGUS, None, "NL", "etch", "-", 2024, None, None, None, "rather", None],
    [12, BOGUS, None, "NL", "cleaning", 0.07, 2024, None, None, None, "rather", None],
    [],
    [13, MUSTER, 'MG;Muster "Gase"', "DE", None, None, None, ACME, 0.51, date(2019, 4, 1), None, PAGES],
    [14, "Nowhere Parts (made up)", None, "unknown", None, None, None, BOGUS, None, 2021, "no", None],
]
CHECKED = [date(2026, 2, 3), date(2026, 2, 3), date(2026, 2, 3), None, date(2026, 2, 10), date(2026, 2, 9)]
REFS = ["a", "b", "c", None, "d,\ntwice", "e"]
PERCENT = ("Share", "Stake")
Sheet = Sequence[Sequence[Any]]


def rows() -> list[list[Any]]:
    """The rows of the spreadsheet; an empty one stays empty."""
    return [[*row, day, ref] if row else [] for row, day, ref in zip(ROWS, CHECKED, REFS, strict=True)]


def write_xlsx(path: Path, sheets: Mapping[str, Sheet], hidden: Sequence[str] = ()) -> Path:
    """A workbook with these sheets: days and, in the columns of shares, percentages are shown as such."""
    book = xlsxwriter.Workbook(str(path))
    book.set_properties({"created": datetime(2026, 1, 1)})  # noqa: DTZ001  # a spreadsheet knows no zones
    day, percent = book.add_format({"num_format": "yyyy-mm-dd"}), book.add_format({"num_format": "0.0%"})
    clock = book.add_format({"num_format": "hh:mm"})
    for title, held in sheets.items():
        sheet = book.add_worksheet(title)
        for line, row in enumerate(held):
            for column, value in enumerate(row):
                if isinstance(value, time):
                    sheet.write_datetime(line, column, value, clock)
                elif isinstance(value, date):
                    sheet.write_datetime(line, column, value, day)
                elif isinstance(value, float) and held[0][column] in PERCENT:
                    sheet.write_number(line, column, value, percent)
                elif isinstance(value, str) and not value.startswith("="):
                    sheet.write_string(line, column, value)
                elif value is not None:
                    sheet.write(line, column, value)
        if title in hidden:
            sheet.hide()
    book.close()
    return path


def write_parquet(path: Path, columns: Mapping[str, str], held: Sheet) -> Path:
    """A Parquet file with these columns, each with its type in DuckDB's words."""
    with duckdb.connect() as connection:
        named = ", ".join(f'"{name}" {type}' for name, type in columns.items())
        connection.execute(f"CREATE TABLE held ({named})")
        if held:
            marks = ", ".join("?" for _ in columns)
            connection.executemany(f"INSERT INTO held VALUES ({marks})", held)
        connection.execute(f"COPY held TO '{path}' (FORMAT parquet)")
    return path


TYPES = {
    **dict.fromkeys(HEADER, "VARCHAR"),
    "Other names": "VARCHAR[]",
    "Year": "BIGINT",
    "Website": "VARCHAR[]",
    "Checked on": "TIMESTAMP",
}


def _of_parquet(row: Sequence[Any]) -> list[Any]:
    """A row of the spreadsheet as a data frame would have it: lists, and texts for what is not of one type."""
    if not row:
        return [None] * len(HEADER)
    found = dict(zip(HEADER, row, strict=True))
    for name in ("Other names", "Website"):
        found[name] = [part.strip() for part in found[name].split(";")] if found[name] else None
    for name in PERCENT:
        found[name] = f"{found[name] * 100:g}%" if isinstance(found[name], float) else found[name]
    texts = {name: found[name] if found[name] is None else str(found[name]) for name in ("Code", "Owned since")}
    return list({**found, **texts}.values())


if __name__ == "__main__":
    write_xlsx(FOLDER / "sample.xlsx", {"Firms": [HEADER, *rows()], "Notes": [["not read"]]}, hidden=["Notes"])
    write_parquet(FOLDER / "sample.parquet", TYPES, [_of_parquet(row) for row in rows()])
