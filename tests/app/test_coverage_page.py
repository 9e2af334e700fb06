"""The matrix, its panels, its files and its addresses, from rows that fit on one page."""

from __future__ import annotations

import base64
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from dash import Dash

from app import address, cells
from app.factory import create_app
from app.layout.text import width
from app.lens import Lens
from app.links import Links
from app.statuses import STATUSES
from app.views.coverage import figures, scenario_files, scenarios, tables
from app.views.coverage.lists import Changes, changes_panel, gaps_panel
from app.views.coverage.selection import Selection
from app.views.coverage.view import Before, View
from graph.rows import Cell, Coverage, Knowledge
from graph.scenario import Addition, Scenario
from graph.technologies import Technology
from loaders import scenario as files
from loaders.record import SourceFault
from ontology.model import Model
from tests.app.conftest import FakeReader

NAMES = {"usa": "United States", "jpn": "Japan", "chn": "China"}
LONG = "<script>alert(1)</script>" + "n" * 180


def technology(id: str, stage: str | None = "fabrication", *parents: str, reach: int = 0, name: str = "") -> Technology:
    said = {"name": name or id.upper(), "label": None, "labels": ("Entity", "Technology", "Equipment")}
    return Technology(id=id, stage=stage, parents=parents, reach=reach, **said)  # type: ignore[arg-type]  # three kinds


def row(
    id: str, usa: Cell, jpn: Cell, *, known: float | None, year: int = 2025, unsized: tuple[str, ...] = ()
) -> Coverage:
    held = [cell.share or 0.0 for cell in (usa, jpn) if cell.status == "in-force"]
    undated = [cell.share or 0.0 for cell in (usa, jpn) if cell.status == "undated"]
    return Coverage(
        technology=id,
        on="2024-12-31",
        toward="chn",
        covered_share=None if known is None else sum(held),
        undated_share=None if known is None else sum(undated),
        known_share=known,
        holders_without_number=unsized,
        basis="headquarters",
        year=year,
        share_source="eto",
        cells=(jpn, usa),
    )


def cell(place: str, status: str, share: float | None = None, *measures: str, requests: tuple[str, ...] = ()) -> Cell:
    return Cell(place, status, share, measures, requests, (), ())


ETCH = row("etch", cell("usa", "in-force", 60.0, "rule"), cell("jpn", "broad", 30.0, "law"), known=95.0)
DRY = row("dry-etch", cell("usa", "none", 10.0), cell("jpn", "in-force", None, "law"), known=10.0, year=2019)
RESIST = row("resist", cell("usa", "none"), cell("jpn", "requested", None, "ask"), known=None, unsized=("jpn",))
MASKS = row("masks", cell("usa", "in-force", 0.04, "rule"), cell("jpn", "undated", 20.0, "law"), known=20.04)
KNOWN = {
    "etch": technology("etch", reach=5),
    "dry-etch": technology("dry-etch", "fabrication", "etch", reach=5),
    "resist": technology("resist", "materials", name=LONG),
    "masks": technology("masks", None),
}


@pytest.fixture
def view(model: Model) -> View:
    return View(
        model=model,
        links=Links(),
        selection=Selection(),
        on="2024-12-31",
        destination="chn",
        by=("usa", "jpn"),
        names=NAMES,
        what_if=False,
        technologies=KNOWN,
        rows=(DRY, ETCH, MASKS, RESIST),
        before=None,
        knowledge=Knowledge(entities=4),
        notices=(),
    )


def rows(view: View) -> list[list[Any]]:
    return list(figures.matrix(view, "here")["rows"])


def kinds(view: View) -> list[tuple[str, str]]:
    return [(each[0], each[1]) for each in rows(view)]


