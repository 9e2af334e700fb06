"""What is said of a release of ETO in an older form that has faults: each with its place, and nothing else."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loaders.record import SourceFault
from loaders.sources.eto.forms import FILES
from tests.loaders.eto_checking import FORMS as FOLDERS
from tests.loaders.eto_checking import check
from tests.loaders.test_loading import edit

Break = Callable[[Path], None]


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


def said_of(folder: Path) -> tuple[str, ...]:
    """All that is wrong with a folder, whether or not its files can be read."""
    try:
        return check(folder).findings
    except SourceFault as fault:
        return (str(fault),)


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
