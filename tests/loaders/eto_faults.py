"""The faults that a release of ETO can have: how each is made in a copy of the sample, and what is said of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from tests.loaders.test_loading import edit


def _in(file: str, old: str, new: str) -> Callable[[Path], None]:
    return lambda folder: edit(folder / file, old, new)


def _add(file: str, line: str) -> Callable[[Path], None]:
    return lambda folder: _append(folder / file, line)


def _append(file: Path, line: str) -> None:
    file.write_text(f"{file.read_text(encoding='utf-8')}{line}\n", encoding="utf-8")


FAULTS: dict[str, tuple[Callable[[Path], None], str]] = {
    "share over 100": (
        _in("provision.csv", "40.0", "140.5"),
        "provision.csv line 2 (P1 N902): field 'share_provided' is 140.5. Allowed: 0 to 100, or blank",
    ),
    "share below 0": (
        _in("provision.csv", "40.0", "-1"),
        "provision.csv line 2 (P1 N902): field 'share_provided' is -1. Allowed: 0 to 100, or blank",
    ),
    "percent sign": (
        _in("provision.csv", "40.0", "40%"),
        "provision.csv line 2 (P1 N902): field 'share_provided' is '40%', not a number. Give a number",
    ),
    "share that is no number": (
        _in("provision.csv", "40.0", "inf"),
        "provision.csv line 2 (P1 N902): field 'share_provided' is 'inf', not a number. Give a number",
    ),
    "year that is none": (
        _in("provision.csv", "40.0,2025", "40.0,20205"),
        "provision.csv line 2 (P1 N902): field 'year' is 20205. Allowed: a year from 1950 to 2100",
    ),
    "year that is no number": (
        _in("provision.csv", "40.0,2025", "40.0,2025.5"),
        "provision.csv line 2 (P1 N902): field 'year' is '2025.5', not a whole number. Give a whole number",
    ),
    "share without a year": (
        _in("provision.csv", "40.0,2025", "40.0,"),
        "provision.csv line 2 (P1 N902): field 'year' is blank. Give the year",
    ),
    "row twice": (
        _add("provision.csv", "USA,P1,Sample tool,N902,41,2024,Sample"),
        "provision.csv line 14 (P1 N902): field 'provided_id' is 'N902', as in line 2. Keep one",
    ),
    "unknown provider": (
        _in("provision.csv", "USA,P1,Sample", "USA,P9006,Sample"),
        "provision.csv line 2 (P9006 N902): field 'provider_id' is 'P9006', which is no id of providers.csv. "
        "Did you mean 'P906'?",
    ),
    "unknown input": (
        _in("provision.csv", "Sample tool,N902", "Sample tool,N9002"),
        "provision.csv line 2 (P1 N9002): field 'provided_id' is 'N9002', which is no id of inputs.csv or stages.csv. "
        "Did you mean 'N902'?",
    ),
    "unknown step": (
        _in("sequence.csv", "Exposure,N25,,", "Exposure,N925,,"),
        "sequence.csv line 2 (N19): field 'goes_into_id' is 'N925', which is no id of inputs.csv. Did you mean",
    ),
    "step that says nothing": (
        _in("sequence.csv", "Exposure tools,N19,Exposure,N25,,", "Exposure tools,N19,,,,"),
        "sequence.csv line 2 (N19): field 'goes_into_id' is blank and so is is_type_of_id. Fill exactly one",
    ),
    "step that says two things": (
        _in("sequence.csv", "Exposure tools,N19,Exposure,N25,,", "Exposure tools,N19,Exposure,N25,Sample tool,N902"),
        "sequence.csv line 2 (N19): field 'goes_into_id' is 'N25' and is_type_of_id is 'N902'. Fill exactly one",
    ),
    "flow into itself": (
        _in("sequence.csv", "Exposure tools,N19,Exposure,N25,,", "Exposure tools,N19,Exposure tools,N19,,"),
        "sequence.csv line 2 (N19): field 'goes_into_id' is 'N19' itself. Name another",
    ),
    "step twice": (
        _add("sequence.csv", "Exposure tools,N19,Exposure,N25,,"),
        "sequence.csv line 13 (N19): field 'goes_into_id' is 'N25', as in line 2. Keep one",
    ),
    "ring of wider inputs": (
        _add("sequence.csv", "Sample heading,N901,,,Sample tool,N902"),
        "sequence.csv line 5 (N902): The technologies eto:N90",
    ),
    "input twice": (
        _add("inputs.csv", "N901,Again,tool_resource,,,,,,,"),
        "inputs.csv line 16 (N901): field 'input_id' is 'N901', as in line 6. Keep one",
    ),
    "id that is none": (
        _in("inputs.csv", "N907,", "N 907/x,"),
        "inputs.csv line 14 (N 907/x): field 'input_id' is 'N 907/x'. Allowed: one capital letter and a number",
    ),
    "type that is none": (
        _in("inputs.csv", "Sample good,ultimate_output", "Sample good,output"),
        "inputs.csv line 15 (N908): field 'type' is 'output'. Allowed: tool_resource, material_resource, process,",
    ),
    "name that is missing": (
        _in("inputs.csv", "N908,Sample good,", "N908,,"),
        "inputs.csv line 15 (N908): field 'input_name' is missing or blank. Give it a value",
    ),
    "stage that is none": (
        _in("inputs.csv", "Design,S1", "Design,S4"),
        "inputs.csv line 13 (N906): field 'stage_id' is 'S4'. Allowed: S1, S2, S3, or blank",
    ),
    "stage without a row": (
        _in("inputs.csv", "Design,S1", "Design,S3"),
        "inputs.csv line 13 (N906): field 'stage_id' is 'S3', which is no id of stages.csv. Did you mean 'S1'?",
    ),
    "year of an input that is none": (
        _in("inputs.csv", "heading.,2024,", "heading.,1024,"),
        "inputs.csv line 10 (N903): field 'year' is 1024. Allowed: a year from 1950 to 2100",
    ),
    "market size of another year": (
        _in("inputs.csv", "(all sample tools) (2025)", "(all sample tools) (2023)"),
        "field 'market_share_chart_global_market_size_info' is '$2 million (all sample tools) (2023)' where year is "
        "2025. Let both",
    ),
    "stage that is not one of three": (
        _add("stages.csv", "S9,More,,,,"),
        "stages.csv line 5 (S9): field 'stage_id' is 'S9'. Allowed: S1, S2, S3",
    ),
    "provider of no kind": (
        _in("providers.csv", "P902,organization", "P902,company"),
        "providers.csv line 6 (P902): field 'provider_type' is 'company'. Allowed: organization, country",
    ),
    "provider twice": (
        _add("providers.csv", "Sample provider 1,Sample provider one,P901,organization,JPN"),
        "providers.csv line 14 (P901): field 'alias' is 'Sample provider one', as in line 12. Keep one",
    ),
    "provider with two names": (
        _in("providers.csv", "Sample provider 1,First", "Another,First"),
        "providers.csv line 5 (P901): field 'provider_name' is 'Another' here and 'Sample provider 1' in line 2. Rows",
    ),
    "provider in two countries": (
        _in("providers.csv", "First sample provider,P901,organization,JPN", "First,P901,organization,USA"),
        "providers.csv line 5 (P901): field 'country' is 'USA' here and 'JPN' in line 2. Rows of one provider",
    ),
    "country that is none": (
        _in("providers.csv", "ISL,Iceland", "Iceland,Iceland"),
        "providers.csv line 11 (P906): field 'provider_name' is 'Iceland'. Allowed for a country: an ISO code of three",
    ),
    "country twice": (
        _in("providers.csv", "ISL,Iceland", "JPN,Iceland"),
        "providers.csv line 4 (P7): field 'provider_name' is 'JPN'. It is P906 too. Keep one",
    ),
    "seat in no country": (
        _in("providers.csv", "organization,ISL", "organization,ISR2"),
        "providers.csv line 6 (P902): field 'country' is 'ISR2'. Did you mean 'ISR'?",
    ),
    "too few fields": (
        _in("provision.csv", "40.0,2025,Sample", "40.0,2025"),
        "provision.csv line 2: the row has 6 fields, the first of them 'USA'. Allowed: 7, one for each",
    ),
    "too many fields, after cells of several lines": (
        _in("inputs.csv", "N908,Sample good,", "N908,Sample good,,"),
        "inputs.csv line 15: the row has 11 fields, the first of them 'N908'. Allowed: 10, one for each",
    ),
    "blank line": (
        _add("sequence.csv", ""),
        "sequence.csv line 13: the line is blank. Remove it",
    ),
}
STOPS: dict[str, tuple[Callable[[Path], None], str, str]] = {
    "column of another release": (
        _in("provision.csv", "share_provided", "share"),
        "provision.csv line 1: column 'share' is not known in this release.",
        "Its columns must be: provider_name, provider_id, provided_name, provided_id,",
    ),
    "column too many": (
        lambda f: (
            (f / "stages.csv").write_text("stage_id,stage_name,colour\nS1,Design,red\n", encoding="utf-8") and None
        ),
        "stages.csv line 1: column 'colour' is not known in this release.",
        "Its columns must be: stage_id, stage_name, description,",
    ),
    "column missing": (
        lambda f: (f / "stages.csv").write_text("stage_id,stage_name\nS1,Design\n", encoding="utf-8") and None,
        "stages.csv line 1: column 'description' is missing.",
        "Its columns must be: stage_id, stage_name, description,",
    ),
    "column twice": (
        _in("providers.csv", "provider_name,alias", "alias,alias"),
        "providers.csv line 1: column 'alias' stands twice.",
        "Its columns must be: provider_name, alias, provider_id, provider_type, country.",
    ),
    "empty file": (
        lambda f: (f / "sequence.csv").write_text("", encoding="utf-8") and None,
        "sequence.csv is empty.",
        "It needs the columns input_name, input_id,",
    ),
    "not UTF-8": (
        lambda f: (f / "sequence.csv").write_bytes((f / "sequence.csv").read_bytes() + b"Caf\xe9,N1,,,,\n") and None,
        "sequence.csv line 13 is not UTF-8 (byte ",
        "Save it as UTF-8.",
    ),
    "open quotation mark": (
        _in("stages.csv", 'on two lines."', "on two lines."),
        "stages.csv line 3: this row is no CSV: unexpected end of data.",
        "Is a quotation mark open or stray?",
    ),
    "missing file": (
        lambda f: (f / "stages.csv").unlink(),
        "stages.csv cannot be read: No such file or directory.",
        "Name a folder that holds it.",
    ),
    "no release and no excerpt": (
        lambda f: [each.unlink() for each in f.glob("*.csv")] and None,
        "holds neither eto_shares.yaml nor the files inputs.csv, providers.csv,",
        "Name a folder that holds a whole release, or an excerpt.",
    ),
    "an unknown edition": (
        _in("release.yaml", "edition: sample", "edition: exzerpt"),
        "release.yaml: edition: 'exzerpt' is none of eto.",
        "Did you mean 'excerpt'? Allowed: excerpt, whole release, release of 2022, sample.",
    ),
}
