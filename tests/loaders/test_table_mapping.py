"""What is said of a mapping with faults: every fault with its line, all of them at once."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from loaders.record import SourceFault
from loaders.sources.table import mapping_file, pieces
from loaders.sources.table.mapping_file import read_mapping
from ontology import model
from tests.loaders.table_checking import (
    FINE,
    HEADER,
    MAPPING,
    findings,
    stopped,
    write,
)

MAPPINGS: dict[str, tuple[str, str, str]] = {
    "an unknown key": (
        "sources: []",
        "surces: []",
        "line 2: field 'surces' is not known here. Did you mean 'sources'?",
    ),
    "an unknown key of an entity": (
        "  columns:\n    name",
        "  column:\n    name",
        "line 7: field 'column' is not known here. Did you mean 'columns'?",
    ),
    "an unknown key of a column": ("percent:", "percents:", "line 17: field 'percents' is not known here."),
    "an unknown class": ("Company", "Compony", "line 4: field 'class' is 'Compony'. Did you mean 'Company'?"),
    "an unknown type": (
        "LOCATED_IN",
        "LOCATED_AT",
        "line 10: field 'type' is 'LOCATED_AT'. Did you mean 'LOCATED_IN'?",
    ),
    "an unknown attribute": (
        "confidence: Sure",
        "confidance: Sure",
        "line 8: field 'confidance' is no attribute of Company. Did you mean 'confidence'?",
    ),
    "an attribute that no column gives": (
        "confidence: Sure",
        "id: Sure",
        "line 8: field 'id' is not given by a column.",
    ),
    "no release": ('release: "2026"', "title: x", "field 'release' is missing."),
    "a release to be filled in": ('release: "2026"', "release: TODO", "line 1: field 'release' is still TODO."),
    "a prefix without a colon": ('id: {prefix: "my:"', 'id: {prefix: "my"', "line 5: prefix: 'my' is no prefix."),
    "an unknown lookup": ("by: iso2", "by: iso4", "line 12: by: 'iso4' is no text of one value of Jurisdiction."),
    "a name of a column that is no text": ("name: Firm", "name: 2022", "line 7: field 'name' is 2022, not text."),
    "one value to be split": ("name: Firm", "name: {column: Firm, split: ;}", "takes one value and is to be split."),
    "an id to be split": ('id: {prefix: "my:", column: Code}', "id: {column: Code, split: ;}", "'id' is to be split."),
    "a delimiter of its own": ("sources: []", 'delimiter: "|"', "line 2: field 'delimiter' is '|'. Allowed: ,, ;, tab"),
    "an encoding of its own": ("sources: []", "encoding: utf-7", "line 2: field 'encoding' is 'utf-7'. Allowed: utf-8"),
    "a name that is no word": (
        "sources: []",
        "name: My Firms",
        "line 2: field 'name' is 'My Firms'. Use small letters",
    ),
    "a column that is read and ignored": (
        "ignore: []",
        "ignore: [Firm]",
        "line 18: column 'Firm' is read and ignored.",
    ),
    "an ignored column that is not there": ("ignore: []", "ignore: [Frim]", "line 18: the table has no column 'Frim'."),
}


def test_every_fault_of_a_mapping_has_its_case() -> None:
    assert len(MAPPINGS) == 19


@pytest.mark.parametrize("name", MAPPINGS)
def test_a_fault_of_the_mapping_is_named_with_its_line(tmp_path: Path, name: str) -> None:
    old, new, said = MAPPINGS[name]
    assert old in MAPPING
    path = write(tmp_path, "csv", HEADER, FINE, mapping=MAPPING.replace(old, new, 1))
    found = findings(path)
    assert len(found) >= 1
    assert said in found[0]
    assert found[0].startswith("firms.mapping.yaml")


def test_all_faults_of_a_mapping_are_told_at_once(tmp_path: Path) -> None:
    mapping = MAPPING.replace("confidence: Sure", "confidance: Sure").replace("by: iso2", "by: iso4")
    assert len(findings(write(tmp_path, "csv", HEADER, FINE, mapping=mapping))) == 2


def test_a_mapping_that_is_no_yaml_stops_the_load(tmp_path: Path) -> None:
    path = write(tmp_path, "csv", HEADER, FINE, mapping="entities: [")
    assert stopped(path).startswith("firms.mapping.yaml line 2: ")


def test_the_guide_has_every_word_of_the_language_and_its_example_is_read(tmp_path: Path) -> None:
    guide = (Path(__file__).parents[2] / "docs" / "tables.md").read_text(encoding="utf-8")
    example = tmp_path / "firms.mapping.yaml"
    example.write_text(guide.partition("```yaml\n")[2].partition("```")[0], encoding="utf-8")
    faults: list[SourceFault] = []
    assert read_mapping(example, model.load(), faults) is not None, faults
    words = {
        *mapping_file.TOP,
        *mapping_file.ENTITY,
        *mapping_file.LINK,
        *pieces.CELLS,
        *pieces.MADE,
        *pieces.LOOKED_UP,
    }
    assert [word for word in sorted(words) if not re.search(rf"\b{word}\b", guide)] == []
    assert len(words) == 33
