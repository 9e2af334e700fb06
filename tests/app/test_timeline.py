"""The timeline as a picture: where bars, marks and arrows stand, how they look on a day, and that none is lost."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.drawing.shapes import Block, Drawing, Outline, Part, Route, Shape, Words
from app.drawing.svg import svg
from app.views.timeline import arrows, packing
from app.views.timeline.figures import LABEL, label_width
from app.views.timeline.lists import entries, listed
from app.views.timeline.picture import picture, whole
from app.views.timeline.pieces import look, run
from app.views.timeline.plan import Bar, Plan, plan
from app.views.timeline.scale import Scale, Years
from app.views.timeline.ticks import amendments
from app.views.timeline.upright import upright
from graph.timed import Answer, Asked, Happening, Tie, Ties
from tests.app.timeline_world import KNOWN, bars, measure, on, overlaps, texts, view

WIDE = 1408.0
LIMIT = 1.0


def only_bar(made: Plan) -> Bar:
    [bar] = [bar for lane in made.lanes for bar in lane.bars]
    return bar


def parts(drawing: Drawing) -> dict[str, Part]:
    return {shape.key: shape for shape in drawing.all() if isinstance(shape, Part)}


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


def test_five_hundred_marks_on_one_day_become_a_counted_one_that_lists_them() -> None:
    rows = [measure(f"m{n:03}", kind="EndUserListing", effective="2023-05-05") for n in range(500)]
    shown = view(rows)
    marks = plan(shown, WIDE).lanes[0].marks
    assert [len(mark.things) for mark in marks] == [1, 1, 1, 497]
    counted = next(
        part for key, part in parts(picture(shown, WIDE).lanes).items() if key.startswith("tl-list:usa:2023")
    )
    assert counted.href.endswith("show=list:usa:2023-05-05:2023-05-05")
    assert len(listed(shown, "list:usa:2023-05-05:2023-05-05")[1]) == 500


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


REQUEST = measure("ask", kind="DiplomaticRequest", announced="2024-03-06")
TIES = Ties(
    requests=(Asked(id="ask", homes=("jpn", "kor"), asked=("jpn", "kor")),),
    answers=(
        Answer(
            id="r1",
            measure="ask",
            actor="jpn",
            name="Japan",
            home="jpn",
            word="reluctant_about",
            when=None,
            reason=None,
        ),
    ),
)


def test_a_request_leads_from_its_asker_to_the_strip_of_each_lane_asked() -> None:
    shown = view([REQUEST], ties=TIES)
    made = plan(shown, WIDE)
    [arrow] = arrows.arrows(shown, made)
    usa, jpn, kor = made.lanes
    assert arrow.x == made.scale.at(date(2024, 3, 6))
    assert arrow.dots == (("usa", usa.asks),)
    assert [(head.lane, bool(head.answers)) for head in arrow.heads] == [("jpn", True), ("kor", False)]
    assert all(lane.top < head.y < lane.top + lane.height for lane, head in zip((jpn, kor), arrow.heads, strict=True))
    assert list(arrow.lines()) == [((arrow.x, usa.asks), (arrow.x, arrow.heads[1].y))]
    assert [(said.text, said.measure) for said in arrows.said(made, [arrow])] == [("reluctant", "ask")]


def test_a_request_of_a_month_stands_within_it_and_apart_from_others() -> None:
    rows = [measure(f"ask{n}", kind="DiplomaticRequest", announced="2024-03") for n in range(2)]
    shown = view(rows)
    made = plan(shown, WIDE)
    first, second = (arrow.x for arrow in arrows.arrows(shown, made))
    assert made.scale.at(date(2024, 3, 1)) == first
    assert second == first + arrows.APART


def test_retaliation_leads_straight_to_the_bar_that_it_answers() -> None:
    rows = [measure("rule", effective="2022-10-07"), measure("answer", home="jpn", effective="2023-05-21")]
    ties = Ties(links=(Tie(id="t", type="RETALIATES_FOR", start="answer", end="rule"),))
    shown = view(rows, ties=ties)
    made = plan(shown, WIDE)
    [line] = arrows.lines(shown, made)
    bar = made.lanes[0].bars[0]
    (x0, y0), (x1, y1) = line.points
    assert x0 == x1 == made.scale.at(date(2023, 5, 21)) + 1.5
    assert y0 > y1 == bar.y + 11.5


def test_amendments_lead_to_the_measure_that_amends() -> None:
    old = measure("old", effective="2022-10-07", amended=(on("2023-11-17"), on("2024-04-04")))
    new = measure("new", effective="2023-11-17")
    ties = Ties(links=(Tie(id="t", type="AMENDS", start="new", end="old"),))
    shown = view([old, new], ties=ties)
    assert [(each.when.day, each.by) for each in amendments(shown, old)] == [
        (date(2023, 11, 17), "new"),
        (date(2024, 4, 4), None),
    ]
    found = parts(picture(shown, WIDE).lanes)
    assert found["tl-usa-old-2023-11-17"].href.endswith("show=new")
    assert found["tl-usa-old-2024-04-04"].href.endswith("show=old")


def test_the_chosen_measure_has_a_ring_and_lines_to_what_amends_it() -> None:
    ties = Ties(links=(Tie(id="t", type="AMENDS", start="new", end="old"),))
    rows = [measure("old", effective="2022-10-07"), measure("new", effective="2023-11-17")]
    drawing = picture(view(rows, ties=ties, chosen="old"), WIDE).lanes
    looks = [shape.look for shape in drawing.all() if isinstance(shape, Block | Route)]
    assert looks.count("tl-halo") == 1
    assert looks.count("tl-amends") == 1
    none = picture(view(rows, ties=ties), WIDE).lanes
    assert not {"tl-halo", "tl-amends"} & {shape.look for shape in none.all() if isinstance(shape, Block | Route)}


def test_an_event_of_a_month_is_a_star_with_its_span() -> None:
    event = Happening(
        id="e", name="They met", when=on("2023-08"), homes=("usa",), actors=("usa",), measures=(), sources=(),
        confidence=None,
    )  # fmt: skip
    made = picture(view([], events=[event]), WIDE)
    star = parts(made.lanes)["tl-events-e"]
    span, shape = star.shapes
    assert isinstance(span, Block)
    assert span.x == made.plan.scale.at(date(2023, 8, 1))
    assert isinstance(shape, Outline)
    assert len(shape.points) == 10
    assert star.title == "Event, Aug 2023 (day not known): They met."


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
