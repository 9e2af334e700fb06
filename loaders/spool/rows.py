"""Rows of checked values in a CSV file, several times as fast as the csv module where nothing has to be quoted.

Records of a class come with a few combinations of fields. For each of them the row is a text into which the values are
put; a row in which a comma, a quote or the end of a line turns up is left to the csv module.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any, NamedTuple

from graph.bulk import DELIMITER
from loaders.record import SourceFault, Where
from ontology.model import Attribute

FORMS_KEPT = 4096


class _Form(NamedTuple):
    """The row of records with the same fields: a text with places for the keys and the values."""

    text: str
    values: tuple[tuple[str, bool], ...]
    """The field for each place, and whether its value stands there as Python writes it."""


class Rows:
    """Adds rows to a new file, which is whole once `held` is closed: keys, then `fixed`, then the attributes."""

    def __init__(
        self, path: Path, head: Sequence[str], fixed: str, attributes: Sequence[Attribute], held: ExitStack
    ) -> None:
        self._stream = held.enter_context(path.open("w", encoding="utf-8", newline=""))
        self._keys, self._commas = len(head) - len(attributes) - 1, len(head) - 1
        self._fixed, self._attributes = fixed, attributes
        self._forms: dict[tuple[str, ...], _Form] = {}
        self._stream.write(",".join(head) + "\n")

    def add(self, keys: tuple[str, ...], said: Mapping[str, Any], where: Where) -> None:
        """Add a row; attributes that nothing is said of stay empty. Raises `SourceFault` for what no list can hold."""
        fields = tuple(said)
        text, values = self._forms.get(fields) or self._form(fields)
        row = text % (*keys, *[said[name] if plain else written(said[name], where) for name, plain in values])
        if row.count(",") == self._commas and row.count("\n") == 1 and '"' not in row and "\r" not in row:
            self._stream.write(row)
        else:
            cells = [written(said[each.name], where) if each.name in said else "" for each in self._attributes]
            csv.writer(self._stream, lineterminator="\n").writerow([*keys, self._fixed, *cells])

    def _form(self, fields: tuple[str, ...]) -> _Form:
        if len(self._forms) >= FORMS_KEPT:
            self._forms.clear()
        places = ["%s"] * self._keys + [self._fixed.replace("%", "%%")]
        places += ["%s" if each.name in fields else "" for each in self._attributes]
        found = [each for each in self._attributes if each.name in fields]
        values = tuple((each.name, not each.many and each.datatype != "boolean") for each in found)
        self._forms[fields] = _Form(",".join(places) + "\n", values)
        return self._forms[fields]


def written(value: Any, where: Where) -> str:
    """A value as the import reads it: lists joined, `true`, `false`; texts, days and numbers as they are."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if not isinstance(value, list):
        return str(value)
    texts = [each if isinstance(each, str) else written(each, where) for each in value]
    joined = DELIMITER.join(texts)
    if joined.count(DELIMITER) >= max(1, len(texts)):
        raise SourceFault(f"{where}: a text holds the control character 1F.", hint="Remove it from the file.")
    return joined
