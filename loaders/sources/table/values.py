"""The value of an attribute from a cell. What does not fit stays as it is, so that the checks tell it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from loaders.sources.table.cells import Cell, Percent, Scalar, Unusable
from loaders.sources.table.mapping import Cells
from ontology.model import Attribute

_NUMBER = re.compile(r"[+-]?[0-9]{1,300}(\.[0-9]+)?([eE][+-]?[0-9]{1,3})?", re.ASCII)
_TRUTH = {"true": True, "false": False}


class Unfit(Exception):
    """A cell from which no value can be taken: what it is, and what to do."""

    def __init__(self, what: str, hint: str) -> None:
        super().__init__(what)
        self.what, self.hint = what, hint


@dataclass(frozen=True)
class Reading:
    """How all cells of a file are read: the mark before decimals, and the words that mean a blank cell."""

    decimal: str = "."
    absent: tuple[str, ...] = ()

    def value(self, cell: Cell, attribute: Attribute, how: Cells) -> Any:
        """The value of an attribute; `None` for a blank cell. Raises `Unfit` for a formula, an error or a list."""
        found = [self._typed(each, attribute, how) for each in self.parts(cell, how.split, how.values)]
        if attribute.many:
            return list(dict.fromkeys(found))
        if len(found) > 1:
            raise Unfit(f"holds {len(found)} values", "One is allowed.")
        return found[0] if found else None

    def texts(self, cell: Cell, split: str, values: Mapping[str, Any]) -> list[str]:
        """The texts of a cell that names ids, in its order."""
        return [text(each) for each in self.parts(cell, split, values)]

    def parts(self, cell: Cell, split: str, values: Mapping[str, Any]) -> list[Any]:
        """What a cell holds, without blanks: each value of a list, each part of a text, other words in their place."""
        held: list[Any] = cell if isinstance(cell, list) else [cell]
        if split:
            held = [part for each in held for part in (each.split(split) if isinstance(each, str) else [each])]
        found = [self._known(each, values) for each in held]
        return [each for each in found if each is not None]

    def _known(self, cell: Scalar, values: Mapping[str, Any]) -> Any:
        if cell is None or (isinstance(cell, str) and not cell.strip()):
            return None
        if isinstance(cell, Unusable):
            raise Unfit(cell.what, cell.hint)
        word = text(cell)
        if word in self.absent:
            return None
        return values.get(word, cell)

    def _typed(self, cell: Any, attribute: Attribute, how: Cells) -> Any:
        if attribute.datatype in ("integer", "decimal"):
            return self._number(cell, attribute, how)
        if attribute.datatype == "boolean":
            return _TRUTH.get(cell.strip().lower(), cell) if isinstance(cell, str) else cell
        return _day(text(cell), how.format) if how.format else text(cell)

    def _number(self, cell: Any, attribute: Attribute, how: Cells) -> Any:
        if isinstance(cell, Percent) and not how.percent:
            return f"{float(cell):g}%"
        number = self._of_text(cell, how) if isinstance(cell, str) else cell
        if isinstance(number, float) and attribute.datatype == "integer" and number.is_integer():
            return int(number)
        return float(number) if isinstance(number, Percent) else number

    def _of_text(self, cell: str, how: Cells) -> str | int | float:
        written = cell.strip()
        digits = written.removesuffix("%").rstrip() if how.percent else written
        if self.decimal == ",":
            digits = digits.replace(".", "?").replace(",", ".")  # a point would be one between thousands
        if not _NUMBER.fullmatch(digits):
            return written
        return float(digits) if set(digits) & set(".eE") else int(digits)


def text(cell: Any) -> str:
    """A cell as text: 12.0 is 12, since a spreadsheet knows no whole numbers."""
    if isinstance(cell, bool):
        return str(cell).upper()
    if isinstance(cell, Percent):
        return f"{float(cell):g}%"
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        return str(int(cell))
    return cell.strip() if isinstance(cell, str) else str(cell)


def _day(written: str, form: str) -> str:
    """A day in ISO form, where it is written in the form given; else as it is written."""
    try:
        return datetime.strptime(written, form).date().isoformat()  # noqa: DTZ007  # a day has no zone
    except ValueError:
        return written
