"""Loads of made-up owners, as large as asked; and, as a program, the writing of one that a test can kill.

`python -m tests.graph.written_loads SIZE` writes one into the managed database of the CHOKEPOINT_HOME in force, piece
by piece, and prints a line for each piece.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from graph import pieces
from graph.access import connect
from graph.said import Entity, Link, Load
from graph.settings import Settings
from graph.write import Writer
from ontology import model as ontology

PIECE = 100
"""Rows of a piece: few, so that a load of some thousand has many and a kill comes between two of them."""
LABELS = ("Company", "Actor", "Entity")


def owners(size: int, *, source: str = "owners", role: str = "parent") -> Load:
    """`size` companies, each of which owns the next two of them."""
    names = [f"{source}:{number}" for number in range(size)]
    entities = [
        Entity(id=name, labels=LABELS, properties={"id": name, "name": f"Firm {name}"}, sources=()) for name in names
    ]
    pairs = [(name, names[(number + step) % size]) for number, name in enumerate(names) for step in (1, 2)]
    links = [
        Link(
            id=f"{start}--OWNS--{end}",
            type="OWNS",
            start=start,
            end=end,
            properties={"id": f"{start}--OWNS--{end}", "role": role},
            sources=(),
        )
        for start, end in pairs
    ]
    record = {"name": source.title(), "state": "complete", "entities": len(entities), "relationships": len(links)}
    return Load(source=source, rank=5, record=record, entities=entities, links=links)


@contextmanager
def printed(about: str, rows: int) -> Iterator[Callable[[int], None]]:
    """A report that prints a line for each piece."""

    def done(count: int) -> None:
        print(f"{about} {count} of {rows}", flush=True)

    yield done


def main() -> None:
    pieces.ROWS = PIECE
    with connect(Settings.read()) as connection:
        Writer(connection, ontology.load(), report=printed, whole=0).replace([owners(int(sys.argv[1]))])


if __name__ == "__main__":
    main()
