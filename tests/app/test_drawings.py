"""Pictures: markup is escaped in one place, lines end in heads, supplies fall into parts, the map shows its holders."""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree
from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as some

from app import theme
from app.drawing.shapes import Area, Block, Dot, Drawing, Outline, Part, Route, Words
from app.drawing.svg import arrowhead, path, svg
from app.drawing.world import countries, holders_map
from app.layout.text import width
from app.markup import tag
from app.supply import Part as Held
from app.supply import parts, step
from graph.rows import Cell, Coverage

NAMES = {"nld": "Netherlands", "jpn": "Japan", "deu": "Germany", "sgp": "Singapore", "usa": "United States"}


@given(some.text(), some.text())
def test_text_never_becomes_markup(text: str, value: str) -> None:
    clean = "".join(letter for letter in text + value if letter.isprintable())
    read = ElementTree.fromstring(str(tag("p", tag("b", clean), title=clean)))
    assert (read.get("title"), "".join(read.itertext())) == (clean, clean)


def test_attributes_are_written_as_the_page_names_them() -> None:
    made = tag("a", None, class_="x", aria_label="y", hidden=True, disabled=False, title=None, x=1.50, y=3.0)
    assert made == '<a class="x" aria-label="y" hidden x="1.5" y="3"></a>'


def test_a_drawing_becomes_svg_that_holds_all_of_it() -> None:
    shapes = (
        Part(
            shapes=(
                Block(x=1, y=2, width=30, height=10, look="share-4", radius=2, pattern="hatch"),
                Words(x=3, y=9, text="A & B", look="share-4", weight=500, anchor="end", condensed=True),
            ),
            key="box",
            href="/coverage?focus=x&on=2024-01-01",
            title='It is "so" <here>',
        ),
        Route(points=((0, 0), (10, 0), (10, 10)), look="back", ends=("box", "other"), title="flows"),
        Outline(points=((0, 0), (1, 0), (1, 1)), look="mark"),
        Area(rings=(((0, 0), (1, 0), (1, 1)), ((2, 2), (3, 2), (3, 3))), look="land"),
        Dot(x=1, y=1, radius=3, look="held"),
    )
    drawing = Drawing(name="A picture", width=100, height=50, shapes=shapes)
    read = ElementTree.fromstring(str(svg(drawing)))
    tags = [element.tag for element in read.iter()]
    assert {name: tags.count(name) for name in ("a", "rect", "text", "path", "polygon", "circle", "title")} == {
        "a": 1,
        "rect": 2,
        "text": 1,
        "path": 2,
        "polygon": 2,
        "circle": 1,
        "title": 2,
    }
    link = read.find("a")
    assert link is not None
    assert link.attrib["href"] == "/coverage?focus=x&on=2024-01-01"
    assert link.attrib["aria-label"] == 'It is "so" <here>'
    assert len(list(drawing.all())) == 7


def test_corners_are_rounded_no_more_than_their_sides_allow() -> None:
    assert path(((0, 0), (10, 0), (10, 4)), 4) == "M0 0L8 0Q10 0 10 2L10 4"
    assert path(((0, 0), (5, 0)), 4) == "M0 0L5 0"


def test_a_head_ends_where_its_line_ends() -> None:
    assert arrowhead(((0, 0), (10, 0))) == ((10, 0), (pytest.approx(1.9), 4.5), (pytest.approx(1.9), -4.5))


@pytest.mark.parametrize(
    ("share", "expected"),
    [(None, "none"), (0.0, "0"), (0.04, "1"), (25.0, "1"), (25.1, "2"), (50.0, "2"), (75.0, "3"), (75.1, "4")],
)
def test_no_number_is_no_zero_and_a_little_is_not_nothing(share: float | None, expected: str) -> None:
    assert step(share) == expected


def row(known: float | None, *cells: tuple[str, str, float | None]) -> Coverage:
    made = tuple(Cell(place, status, share, (), (), (), ()) for place, status, share in cells)
    return Coverage(
        technology="t",
        on="2024-01-01",
        toward="chn",
        known_share=known,
        cells=made,
        covered_share=None,
        undated_share=None,
        holders_without_number=(),
        basis=None,
        year=None,
        share_source=None,
    )


def test_a_supply_falls_into_statuses_others_and_what_nobody_knows() -> None:
    held = row(90.0, ("usa", "broad", 10.0), ("jpn", "in-force", 50.0), ("nld", "in-force", 5.0), ("kor", "none", None))
    assert parts(held) == (Held("in-force", 55.0), Held("broad", 10.0), Held("others", 25.0), Held("unknown", 10.0))
    assert parts(row(None, ("usa", "in-force", None))) == ()
    assert parts(row(100.04, ("usa", "none", 100.0))) == (Held("none", 100.0),)


def test_the_map_draws_every_holder_that_is_a_country() -> None:
    shares = {"nld": 60.0, "jpn": 30.0, "sgp": 5.0, "usa": 2.0, "deu": 1.0, "eu": 2.0}
    drawing = holders_map(shares, NAMES, width=328)
    drawn = {part.key: part for part in drawing.shapes if isinstance(part, Part)}
    assert set(drawn) == {f"map-{id}" for id in shares if id != "eu"}
    assert drawn["map-nld"].title == "Netherlands: 60 %"
    assert [type(shape) for shape in drawn["map-sgp"].shapes] == [Dot]
    assert drawing.name == (
        "Map of holders: Netherlands 60 %, Japan 30 %, Singapore 5 %, eu 2 %, United States 2 %, Germany 1 %"
    )
    assert holders_map({}, {}, width=328).name == "Map of holders: no number known"


@given(some.dictionaries(some.sampled_from(sorted(countries())), some.floats(0, 100), max_size=12))
def test_names_on_the_map_lie_within_it_and_never_on_each_other(shares: Mapping[str, float]) -> None:
    drawing = holders_map(shares, {id: id * 4 for id in shares}, width=328)
    labels = [shape for shape in drawing.shapes if isinstance(shape, Words)]
    boxes = [(each.x, each.y, each.x + width(each.text, each.size, 500)) for each in labels]
    assert all(left >= 0 and right <= 328 for left, _, right in boxes)
    pairs = [(a, b) for a in boxes for b in boxes if a < b]
    assert not [pair for pair in pairs if abs(pair[0][1] - pair[1][1]) < 11 and pair[0][2] > pair[1][0]]


def luminance(colour: str) -> float:
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [value / 12.92 if value <= 0.03928 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
    return sum(weight * value for weight, value in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


@pytest.mark.parametrize("dark", [False, True])
def test_every_letter_and_number_stands_out_from_its_fill(dark: bool) -> None:
    pairs = {**theme.STATUSES, **theme.SHARES}
    for name, both in pairs.items():
        light, low = sorted((luminance(each) for each in both[dark]), reverse=True)
        assert (light + 0.05) / (low + 0.05) >= 4.5, name
    assert len(pairs) == 15