def test_rows_stand_by_stage_along_the_chain_what_is_narrower_under_its_own(view: View) -> None:
    assert kinds(view) == [
        ("g", "materials"),
        ("g", "fabrication"),
        ("t", "etch"),
        ("t", "dry-etch"),
        ("g", "other"),
        ("t", "masks"),
    ]
    assert rows(view)[0][2:4] == ["Materials, wafers and masks", "1 technology without number"]
    assert [each[4] for each in rows(view) if each[0] == "t"] == [0, 1, 0]


def test_what_is_folded_is_counted_and_opens_by_its_address(view: View) -> None:
    assert rows(view)[0][4] == "/coverage?unsized=materials"
    opened = replace(view, selection=Selection.from_url("?unsized=materials&folded=fabrication"))
    assert kinds(opened) == [("g", "materials"), ("t", "resist"), ("g", "fabrication"), ("g", "other"), ("t", "masks")]
    focused = replace(view, selection=Selection.from_url("?focus=resist&folded=fabrication"))
    assert ("t", "resist") in kinds(focused), "what is in focus is never folded away"


def test_by_gap_the_largest_uncovered_share_is_first_and_no_number_is_last(view: View) -> None:
    sorted_ = replace(view, selection=Selection.from_url("?sort=gap&unsized=all"))
    assert [each[1] for each in rows(sorted_) if each[0] == "t"] == ["etch", "dry-etch", "masks", "resist"]


def test_the_filter_looks_at_label_name_and_id(view: View) -> None:
    for text, found in (("DRY", ["dry-etch"]), ("etch", ["etch", "dry-etch"]), ("alert(1)", ["resist"]), ("zz", [])):
        filtered = replace(view, selection=Selection(find=text))
        assert [each[1] for each in rows(filtered) if each[0] == "t"] == found
    said = figures.matrix(replace(view, selection=Selection(find="zz")), "here")["none"]
    assert said == "No technology has 'zz' in its label, name or id."


def test_a_row_has_its_number_its_year_when_older_and_never_a_zero_for_no_number(view: View) -> None:
    opened = replace(view, selection=Selection(unsized=("all",)))
    told = {each[1]: each for each in rows(opened) if each[0] == "t"}
    assert {id: (each[5], each[7]) for id, each in told.items()} == {
        "etch": ("60", 0),
        "dry-etch": ("0", 2019),
        "resist": ("–", 0),
        "masks": ("under 0.1", 0),
    }
    assert told["resist"][8] == [], "no bar where no number is known"
    assert told["etch"][8] == [["in-force", 60.0], ["broad", 30.0], ["others", 5.0], ["unknown", 5.0]]
    assert told["etch"][10] == (
        "60 % covered at most: in force 60 %, wider heading only 30 %, "
        "held in other countries 5 %, holder not known 5 %"
    )
    assert told["resist"][10] == "No number is known"


def test_a_cell_says_place_status_and_share_in_words(view: View) -> None:
    opened = replace(view, selection=Selection(unsized=("all",)))
    told = {each[1]: each[11] for each in rows(opened) if each[0] == "t"}
    letters = list(STATUSES)
    assert told["etch"] == [
        [letters.index("in-force"), "60", "", "United States: in force, 60 %", -1],
        [letters.index("broad"), "30", "", "Japan: wider heading only, 30 %", -1],
    ]
    assert told["resist"][1] == [letters.index("requested"), "", "h", "Japan: asked for, holder without a number", -1]
    both = cell("jpn", "broad", None, "law", requests=("ask",))
    assert cells.cell_words(both, "Japan") == "Japan: wider heading only, also asked for"


def test_a_name_without_a_label_is_cut_to_its_room_and_told_whole(view: View) -> None:
    opened = replace(view, selection=Selection(unsized=("all",)))
    [told] = [each for each in rows(opened) if each[1] == "resist"]
    assert told[2].startswith("<script>alert(1)</script>")
    assert told[2].endswith("…")
    assert width(told[2], 12) <= 172
    assert told[3] == LONG


def test_every_status_has_a_letter_and_a_place_of_one_digit() -> None:
    assert len(STATUSES) == 10
    assert len({said.letter for said in STATUSES.values()}) == 10


