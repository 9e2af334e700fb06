"""The five CSV files of a release: their columns, and each row with its fields checked.

Names differ between the files and are read from one place only: a technology's from inputs.csv, a provider's from
providers.csv. Everything is joined by ids. A blank share means that the source names the holder without a number.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from loaders.record import Record, SourceFault, Where
from loaders.tables import Kind, csv_records

INPUTS, PROVIDERS, PROVISION = "inputs.csv", "providers.csv", "provision.csv"
SEQUENCE, STAGES = "sequence.csv", "stages.csv"
_CHART = ("market_share_chart_caption", "market_share_chart_source")
_SIZE = "market_share_chart_global_market_size_info"
_YEARS = range(1950, 2101)

COLUMNS: Mapping[str, Mapping[str, Kind]] = {
    INPUTS: {
        **dict.fromkeys(("input_id", "input_name", "type", "stage_name", "stage_id", "description"), str),
        "year": int,
        **dict.fromkeys((_SIZE, *_CHART), str),
    },
    PROVIDERS: dict.fromkeys(("provider_name", "alias", "provider_id", "provider_type", "country"), str),
    PROVISION: {
        **dict.fromkeys(("provider_name", "provider_id", "provided_name", "provided_id"), str),
        "share_provided": float,
        "year": int,
        "source": str,
    },
    SEQUENCE: dict.fromkeys(
        ("input_name", "input_id", "goes_into_name", "goes_into_id", "is_type_of_name", "is_type_of_id"), str
    ),
    STAGES: dict.fromkeys(("stage_id", "stage_name", "description", _SIZE, *_CHART), str),
}

CLASSES = {
    "tool_resource": "Equipment",
    "material_resource": "Material",
    "process": "ProcessStep",
    "design_resource": "Technology",
    "ultimate_output": "Product",
}
"""The class of each type of input. A design resource may be software, a core or a kind of chip: no class says which."""
PART_OF_CHAIN = {"S1": "design", "S2": "fabrication", "S3": "assembly-test-packaging"}
"""The stages of the source in the words of the ontology. They are parts of the chain, not technologies."""


@dataclass(frozen=True)
class Input:
    """A row of inputs.csv. A size without a year of its own is for the year of the row."""

    id: str
    name: str
    kind: str
    stage: str | None
    description: str | None
    market_size: str | None
    market_size_year: int | None
    where: Where


@dataclass(frozen=True)
class Provider:
    """A row of providers.csv: one provider under one of its other names. `country` is a code of the source's own."""

    id: str
    name: str
    alias: str | None
    is_country: bool
    country: str | None
    where: Where


@dataclass(frozen=True)
class Provision:
    """A row of provision.csv. No share: the source names the holder without a number."""

    provider: str
    provided: str
    share: float | None
    year: int
    rests_on: str | None
    where: Where


@dataclass(frozen=True)
class Step:
    """A row of sequence.csv: `input` goes into another (`into`) or is a type of it."""

    input: str
    other: str
    into: bool
    where: Where


def records(path: Path, faults: list[SourceFault]) -> list[Record]:
    """The rows of one of the five files; see `loaders.tables.csv_records`."""
    return csv_records(path, COLUMNS[path.name], faults)


def is_year(value: Any) -> bool:
    """Whether a cell holds a year that a statistic could be for."""
    return isinstance(value, int) and value in _YEARS


def read_input(record: Record) -> Input:
    """One technology, or step, or heading of the source."""
    id = _named(record, "input_id")
    name, kind, stage = record.text("input_name"), _one_of(record, "type", CLASSES), record.maybe("stage_id")
    if stage is not None and stage not in PART_OF_CHAIN:
        raise record.fault("stage_id", f"is '{stage}'", hint=f"Allowed: {', '.join(PART_OF_CHAIN)}, or blank.")
    description, year = record.maybe("description"), _year(record)
    size, size_year = _market_size(record, year)
    record.done(ignoring=("stage_name", *_CHART))
    return Input(id, name, kind, stage, description, size, size_year, record.where)


