"""Technologies and measures as lists, and what is supplied outside controls worked out from rows of coverage."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from app.lens import Lens
from graph import reads
from graph.connection import Connection
from graph.listing import measures, measures_behind, technologies
from graph.scope import scope
from graph.supposing import change
from graph.technologies import NamedMeasure, Technology, open_supply, uncovered
from ontology import model as ontology
from tests.graph.tiny import flow, measure, share, written


def test_a_technology_has_its_place_and_counts_what_comes_after_it_or_after_what_it_is_narrower_than(
    changing: Connection,
) -> None:
    written(changing, flows=[flow("lithography", "wafers"), flow("tools", "etch")])
    found = technologies(changing)
    assert found["scanners"] == Technology(
        id="scanners",
        name="SCANNERS",
        label=None,
        stage="fabrication",
        labels=found["scanners"].labels,
        parents=("lithography",),
        reach=1,
    )
    assert "Equipment" in found["scanners"].labels
    assert found["lithography"].parents == (), "a heading is no parent"
    assert {id: each.reach for id, each in found.items() if each.reach} == {
        "lithography": 1,
        "scanners": 1,
        "lenses": 1,
        "tools": 1,
    }, "what comes after a heading does not count for what stands under it"


def test_a_graph_that_holds_nothing_has_no_technology(changing: Connection) -> None:
    assert technologies(changing) == {}


def test_measures_are_named_with_their_starts_as_they_are_known(changing: Connection) -> None:
    written(changing, measure("early", effective="2023-04"), measure("unknown"))
    assert measures(changing) == {
        "early": NamedMeasure(id="early", name="The measure early", label=None, effective="2023-04"),
        "unknown": NamedMeasure(id="unknown", name="The measure unknown", label=None, effective=None),
    }
    behind = measures_behind(changing, ["early", "scenario-1", "lithography"])
    assert list(behind) == ["early"]
    assert behind["early"].properties["effective"] == date(2023, 4, 30)
    assert behind["early"].sources == ()


def test_a_measure_has_its_sources_newest_first(connection: Connection) -> None:
    [found] = measures_behind(connection, ["jp-23-items-2023"]).values()
    days = [source.date for source in found.sources if source.date]
    assert len(days) > 3
    assert days == sorted(days, reverse=True)


@pytest.mark.parametrize("on", ["2022-09-01", "2023-07-23", "2024-12-31"])
@pytest.mark.parametrize("toward", ["chn", "rus"])
@pytest.mark.parametrize("values", [{}, {"without": "jp-23-items-2023", "add": "kor~2022-01-01~like:us-sme-fdpr"}])
def test_gaps_worked_out_from_rows_are_those_of_the_query(
    connection: Connection, on: str, toward: str, values: dict[str, str]
) -> None:
    given = scope(connection, on=on, toward=toward)
    scenario = Lens.from_values(values).scenario
    if scenario:
        given = replace(given, change=change(connection, [scenario], ontology.load()))
    rows = reads.coverage(connection, given)
    assert open_supply(rows, technologies(connection)) == reads.gaps(connection, given)


def test_nothing_is_uncovered_where_nothing_is_known(changing: Connection) -> None:
    written(
        changing,
        measure(covers="etch", effective="2024-01-01"),
        shares=[share("usa", "etch", 60.0), share("jpn", "etch", 40.0), share("usa", "wafers", None)],
    )
    rows = {row.technology: row for row in reads.coverage(changing, scope(changing, on="2024-06-15"))}
    assert (uncovered(rows["etch"]), uncovered(rows["wafers"]), uncovered(rows["lenses"])) == (40.0, None, None)
