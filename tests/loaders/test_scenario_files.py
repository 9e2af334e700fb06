"""Scenario files: what they say, and every fault named with file, line, field and value."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from graph.scenario import Addition, Scenario
from loaders.record import SourceFault
from loaders.scenario import read

WHOLE = """\
name: Japan and the Netherlands follow
without:
- old-rule
- older-rule
add:
- id: jp-new
  imposed_by: jp-meti
  effective: 2024-04-01
  like: us-rule
  covers: [etch, cleaning]
  targets: [chn]
- imposed_by: [nld, deu]
  effective: 2024-09
  like: us-rule
  targets: []
- imposed_by: kor
  effective: '2025'
  covers: [etch]
"""


def file(folder: Path, text: str) -> Path:
    """A scenario file with this text."""
    path = folder / "what-if.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_file_says_its_name_what_falls_away_and_what_comes(tmp_path: Path) -> None:
    assert read(file(tmp_path, WHOLE)) == Scenario(
        name="Japan and the Netherlands follow",
        without=("old-rule", "older-rule"),
        add=(
            Addition(
                id="jp-new",
                imposed_by=("jp-meti",),
                effective=date(2024, 4, 1),
                like="us-rule",
                covers=("etch", "cleaning"),
                targets=("chn",),
            ),
            Addition(imposed_by=("nld", "deu"), effective=date(2024, 9, 30), like="us-rule", covers=None, targets=()),
            Addition(imposed_by=("kor",), effective=date(2025, 12, 31), covers=("etch",)),
        ),
    )


def test_a_file_may_only_drop_or_only_add(tmp_path: Path) -> None:
    dropping = read(file(tmp_path, "name: Less\nwithout: [rule]\n"))
    assert dropping == Scenario(name="Less", without=("rule",))
    adding = read(file(tmp_path, "name: More\nadd:\n- {imposed_by: jpn, effective: 2024-04-01, like: rule}\n"))
    assert adding == Scenario(
        name="More", add=(Addition(imposed_by=("jpn",), effective=date(2024, 4, 1), like="rule"),)
    )


ADD = "name: N\nadd:\n- imposed_by: jpn\n"
FAULTS = {
    "no name": ("without: [rule]\n", "what-if.yaml line 1: field 'name' is missing or blank."),
    "blank name": ("name: ' '\nwithout: [rule]\n", "what-if.yaml line 1: field 'name' is missing or blank."),
    "name is no text": ("name: 7\nwithout: [rule]\n", "what-if.yaml line 1: field 'name' is 7, not text."),
    "unknown field": (
        "name: N\nwithout: [rule]\nwithin: [rule]\n",
        "what-if.yaml line 3: field 'within' is not a field of this kind of record.",
    ),
    "unknown field of a measure": (
        ADD + "  effective: 2024-04-01\n  like: rule\n  kind: fdpr\n",
        "what-if.yaml line 6: field 'kind' is not a field of this kind of record.",
    ),
    "no start": (ADD + "  like: rule\n", "what-if.yaml line 3: field 'effective' is missing or blank."),
    "start that is no day": (
        ADD + "  like: rule\n  effective: 2024-02-30\n",
        "what-if.yaml line 3: field 'effective' is '2024-02-30', no date.",
    ),
    "start that is a word": (
        ADD + "  like: rule\n  effective: soon\n",
        "what-if.yaml line 3: field 'effective' is 'soon', no date.",
    ),
    "nobody imposes it": (
        "name: N\nadd:\n- effective: 2024-04-01\n  like: rule\n",
        "what-if.yaml line 3: field 'imposed_by' is missing or blank.",
    ),
    "imposed by an empty list": (
        "name: N\nadd:\n- imposed_by: []\n  effective: 2024-04-01\n  like: rule\n",
        "what-if.yaml line 3: field 'imposed_by' is empty.",
    ),
    "covers nothing": (
        ADD + "  effective: 2024-04-01\n",
        "what-if.yaml line 3: field 'covers' names no technology.",
    ),
    "covers an empty list": (
        ADD + "  effective: 2024-04-01\n  like: rule\n  covers: []\n",
        "what-if.yaml line 3: field 'covers' names no technology.",
    ),
    "covers no list": (
        ADD + "  effective: 2024-04-01\n  covers: etch\n",
        "what-if.yaml line 5: field 'covers' is 'etch', not a list.",
    ),
    "covers a number": (
        ADD + "  effective: 2024-04-01\n  covers:\n  - etch\n  - 7\n",
        "what-if.yaml line 7: field 'covers' holds 7, which is no text.",
    ),
    "id that is none": (
        ADD + "  id: has space\n  effective: 2024-04-01\n  like: rule\n",
        "what-if.yaml line 3: field 'id' is 'has space'.",
    ),
    "dropped twice": (
        "name: N\nwithout: [rule, other, rule]\n",
        "what-if.yaml line 1: field 'without' names 'rule' twice.",
    ),
    "changes nothing": ("name: N\n", "what-if.yaml line 1: field 'add' is missing, and so is 'without'."),
    "changes nothing, in lists": (
        "name: N\nwithout: []\nadd: []\n",
        "what-if.yaml line 1: field 'add' is missing, and so is 'without'.",
    ),
    "add is no list": (
        "name: N\nadd: {imposed_by: jpn}\n",
        "what-if.yaml line 2: field 'add' is not a list of mappings.",
    ),
    "field said twice": (
        "name: N\nname: M\nwithout: [rule]\n",
        "what-if.yaml line 2: field 'name' stands twice in one record.",
    ),
    "alias": ("name: N\nwithout: &a [rule]\nadd: *a\n", "what-if.yaml line 2: an alias (*) repeats this."),
    "empty": ("", "what-if.yaml holds no mapping."),
    "a list": ("- name: N\n", "what-if.yaml holds no mapping."),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_told_with_file_line_field_and_value(tmp_path: Path, name: str) -> None:
    text, said = FAULTS[name]
    with pytest.raises(SourceFault) as caught:
        read(file(tmp_path, text))
    assert caught.value.message == said
    assert caught.value.hint


def test_a_file_that_is_no_yaml_is_told_with_its_line(tmp_path: Path) -> None:
    with pytest.raises(SourceFault) as caught:
        read(file(tmp_path, "name: N\nwithout: [rule\nadd: ]\n"))
    assert caught.value.message.startswith("what-if.yaml line 3: ")


def test_a_file_that_is_not_there_or_no_text_is_told(tmp_path: Path) -> None:
    with pytest.raises(SourceFault, match=r"nowhere\.yaml cannot be read"):
        read(tmp_path / "nowhere.yaml")
    (tmp_path / "bytes.yaml").write_bytes(b"name: N\nwithout: [\xff]\n")
    with pytest.raises(SourceFault, match=r"bytes\.yaml line 2 is not UTF-8"):
        read(tmp_path / "bytes.yaml")
