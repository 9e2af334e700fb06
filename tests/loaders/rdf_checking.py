"""Checking RDF without a database, and what came of it as plain values."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from graph.said import Load
from loaders import pipeline, source
from loaders.known import Known
from loaders.pipeline import Checked
from ontology import model

SAMPLES = Path(source.__file__).parent / "sources" / "rdf"
HEAD = """@prefix kg: <urn:chokepoint:terms#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix : <urn:chokepoint:entity:> .
@prefix ex: <https://example.org/> .
:sampleland a kg:Jurisdiction ; kg:name "Sampleland" ; kg:iso3 "XSL" .
:laser a kg:Component ; kg:name "Laser" ; kg:label "Laser" ; kg:category "component" ; kg:stage "components" .
"""
"""Six prefixes and two entities, one on line 7, one on line 8."""
EMPTY = Known(lambda _ids: {}, lambda _label, _attribute: {}, lambda _type: {})


def check(path: Path) -> Checked:
    """The source rdf as it is in `path`, against an empty graph."""
    return pipeline.check(source.source("rdf"), path, model.load(), EMPTY)


def turtle(folder: Path, text: str) -> Checked:
    """Turtle behind `HEAD`, checked as mine.ttl; its first line is line 9."""
    file = folder / "mine.ttl"
    file.write_text(HEAD + text, encoding="utf-8")
    return check(file)


def plain(load: Load) -> dict[str, Any]:
    """All that a load says, in a fixed order, as JSON has it."""
    return {
        "source": load.source,
        "record": _plain(load.record or {}),
        "entities": [
            {"id": each.id, "labels": sorted(each.labels), "sources": [*each.sources], **_plain(each.properties)}
            for each in sorted(load.entities, key=lambda each: each.id)
        ],
        "relationships": [
            {
                "id": each.id,
                "type": each.type,
                "from": each.start,
                "to": each.end,
                "sources": [*each.sources],
                **_plain(each.properties),
            }
            for each in sorted(load.links, key=lambda each: (each.type, each.id))
        ],
    }


def _plain(properties: Any) -> dict[str, Any]:
    return {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in sorted(properties.items())
        if name != "id"
    }
