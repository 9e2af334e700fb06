"""Measures through time: dates as known, the state of the coverage rule, and what ties measures together."""

from __future__ import annotations

from datetime import date

import pytest

from graph import reads
from graph.chronology import around, chronology, ties
from graph.connection import Connection
from graph.scenario import Addition, Scenario
from graph.scope import scope
from graph.supposing import change
from graph.timed import Instant, written
from ontology import model as ontology
from tests.graph import tiny

LIVE = ("in-force", "undated", "suspended", "announced", "ended")


def test_a_start_known_to_the_month_counts_from_its_last_day_and_an_end_from_its_first(changing: Connection) -> None:
    tiny.written(changing, tiny.measure(effective="2024-02", ended="2025"))
    states = {
        on: chronology(changing, on=on)[0].state for on in ("2024-02-28", "2024-02-29", "2024-12-31", "2025-01-01")
    }
    assert states == {"2024-02-28": None, "2024-02-29": "in-force", "2024-12-31": "in-force", "2025-01-01": "ended"}
    dates = chronology(changing, on="2025-01-01")[0].dates
    assert dates == {"effective": Instant(date(2024, 2, 29), "month"), "ended": Instant(date(2025, 1, 1), "year")}
    assert (dates["effective"].first, dates["effective"].last) == (date(2024, 2, 1), date(2024, 2, 29))
    assert (dates["ended"].first, dates["ended"].last) == (date(2025, 1, 1), date(2025, 12, 31))


def test_states_are_those_behind_the_cells_of_coverage(connection: Connection) -> None:
    checked = set()
    for on in ("2020-06-30", "2023-04-30", "2024-09-29", "2025-11-08", "2026-11-20"):
        state = {row.id: row.state for row in chronology(connection, on=on)}
        by = ["usa", "jpn", "nld", "kor", "twn", "deu", "eu", "chn"]
        for toward in ("chn", "kor"):
            rows = reads.coverage(connection, scope(connection, on=on, toward=toward, by=by))
            for cell in (cell for row in rows for cell in row.cells if cell.status in LIVE):
                assert {state[id] for id in cell.measures} == {cell.status}, (on, toward, cell)
                checked.add(cell.status)
    assert checked == set(LIVE)


def test_every_measure_has_its_row_and_those_toward_a_place_are_marked(connection: Connection) -> None:
    rows = chronology(connection, on="2024-12-31", toward="chn", technology="photoresist")
    assert len(rows) == reads.knowledge(connection).measures
    assert {"us-dec2024-fdp-ifr", "jp-23-items-2023"} <= {row.id for row in rows if row.reaches}
    assert "cn-us-minerals-ban-2024" not in {row.id for row in rows if row.reaches}
    assert "us-request-photoresist-2024" in {row.id for row in rows if row.bears}
    assert "cn-gallium-germanium-2023" not in {row.id for row in rows if row.bears}
    assert all(row.reaches and row.bears for row in chronology(connection, on="2024-12-31"))


def test_a_scenario_drops_and_adds_measures(connection: Connection) -> None:
    copied = Addition(imposed_by=("kor",), effective=date(2024, 7, 1), like="jp-23-items-2023")
    what_if = change(connection, [Scenario(name="x", without=("jp-23-items-2023",), add=(copied,))], ontology.load())
    rows = {row.id: row for row in chronology(connection, on="2024-12-31", change=what_if)}
    assert "jp-23-items-2023" not in rows
    added = rows["scenario-1"]
    assert (added.name, added.homes, added.item, added.state) == (None, ("kor",), True, "in-force")
    assert added.dates == {"effective": Instant(date(2024, 7, 1))}


def test_requests_lead_to_the_homes_of_those_asked(connection: Connection) -> None:
    found = ties(connection)
    asked = {request.id: request for request in found.requests}
    assert asked["us-request-allies-2024-03"].homes == ("deu", "jpn", "kor", "nld")
    assert "jp-meti" in asked["us-request-allies-2024-03"].asked
    said = {(answer.actor, answer.word, answer.home) for answer in found.answers}
    assert ("kr-motie", "denies_knowledge_of", "kor") in said
    assert len(found.events) == 27
    amends = {(tie.start, tie.end) for tie in found.links if tie.type == "AMENDS"}
    assert ("nl-sep2024-expansion", "nl-2023-regulation") in amends


def test_an_empty_graph_has_no_chronology(changing: Connection) -> None:
    assert chronology(changing, on="2024-12-31") == []
    assert ties(changing).events == ()
    assert around(changing, "nobody") == []


def test_around_a_measure_stand_those_who_impose_it_and_what_it_covers(changing: Connection) -> None:
    tiny.written(changing, tiny.measure())
    found = [(each.type, each.outgoing, each.id) for each in around(changing, "rule")]
    assert found == [("COVERS", True, "lithography"), ("IMPOSED_BY", True, "usa")]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2024", Instant(date(2024, 12, 31), "year")),
        ("2024-02", Instant(date(2024, 2, 29), "month")),
        ("2024-02-03", Instant(date(2024, 2, 3))),
        ("2024-13", None),
        ("soon", None),
        ("2024-1", None),
    ],
)
def test_a_written_date_counts_from_its_last_day(text: str, day: Instant | None) -> None:
    assert written(text) == day
