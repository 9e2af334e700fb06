"""The matrix, its panels and its table, from rows that fit on one page."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from app import cells
from app.layout.text import width
from app.links import Links
from app.statuses import STATUSES
from app.views.coverage import figures, tables
from app.views.coverage.lists import Changes, changes_panel, gaps_panel
from app.views.coverage.selection import Selection
from app.views.coverage.view import Before, View
from graph.rows import Cell, Coverage, Knowledge
from graph.technologies import Technology
from ontology.model import Model

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
