"""Releases of ETO in their older forms: what made-up samples of them become, and what is said of one with faults."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.connection import Connection
from graph.library import Graph
from graph.loads import loads
from loaders.record import SourceFault
from loaders.sources.eto.forms import FILES, FORMS
from tests.conftest import Command
from tests.graph.tiny import row as answer
from tests.graph.tiny import share, written
from tests.loaders.checking import plain
from tests.loaders.eto_checking import FORMS as FOLDERS
from tests.loaders.eto_checking import check
from tests.loaders.test_loading import edit, snapshot, without_time

Break = Callable[[Path], None]


@pytest.fixture
def copied(tmp_path: Path) -> Callable[[str], Path]:
    """Makes a copy of a sample that a test may break."""
    return lambda name: Path(shutil.copytree(FOLDERS / name, tmp_path / "eto"))


def _in(file: str, old: str, new: str) -> Break:
    return lambda folder: edit(folder / file, old, new)


def _put(file: str, made: Callable[[bytes], bytes]) -> Break:
    def put(folder: Path) -> None:
        (folder / file).write_bytes(made((folder / file).read_bytes()))

    return put


def _add(file: str, line: str) -> Break:
    def add(folder: Path) -> None:
        with (folder / file).open("a", encoding="utf-8") as open_file:
            open_file.write(f"{line}\n")

    return add


def shares(folder: Path) -> dict[str, dict[str, object]]:
    """What each share of a folder without findings says, by its id."""
    checked = check(folder)
    assert checked.findings == ()
    return {each.id: dict(each.properties) for each in checked.links if each.type == "PRODUCES"}


def said_of(folder: Path) -> tuple[str, ...]:
    """All that is wrong with a folder, whether or not its files can be read."""
    try:
        return check(folder).findings
    except SourceFault as fault:
        return (str(fault),)


@pytest.mark.parametrize("name", ["sample-2022", "sample-2025"])
def test_a_sample_becomes_what_is_expected(name: str) -> None:
    checked = check(FOLDERS / name)
    assert checked.findings == ()
    assert plain(checked) == yaml.safe_load((FOLDERS / name / "expected.yaml").read_text(encoding="utf-8"))


def test_a_share_has_the_year_of_its_chart_or_of_its_form_or_counts_for_no_figure() -> None:
    found = shares(FOLDERS / "sample-2022")
    said = {id: (found[id].get("year"), found[id].get("basis")) for id in found if id.endswith("jpn")}
    assert said == {
        "eto-N19-jpn": (2018, "headquarters"),
        "eto-N911-jpn": (2018, "headquarters"),
        "eto-N912-jpn": (2019, "headquarters"),
        "eto-N913-jpn": (None, None),
    }


def test_no_two_releases_have_shares_of_the_same() -> None:
    said = [form.of for form in FORMS]
    assert len(set(said)) == len(said) == 3
    found = {
        name: {each.get("of") for each in shares(FOLDERS / f"sample-{name}").values()} for name in ("2022", "2025")
    }
    kept = FORMS[0].of
    assert found == {"2022": {kept}, "2025": {FORMS[1].of, kept, None}}


def test_one_newer_share_tells_the_newest_form_from_that_of_2025(copied: Callable[[str], Path]) -> None:
    folder = copied("sample-2025")
    edit(folder / "provision.csv", "N929,,2019,", "N921,,2025,CSET analysis of TechInsights data")
    edit(folder / "provision.csv", "First sample provider,P921,", "First sample provider,P922,")
    edit(folder / "provision.csv", "Sample provider 22,P922,Sample tool,N921", "Sample provider 22,P922,Other,N923")
    found = shares(folder)
    assert {each.get("of") for each in found.values()} == {FORMS[2].of, FORMS[0].of, None}
    assert check(folder).advice == ()


def test_a_file_may_write_all_shares_of_2025_with_percent_signs(copied: Callable[[str], Path]) -> None:
    folder = copied("sample-2025")
    before = shares(folder)
    lines = (folder / "provision.csv").read_text(encoding="utf-8").splitlines()
    signed = [line.replace(".0,20", ".0%,20").replace(".1,20", ".1%,20") for line in lines]
    (folder / "provision.csv").write_text("\n".join(signed) + "\n", encoding="utf-8")
    assert shares(folder) == before
    edit(folder / "provision.csv", "30.0%,2024", "30.0,2024")
    said = "Allowed: a number with a percent sign, such as 61%, or blank when it is not known."
    assert check(folder).findings == (f"provision.csv line 3 (P7 N921): field 'share_provided' is '30.0'. {said}",)


def test_a_release_that_is_not_named_is_called_by_its_form(copied: Callable[[str], Path], tmp_path: Path) -> None:
    folder = copied("sample-2022")
    (folder / "release.yaml").unlink()
    checked = check(folder)
    assert (checked.about["release"][:6], checked.about["as_of"]) == ("2022, ", "2022")
    assert checked.title == "ETO Advanced Semiconductor Supply Chain Dataset (release of 2022)"
    assert "eto/source.toml line 1: 13 PRODUCES found. At least 300 expected. Is a file cut off?" in checked.findings
    other = Path(shutil.copytree(FOLDERS / "sample-2025", tmp_path / "newer"))
    (other / "release.yaml").unlink()
    assert check(other).about["release"].startswith("2025, shares up to 2024, ")


def test_other_spellings_and_columns_of_a_draft_change_nothing(copied: Callable[[str], Path]) -> None:
    folder = copied("sample-2022")
    before = shares(folder)
    lines = (folder / "provision.csv").read_text(encoding="utf-8").splitlines()
    head = f"Order added,{lines[0].replace('negligible_market_share', 'negligible_share')}"
    numbered = [head, *(f"{place}a,{line}" for place, line in enumerate(lines[1:]))]
    (folder / "provision.csv").write_text("\n".join(numbered) + "\n", encoding="utf-8")
    edit(folder / "providers.csv", "provider_name,provider_id", "provider_name,alias,provider_id")
    text = (folder / "providers.csv").read_text(encoding="utf-8").replace(",P", ",,P")
    (folder / "providers.csv").write_text(text, encoding="utf-8")
    assert shares(folder) == before


FAULTS: dict[str, tuple[str, Break, str]] = {
    "share over 100": (
        "sample-2022",
        _in("provision.csv", "40%", "140%"),
        "provision.csv line 3 (P1 N911): field 'share_provided' is 140. Allowed: 0 to 100, or blank",
    ),
    "share below 0": (
        "sample-2022",
        _in("provision.csv", "40%", "-4%"),
        "provision.csv line 3 (P1 N911): field 'share_provided' is -4. Allowed: 0 to 100, or blank",
    ),
    "share without its percent sign": (
        "sample-2022",
        _in("provision.csv", "40%", "40"),
        "provision.csv line 3 (P1 N911): field 'share_provided' is '40'. Allowed: a number with a percent sign",
    ),
    "share that is no number": (
        "sample-2022",
        _in("provision.csv", "40%", "n/a"),
        "provision.csv line 3 (P1 N911): field 'share_provided' is 'n/a'. Allowed: a number with a percent sign",
    ),
    "share of digits of another script": (
        "sample-2022",
        _in("provision.csv", "40%", "٤٠%"),
        "provision.csv line 3 (P1 N911): field 'share_provided' is '٤٠%'. Allowed: a number with a percent sign",
    ),
    "negligible with a number": (
        "sample-2022",
        _in("provision.csv", "40%,", "40%,negligible"),
        "provision.csv line 3 (P1 N911): field 'negligible_market_share' is 'negligible' where share_provided is 40. "
        "Fill one of the two.",
    ),
    "another word than negligible": (
        "sample-2022",
        _in("provision.csv", "40%,", ",small"),
        "provision.csv line 3 (P1 N911): field 'negligible_market_share' is 'small'. Allowed: negligible, or blank.",
    ),
    "row twice with another share": (
        "sample-2022",
        _add("provision.csv", "USA,P1,Sample tool,N911,41%,"),
        "provision.csv line 17 (P1 N911): field 'provided_id' is 'N911', as in line 3. Keep one",
    ),
    "unknown input": (
        "sample-2022",
        _in("provision.csv", "Sample material,N913", "Sample material,N9130"),
        "provision.csv line 14 (P7 N9130): field 'provided_id' is 'N9130', which is no id of inputs.csv or stages.csv. "
        "Did you mean 'N913'?",
    ),
    "step that says nothing": (
        "sample-2022",
        _in("sequence.csv", "Sample material,N913,Exposure,N25,,", "Sample material,N913,,,,"),
        "sequence.csv line 8 (N913): field 'goes_into_id' is blank and so is is_type_of_id. Fill exactly one",
    ),
    "country that is none": (
        "sample-2022",
        _in("providers.csv", "MAL,P46", "Malaysia,P46"),
        "providers.csv line 6 (P46): field 'provider_name' is 'Malaysia'. Allowed for a country: an ISO code of three",
    ),
    "too few fields": (
        "sample-2022",
        _in("provision.csv", "40%,", "40%"),
        "provision.csv line 3: the row has 5 fields, the first of them 'USA'. Allowed: 6, one for each",
    ),
    "share without a year": (
        "sample-2025",
        _in("provision.csv", "40.0,2024", "40.0,"),
        "provision.csv line 2 (P1 N921): field 'year' is blank. Give the year",
    ),
    "input that is named but not listed": (
        "sample-2025",
        _in("provision.csv", "P921,,N929", "P921,Lost tool,N929"),
        "provision.csv line 10 (P921 N929): field 'provided_id' is 'N929', which is no id of inputs.csv or stages.csv.",
    ),
    "percent sign beside plain numbers": (
        "sample-2025",
        _in("provision.csv", "40.0,", "40.0%,"),
        "provision.csv line 2 (P1 N921): field 'share_provided' is '40.0%', not a number. Give a number",
    ),
    "flow into itself": (
        "sample-2025",
        _in("sequence.csv", "N922,Exposure,N25", "N922,Sample material,N922"),
        "sequence.csv line 4 (N922): field 'goes_into_id' is 'N922' itself. Name another",
    ),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_named_with_its_place_and_nothing_else_is(copied: Callable[[str], Path], name: str) -> None:
    sample, break_it, words = FAULTS[name]
    folder = copied(sample)
    break_it(folder)
    found = check(folder).findings
    assert len(found) == 1, found
    assert words in found[0]


def _huge(folder: Path) -> None:
    with (folder / "provision.csv").open("ab") as file:
        file.truncate(100 << 20)


STOPS: dict[str, tuple[str, Break, str, str]] = {
    "a column too many": (
        "sample-2022",
        _in("stages.csv", "stage_id,stage_name", "stage_id,colour,stage_name"),
        "stages.csv line 1: column 'colour' is not known in this release.",
        "The nearest form is that of 2022.",
    ),
    "a column of the release of 2022 missing": (
        "sample-2022",
        _in("provision.csv", "share_provided,negligible_market_share", "share_provided,note"),
        "provision.csv line 1: column 'note' is not known in this release.",
        "provided_id, share_provided, negligible_market_share. The nearest form is that of 2022.",
    ),
    "a file of a newer release": (
        "sample-2022",
        _put("inputs.csv", lambda _: (FOLDERS / "sample-2025" / "inputs.csv").read_bytes()),
        "inputs.csv line 1: column 'year' is not known in this release.",
        "The nearest form is that of 2022.",
    ),
    "a column of the newer releases missing": (
        "sample-2025",
        _in("provision.csv", ",year,source", ",year,sources"),
        "provision.csv line 1: column 'sources' is not known in this release.",
        "share_provided, year, source. The nearest form is that of 2026-08.",
    ),
    "an empty file": (
        "sample-2022",
        _put("sequence.csv", lambda _: b""),
        "sequence.csv is empty.",
        "The nearest form is that of 2022.",
    ),
    "another encoding": (
        "sample-2022",
        _put("provision.csv", lambda _: "négligeable".encode("latin-1")),
        "provision.csv line 1 is not UTF-8 (byte 1).",
        "Save it as UTF-8.",
    ),
    "a file that is cut off": (
        "sample-2022",
        _put("stages.csv", lambda data: data[:-10]),
        "stages.csv line 3: this row is no CSV: unexpected end of data.",
        "Is a quotation mark open or stray?",
    ),
    "a file of 100 MB": ("sample-2022", _huge, "provision.csv is over 64 MiB.", "Split it, or name the right file."),
}


@pytest.mark.parametrize("name", STOPS)
def test_files_of_no_form_stop_the_load_and_the_nearest_is_named(copied: Callable[[str], Path], name: str) -> None:
    sample, break_it, message, hint = STOPS[name]
    folder = copied(sample)
    break_it(folder)
    with pytest.raises(SourceFault) as raised:
        check(folder)
    assert raised.value.message == message
    assert raised.value.hint.endswith(hint)


@settings(max_examples=40, deadline=None)
@given(
    file=st.sampled_from(FILES), data=st.binary(max_size=200), whole=st.booleans(), year=st.sampled_from([2022, 2025])
)
def test_any_bytes_give_faults_in_words_or_a_release(
    tmp_path_factory: pytest.TempPathFactory, file: str, data: bytes, whole: bool, year: int
) -> None:
    folder = Path(shutil.copytree(FOLDERS / f"sample-{year}", tmp_path_factory.mktemp("eto") / "eto"))
    (folder / file).write_bytes(data if whole else (folder / file).read_bytes() + data)
    assert all(any(name in each for name in FILES) for each in said_of(folder))


def test_an_older_release_takes_the_place_of_the_newer_and_says_so(
    changing: Connection, changing_chokepoint: Command
) -> None:
    changing_chokepoint("load")
    before = without_time(snapshot(changing))
    done = changing_chokepoint("load", "eto", str(FOLDERS / "sample-2022"))
    assert "eto is now the release of 2022, in the place of any other." in done.stderr
    of = changing.rows("MATCH ()-[r:PRODUCES]->() WHERE 'eto' IN r.loaded_by RETURN DISTINCT r.of AS of")
    assert of == [{"of": FORMS[0].of}]
    named = {each.source: each.release for each in loads(changing)}
    assert named["eto"] == "sample of 2022"
    rows = (answer(Graph(changing), technology) for technology in ("eto:N911", "eto:N913"))
    assert [(each["year"], each["known_share"]) for each in rows] == [(2018, 101.5), (None, None)]
    changing_chokepoint("load", "eto")
    assert without_time(snapshot(changing)) == before


def test_shares_of_different_things_are_never_added_up(changing: Connection) -> None:
    rows = [share("usa", "lithography", 60.0), share("nld", "lithography", 30.0), share("jpn", "lithography", 45.0)]
    graph = written(changing, shares=rows)
    assert answer(graph, "lithography")["known_share"] == 135.0
    with changing.session("WRITE") as session:
        session.run("MATCH ({id: 'jpn'})-[r:PRODUCES]->() SET r.of = 'units, not revenue'").consume()
    assert answer(graph, "lithography")["known_share"] == 90.0
