"""Tables in Parquet, read by DuckDB, which may open this file and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import duckdb

from loaders.record import SourceFault, Where
from loaders.sources.table.cells import LONGEST, MOST_ROWS, Row, Table, Unusable, columns_of, counted, plain

MEMORY = "512MB"
PIECE = 1_000
TEXTS = ("VARCHAR", "VARCHAR[]")
READ = (
    *("BOOLEAN", "TINYINT", "SMALLINT", "INTEGER", "BIGINT", "HUGEINT", "UTINYINT", "USMALLINT", "UINTEGER", "UBIGINT"),
    *("FLOAT", "DOUBLE", "DATE", "TIMESTAMP", "TIMESTAMP_S", "TIMESTAMP_MS", "TIMESTAMP_NS", "DECIMAL"),
)
ZONED = "TIMESTAMP WITH TIME ZONE"


def parquet_table(path: Path) -> Table:
    """The table of a Parquet file; a row's line is its number, from 1.

    Raises `SourceFault` for a file that is damaged or too large, and for columns of types that are not read.
    """
    with _told(path), closing(_connect(path)) as connection:
        described = connection.execute("DESCRIBE SELECT * FROM read_parquet(?)", [str(path)]).fetchall()
        names, types = [row[0] for row in described], [row[1] for row in described]
        columns = columns_of(Where(path.name, 1), names)
        _check_size(connection, path, names, types)
        picked = ", ".join(_picked(name, type) for name, type in zip(names, types, strict=True))
    return Table(path.name, columns, counted(path.name, _rows(path, picked)))


def _rows(path: Path, picked: str) -> Iterator[Row]:
    with _told(path), closing(_connect(path)) as connection:
        found = connection.execute(f"SELECT {picked} FROM read_parquet(?)", [str(path)])  # noqa: S608  # names quoted
        line = 0
        while rows := found.fetchmany(PIECE):
            for row in rows:
                line += 1
                yield Row(line, [_type(cell) if isinstance(cell, bytes) else plain(cell) for cell in row])


def _connect(path: Path) -> duckdb.DuckDBPyConnection:
    """A database in memory that reads this one file, fetches no extension and writes nothing to disk."""
    settings: dict[str, str | bool | int | float | list[str]] = {
        "memory_limit": MEMORY,
        "threads": "1",
        "temp_directory": "",
        "autoinstall_known_extensions": "false",
        "autoload_known_extensions": "false",
    }
    connection = duckdb.connect(":memory:", config=settings)
    connection.execute(f"SET allowed_paths=[{_quoted(str(path), chr(39))}]")
    connection.execute("SET enable_external_access=false")
    connection.execute("SET lock_configuration=true")
    return connection


def _check_size(connection: duckdb.DuckDBPyConnection, path: Path, names: list[str], types: list[str]) -> None:
    """Raises `SourceFault` before a small file with one long text repeated a million times fills the memory."""
    counted = connection.execute("SELECT sum(num_rows) FROM parquet_file_metadata(?)", [str(path)]).fetchone()
    if counted and int(counted[0] or 0) > MOST_ROWS:
        raise SourceFault(f"{path.name} has over {MOST_ROWS:,} rows.", hint="Split it, or name the right file.")
    for name, type in zip(names, types, strict=True):
        if type not in TEXTS:
            continue
        text = _quoted(name) if type == "VARCHAR" else f"array_to_string({_quoted(name)}, '')"
        query = f"SELECT max(strlen({text})), sum(strlen({text})) FROM read_parquet(?)"  # noqa: S608  # names quoted
        longest, together = connection.execute(query, [str(path)]).fetchone() or (0, 0)
        if (longest or 0) > LONGEST or (together or 0) > LONGEST << 10:
            hint = "Is this a table? Take that column away."
            raise SourceFault(f"{path.name}: the texts of column '{name}' are far too long.", hint=hint)


def _picked(name: str, type: str) -> str:
    """A column as it is selected. One of another type is not read, since lists thirty deep in each other take DuckDB an
    hour; a blob stands in its place, which is told cell by cell if it is used."""
    column, inner = _quoted(name), type.removesuffix("[]").partition("(")[0]
    if inner == ZONED and inner == type:
        return f"make_timestamp(epoch_us({column}))"
    if type in TEXTS or inner in READ:
        return column
    return f"'{type[:40].encode('ascii', 'ignore').hex()}'::BLOB"


def _type(cell: bytes) -> Unusable:
    """What is said where a cell is used that `_picked` has put the name of its type in place of."""
    type = bytes.fromhex(cell.decode("ascii")).decode("ascii")
    return Unusable(f"is of the type {type}", "Make it text or a number.")


def _quoted(text: str, mark: str = '"') -> str:
    return mark + text.replace(mark, mark * 2) + mark


@contextmanager
def _told(path: Path) -> Iterator[None]:
    """What DuckDB says of a file, in words."""
    try:
        yield
    except duckdb.OutOfMemoryException as error:
        raise SourceFault(
            f"{path.name} needs over {MEMORY} to be read.", hint="Write it with smaller row groups."
        ) from error
    except (duckdb.Error, UnicodeError, RuntimeError) as error:
        said = str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
        said = said.replace(str(path), path.name)[:200]
        hint = "Is it Parquet, and whole? Write it anew."
        raise SourceFault(f"{path.name} cannot be read: {said}.", hint=hint) from error
