"""What the rows of a source must satisfy together, asked of the files on disk in SQL: its memory is bounded.

The same rules and words as `loaders.together`, which holds all statements: ids said once, ends and sources that exist
and are of the right class, no rings in the tree.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

import duckdb

from graph.bulk import DELIMITER
from loaders.findings import Finding, ring, said_twice, unknown, wrong_end
from loaders.record import Where, nearest
from loaders.rings import rings
from loaders.spool.files import place
from loaders.spool.written import Sheet, Written
from loaders.together import TREE
from ontology.model import Model, RelationType

MEMORY, THREADS = "150MB", 2
MOST = 10_000
"""Findings of one sort that are told; a source with more of them is of another kind than its loader."""
SOUGHT = 200
"""For so many unknown ids the nearest is looked for."""
LONGEST = 32 << 20
"""Bytes of a row, and of the block that each thread reads: without a size it would be that of the whole file."""
TABLES = """
CREATE TABLE entity (id VARCHAR, class VARCHAR, stands VARCHAR);
CREATE TABLE link (type VARCHAR, a VARCHAR, b VARCHAR, stands VARCHAR, id VARCHAR);
CREATE TABLE cited (sources VARCHAR, stands VARCHAR)"""
TWICE = """
WITH twice AS (SELECT id FROM {0} GROUP BY id HAVING count(*) > 1 ORDER BY id LIMIT ?)
SELECT id, list(stands) FROM {0} WHERE id IN (SELECT id FROM twice) GROUP BY id ORDER BY id"""
"""Places are only gathered for ids that are there more than once: nearly none."""
SOURCES = """
WITH each AS (SELECT sources, min(stands) AS stands FROM cited WHERE sources <> '' GROUP BY sources),
named AS (SELECT unnest(string_split(sources, ?)) AS source, stands FROM each)
SELECT source, min(stands) FROM named WHERE source NOT IN (SELECT id FROM entity WHERE class = 'Source')
GROUP BY source ORDER BY source LIMIT ?"""
STARTS = """
SELECT r.a, r.stands, e.class FROM link AS r LEFT JOIN entity AS e ON e.id = r.a
WHERE r.type = ? AND (e.class IS NULL OR e.class NOT IN (SELECT unnest(?))) ORDER BY r.stands LIMIT ?"""
ENDS = """
SELECT r.b, r.stands, e.class FROM link AS r LEFT JOIN entity AS e ON e.id = r.b
WHERE r.type = ? AND (e.class IS NULL OR e.class NOT IN (SELECT unnest(?))) ORDER BY r.stands LIMIT ?"""
NEAR = "SELECT id FROM entity WHERE class IN (SELECT unnest(?)) ORDER BY levenshtein(id, ?), id LIMIT 5"


class Between:
    """The findings between the rows that are written.

    `broken`: ids of records with faults of their own; a reference to one of them is no second fault.
    Use it as a context: it works in a database of its own in `folder`.
    """

    def __init__(self, written: Written, folder: Path, model: Model, broken: Collection[str] = ()) -> None:
        self._written, self._model, self._sought = written, model, 0
        self._broken = frozenset(broken)
        self._sql = duckdb.connect(
            str(folder / "rows.duckdb"),
            config={
                "memory_limit": MEMORY,
                "threads": THREADS,
                "temp_directory": str(folder / "overflow"),
                "preserve_insertion_order": "false",
                "autoinstall_known_extensions": "false",
                "autoload_known_extensions": "false",
            },
        )

    def __enter__(self) -> Between:
        self._sql.execute(TABLES)
        for name, sheets in self._written.nodes.items():
            if name != "LoadRecord":
                self._copy(sheets, "entity", _column(0), duckdb.ConstantExpression(name), _column(1))
        for type, sheets in self._written.links.items():
            self._copy(sheets, "link", duckdb.ConstantExpression(type), *map(_column, range(4)))
        self._copy([Sheet(path, 3) for path in self._written.cited], "cited", _column(1), _column(0))
        return self

    def __exit__(self, *_: object) -> None:
        self._sql.close()

    def findings(self) -> Iterator[Finding]:
        """Every fault, in no order."""
        yield from self._twice("entity")
        yield from self._twice("link")
        yield from self._sources()
        for type in self._written.links:
            relation = self._model.relation(type)
            yield from self._ends(relation, STARTS, "source", relation.source)
            yield from self._ends(relation, ENDS, "target", relation.target)
        yield from self._rings()

    def _copy(self, sheets: Sequence[Sheet], table: str, *columns: duckdb.Expression) -> None:
        """Put columns of files that are alike into a table."""
        width = sheets[0].width
        rows = self._sql.read_csv(
            [str(sheet.path) for sheet in sheets],  # type: ignore[arg-type]  # its stubs know of one file only
            header=False,
            skiprows=1,
            delimiter=",",
            quotechar='"',
            escapechar='"',
            na_values="\\N",
            max_line_size=LONGEST,
            buffer_size=LONGEST,
            auto_detect=False,
            columns={f"column{place}": "VARCHAR" for place in range(width)},
        )
        rows.select(*columns).insert_into(table)

    def _twice(self, table: str) -> Iterator[Finding]:
        for id, stands in self._sql.execute(TWICE.format(table), [MOST]).fetchall():
            first, *others = sorted(map(place, stands))
            for each in others:
                yield said_twice(each, id, first)

    def _sources(self) -> Iterator[Finding]:
        for source, stands in self._sql.execute(SOURCES, [DELIMITER, MOST]).fetchall():
            if source not in self._broken:
                yield self._unknown(place(stands), source, "Source", "sources")

    def _ends(self, relation: RelationType, question: str, field: str, classes: Sequence[str]) -> Iterator[Finding]:
        type, allowed = relation.cypher_type, [name for each in classes for name in self._model.subclasses(each)]
        for id, stands, name in self._sql.execute(question, [type, allowed, MOST]).fetchall():
            if id in self._broken:
                continue
            where = place(stands)
            yield (
                wrong_end(where, type, id, name, classes, field)
                if name
                else self._unknown(where, id, classes[0], field)
            )

    def _unknown(self, where: Where, id: str, label: str, field: str) -> Finding:
        self._sought += 1
        return unknown(where, id, label, nearest(id, self._near(id, label)), field)

    def _near(self, id: str, name: str) -> list[str]:
        """Ids of that class that resemble an unknown one; none where too many are unknown for slips of the pen."""
        if self._sought > SOUGHT:
            return []
        rows = self._sql.execute(NEAR, [list(self._model.subclasses(name)), id]).fetchall()
        return [row[0] for row in rows]

    def _rings(self) -> Iterator[Finding]:
        edges = self._sql.execute("SELECT a, b, stands FROM link WHERE type = ?", [TREE]).fetchall()
        for members in rings((start, end) for start, end, _ in edges):
            yield ring(min(place(stands) for start, end, stands in edges if {start, end} <= {*members}), members)


def _column(place: int) -> duckdb.Expression:
    return duckdb.ColumnExpression(f"column{place}")
