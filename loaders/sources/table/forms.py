"""The three forms of a table, told by the ending of the file's name."""

from __future__ import annotations

from pathlib import Path

from loaders import streams
from loaders.record import SourceFault
from loaders.sources.table.cells import Table
from loaders.sources.table.csv_form import csv_table
from loaders.sources.table.mapping import Mapped

PACKED = (".gz", ".zip")
TEXTS, SHEETS, PARQUET = (".csv", ".tsv", ".txt"), (".xlsx",), (".parquet", ".pq")
READING = (("sheet", SHEETS), ("delimiter", TEXTS), ("encoding", TEXTS))
"""What a mapping may say that only one form understands."""


def beside(path: Path) -> Path:
    """Where the mapping of a table is looked for: firms.csv.gz has firms.mapping.yaml in the same folder."""
    name = path.name
    for endings in (PACKED, TEXTS + SHEETS + PARQUET):
        if Path(name).suffix.lower() in endings and Path(name).stem:
            name = Path(name).stem
    return path.with_name(f"{name}.mapping.yaml")


def ending(path: Path) -> str:
    """The ending that says the form of a table, in small letters. Raises `SourceFault` for a file of another form."""
    packed, found = path.suffix.lower() in PACKED, Path(streams.inner_name(path)).suffix.lower()
    if found not in TEXTS + SHEETS + PARQUET:
        hint = "Save it as .csv, .xlsx or .parquet; a .csv may be in a .gz or .zip."
        raise SourceFault(f"{path.name}: a table does not end in '{found}'.", hint=hint)
    if packed and found not in TEXTS:
        raise SourceFault(f"{path.name} is packed, which {found} is by itself.", hint="Unpack it.")
    return found


def open_table(path: Path, mapped: Mapped | None, faults: list[SourceFault]) -> Table:
    """The table in a file, read as its mapping says; without one, as it seems.

    Faults of single rows go to `faults`. Raises `SourceFault` for a file of another form, or that cannot be read.
    """
    found = ending(path)
    if mapped is not None:
        _check(mapped, found)
    if found in TEXTS:
        given = {} if mapped is None else {"delimiter": mapped.delimiter, "encoding": mapped.encoding}
        return csv_table(path, faults, **given)
    if path.stat().st_size == 0:
        raise SourceFault(f"{path.name} is empty.", hint="Name the right file.")
    return _opened(path, found, mapped, faults)


def _opened(path: Path, form: str, mapped: Mapped | None, faults: list[SourceFault]) -> Table:
    if form in SHEETS:
        from loaders.sources.table.xlsx_form import xlsx_table  # here, for a CSV needs no spreadsheets

        return xlsx_table(path, faults, sheet=mapped.sheet if mapped else "")
    from loaders.sources.table.parquet_form import parquet_table  # here, for only these need DuckDB

    return parquet_table(path)


def _check(mapped: Mapped, form: str) -> None:
    for name, endings in READING:
        if getattr(mapped, name) and form not in endings:
            said = f"{mapped.file}: '{name}' says nothing of a file that ends in '{form}'."
            raise SourceFault(said, hint="Take it away.")
