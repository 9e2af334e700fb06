"""The list as CSV: one row for each entry, with several values of a field joined by "; ".

What is joined cannot always be parted again: a comma or a semicolon may be part of an address or a name. An address
ends where a country's code ends a piece; other pieces stay with the next one. A number is written `CN, 9131…, Type`.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from loaders.record import Item, Record, SourceFault, Where, keep
from loaders.sources.us_csl.fields import FIELDS
from loaders.sources.us_csl.json_form import LARGEST
from loaders.sources.us_csl.tables import COUNTRY
from loaders.streams import lines

COLUMNS = tuple("_id" if name == "id" else name for name in FIELDS if name != "country")
LISTS = ("programs", "alt_names", "citizenships", "dates_of_birth", "nationalities", "places_of_birth")
STATES = re.compile(
    "A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|PA|PR|RI|S[CD]|T[NX]|UT|V[AT]|W[AIVY]"
)
"""Codes of states of the United States; some are codes of countries too."""
AT_HOME = "(DPL)"
"""In the source of rows with addresses in the United States, where the country may be left out behind the state."""


def records(path: Path, faults: list[SourceFault]) -> Iterator[Record]:
    """One record for each row, in the shape of the JSON form. Rows with too few or too many cells go to `faults`.

    Raises `SourceFault` for a file that cannot be read or is no CSV, and for other columns.
    """
    rows = _rows(path)
    header = _header(path, next(rows, None))
    for line, cells in rows:
        where = Where(path.name, line)
        if len(cells) == len(header):
            yield _record(dict(zip(header, (cell.strip() for cell in cells), strict=True)), where)
        else:
            said = f"{where}: the row has {len(cells)} fields, not {len(header)}."
            keep(SourceFault(said, hint="Is a quotation mark missing, or the file cut off?"), faults, path.name)


def _rows(path: Path) -> Iterator[tuple[int, list[str]]]:
    """Each row with the line on which it begins."""
    reader = csv.reader(_lines(path), strict=True)
    while True:
        line = reader.line_num + 1
        try:
            yield line, next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            said = f"{path.name} line {line}: this row is no CSV: {error}."
            raise SourceFault(said, hint="Is a quotation mark open, or the file cut off?") from error


def _lines(path: Path) -> Iterator[str]:
    """The lines with their ends, of a file no longer than the other form may be."""
    size = 0
    for _number, text in lines(path):
        size += len(text)
        if size > LARGEST:
            raise SourceFault(f"{path.name} holds over {LARGEST >> 20} MiB.", hint="Name the right file.")
        yield f"{text}\n"


def _header(path: Path, first: tuple[int, list[str]] | None) -> list[str]:
    if first is None:
        raise SourceFault(f"{path.name} is empty.", hint="Fetch the file anew from its publisher.")
    header = [cell.strip() for cell in first[1]]
    wrong = [f"column '{name}' is not known" for name in header if name not in COLUMNS]
    wrong += [f"column '{name}' stands twice" for name in header if header.count(name) > 1]
    wrong += [f"column '{name}' is missing" for name in COLUMNS if name not in header]
    if wrong:
        raise SourceFault(f"{path.name} line 1: {wrong[0]}.", hint=f"Its columns must be: {', '.join(COLUMNS)}.")
    return header


def _record(row: dict[str, str], where: Where) -> Record:
    entry: dict[str, Any] = {"id": row.pop("_id"), **row}
    for name in LISTS:
        entry[name] = _pieces(entry[name])
    doubtful = AT_HOME in entry["source"]
    entry["addresses"] = _addresses(entry["addresses"], doubtful)
    entry["ids"] = [_number(each) for each in _pieces(entry["ids"])]
    return Record({name: _item(value, where.line) for name, value in entry.items()}, where)


def _pieces(text: str) -> list[str]:
    return [piece for each in text.split(";") if (piece := each.strip())]


def _addresses(text: str, at_home: bool) -> list[dict[str, str]]:
    found, open_ = list[dict[str, str]](), list[str]()
    for piece in _pieces(text):
        open_.append(piece)
        before, _, last = piece.rpartition(",")
        if COUNTRY.fullmatch(last.strip()) and not (at_home and STATES.fullmatch(last.strip())):
            found.append({"address": "; ".join([*open_[:-1], before]).strip("; "), "country": last.strip()})
            open_.clear()
    return [*found, {"address": "; ".join(open_)}] if open_ else found


def _number(text: str) -> dict[str, str | None]:
    """`CN, 91310…, Type` or `91310…, Type`."""
    parts = [each.strip() for each in text.split(",")]
    country = parts.pop(0) if len(parts) > 2 and COUNTRY.fullmatch(parts[0]) else None
    return {"type": parts.pop(), "number": ", ".join(parts), "country": country}


def _item(value: Any, line: int) -> Item:
    if isinstance(value, list):
        return Item([_item(each, line) for each in value], line)
    if isinstance(value, dict):
        return Item({name: _item(each, line) for name, each in value.items()}, line)
    return Item(value, line)
