"""Where the bars of a timeline stand: packed into rows, from the dates of their measures, on any line of years."""

from __future__ import annotations

import time
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.drawing.svg import svg
from app.views.timeline import packing
from app.views.timeline.lists import listed
from app.views.timeline.picture import picture
from app.views.timeline.pieces import look, run
from app.views.timeline.plan import plan
from app.views.timeline.scale import Scale, Years
from tests.app.timeline_world import KNOWN, WIDE, measure, only_bar, overlaps, texts, view

LIMIT = 1.0


@given(st.lists(st.tuples(st.floats(0, 900), st.floats(0, 300)), max_size=40))
def test_no_two_in_a_row_touch(spans: list[tuple[float, float]]) -> None:
    extents = [(start, start + length) for start, length in spans]
    rows = packing.rows(extents, 8.0)
    for row in set(rows):
        taken = sorted(extent for extent, own in zip(extents, rows, strict=True) if own == row)
        assert all(a[1] + 8.0 <= b[0] for a, b in pairwise(taken))


@given(st.lists(st.floats(140, 1400), max_size=120))
def test_every_mark_has_a_seat_and_none_comes_nearer_than_allowed(places: list[float]) -> None:
    found = packing.seats(places, 11.0, 140.0)
    assert sorted(member for seat in found for member in seat.members) == list(range(len(places)))
    for row in range(packing.MARK_ROWS):
        xs = sorted(seat.x for seat in found if seat.row == row)
        assert all(b - a >= 11.0 for a, b in pairwise(xs))
    alone = [seat for seat in found if seat.row < packing.MARK_ROWS]
    assert all(seat.x == places[seat.members[0]] for seat in alone)


@given(st.lists(st.tuples(st.floats(140, 1400), st.floats(0, 40)), max_size=30))
def test_lines_of_requests_keep_apart(spans: list[tuple[float, float]]) -> None:
    found = sorted(packing.slots([(first, first + more) for first, more in spans], 9.0))
    assert all(b - a >= 9.0 - 1e-4 for a, b in pairwise(found))


def test_a_bar_runs_from_the_start_that_counts_to_the_state_of_knowledge() -> None:
    made = plan(view([measure(effective="2023-07-23")]), WIDE)
    [piece] = only_bar(made).pieces
    assert (piece.kind, piece.x0, piece.x1) == ("solid", made.scale.at(date(2023, 7, 23)), made.scale.at(KNOWN))


def test_a_month_is_drawn_vague_up_to_the_day_that_counts() -> None:
    made = plan(view([measure(effective="2024-09")]), WIDE)
    vague, solid = only_bar(made).pieces
    assert (vague.kind, vague.x0, vague.x1) == (
        "vague",
        made.scale.at(date(2024, 9, 1)),
        made.scale.at(date(2024, 9, 30)),
    )
    assert (solid.kind, solid.x0) == ("solid", made.scale.at(date(2024, 9, 30)))


def test_an_end_known_to_the_year_counts_from_its_first_day_and_is_vague_after_it() -> None:
    made = plan(view([measure(effective="2020-01-01", ended="2023")]), WIDE)
    solid, vague = only_bar(made).pieces
    assert solid.x1 == vague.x0 == made.scale.at(date(2023, 1, 1))
    assert vague.x1 == made.scale.at(date(2023, 12, 31))
    assert [(stop.x, stop.word) for stop in only_bar(made).stops] == [(solid.x1, "ended")]


def test_a_suspension_splits_a_bar_where_it_was_resumed() -> None:
    made = plan(view([measure(effective="2020-01-01", suspended="2022-01-01", resumed="2023-01-01")]), WIDE)
    at = made.scale.at
    found = [(piece.kind, piece.x0, piece.x1) for piece in only_bar(made).pieces]
    assert found == [
        ("gap", at(date(2022, 1, 1)), at(date(2023, 1, 1))),
        ("solid", at(date(2020, 1, 1)), at(date(2022, 1, 1))),
        ("solid", at(date(2023, 1, 1)), at(KNOWN)),
    ]
    assert [stop.word for stop in only_bar(made).stops] == ["suspended"]


def test_the_announcement_leads_to_the_start() -> None:
    made = plan(view([measure(announced="2023-03-31", effective="2023-07-23")]), WIDE)
    lead = only_bar(made).pieces[0]
    assert (lead.kind, lead.x0) == ("lead", made.scale.at(date(2023, 3, 31)))


def test_what_is_announced_in_the_years_shown_and_starts_after_them_is_drawn_as_its_lead() -> None:
    row = measure("far", announced="2024-12-01", effective="2025-06-01", state="announced")
    shown = view([row], query="?from=2017&to=2024")
    made = plan(shown, WIDE)
    bar = only_bar(made)
    assert [(piece.kind, piece.x0, piece.x1) for piece in bar.pieces] == [
        ("lead", made.scale.at(date(2024, 12, 1)), made.scale.right)
    ]
    assert overlaps(texts(picture(shown, WIDE).lanes)) == []


