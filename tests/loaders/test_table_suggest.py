"""The first mapping of a table: what is guessed, and that it can be loaded once its questions are answered."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as having
from hypothesis import strategies as st

from loaders.record import SourceFault
from loaders.sources.table.forms import beside
from loaders.sources.table.mapping_file import read_mapping
from loaders.sources.table.suggest import suggestion
from ontology import model
from tests.conftest import in_process
from tests.loaders.table_checking import FORMS, check, write
from tests.loaders.table_samples import FOLDER, write_xlsx

forms = pytest.mark.parametrize("form", FORMS)
SUGGESTED = """\
# A first mapping of "sample.csv", guessed from its first rows. docs/tables.md has the language.
# Lines with TODO need an answer; look through the rest, then: chokepoint load table FILE --dry-run
name: sample
title: sample
release: {newest: Checked on}
absent: ["-", unknown]

entities:
- class: Company
  id: {prefix: "sample:", column: Code}
  columns:
    name: Firm
    aliases: {column: Other names, split: ";"}
    websites: {column: Website, split: ";"}

relationships:
- type: LOCATED_IN
  from: {prefix: "sample:", column: Code}
  to: {lookup: Jurisdiction, by: iso2, column: Country}

ignore:  # not read; move to columns: or relationships: what should be
- Product
- Share  # holds percentages
- Year
- Owner
- Stake  # holds percentages
- Owned since
- "Sure?"
- Internal ref
"""


def suggested(path: Path) -> str:
    return suggestion(path, model.load())


def held(folder: Path, header: str, *rows: str, name: str = "list.csv") -> Path:
    path = folder / name
    path.write_text("\n".join([header, *rows]) + "\n", encoding="utf-8")
    return path


def loaded(path: Path, text: str) -> Any:
    """The table checked by a suggested mapping, with each question answered."""
    beside(path).write_text(text.replace("release: TODO", 'release: "2026"'), encoding="utf-8")
    checked = check(path)
    assert checked.findings == ()
    return checked


def test_the_sample_gets_this_mapping() -> None:
    assert suggested(FOLDER / "sample.csv") == SUGGESTED


@forms
def test_the_sample_can_be_loaded_with_its_suggested_mapping(tmp_path: Path, form: str) -> None:
    path = Path(shutil.copy(FOLDER / f"sample.{form}", tmp_path))
    checked = loaded(path, suggested(path))
    assert checked.name == "table:sample"
    assert [each.id for each in checked.entities] == [
        *("sample:0071", "sample:12", "sample:13", "sample:14", "table:sample")
    ]
    assert [each.id for each in checked.links if each.type == "LOCATED_IN"] == [
        *("sample:0071--LOCATED_IN--jpn", "sample:12--LOCATED_IN--nld", "sample:13--LOCATED_IN--deu")
    ]


def test_without_codes_ids_are_made_of_names_and_countries_are_looked_up_as_they_are_written(tmp_path: Path) -> None:
    path = held(tmp_path, "Company Name,HQ country", "Acme Inc. (made up),JPN", "Box Ltd. (made up),NLD")
    text = suggested(path)
    assert '  id: {prefix: "list:", column: Company Name, slug: true}\n  columns:\n    name: Company Name\n' in text
    assert "  to: {lookup: Jurisdiction, by: iso3, column: HQ country}\n" in text
    assert "release: TODO  # a day or a word for this edition\n" in text
    named = suggested(held(tmp_path, "Firm,Country", "Acme,Japan", "Box,Netherlands"))
    assert "by: name, column: Country" in named


def test_the_class_is_told_from_the_words_of_the_columns(tmp_path: Path) -> None:
    people = suggested(held(tmp_path, "ID,Full name,Surname,Role", "p1,Ann Example,Example,head", name="people.csv"))
    assert "- class: Person\n" in people
    assert "    name: Full name\n    role: Role\n" in people
    unsure = suggested(held(tmp_path, "x,y", "1,2"))
    assert "- class: Company  # a guess; see: chokepoint ontology list\n" in unsure


def test_a_column_whose_cells_the_attribute_does_not_take_is_left_out(tmp_path: Path) -> None:
    path = held(tmp_path, "Code,Firm,Website", "a,Acme,not an address", "b,Box,neither")
    assert "websites" not in suggested(path)
    loaded(path, suggested(path))


def test_a_column_that_differs_between_rows_of_one_id_is_none_of_the_entity(tmp_path: Path) -> None:
    path = held(tmp_path, "Code,Firm,Note", "a,Acme,first", "a,Acme,second", "b,Box,third")
    text = suggested(path)
    assert "- Note  # looks like note, but differs between rows of one Code\n" in text
    loaded(path, text)


def test_dates_are_read_in_the_form_that_fits_all_of_them(tmp_path: Path) -> None:
    path = held(tmp_path, "ID,Event,Name,Date", "1,x,Fair,31/01/2024", "2,x,Summit,02/03/2024", name="events.csv")
    text = suggested(path)
    assert '    date: {column: Date, format: "%d/%m/%Y"}\n' in text
    days = {each.properties["name"]: str(each.properties.get("date")) for each in loaded(path, text).entities}
    assert days == {"Fair": "2024-01-31", "Summit": "2024-03-02", "events": "None"}


def test_another_encoding_and_one_of_several_sheets_are_written_down(tmp_path: Path) -> None:
    path = held(tmp_path, "Code,Firm", "a,x")
    path.write_bytes("Code,Firm\na,Müster\n".encode("windows-1252"))
    assert "encoding: windows-1252  # a guess: the file is not UTF-8\n" in suggested(path)
    assert loaded(path, suggested(path)).entities[0].properties["name"] == "Müster"
    book = write_xlsx(tmp_path / "two.xlsx", {"First one": [["Code", "Firm"], ["a", "x"]], "2": [["y"]]})
    assert "sheet: First one\n" in suggested(book)
    loaded(book, suggested(book))


def test_a_table_without_rows_has_no_mapping(tmp_path: Path) -> None:
    with pytest.raises(SourceFault, match=r"list\.csv has no rows below its header\."):
        suggested(held(tmp_path, "Code,Firm"))


def test_it_goes_to_stdout_or_to_a_file_but_never_over_one(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    run = in_process(capfd)
    path = Path(shutil.copy(FOLDER / "sample.csv", tmp_path))
    done = run("load", "table", str(path), "--suggest")
    assert done.stdout == SUGGESTED
    assert done.stderr == (
        f"Keep it as {beside(path)}, where load looks for it. "
        f"Answer each TODO, then: chokepoint load table {path} --dry-run\n"
    )
    other = tmp_path / "other.yaml"
    done = run("load", "table", str(path), "--suggest", "-o", str(other))
    assert (done.stdout, other.read_text(encoding="utf-8")) == ("", SUGGESTED)
    assert f"chokepoint load table {path} --mapping {other} --dry-run" in done.stderr
    said = run("load", "table", str(path), "--suggest", "-o", str(other), status=1).stderr
    assert said == f"Error: {other} is there already.\nName another file, or remove it.\n"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("facts", "--suggest"), "--suggest goes with a table only"),
        (("--mapping", "x.yaml"), "--mapping goes with a table only"),
        (("eto", ".", "-o", "x.yaml"), "-o goes with a table only"),
        (("table", "x.csv", "-o", "x.yaml"), "-o goes with --suggest only"),
        (("table", "x.csv", "--suggest", "--dry-run"), "--suggest goes without --dry-run"),
        (("table", "x.csv", "--suggest", "--mapping", "x.yaml"), "--suggest goes without --mapping"),
    ],
)
def test_options_that_do_not_go_together_are_wrong_usage(
    capfd: pytest.CaptureFixture[str], words: tuple[str, ...], said: str
) -> None:
    assert said in in_process(capfd)("load", *words, status=2).stderr


texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)


@having(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    header=st.lists(texts, min_size=1, max_size=5),
    row=st.lists(texts, min_size=5, max_size=5),
    form=st.sampled_from(("csv", "xlsx")),
)
def test_any_table_that_can_be_read_gets_a_mapping_that_can_be_read(
    tmp_path: Path, header: list[str], row: list[str], form: str
) -> None:
    path = write(tmp_path, form, header, row[: len(header)])
    try:
        text = suggested(path)
    except SourceFault:  # its header has a blank name, or one twice
        return
    faults: list[SourceFault] = []
    beside(path).write_text(text.replace("TODO", "x"), encoding="utf-8")
    assert read_mapping(beside(path), model.load(), faults) is not None, faults
