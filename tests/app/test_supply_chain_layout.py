"""The picture of the supply chain on real graphs: nothing overlaps, no line runs through a box, all is there."""

from __future__ import annotations

import random
from collections.abc import Iterator
from itertools import combinations, pairwise

import pytest

from app.layout.chain_open import keys, way_to
from app.layout.chain_picture import picture
from app.layout.chain_shapes import Box, ChainPicture, Fold, Rail, Title
from app.layout.chain_sorting import places
from graph import chain, reads
from graph.chain_rows import Chain
from graph.connection import Connection
from graph.scope import scope
from tests.conftest import Command
from tests.loaders import counting_release

Given = tuple[Chain, frozenset[str]]
WINDOW = (1409, 720)
"""What is free for the picture at 1440x900."""


def given(connection: Connection) -> Given:
    rows = reads.coverage(connection, scope(connection, on="2024-12-31"))
    return chain.chain(connection), frozenset(row.technology for row in rows if row.known_share is not None)


@pytest.fixture(scope="module")
def bundled(connection: Connection) -> Given:
    return given(connection)


def areas(drawn: ChainPicture) -> list[Box | Fold | Title]:
    return [item for item in drawn.items if not isinstance(item, Rail)]


def faults(drawn: ChainPicture) -> Iterator[tuple[object, ...]]:
    """What lies on something else, stands outside, is cut, and every line that runs through something."""
    found = areas(drawn)
    for one, other in combinations(found, 2):
        wide = min(one.x + one.width, other.x + other.width) - max(one.x, other.x)
        high = min(one.y + one.height, other.y + other.height) - max(one.y, other.y)
        if wide > 0.5 and high > 0.5:
            yield "overlap", one.key, other.key
    for item in found:
        if item.x < 0 or item.y < 0 or item.x + item.width > drawn.width or item.y + item.height > drawn.height:
            yield "outside", item.key
        if any("…" in line for line in item.lines):
            yield "cut", item.lines
    yield from through(drawn, found)


def through(drawn: ChainPicture, found: list[Box | Fold | Title]) -> Iterator[tuple[object, ...]]:
    for way in drawn.ways:
        for (x1, y1), (x2, y2) in pairwise(way.points):
            assert x1 == x2 or y1 == y2
            for item in found:
                if isinstance(item, Box) and item.key in way.ends:
                    continue
                across = min(x1, x2) < item.x + item.width - 0.5 and max(x1, x2) > item.x + 0.5
                if across and min(y1, y2) < item.y + item.height - 0.5 and max(y1, y2) > item.y + 0.5:
                    yield "through", way.ends, item.key


def shown(given: Given, drawn: ChainPicture) -> set[str]:
    """The technologies that stand on a picture by name."""
    found = places(*given)
    heads = {id for band in found.bands for id in band.headings} | {hub.heading for hub in found.hubs}
    return {box.id for box in drawn.boxes()} | {fold.ids[0] for fold in drawn.folds() if not fold.opens} | heads


def holds(given: Given, every: int = 1) -> None:
    """That every technology can be seen, all flows are drawn, and no state of the folds has a fault.

    `every`: of the states that bring a technology into view, each so many-th is drawn.
    """
    whole, numbered = given
    found = places(whole, numbered)
    assert found.everything() == {each.id for each in whole.technologies}
    states: dict[frozenset[str], set[str]] = {frozenset(): set()}
    for each in whole.technologies:
        states.setdefault(way_to(found, each.id, numbered), set()).add(each.id)
    for opened, ids in list(states.items())[::every]:
        drawn = picture(whole, numbered, opened)
        assert ids <= shown(given, drawn)
        assert len(drawn.ways) == len(found.links)
        assert list(faults(drawn)) == [], opened
    known = sorted(keys(found))
    chance = random.Random(5)
    for opened in [frozenset(known), *(frozenset(chance.sample(known, 8)) for _ in range(8))]:
        assert list(faults(picture(whole, numbered, opened))) == [], opened


def test_no_state_of_the_bundled_chain_has_a_fault_and_each_technology_has_a_place(bundled: Given) -> None:
    holds(bundled)


def test_folded_the_bundled_chain_fits_a_window_of_1440x900_unscaled(bundled: Given) -> None:
    drawn = picture(*bundled, frozenset())
    assert (drawn.width, drawn.height) <= WINDOW
    assert drawn.height <= WINDOW[1]
    assert [way.ends for way in drawn.ways if way.back] == []


def test_what_is_folded_is_counted_where_it_would_stand(bundled: Given) -> None:
    drawn = picture(*bundled, frozenset())
    [lithography] = [box for box in drawn.boxes() if box.id == "lithography"]
    assert "litho-euv" in lithography.more
    counted = {id for box in drawn.boxes() for id in box.more} | {id for fold in drawn.folds() for id in fold.ids}
    seen = shown(bundled, drawn)
    folded_deeper = {each.id for each in bundled[0].technologies} - counted - seen
    inside = {id for entry in places(*bundled).entries() for id in entry.inside}
    assert folded_deeper <= inside


def test_positions_come_from_the_chain_alone(bundled: Given) -> None:
    whole, numbered = bundled
    fresh = Chain(whole.technologies, tuple(reversed(whole.flows)))
    assert picture(fresh, numbered, frozenset()) == picture(whole, numbered, frozenset())


@pytest.mark.skipif(not counting_release.FOLDER.is_dir(), reason=counting_release.NO_RELEASE)
def test_the_whole_release_is_drawn_too_and_its_closing_flows_lead_back(
    changing: Connection, changing_chokepoint: Command
) -> None:
    changing_chokepoint("load")
    changing_chokepoint("load", "eto", str(counting_release.FOLDER))
    full = given(changing)
    holds(full, every=3)
    drawn = picture(*full, frozenset())
    assert {(way.source, way.target) for way in drawn.ways if way.back} == {
        (each, "eto:N7") for each in ("logic-chips", "mature-chips", "memory-chips")
    }
    steps = {each.id for each in full[0].technologies if each.step}
    assert (
        steps - {box.id for box in drawn.boxes()}
        == {id for band in places(*full).bands for id in band.headings} & steps
    )
