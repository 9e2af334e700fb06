"""A scenario as a person builds it on the page of coverage, saves it, and loads it again."""

from __future__ import annotations

import json
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import expect

from app import cells
from tests.browser.conftest import Windows
from tests.browser.coverage_page import drawn, opened
from tests.conftest import Command


def test_a_scenario_is_built_saved_and_loaded_again(window: Windows, run: Command, tmp_path: Path) -> None:
    here = window()
    page = opened(here, "/coverage?on=2024-12-31&focus=cleaning&cell=jpn", "cleaning jpn")
    page.locator(".chosen-part .without").first.click()
    drawn(page, "compared with what holds without the scenario")
    expect(page.locator("#coverage--strip")).to_contain_text("Without Japan 23 items (2023)")
    page.get_by_role("link", name="Scenario", exact=True).click()
    form = page.locator("form[data-asks=add]")
    form.get_by_label("South Korea").check()
    form.locator("[name=like]").fill("jp-23-items-2023")
    form.locator("[name=day]").fill("2024-07-01")
    form.get_by_role("button", name="Add it").click()
    page.wait_for_url("**add=kor**")
    expect(page.locator(".what-if")).to_contain_text("South Korea copies Japan 23 items (2023), from 1 Jul 2024")
    page.locator("form[data-asks=scenario] input").fill("Korea copies")
    page.get_by_role("button", name="Name it").click()
    page.wait_for_url("**scenario=Korea**")
    expect(page.locator("#coverage--strip strong")).to_have_text("What if: Korea copies")
    covered = page.locator("tr[data-technology=cleaning] .covered").inner_text()
    with page.expect_download() as download:
        page.locator("#coverage--strip").get_by_role("link", name="Save as YAML").click()
    file = tmp_path / download.value.suggested_filename
    download.value.save_as(file)
    assert file.name == "korea-copies.yaml"
    words = ("coverage", "cleaning", "--on", "2024-12-31", "--scenario", str(file), "--format", "json")
    [row] = json.loads(run(*words).stdout)
    assert (covered, row["scenario"]) == (cells.figure(row["covered_share"]), "Korea copies")
    built = parse_qs(urlsplit(page.url).query)
    other = opened(window(), "/coverage?on=2024-12-31&panel=scenario")
    other.set_input_files("#coverage--scenario-file", file)
    other.wait_for_url("**scenario=Korea**")
    loaded = parse_qs(urlsplit(other.url).query)
    assert {name: loaded[name] for name in ("scenario", "without", "add")} == {
        name: built[name] for name in ("scenario", "without", "add")
    }
    expect(other.locator("#coverage--strip .remove")).to_have_count(2)


def test_a_file_that_cannot_be_read_says_what_and_where_and_changes_nothing(window: Windows, tmp_path: Path) -> None:
    page = opened(window(), "/coverage?on=2024-12-31&panel=scenario")
    address = page.url
    faults = {
        "name: A\nwithout: [jp-23-items]\n": "jp-23-items-2023",
        "name: A\nadd:\n- imposed_by: kor\n  like: jp-23-items-2023\n": "what-if.yaml line 3",
        "name: A\nwithout: [" + ", ".join(f"m{number}" for number in range(3000)) + "]\n": "",
        "name: A\nwithout: [": "what-if.yaml line",
        "x" * 100_001: "over 100 kB",
    }
    for text, words in faults.items():
        (tmp_path / "what-if.yaml").write_text(text)
        page.set_input_files("#coverage--scenario-file", tmp_path / "what-if.yaml")
        expect(page.locator("#coverage--file-said")).to_contain_text(words or "m0")
        page.evaluate("dash_clientside.set_props('coverage--file-said', {children: ''})")
    assert page.url == address
