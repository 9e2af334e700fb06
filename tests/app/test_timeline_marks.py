"""Marks, requests, retaliation and amendments on a timeline: where they stand and what they lead to."""

from __future__ import annotations

from datetime import date

from app.drawing.shapes import Block, Outline, Route
from app.views.timeline import arrows
from app.views.timeline.lists import listed
from app.views.timeline.picture import picture
from app.views.timeline.plan import plan
from app.views.timeline.ticks import amendments
from graph.timed import Answer, Asked, Happening, Tie, Ties
from tests.app.timeline_world import WIDE, measure, on, parts, view


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
