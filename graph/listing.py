"""The technologies and measures of the graph as lists."""

from __future__ import annotations

from collections.abc import Iterable

from graph.connection import Reader
from graph.reads import ask, cited
from graph.technologies import MeasureRecord, NamedMeasure, Technology


def technologies(reader: Reader) -> dict[str, Technology]:
    """Every technology by its id."""
    columns = ("ids", "names", "short", "stages", "labels", "parents", "reaches")
    [row] = ask(reader, "technologies")
    return {
        id: Technology(
            id=id,
            name=name,
            label=label or None,
            stage=stage or None,
            labels=tuple(labels),
            parents=tuple(parents),
            reach=reach,
        )
        for id, name, label, stage, labels, parents, reach in zip(*(row[each] for each in columns), strict=True)
    }


def measures(reader: Reader) -> dict[str, NamedMeasure]:
    """Every measure that covers a technology, by its id."""
    return {row["id"]: NamedMeasure(**row) for row in ask(reader, "measures")}


def measures_behind(reader: Reader, ids: Iterable[str]) -> dict[str, MeasureRecord]:
    """The measures with these ids by id; an id that is none, such as one that a scenario adds, is left out."""
    return {
        row["id"]: MeasureRecord(
            id=row["id"],
            labels=tuple(sorted(row["labels"])),
            properties=row["properties"],
            sources=cited(row["cited"], row["properties"].get("sources")),
        )
        for row in ask(reader, "measures_behind", ids=sorted(set(ids)))
    }