@pytest.mark.parametrize("first", range(2016, 2027))
@pytest.mark.parametrize("years", [1, 3])
def test_any_years_can_be_shown(first: int, years: int) -> None:
    rows = [
        measure("a", announced="2018", effective="2020-03", suspended="2021", resumed="2022-05", ended="2024-07-01"),
        measure("b", announced="2017", ended="2019"),
        measure("c", ended="2020", state="ended"),
        measure("d", announced="2025-11", effective="2026-12-01"),
        measure("e", effective="2019", suspended="2020", ended="2023"),
    ]
    shown = view(rows, query=f"?from={first}&to={first + years - 1}")
    made = picture(shown, WIDE)
    assert overlaps(texts(made.lanes)) == []
    for lane in made.plan.lanes:
        for bar in lane.bars:
            low, high = bar.solid
            assert made.plan.scale.left <= low <= high <= made.plan.scale.right


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ({"effective": "2023", "state": "in-force"}, "now"),
        ({"effective": "2023", "state": "in-force", "by_name": True}, "parties"),
        ({"effective": "2025-04-01", "state": "announced"}, "later"),
        ({"effective": "2025-04-01", "state": None}, "later"),
        ({"effective": "2020", "ended": "2023", "state": "ended"}, "over"),
        ({"effective": "2020", "suspended": "2023", "state": "suspended"}, "over"),
        ({"announced": "2024-07-17", "state": "undated"}, "undated"),
        ({"announced": "2024-07-17", "state": "announced"}, "undated"),
    ],
)
def test_the_look_of_a_bar_follows_its_state_on_the_day(said: dict[str, str], expected: str) -> None:
    assert look(measure(**said)) == expected


def test_a_control_without_any_date_is_counted_under_the_name_of_its_lane() -> None:
    shown = view([measure("a"), measure("b", kind="Law"), measure("c", effective="2020")])
    lane = plan(shown, WIDE).lanes[0]
    assert lane.counts == (("2 undated", "list:usa:undated"),)
    assert [thing.id for thing in listed(shown, "list:usa:undated")[1]] == ["a", "b"]
    assert run(measure("a")) is None


def test_what_lies_outside_the_years_is_counted_and_listed() -> None:
    early = measure("early", effective="2001", ended="2005-01-01")
    old = measure("old-mark", kind="EndUserListing", effective="2004-02-01")
    late = measure("late", kind="Law", effective="2026-02-01")
    shown = view([early, old, late], query="?from=2010&to=2020")
    lane = plan(shown, WIDE).lanes[0]
    assert lane.counts == (("2 earlier", "list:usa:earlier"), ("1 later", "list:usa:later"))
    assert [thing.id for thing in listed(shown, "list:usa:earlier")[1]] == ["early", "old-mark"]
    assert [thing.id for thing in listed(shown, "list:usa:later")[1]] == ["late"]
    assert lane.bars == ()
    assert lane.marks == ()


def test_nothing_known_stands_right_of_the_state_of_knowledge() -> None:
    made = plan(view([measure("a", kind="Law", announced="2026"), measure("b", effective="2026-10")]), WIDE)
    assert [mark.x for mark in made.lanes[0].marks] == [made.scale.at(KNOWN)]
    assert made.scale.last == KNOWN
    assert max(piece.x1 for piece in only_bar(made).pieces) <= made.scale.at(KNOWN)


def test_a_start_after_the_state_of_knowledge_is_drawn_hollow_beyond_it() -> None:
    shown = view([measure(announced="2026-05-01", effective="2026-12-15", state="announced")])
    made = plan(shown, WIDE)
    solid = only_bar(made).pieces[-1]
    assert (solid.x0, solid.x1) == (made.scale.at(date(2026, 12, 15)), made.scale.right)
    assert solid.x0 > made.scale.at(KNOWN)


def test_five_hundred_measures_in_one_lane_are_packed_within_a_second() -> None:
    start = date(2019, 1, 1)
    days = [(start + timedelta(days=n * 5), n) for n in range(500)]
    rows = [
        measure(
            f"m{n:03}",
            effective=day.isoformat(),
            **({"ended": (day + timedelta(days=60 + n % 300)).isoformat()} if n % 3 else {}),
        )
        for day, n in days
    ]
    begun = time.process_time()
    made = picture(view(rows), WIDE)
    markup = svg(made.lanes)
    took = time.process_time() - begun
    assert sum(len(lane.bars) for lane in made.plan.lanes) == 500
    assert overlaps([box for box in texts(made.lanes) if box[0].startswith("m")]) == []
    assert markup.count("tl-thing") >= 500
    assert took < LIMIT


def test_zooming_and_moving_keep_within_what_is_known() -> None:
    now = Years(2019, 2026, 2026)
    assert now.closer(2024) == Years(2022, 2025, 2026)
    assert now.closer(1990).last - now.closer(1990).first == 3
    assert Years(2024, 2024, 2026).closer(2024) == Years(2024, 2024, 2026)
    assert now.wider() == Years(2011, 2026, 2026)
    assert now.moved(1) == now
    assert now.moved(-1) == Years(2017, 2024, 2026)
    assert Years(1900, 1907, 2026).moved(-1) == Years(1900, 1907, 2026)


@given(st.dates(date(1995, 1, 1), date(2026, 11, 20)))
def test_a_place_on_the_line_is_that_of_its_day(day: date) -> None:
    scale = Scale(first=date(1995, 1, 1), last=KNOWN, left=140, right=1400)
    assert scale.first + timedelta(days=round((scale.at(day) - scale.left) / scale.step)) == day
