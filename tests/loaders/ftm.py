"""Checking files in FollowTheMoney form without a graph, and faults to break them with."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from loaders import pipeline, source
from loaders.known import Known, KnownActor
from loaders.pipeline import Checked
from loaders.record import Where
from ontology import model

SAMPLE = source.FOLDER / "opensanctions" / "sample.ftm.json"
PLACES = {"US": ("usa",), "CN": ("chn",), "NL": ("nld",), "EU": ("eu",)}
OPTICS = KnownActor("sample-optics", ("Company", "Actor", "Entity"), ("Sample Optics",), countries=("NL",))
PLACE = Where("made-up.json", 1)
JURISDICTION = ("Jurisdiction", "Actor", "Entity")


def standing(places: bool = True, actors: tuple[KnownActor, ...] = (OPTICS,)) -> Known:
    """A graph that knows some jurisdictions and one company."""
    labels = {id: JURISDICTION for ids in PLACES.values() for id in ids} | {each.id: each.labels for each in actors}

    def of(ids: Iterable[str]) -> dict[str, tuple[str, ...]]:
        return {id: labels[id] for id in ids if id in labels}

    return Known(of, lambda label, attribute: PLACES if places else {}, lambda name: {}, lambda: actors)


EMPTY = Known(lambda ids: {}, lambda label, attribute: {}, lambda name: {})


def check(path: Path, known: Known = EMPTY) -> Checked:
    """The source opensanctions as it is in a file."""
    return pipeline.check(source.source("opensanctions"), path, model.load(), known)


def line(id: str, schema: str, caption: str = "", **properties: Any) -> dict[str, Any]:
    """One entity of a file; with a caption, which makes it a party without names."""
    return {"id": id, "schema": schema, "caption": caption, "properties": properties}


COMPANIES = (line("a", "Company", "Made-up A"), line("b", "Company", "Made-up B"))


def written(path: Path, *entities: Any) -> Path:
    """A file of these lines; a text stands as it is."""
    texts = [each if isinstance(each, str) else json.dumps(each, ensure_ascii=False) for each in entities]
    path.write_text("".join(f"{text}\n" for text in texts), encoding="utf-8")
    return path


def owning(**properties: Any) -> tuple[dict[str, Any], ...]:
    """Two companies, one the owner of the other."""
    return (*COMPANIES, line("o", "Ownership", owner=["a"], asset=["b"], **properties))


def listing(**properties: Any) -> tuple[dict[str, Any], ...]:
    """A company on a list."""
    return (COMPANIES[0], line("s", "Sanction", **{"entity": ["a"], "program": ["Made-up list"], **properties}))


def without(entity: dict[str, Any], field: str) -> dict[str, Any]:
    """The same entity with a field less."""
    return {name: value for name, value in entity.items() if name != field}


A = COMPANIES[0]
MANY = tuple(line(f"c{number}", "Company", f"Made-up {number}") for number in range(20))
FAULTS: dict[str, tuple[tuple[Any, ...], str]] = {
    "share over 100": (owning(percentage=["140"]), "line 3 (o): field 'percentage' is '140'. Allowed: 0 to 100"),
    "share below 0": (owning(percentage=["-5%"]), "line 3 (o): field 'percentage' is '-5%'"),
    "share in words without a number": (owning(percentage=["n/a"]), "field 'percentage' is 'n/a'"),
    "no day of the calendar": (
        owning(startDate=["2023-02-30"]),
        "line 3 (o): 'since' is '2023-02-30'. It takes a date",
    ),
    "a day with something behind it": (owning(endDate=["2023-02-03x"]), "'until' is '2023-02-03x'"),
    "an owner that nobody describes": (
        (*MANY, line("o", "Ownership", owner=["nobody"], asset=["c1"])),
        "line 21 (o): 'os:nobody' is no Actor that is known.",
    ),
    "no owner": ((A, line("o", "Ownership", asset=["a"])), "line 2 (o): field 'owner' is missing."),
    "no listed party": (listing(entity=[]), "line 2 (s): field 'entity' is missing."),
    "no programme and no authority": (listing(program=[]), "neither 'programId', 'program' nor 'authority' is there"),
    "the same id with other content": (
        (A, line("a", "Company", "Made-up C")),
        "line 2 (a): 'os:a' stands twice. It is also at",
    ),
    "an unknown schema": (
        (A, line("b", "Compony", "Made-up B"), line("o", "Ownership", owner=["a"], asset=["b"])),
        "line 2: 'Compony' is no schema that is known. Did you mean 'Company'?",
    ),
    "a party without a name": ((line("a", "Company"),), "line 1 (a): it has no caption and no name"),
    "an id with a blank": ((line("a b", "Company", "Made-up"),), "'os:a b' is no id"),
    "no id": ((A, without(COMPANIES[1], "id")), "line 2: field 'id' is missing."),
    "no schema": ((A, without(COMPANIES[1], "schema")), "line 2: field 'schema' is missing."),
    "no properties": ((A, without(COMPANIES[1], "properties")), "line 2: field 'properties' is missing."),
    "another field": ((A, {**COMPANIES[1], "colour": "red"}), "line 2: 'colour' is no field of an entity."),
    "a caption that is a number": (
        (A, {**COMPANIES[1], "caption": 7}),
        "line 2: field 'caption': Expected 'str', got 'int'",
    ),
    "a property that is no list": (
        (line("a", "Company", "Made-up A", alias="A"),),
        "line 1: field 'properties.alias': Expected 'array', got 'str'. Every property is a list of texts",
    ),
    "a property with a number": (
        (line("a", "Company", "A", alias=[7]),),
        "field 'properties.alias[0]': Expected 'str'",
    ),
    "a list for a line": ((A, "[]"), "line 2: the line: Expected 'object', got 'array'"),
    "no JSON": ((A, "id,schema"), "line 2 is no JSON"),
    "two entities on one line": ((A, json.dumps(A) + json.dumps(COMPANIES[1])), "line 2 is no JSON"),
    "a line that is cut off": ((A, json.dumps(COMPANIES[1])[:-9]), "line 2 is cut off. Fetch the file anew."),
    "a line nested too deeply": ((A, "[" * 5000), "line 2"),
}
"""For each fault: the lines of a file that has it and no other, and words of the one finding."""
