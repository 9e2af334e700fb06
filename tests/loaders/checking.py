"""Checking a folder of the source eto against a graph, and what came of it as plain values."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from app.commands.known import known
from graph.connection import Connection
from loaders import pipeline, source
from loaders.pipeline import Checked
from ontology import model
from tests.loaders import counting

SAMPLE = counting.ETO.parent / "sample"
BUNDLED = {
    each["id"]
    for name, records in yaml.safe_load((counting.ETO / "eto_shares.yaml").read_text(encoding="utf-8")).items()
    if name in ("eto_source", "eto_statements")
    for each in records
}
"""The ids of what every release takes from the bundled files."""


def check(connection: Connection, folder: Path) -> Checked:
    """The source eto as it is in `folder`, joined to what the graph holds. Writes nothing."""
    return pipeline.check(source.source("eto"), folder, model.load(), known(connection, "eto", []))


def plain(checked: Checked) -> dict[str, Any]:
    """All that a checked folder says of its own, without what comes from the bundled files, in a fixed order."""
    entities = [
        {"id": each.id, "labels": sorted(each.labels), **_rest(each.properties)}
        for each in sorted(checked.entities, key=lambda each: each.id)
        if each.id not in BUNDLED
    ]
    relationships = [
        {"id": each.id, "type": each.type, "from": each.start, "to": each.end, **_rest(each.properties)}
        for each in sorted(checked.links, key=lambda each: (each.type, each.id))
        if each.id not in BUNDLED
    ]
    left_out = [f"{each.where}: {each.what}: {each.reason}" for each in checked.left_out]
    return {"entities": entities, "relationships": relationships, "left_out": left_out}


def _rest(properties: Any) -> dict[str, Any]:
    return {name: value for name, value in sorted(properties.items()) if name != "id"}
