"""What the cells of a row say, by the rules of a mapping: ids, attributes, sources; and how a wrong cell is told."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from itertools import product
from typing import Any

from loaders.dates import day_that_counts
from loaders.record import SourceFault, Where
from loaders.sources.table.cells import Cell, Row, Table
from loaders.sources.table.lookups import Lookups
from loaders.sources.table.mapping import Cells, EntityRule, LinkRule, Mapped, Naming
from loaders.sources.table.values import Reading, Unfit
from ontology.model import Attribute, Model

Rule = EntityRule | LinkRule


class RowReader:
    """Reads single rows of one table. Each method raises `SourceFault` with line, column and cell for what is wrong."""

    def __init__(self, mapped: Mapped, table: Table, model: Model) -> None:
        self._mapped = mapped
        self._columns = {column.name: (place, column) for place, column in enumerate(table.columns)}
        self._reading = Reading(mapped.decimal, tuple(mapped.absent))
        rules: list[Rule] = [*mapped.entities, *mapped.links]
        self._shapes = {id(rule): _shape(rule, model) for rule in rules}

    def ids(self, naming: Naming, row: Row, where: Where, lookups: Lookups | None) -> list[str]:
        """The ids that a row gives; none where one of its cells is blank."""
        if naming.constant:
            return [naming.constant]
        texts = [self.texts(naming, column, row, where) for column in naming.columns]
        try:
            if naming.lookup and lookups:
                return [lookups.id(each, naming) for each in texts[0]]
            words = ["-".join(each) for each in product(*texts)]
            return [naming.prefix + (_slug(each) if naming.slug else each) for each in words]
        except Unfit as unfit:
            raise self.fault(where, naming.columns, unfit.what, unfit.hint) from unfit

    def texts(self, naming: Naming, column: str, row: Row, where: Where) -> list[str]:
        """The texts of one cell that names ids, in its order."""
        try:
            return self._reading.texts(self._at(row, column), naming.split, naming.values)
        except Unfit as unfit:
            raise self.fault(where, (column,), unfit.what, unfit.hint) from unfit

    def attributes(self, rule: Rule, row: Row, where: Where) -> dict[str, Any]:
        """The attributes that a row gives by a rule, the constant ones included; blank ones are `None`."""
        shape, found = self._shapes[id(rule)], dict(rule.constants)
        for name, cells in rule.columns.items():
            try:
                found[name] = self._reading.value(self._at(row, cells.column), shape[name], cells)
            except Unfit as unfit:
                raise self.fault(where, (cells.column,), unfit.what, unfit.hint) from unfit
        return found

    def sources(self, row: Row, where: Where) -> Sequence[str]:
        """The ids of the sources that a row rests on."""
        said = self._mapped.sources
        if not isinstance(said, Cells):
            return said or ()
        return self.texts(Naming(line=0, split=said.split, values=said.values), said.column, row, where)

    def day(self, row: Row, where: Where) -> str | None:
        """The day in the column that names the release, as exact as it is known; `None` where there is none."""
        if self._mapped.newest is None:
            return None
        cells = self._mapped.newest
        try:
            value: str | None = self._reading.value(self._at(row, cells.column), _DAY, cells)
            return None if value is None or not day_that_counts(value, "last") else value
        except (Unfit, ValueError) as error:
            what = error.what if isinstance(error, Unfit) else str(error)
            raise self.fault(where, (cells.column,), f": {what}", "It takes a day, YYYY-MM-DD.") from error

    def _at(self, row: Row, column: str) -> Cell:
        return row.cells[self._columns[column][0]]

    def blank(self, naming: Naming, where: Where) -> SourceFault:
        """What is said where the id of something is blank."""
        return self.fault(where, naming.columns, "is blank", "It holds the id. Fill it.")

    def fault(self, where: Where, columns: Sequence[str], what: str, hint: str) -> SourceFault:
        """What is said of the cells of a row in these columns, if any; `what` may begin with a colon."""
        named = " and ".join(str(self._columns[column][1]) for column in columns)
        said = f"{named}{what}" if what.startswith(":") else f"{named} {what}"
        return SourceFault(f"{where}: {said.lstrip(': ')}.", hint=hint)


_DAY = Attribute(name="release", label="Release", comment="", datatype="partialDate")


def _shape(rule: Rule, model: Model) -> Mapping[str, Attribute]:
    if isinstance(rule, LinkRule):
        shapes = [model.relation(rule.type).attributes]
    else:
        shapes = [model.nodes[rule.type].attributes] if rule.type else [n.attributes for n in model.nodes.values()]
    return {attribute.name: attribute for shape in shapes for attribute in shape}


def _slug(words: str) -> str:
    """An id made of a name: Acme (Test) Ltd. is acme-test-ltd. Raises `Unfit` where no letter is left."""
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode("ascii").lower()
    found = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    if not found:
        raise Unfit(f"is '{words}', of which slug: makes no id", "Give the table a column with codes.")
    return found
