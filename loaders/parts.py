"""The data sets that one source holds: one for most, several for a dump."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from graph.said import Entity, Link, Load
from loaders.checks import Checker
from loaders.emit import Edge, Emit, Node, Statement
from loaders.findings import Finding
from loaders.meter import More, counted, doing
from loaders.record import Where
from ontology.model import Model

Made = tuple[tuple[Entity, ...], tuple[Link, ...]]
"""What is to be written of one data set."""
Labels = Mapping[str, tuple[str, ...]]


def by_data_set(statements: Sequence[Statement], emit: Emit) -> dict[str, Sequence[Statement]]:
    """The statements of each data set; under the empty name those of the source itself."""
    if not emit.records:
        return {"": statements}
    found: dict[str, list[Statement]] = {"": [], **{name: [] for name in emit.records}}
    for said in statements:
        found[said.by].append(said)
    return dict(found)


def made(
    groups: Mapping[str, Sequence[Statement]], checker: Checker, emit: Emit, model: Model, known: Labels
) -> dict[str, Made]:
    """What is to be written of each data set. `known`: the labels of what the file only refers to."""
    with doing("Checking the statements", sum(map(len, groups.values()))) as more:
        found = {name: _each(said, checker, more) for name, said in groups.items()}
    with doing("Checking what the statements say together"):
        for name, said in groups.items():
            beside = dict(_labels((other for key, others in groups.items() if key != name for other in others), model))
            checker.together(said, {**known, **beside}, emit.broken)
    return found


def _each(statements: Sequence[Statement], checker: Checker, more: More) -> Made:
    nodes = [said for said in statements if isinstance(said, Node)]
    edges = [said for said in statements if isinstance(said, Edge)]
    return tuple(map(checker.entity, counted(nodes, more))), tuple(map(checker.link, counted(edges, more)))


def _labels(statements: Iterator[Statement], model: Model) -> Iterator[tuple[str, tuple[str, ...]]]:
    for said in statements:
        if isinstance(said, Node) and said.type in model.nodes:
            yield said.id, model.nodes[said.type].ancestors


def loads(found: Mapping[str, Made], records: Mapping[str, Mapping[str, Any]]) -> tuple[Load, ...]:
    """The load of each data set that has a record."""
    return tuple(
        Load(
            source=name,
            rank=record["rank"],
            record={key: value for key, value in record.items() if key not in ("id", "rank")},
            entities=found[name][0],
            links=found[name][1],
        )
        for name, record in records.items()
    )


def miscounted(found: Mapping[str, Made], records: Mapping[str, Mapping[str, Any]], file: str) -> Iterator[Finding]:
    """Data sets with more or fewer entities or relationships than their records say: the file is cut off or edited."""
    for name, record in records.items():
        for what, there in zip(("entities", "relationships"), found[name], strict=True):
            if what in record and record[what] != len(there):
                said = f"the file holds {len(there)} {what} of {name}, its record says {record[what]}."
                yield Finding(
                    Where(file, 0, f"load:{name}"), said, f"Is the file cut off? Else correct kg:{what} there."
                )
