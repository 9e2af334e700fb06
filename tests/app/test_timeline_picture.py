"""The timeline as a picture: its texts, that none is cut or lies on another, and that a new day moves nothing."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from app.drawing.shapes import Shape, Words
from app.drawing.svg import svg
from app.views.timeline.figures import LABEL, label_width
from app.views.timeline.picture import picture, whole
from app.views.timeline.upright import upright
from tests.app.timeline_world import WIDE, bars, measure, only_bar, overlaps, parts, texts, view


def test_a_new_day_moves_nothing() -> None:
    def places(day: str, state: str) -> list[tuple[str, float, float]]:
        rows = [measure(f"m{n}", effective=f"202{n}-01-01", state=state) for n in range(5)]
        return [(text, left, top) for text, left, top, _, _ in texts(picture(view(rows, day=day), WIDE).lanes)]

    assert places("2019-06-01", "announced") == places("2026-01-01", "in-force")


def test_labels_do_not_overlap_and_none_leaves_the_picture() -> None:
    rows = [measure(f"A measure with number {n}", effective=f"20{n:02}-0{n % 9 + 1}-15") for n in range(10, 26)]
    rows += [measure(f"A short one, {n}", effective=f"2026-1{n % 2}-0{n + 1}") for n in range(6)]
    made = picture(view(rows), 800.0)
    assert overlaps(texts(made.lanes)) == []
    assert all(box[1] >= 0 and box[3] <= 800 for box in texts(made.lanes))
    outside = [box for box in texts(made.lanes) if box[0].startswith("A short")]
    assert len(outside) == 6
    assert overlaps([*outside, *bars(made.lanes)]) == []


def test_names_of_any_length_and_kind_are_cut_and_escaped() -> None:
    name = "<script>alert(1)</script>" + "x" * 200
    row = measure("evil", name=name, label=None, effective="2026-10-01", home="<b>")
    shown = view([row], by=["<b>", "usa"])
    made = picture(shown, WIDE)
    assert "<script>" not in svg(made.lanes)
    assert "&lt;script&gt;" in svg(made.lanes)
    assert all(box[1] >= 0 and box[3] <= WIDE for box in texts(made.lanes))
    assert overlaps(texts(made.lanes)) == []
    assert "<script>" not in svg(upright(shown, "<b>", 370))
    bar = only_bar(made.plan)
    assert bar.label.endswith("…")
    assert label_width(bar.label) <= LABEL


def test_the_name_of_a_bar_says_all_that_it_shows() -> None:
    row = measure("r", announced="2023-03-31", effective="2023-07-23", home="jpn")
    assert parts(picture(view([row]), WIDE).lanes)["tl-jpn-r"].title == (
        "The rule r. List-based control of Japan: announced 31 Mar 2023; in force from 23 Jul 2023;"
        " on 31 Dec 2024 in force."
    )


def test_an_empty_world_is_a_picture_of_empty_lanes() -> None:
    made = picture(view([]), WIDE)
    assert len(made.plan.lanes) == 3
    assert made.lanes.name == "Timeline 2019 to 2026: 0 measures in 3 lanes"
    assert overlaps(texts(made.lanes)) == []
    assert picture(view([], by=[]), WIDE).plan.height == 0


@pytest.mark.parametrize("day", ["1901-01-01", "2099-12-31"])
def test_a_day_out_of_the_years_is_named_and_has_no_line(day: str) -> None:
    made = picture(view([measure(effective="2020")], day=day), WIDE)
    said = [shape.text for shape in made.axis.all() if isinstance(shape, Words)]
    assert any(text.startswith(("earlier than shown", "later than shown")) for text in said)
    assert "tl-day" not in parts(made.lanes)


def texts_of(shapes: Iterator[Shape]) -> list[str]:
    return [shape.text for shape in shapes if isinstance(shape, Words)]


@pytest.mark.parametrize("query", ["?from=1900&to=2100", "?from=2024&to=2024", "?from=1990", ""])
def test_years_and_months_are_named_where_there_is_room(query: str) -> None:
    for day in ("2024-12-31", "2026-11-20", "2026-11-01"):
        axis = picture(view([], query=query, day=day), 900.0).axis
        assert overlaps(texts(axis)) == []
        assert len(texts_of(axis.all())) >= 5
        assert all(box[1] >= 0 and box[3] <= 900 for box in texts(axis))


def test_the_picture_in_one_part_has_all_of_both() -> None:
    shown = view([measure(effective="2020")])
    two = picture(shown, WIDE)
    one = whole(shown, WIDE)
    assert texts_of(one.all()) == [*texts_of(two.axis.all()), *texts_of(two.lanes.all())]
    assert one.height == two.axis.height + two.lanes.height
    assert overlaps(texts(one)) == []
