"""Checking a folder of the source eto against the fact base as its files have it: no graph is needed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

from loaders import pipeline, source
from loaders.known import NOTHING, Known
from loaders.pipeline import Checked
from ontology import model

FORMS = source.source("eto").data.parent


def check(folder: Path) -> Checked:
    """The source eto as it is in `folder`, joined to the bundled fact base. Writes nothing."""
    return pipeline.check(source.source("eto"), folder, model.load(), known())


@cache
def _facts() -> Checked:
    facts = source.source("facts")
    return pipeline.check(facts, facts.data, model.load(), NOTHING)


@cache
def known() -> Known:
    """What a graph answers that holds the bundled fact base and nothing else."""
    facts = _facts()

    def labels(ids: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
        return {id: facts.labels[id] for id in ids if id in facts.labels}

    def by(label: str, attribute: str) -> Mapping[str, tuple[str, ...]]:
        found = [(each.properties.get(attribute), each.id) for each in facts.entities if label in each.labels]
        return _grouped(found)

    def links(type: str) -> Mapping[tuple[str, str], tuple[str, ...]]:
        found = defaultdict(list)
        for link in facts.links:
            if link.type == type:
                found[link.start, link.end].append(link.id)
        return {ends: tuple(sorted(ids)) for ends, ids in found.items()}

    return Known(labels=labels, ids=by, links=links)


def _grouped(pairs: Iterable[tuple[str | None, str]]) -> dict[str, tuple[str, ...]]:
    found = defaultdict(list)
    for key, id in pairs:
        if key is not None:
            found[key].append(id)
    return {key: tuple(sorted(ids)) for key, ids in found.items()}
