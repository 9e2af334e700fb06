"""Tables in text: CSV with commas, semicolons or tabs, in UTF-8 or in the encoding that the mapping names."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

from loaders import streams
from loaders.record import SourceFault, Where, keep
from loaders.sources.table.cells import LONGEST, Row, Table, columns_of, counted

DELIMITERS = (",", ";", "\t")
ENCODINGS = (
    *("utf-8", "windows-1250", "windows-1251", "windows-1252", "iso-8859-1", "iso-8859-2", "iso-8859-15"),
    *("shift_jis", "euc-jp", "euc-kr", "cp949", "gb18030", "big5"),
)
"""Encodings in which a line break is the same byte as in ASCII, so that lines can be told before they are decoded."""
HEAD = 20
WORDS = {",": "commas", ";": "semicolons", "\t": "tabs"}


def csv_table(path: Path, faults: list[SourceFault], *, delimiter: str = "", encoding: str = "") -> Table:
    """The table of a text file. Without a delimiter, it is told from the first rows.

    Rows with too few or too many cells go to `faults`. Raises `SourceFault` for a file that is empty, damaged, too
    large or in another encoding, and where the delimiter cannot be told.
    """
    csv.field_size_limit(LONGEST)
    mark = delimiter or _delimiter(path, encoding)
    rows = _rows(path, mark, encoding)
    header = next(rows, None)
    while header is not None and not any(header[1]):  # blank lines above the names
        header = next(rows, None)
    columns = columns_of(Where(path.name, header[0] if header else 1), header[1] if header else [])
    return Table(path.name, columns, counted(path.name, _full(path.name, rows, len(columns), faults)))


def _full(file: str, rows: Iterator[tuple[int, list[str]]], width: int, faults: list[SourceFault]) -> Iterator[Row]:
    for line, cells in rows:
        if len(cells) in (0, width):
            yield Row(line, [cell.strip() or None for cell in cells])
            continue
        said = f"{Where(file, line)}: the row has {len(cells)} fields, the first of them {cells[0][:40]!r}."
        hint = f"Allowed: {width}, one for each column. Put a text that holds the delimiter in quotes."
        keep(SourceFault(said, hint=hint), faults, file)


def _rows(path: Path, delimiter: str, encoding: str) -> Iterator[tuple[int, list[str]]]:
    """Each row with the line on which it begins."""
    reader = csv.reader(_lines(path, encoding), delimiter=delimiter, strict=True)
    while True:
        line = reader.line_num + 1
        try:
            yield line, next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            hint = "Is a quotation mark open or stray?"
            raise SourceFault(f"{path.name} line {line}: this row is no CSV: {error}.", hint=hint) from error


def _lines(path: Path, encoding: str) -> Iterator[str]:
    """The lines as text, with their ends."""
    with streams.opened(path) as stream:
        number = 0
        while line := stream.readline(streams.LONGEST_LINE + 1):
            number += 1
            if len(line) > streams.LONGEST_LINE:
                size = f"{streams.LONGEST_LINE >> 20} MiB"
                raise SourceFault(f"{path.name} line {number} is over {size} long.", hint="Is this a text file?")
            yield _text(path.name, number, line.removeprefix(streams.MARK) if number == 1 else line, encoding)


def _text(file: str, number: int, line: bytes, encoding: str) -> str:
    try:
        return line.decode(encoding or "utf-8")
    except UnicodeDecodeError as error:
        raise SourceFault(
            f"{file} line {number} is not {(encoding or 'utf-8').upper()} (byte {error.start + 1} of the line).",
            hint="Save it as UTF-8, or name its encoding in the mapping, such as encoding: windows-1252.",
        ) from error


def _delimiter(path: Path, encoding: str) -> str:
    """The one delimiter with which the first rows have as many cells as the header. Raises `SourceFault`."""
    fits = [mark for mark in DELIMITERS if _fits(_head(path, mark, encoding))]
    if len(fits) > 1:
        words = " or ".join(WORDS[mark] for mark in fits)
        raise SourceFault(
            f"{path.name}: its cells may be parted by {words}.", hint="Say which in the mapping, such as delimiter: ;"
        )
    return fits[0] if fits else _likely(path, encoding)


def _likely(path: Path, encoding: str) -> str:
    """The delimiter that stands in the header, where no row agrees with it; a comma for a file of one column."""
    found = [mark for mark in DELIMITERS if len(next(iter(_head(path, mark, encoding)), [])) > 1]
    return found[0] if len(found) == 1 else ","


def _head(path: Path, delimiter: str, encoding: str) -> list[list[str]]:
    try:
        return [cells for _line, cells in islice(_rows(path, delimiter, encoding), HEAD)]
    except SourceFault:
        return [next((cells for _line, cells in _rows(path, delimiter, encoding)), [])]


def _fits(rows: Sequence[Sequence[str]]) -> bool:
    filled = [row for row in rows if any(row)]
    return bool(filled) and len(filled[0]) > 1 and all(len(row) == len(filled[0]) for row in filled)
