"""What a timeline has beside its lanes: the list, the upright picture of one lane, and what is left out of both."""

from __future__ import annotations

from app.views.timeline.lists import entries
from app.views.timeline.upright import upright
from tests.app.timeline_world import bars, measure, overlaps, texts, view


def test_upright_every_thing_has_a_line_of_its_own_and_time_runs_down() -> None:
    rows = [measure(f"m{n}", effective=f"20{n:02}-06-01") for n in range(10, 27)]
    rows += [measure("x", kind="LicenceDecision", effective="2024-01-01", ended="2024-03-01")]
    drawing = upright(view(rows, query="?from=2010"), "usa", 370)
    labels = [box for box in texts(drawing) if box[0].startswith(("m", "x"))]
    assert [box[0] for box in labels] == [*(f"m{n}" for n in range(10, 24)), "x", "m24", "m25", "m26"]
    assert [box[2] for box in labels] == sorted(box[2] for box in labels)
    assert overlaps(texts(drawing)) == []
    assert overlaps(bars(drawing)) == []
    assert all(box[1] >= 0 and box[3] <= 370 for box in texts(drawing))


def test_the_list_has_every_measure_in_each_of_its_lanes() -> None:
    both = measure("both", kind="Understanding", announced="2023-01", homes=("usa", "jpn"))
    rows = entries(view([both, measure("undated")]))
    assert [(row.id, row.lane) for row in rows] == [
        ("both", "United States"),
        ("undated", "United States"),
        ("both", "Japan"),
    ]
    assert rows[0].dates == ("announced Jan 2023 (day not known)",)
    assert rows[1].dates == ("no date known",)


def test_a_measure_of_another_jurisdiction_is_counted_and_can_have_a_lane() -> None:
    rows = [measure("here", effective="2020"), measure("there", home="eu", effective="2021")]
    assert (view(rows).elsewhere, view(rows).outside) == (("eu",), 1)
    shown = view(rows, query="?others=shown")
    assert [lane.id for lane in shown.lanes] == ["usa", "jpn", "kor", "eu"]
    assert shown.outside == 0