def test_a_comparison_marks_changed_cells_and_tells_the_number_before(view: View) -> None:
    was = row("etch", cell("usa", "announced", 60.0, "rule"), cell("jpn", "broad", 30.0, "law"), known=95.0)
    before = Before(rows={"etch": was, "masks": MASKS}, words="on 1 Jan 2023", days=("2023-01-01", "2024-12-31"))
    compared = replace(view, before=before)
    told = {each[1]: each for each in rows(compared) if each[0] == "t"}
    assert (told["etch"][6], told["masks"][6]) == ("0", "")
    assert told["etch"][9] == [["broad", 30.0], ["announced", 60.0], ["others", 5.0], ["unknown", 5.0]]
    assert told["etch"][11][0][3:] == [
        "United States: in force, 60 %; before: announced",
        list(STATUSES).index("announced"),
    ]
    assert told["masks"][11][0][4] == -1
    said = changes_panel(compared, Changes([], {}, []))
    assert '<td>0</td><td class="main">60</td><td>+60</td>' in said
    assert "Cells with another status: 1" in said
    assert "None toward China began, ended or was suspended between the days." in said


def test_ranked_gaps_name_their_holders(view: View) -> None:
    said = gaps_panel(view)
    assert said.index("ETCH") < said.index("DRY-ETCH")
    assert ">30</td><td>5</td><td>150</td>" in said
    empty = gaps_panel(replace(view, rows=()))
    assert "The graph has no technology." in empty


def test_the_table_has_what_the_page_shows(view: View) -> None:
    table = tables.table(view)
    assert table.columns[-6:] == ("usa_status", "usa_share", "usa_measures", "jpn_status", "jpn_share", "jpn_measures")
    told = {each[0]: dict(zip(table.columns, each, strict=True)) for each in table.rows}
    assert [each[0] for each in table.rows] == ["resist", "etch", "dry-etch", "masks"], "also what is folded"
    assert told["etch"]["covered_share"] == 60.0
    assert told["resist"]["covered_share"] is None
    assert (told["etch"]["usa_status"], told["etch"]["usa_share"], told["etch"]["usa_measures"]) == (
        "in-force",
        60.0,
        ["rule"],
    )
    compared = tables.table(replace(view, before=Before(rows={"etch": DRY}, words="")))
    told = {each[0]: dict(zip(compared.columns, each, strict=True)) for each in compared.rows}
    assert (told["etch"]["covered_share_before"], told["etch"]["difference"]) == (0.0, 60.0)
    assert (told["masks"]["covered_share_before"], told["masks"]["difference"]) == (None, None)


ADDRESSES = (
    "",
    "?on=2024-12-31&toward=rus&by=usa,jpn&focus=etch&cell=jpn&sort=gap&folded=design,product&unsized=all"
    "&find=dry%20etch&against=2023-01-01&panel=changes",
    "?scenario=Korea%20copies&without=a,b&add=kor~2024-07-01~like:jp-23-items-2023;usa,jpn~2025-01-01~covers:etch~targets:",
    "?against=nothing&panel=none",
)


@pytest.mark.parametrize("search", ADDRESSES)
def test_an_address_comes_back_as_it_was(search: str) -> None:
    selection = Selection.from_url(search)
    assert Selection.from_url(selection.to_url()) == selection
    assert address.read(selection.to_url()) == address.read(search)


def test_what_cannot_be_read_in_an_address_is_left_out() -> None:
    found = Selection.from_url("?sort=size&panel=all&against=soon&find=" + "x" * 900)
    assert (found.sort, found.panel, found.against, len(found.find)) == ("", "", "", 200)


KOREA = Scenario(
    name="Ænima: 'no', #1",
    without=("rule",),
    add=(
        Addition(imposed_by=("kor",), effective=date(2024, 7, 1), like="jp-23-items-2023"),
        Addition(imposed_by=("usa", "jpn"), effective=date(2025, 1, 1), id="mine", covers=("etch",), targets=()),
    ),
)


