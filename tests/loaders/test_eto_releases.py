"""Releases of ETO in their older forms: what made-up samples of them become, and what is said of one with faults."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from graph.connection import Connection
from graph.library import Graph
from graph.loads import loads
from loaders.sources.eto.forms import FORMS
from tests.conftest import Command
from tests.graph.tiny import row as answer
from tests.graph.tiny import share, written
from tests.loaders.checking import plain
from tests.loaders.eto_checking import FORMS as FOLDERS
from tests.loaders.eto_checking import check
from tests.loaders.test_loading import edit, snapshot, without_time


def shares(folder: Path) -> dict[str, dict[str, object]]:
    """What each share of a folder without findings says, by its id."""
    checked = check(folder)
    assert checked.findings == ()
    return {each.id: dict(each.properties) for each in checked.links if each.type == "PRODUCES"}


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


def test_a_word_of_a_high_share_stands_in_the_note_and_moves_no_figure(copied: Callable[[str], Path]) -> None:
    folder = copied("sample-2022")
    before = shares(folder)
    lines = (folder / "provision.csv").read_text(encoding="utf-8").splitlines()
    added = [f"{lines[0]},high_market_share", *(f"{line}," for line in lines[1:])]
    added[2] = f"{lines[2]},High"
    (folder / "provision.csv").write_text("\n".join(added) + "\n", encoding="utf-8")
    after = shares(folder)
    (changed,) = [id for id in before if before[id] != after[id]]
    assert after[changed] == {**before[changed], "note": "The source says of a high market share: High."}
    edit(folder / "provision.csv", ",High", ",61%")
    (fault,) = check(folder).findings
    assert fault.startswith("provision.csv line 3 (P1 N911): field 'high_market_share' is '61%'. Allowed: a word, or")


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
