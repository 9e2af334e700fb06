"""The rows of the five CSV files of a release, whatever its form, each with its fields checked.

Names differ between the files and are read from one place only: a technology's from inputs.csv, a provider's from
providers.csv. Everything is joined by ids. A blank share means that the source names the holder without a number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from loaders.record import Record, Where
from loaders.sources.eto.forms import CHART, SIZE, Form
from loaders.sources.eto.recognised import is_year

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
    undated: bool
    """Whether what its chart says of a year is no single year."""
    where: Where


@dataclass(frozen=True)
class Provider:
    """A row of providers.csv: one provider under one of its other names. `country` is a code of the source's own.

    `known_as`: the id under which newer releases, and so the fact base, have it.
    """

    id: str
    name: str
    alias: str | None
    is_country: bool
    country: str | None
    known_as: str
    where: Where


@dataclass(frozen=True)
class Step:
    """What a row of sequence.csv says: `input` goes into another (`into`) or is a type of it."""

    input: str
    other: str
    into: bool
    where: Where


def read_input(record: Record) -> Input:
    """One technology, or step, or heading of the source."""
    id = _named(record, "input_id")
    name, kind, stage = record.text("input_name"), _one_of(record, "type", CLASSES), record.maybe("stage_id")
    if stage is not None and stage not in PART_OF_CHAIN:
        raise record.fault("stage_id", f"is '{stage}'", hint=f"Allowed: {', '.join(PART_OF_CHAIN)}, or blank.")
    description, year = record.maybe("description"), read_year(record)
    size, size_year = _market_size(record, year)
    record.done(ignoring=("stage_name", *CHART))
    undated = size_year is None and bool(re.search(r"\([^()]*[0-9]{4}[^()]*\)$", size or ""))
    return Input(id, name, kind, stage, description, size, size_year, undated, record.where)


def read_provider(record: Record, form: Form) -> Provider:
    """One company or country, under one of its other names. Countries are called as the newer releases call them."""
    id, name = _named(record, "provider_id"), record.text("provider_name")
    alias, country = record.maybe("alias"), record.maybe("country")
    is_country = _one_of(record, "provider_type", {"organization": "", "country": ""}) == "country"
    record.done()
    if is_country:
        name = form.codes.get(name, name)
    known_as = form.renumbered.get(name, id) if is_country else id
    seat = None if country is None else form.codes.get(country, country)
    return Provider(id, name, alias, is_country, seat, known_as, record.where)


def read_steps(record: Record, form: Form) -> Iterator[Step]:
    """The flow or the wider input that a row says; both, where a release says both in one row."""
    id = _named(record, "input_id")
    into, type_of = record.maybe("goes_into_id"), record.maybe("is_type_of_id")
    if not (into or type_of) or (into and type_of and "both" not in form.forgives):
        what = f"is '{into}' and is_type_of_id is '{type_of}'" if into else "is blank and so is is_type_of_id"
        raise record.fault("goes_into_id", what, hint="Fill exactly one of the two.")
    for field, other in (("goes_into_id", into), ("is_type_of_id", type_of)):
        if other == id and "itself" not in form.forgives:
            raise record.fault(field, f"is '{id}' itself", hint="Name another input.")
    record.done(ignoring=("input_name", "goes_into_name", "is_type_of_name"))
    said = ((into, True), (type_of, False))
    yield from (Step(id, other, goes_into, record.where) for other, goes_into in said if other)


def read_stage(record: Record) -> tuple[str, str, Where]:
    """Id, name and place of a stage."""
    id = _named(record, "stage_id")
    if id not in PART_OF_CHAIN:
        raise record.fault("stage_id", f"is '{id}'", hint=f"Allowed: {', '.join(PART_OF_CHAIN)}.")
    name = record.text("stage_name")
    record.done(ignoring=("description", SIZE, *CHART))
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


def read_year(record: Record) -> int | None:
    """The year of a row; `None` when it has none."""
    year = record.integer("year")
    if year is not None and not is_year(year):
        raise record.fault("year", f"is {year}", hint="Allowed: a year from 1950 to 2100.")
    return year


def _market_size(record: Record, year: int | None) -> tuple[str | None, int | None]:
    """The size in the source's words, without the year that may stand in brackets behind it, and the year."""
    text = record.maybe(SIZE)
    if text is None:
        return None, None
    dated = re.fullmatch(r"(.*\S)\s*\(([0-9]{4})\)", text)
    if not dated:
        return text, year
    if year is not None and int(dated[2]) != year:
        raise record.fault(SIZE, f"is '{text}' where year is {year}", hint="Let both name the same year.")
    return dated[1], int(dated[2])