def test_a_scenario_goes_into_a_file_and_comes_out_of_it_the_same(tmp_path: Path) -> None:
    file = tmp_path / scenario_files.file_name(KOREA)
    assert file.name == "nima-no-1.yaml"
    file.write_text(scenario_files.written(KOREA), encoding="utf-8")
    assert files.read(file) == KOREA
    content = base64.b64encode(file.read_bytes()).decode()
    found = scenario_files.read("any.yaml", content)
    assert Lens.from_values(address.read(scenario_files.at("?on=2024-12-31", found))).scenario == KOREA


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"name: N\n", "what.yaml line 1: field 'add' is missing"),
        (b"name: N\nwithout: [\xff]\n", "what.yaml line 2 is not UTF-8"),
        (b"name: N\nadd:\n- imposed_by: kor\n  like: x\n", "what.yaml line 3"),
        (b"[" * 5_000, "what.yaml"),
    ],
)
def test_a_file_that_cannot_be_read_says_where_and_what(data: bytes, said: str) -> None:
    with pytest.raises(SourceFault) as caught:
        scenario_files.read("what.yaml", base64.b64encode(data).decode())
    assert said in caught.value.message
    assert caught.value.hint


def test_a_file_too_large_or_a_scenario_too_long_for_an_address_is_refused_in_words() -> None:
    with pytest.raises(scenario_files.UnfitScenario, match=r"has 100,001 bytes, over 100,000"):
        scenario_files.read("what.yaml", base64.b64encode(b"x" * 100_001).decode())
    with pytest.raises(scenario_files.UnfitScenario, match="did not arrive whole"):
        scenario_files.read("what.yaml", "%%%")
    many = Scenario(name="Many", without=tuple(f"measure-{number:04}" for number in range(400)))
    with pytest.raises(scenario_files.UnfitScenario, match="too long for an address"):
        scenario_files.at("", many)
    odd = Scenario(name="Odd", without=("a,b",))
    with pytest.raises(scenario_files.UnfitScenario, match="an id that an address cannot hold"):
        scenario_files.at("", odd)


def test_a_scenario_is_changed_piece_by_piece() -> None:
    one = scenarios.without(None, "rule")
    assert one == Scenario(name="unnamed scenario", without=("rule",))
    assert scenarios.without(one, "rule") == one
    assert one is not None
    assert scenarios.with_again(one, "rule") is None
    assert scenarios.without(KOREA, "scenario-1") == replace(KOREA, add=KOREA.add[1:])
    assert scenarios.without(KOREA, "mine") == replace(KOREA, add=KOREA.add[:1])


def test_a_scenario_is_served_as_a_file_and_nothing_is_no_scenario(app: Dash) -> None:
    client = app.server.test_client()
    answer = client.get("/scenario.yaml?scenario=N&without=rule")
    assert answer.get_data(as_text=True) == "name: N\nwithout:\n- rule\n"
    assert answer.headers["Content-Disposition"] == 'attachment; filename="n.yaml"'
    none = client.get("/scenario.yaml?without=rule&add=kor~soon")
    assert (none.status_code, "adds no measure" in none.get_data(as_text=True)) == (400, True)
    assert client.get("/scenario.yaml").status_code == 400


def test_an_empty_graph_is_said_to_be_empty(model: Model, call: Callable[..., Any]) -> None:
    app = create_app(FakeReader({}), model)
    answer = call(app, "coverage--values", coverage___address__data={"search": "?on=2024-12-31&focus=etch"})
    assert answer.status_code == 200
    said = answer.get_json()["response"]
    assert "The graph is empty" in str(said["coverage--notice"])
    file = app.server.test_client().get("/coverage.csv")
    assert file.get_data(as_text=True).startswith("technology,label,name,stage,on,toward,covered_share")
