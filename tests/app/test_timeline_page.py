"""The timeline's addresses, filters, page, card and file."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app import address
from app.links import Links
from app.tabular import as_json
from app.views.timeline import callbacks, filters
from app.views.timeline.filters import Asked
from app.views.timeline.selection import FIRST, LAST, Selection, complaints, year
from app.views.timeline.view import shown
from graph import reads
from graph.connection import Connection
from graph.scope import scope
from graph.timed import Happening, Ties
from ontology.model import Model
from tests.app.timeline_world import measure, on
from tests.graph import tiny

WORD = st.text("abcxyz-0123456789", min_size=1, max_size=12)
PLACES = {part: place for place, part in enumerate(f"{name}.{kind}" for name, kind in callbacks.PARTS)}


def page(connection: Connection, model: Model, query: str, window: int = 1440) -> tuple[Any, ...]:
    return callbacks.page(connection, model, Links(), query, window=window)


def markup(connection: Connection, model: Model, query: str, window: int = 1440) -> str:
    return str(page(connection, model, query, window)[PLACES["picture-markup.data"]]["markup"])


def rows(connection: Connection, model: Model, query: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(as_json(callbacks.table(connection, model, query)))
    return found


@given(
    st.builds(
        Selection,
        technology=WORD,
        actor=WORD,
        kind=WORD,
        first=st.none() | st.integers(FIRST, LAST),
        last=st.none() | st.integers(FIRST, LAST),
        others=st.booleans(),
        lane=WORD,
        show=WORD,
        form=st.sampled_from(["", "list"]),
    )
)
def test_an_address_gives_back_the_selection(selection: Selection) -> None:
    assert Selection.from_url(selection.to_url()) == selection


@pytest.mark.parametrize("text", ["", "0", "1899", "2101", "20x4", "²024", "99999", "-2019"])
def test_what_is_no_year_is_left_out_and_said(text: str) -> None:
    assert year(text) is None
    assert bool(complaints({"from": text})) == bool(text)


def test_any_destination_is_no_destination() -> None:
    assert Selection.from_url("?toward=any").lens.toward == Selection.from_url("").lens.toward == ""
    assert Selection.from_url("?toward=chn").lens.toward == "chn"


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        (Asked(), {"list", "listing", "ask"}),
        (Asked(kind="item-controls"), {"list"}),
        (Asked(kind="EndUserListing"), {"listing"}),
        (Asked(kind="requests"), {"ask"}),
        (Asked(kind="events"), set()),
        (Asked(actor="asml"), {"listing"}),
        (Asked(toward="chn"), {"list", "ask"}),
    ],
)
def test_each_filter_lets_its_own_through(model: Model, asked: Asked, expected: set[str]) -> None:
    measures = [
        measure("list"),
        measure("listing", kind="EndUserListing", actors=("usa", "asml"), reaches=not asked.toward),
        measure("ask", kind="DiplomaticRequest", reaches=not asked.toward),
    ]
    kept = filters.kept(model, measures, Ties(), asked)
    assert {each.id for each in kept.measures} == expected
    assert kept.hidden == 3 - len(expected)


def test_an_event_is_there_with_a_measure_that_it_concerns(model: Model) -> None:
    def event(id: str, *measures: str) -> Happening:
        return Happening(
            id=id, name=id, when=on("2024"), homes=(), actors=(), measures=measures, sources=(), confidence=None
        )

    ties = Ties(events=(event("with", "rule"), event("without"), event("of-other", "other")))
    measures = [measure("rule"), measure("other", bears=False)]
    kept = filters.kept(model, measures, ties, Asked(technology="euv"))
    assert [each.id for each in kept.events] == ["with"]
    assert kept.hidden_events == 2
    assert [each.id for each in filters.kept(model, measures, ties, Asked()).events] == ["with", "without"]


def test_the_file_has_a_row_for_each_measure_in_each_lane_with_its_state(connection: Connection, model: Model) -> None:
    by = "usa,jpn,nld,kor,twn,deu,eu,chn,can,esp,fra,gbr,ita"
    found = rows(connection, model, f"?on=2024-12-31&by={by}")
    assert {row["id"] for row in found if row["kind"] != "Event"} == {
        row["id"] for row in connection.rows("MATCH (m:Measure) RETURN m.id AS id")
    }
    assert sum(row["kind"] == "Event" for row in found) == 27
    [rule] = [row for row in found if row["id"] == "jp-23-items-2023"]
    assert (rule["lane"], rule["announced"], rule["effective"], rule["effective_precision"], rule["status_on_day"]) == (
        "jpn", "2023-03-31", "2023-07-23", "day", "in-force",
    )  # fmt: skip
    [asked] = [row for row in found if row["id"] == "us-request-allies-2024-03"]
    assert asked["asked"] == ["deu", "jpn", "kor", "nld"]
    assert "jpn: reluctant" in asked["answers"]
    [against] = [row for row in found if row["id"] == "cn-gallium-germanium-2023"]
    assert against["retaliates_for"] == ["jp-23-items-2023"]


def test_measures_in_force_for_a_technology_are_those_of_coverage_for_the_same_filter(
    connection: Connection, model: Model
) -> None:
    by = "usa,jpn,nld,kor,twn,deu,eu,chn"
    found = rows(connection, model, f"?on=2024-12-31&toward=chn&technology=cleaning&by={by}&kind=item-controls")
    states = {row["id"]: row["status_on_day"] for row in found}
    under = scope(connection, on="2024-12-31", toward="chn", by=by.split(","), technologies=["cleaning"])
    [covered] = reads.coverage(connection, under)
    in_force = {id for cell in covered.cells if cell.status == "in-force" for id in cell.measures}
    assert in_force
    assert in_force <= set(states)
    assert {states[id] for id in in_force} == {"in-force"}


def test_the_default_lanes_are_the_six_with_the_union_and_china(connection: Connection, model: Model) -> None:
    found = shown(connection, model, Links(), "")
    assert [lane.id for lane in found.view.lanes] == ["usa", "jpn", "nld", "kor", "twn", "deu", "eu", "chn"]
    assert found.view.elsewhere == ("can", "fra", "ita", "esp", "gbr")
    assert [lane.id for lane in shown(connection, model, Links(), "?by=jpn,usa").view.lanes] == ["usa", "jpn"]


@pytest.mark.parametrize(
    ("focus", "expected"),
    [
        ("photoresist", ("photoresist", "", "")),
        ("asml", ("", "asml", "")),
        ("jp-23-items-2023", ("", "", "jp-23-items-2023")),
        ("truce-extension", ("", "", "truce-extension")),
    ],
)
def test_a_focus_is_a_filter_or_on_the_card(
    connection: Connection, model: Model, focus: str, expected: tuple[str, str, str]
) -> None:
    found = shown(connection, model, Links(), f"?focus={focus}")
    assert (found.asked.technology, found.asked.actor, found.view.chosen) == expected
    assert found.notices == ()


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("?technology=photoresits", "Did you mean 'photoresist'"),
        ("?actor=asmll", "'asml'"),
        ("?kind=law-of-nature", "There is no kind of measure"),
        ("?toward=atlantis", "no destination 'atlantis'"),
        ("?show=nothing-of-the-kind", "no measure or event"),
        ("?on=2024-02-31", "is no day"),
        ("?on=1890-01-01", "before the first dated measure"),
        ("?on=2100-01-01", "after the state of knowledge"),
        ("?from=soon", "is no year"),
        ("?without=nothing", "The scenario was left out"),
        ("?focus=" + "<script>" + "x" * 300, "no measure or event"),
    ],
)
def test_what_cannot_be_had_is_said_and_the_rest_is_shown(
    connection: Connection, model: Model, query: str, said: str
) -> None:
    found = page(connection, model, query)
    assert said in str(found[PLACES["notice.children"]])
    written = found[PLACES["picture-markup.data"]]["markup"]
    assert "tl-usa-us-oct7-2022-ifr" in written
    assert "<script>" not in written


def test_filters_that_nothing_fits_leave_empty_lanes_and_a_way_back(connection: Connection, model: Model) -> None:
    found = page(connection, model, "?actor=asml&kind=tariff")
    assert "Nothing fits all of the filters together." in str(found[PLACES["notice.children"]])
    assert "the filter hides 116 measures and 27 events" in found[PLACES["picture-markup.data"]]["markup"]


def test_an_empty_graph_says_how_to_fill_it(changing: Connection, model: Model) -> None:
    for query in ("", "?as=list", "?show=x&technology=y&toward=z"):
        assert "The graph holds no measures yet" in str(page(changing, model, query)[PLACES["notice.children"]])
    assert callbacks.table(changing, model, "").rows == ()


def test_a_world_of_one_measure_and_no_default_jurisdiction_is_shown(changing: Connection, model: Model) -> None:
    states = (tiny.actor("aut"), tiny.actor("bel"))
    tiny.written(changing, tiny.measure(by="aut", effective="2026-01-01"), actors=states)
    written = markup(changing, model, "")
    assert "tl-aut-rule" in written
    assert [row["lane"] for row in rows(changing, model, "")] == ["aut"]


def test_the_card_says_what_is_known_and_where_from(connection: Connection, model: Model) -> None:
    card = str(page(connection, model, "?on=2024-12-31&show=nl-2023-regulation")[PLACES["card.children"]])
    for said in (
        "Netherlands: Regulation on advanced semiconductor production equipment",
        "In force on 31 Dec 2024: announced 8 Mar 2023",
        "Amended by",
        "NL immersion rule (2024)",
        "1 Apr 2025 by NL metrology rule (2025)",
        "/coverage?on=2023-09-01",
        "/explore?on=2024-12-31&focus=nl-2023-regulation",
        "Copy link",
        "does not copy, Mar 2024",
        "Close",
    ):
        assert said in card, said


def test_the_card_tells_how_an_inexact_date_counts(connection: Connection, model: Model) -> None:
    card = str(page(connection, model, "?show=jp-sep2024-items")[PLACES["card.children"]])
    assert "Sep 2024 (day not known); counted from 30 Sep 2024, the last day of the month" in card


def test_a_list_on_the_card_has_what_the_count_stands_for(connection: Connection, model: Model) -> None:
    card = str(page(connection, model, "?show=list:kor:undated")[PLACES["card.children"]])
    assert "South Korea: no date known" in card
    assert "kr-strategic-items-notice" in card


def test_a_scenario_changes_the_picture(connection: Connection, model: Model) -> None:
    query = "?without=jp-23-items-2023&add=kor~2024-07-01~like:jp-23-items-2023&on=2024-12-31"
    written = markup(connection, model, query)
    assert "tl-jpn-jp-23-items-2023" not in written
    assert "tl-kor-scenario-1" in written


def test_a_narrow_window_has_one_lane_and_links_to_the_others(connection: Connection, model: Model) -> None:
    written = markup(connection, model, "?lane=jpn", 390)
    assert "tl-down-jpn-jp-23-items-2023" in written
    assert "tl-down-usa" not in written
    assert written.count("tl-chip-name") == 9
    assert "tl-down-nld-" in markup(connection, model, "?show=nl-2023-regulation", 390)


def test_links_keep_what_all_views_understand(connection: Connection, model: Model) -> None:
    written = markup(connection, model, "?on=2024-12-31&toward=chn&by=usa,jpn&technology=photoresist")
    hrefs = {part.split('"')[0] for part in written.replace("&amp;", "&").split('href="')[1:]}
    assert len(hrefs) > 3
    for href in hrefs:
        values = address.read(href.partition("?")[2])
        assert (values["on"], values["by"]) == ("2024-12-31", "usa,jpn")