def read_provider(record: Record) -> Provider:
    """One company or country, under one of its other names."""
    id = _named(record, "provider_id")
    kind = _one_of(record, "provider_type", {"organization": "", "country": ""})
    found = Provider(
        id,
        record.text("provider_name"),
        record.maybe("alias"),
        kind == "country",
        record.maybe("country"),
        record.where,
    )
    record.done()
    return found


def read_provision(record: Record) -> Provision:
    """One share, or one holder without a number."""
    provider, provided = record.text("provider_id"), record.text("provided_id")
    record.where = Where(record.where.file, record.where.line, f"{provider} {provided}")
    share, year = record.number("share_provided"), _year(record)
    if share is not None and not 0 <= share <= 100:
        raise record.fault("share_provided", f"is {share:g}", hint="Allowed: 0 to 100, or blank when it is not known.")
    if year is None:
        raise record.fault("year", "is blank", hint="Give the year of the share.")
    rests_on = record.maybe("source")
    record.done(ignoring=("provider_name", "provided_name"))
    return Provision(provider, provided, share, year, rests_on, record.where)


def read_step(record: Record) -> Step:
    """One flow or one wider input; a row says exactly one of the two."""
    id = _named(record, "input_id")
    into, type_of = record.maybe("goes_into_id"), record.maybe("is_type_of_id")
    other = into or type_of
    if other is None or (into and type_of):
        what = f"is '{into}' and is_type_of_id is '{type_of}'" if other else "is blank and so is is_type_of_id"
        raise record.fault("goes_into_id", what, hint="Fill exactly one of the two.")
    if other == id:
        raise record.fault("goes_into_id" if into else "is_type_of_id", f"is '{id}' itself", hint="Name another input.")
    record.done(ignoring=("input_name", "goes_into_name", "is_type_of_name"))
    return Step(id, other, into is not None, record.where)


def read_stage(record: Record) -> tuple[str, str, Where]:
    """Id, name and place of a stage."""
    id = _named(record, "stage_id")
    if id not in PART_OF_CHAIN:
        raise record.fault("stage_id", f"is '{id}'", hint=f"Allowed: {', '.join(PART_OF_CHAIN)}.")
    name = record.text("stage_name")
    record.done(ignoring=("description", _SIZE, *_CHART))
    return id, name, record.where


def _named(record: Record, field: str) -> str:
    """The id in `field`, which from now on stands in every message about this row."""
    id = record.text(field)
    record.where = Where(record.where.file, record.where.line, id)
    if not re.fullmatch(r"[A-Z][0-9]+", id):
        raise record.fault(field, f"is '{id}'", hint="Allowed: one capital letter and a number, such as N49 or P122.")
    return id


def _one_of(record: Record, field: str, allowed: Mapping[str, str]) -> str:
    value = record.text(field)
    if value not in allowed:
        raise record.fault(field, f"is '{value}'", hint=f"Allowed: {', '.join(allowed)}.")
    return value


def _year(record: Record) -> int | None:
    year = record.integer("year")
    if year is not None and not is_year(year):
        raise record.fault("year", f"is {year}", hint=f"Allowed: a year from {_YEARS[0]} to {_YEARS[-1]}.")
    return year


def _market_size(record: Record, year: int | None) -> tuple[str | None, int | None]:
    """The size in the source's words, without the year that may stand in brackets behind it, and the year."""
    text = record.maybe(_SIZE)
    if text is None:
        return None, None
    dated = re.fullmatch(r"(.*\S)\s*\(([0-9]{4})\)", text)
    if not dated:
        return text, year
    if year is not None and int(dated[2]) != year:
        raise record.fault(_SIZE, f"is '{text}' where year is {year}", hint="Let both name the same year.")
    return dated[1], int(dated[2])
