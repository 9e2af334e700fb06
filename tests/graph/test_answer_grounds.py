"""What an answer rests on: measures, statements, shares and sources."""

from __future__ import annotations

from graph.answers import Grounds
from graph.connection import Connection
from graph.library import Graph
from tests.graph import tiny
from tests.graph.comparing import bundled_world


def test_an_answer_rests_on_its_measures_what_they_say_and_the_shares(changing: Connection) -> None:
    weak = {"verified": False, "confidence": "low"}
    graph = tiny.written(
        changing,
        tiny.measure("first", covers=["etch", "wafers"], targets=["chn"], effective="2024-01-01"),
        tiny.measure("second", by="jpn", covers="etch", exempts=["friends"], effective="2024-01-01") | weak,
        tiny.measure("elsewhere", by="kor", covers="etch", effective="2024-01-01"),
        shares=[tiny.share("usa", "etch", 60.0), tiny.share("jpn", "etch", 40.0), tiny.share("kor", "etch", None)],
    )
    grounds = graph.coverage("etch", on=tiny.DAY, by=["usa", "jpn"]).grounds
    links = ("second--COVERS--etch", "second--EXEMPTS--friends", "second--IMPOSED_BY--jpn")
    assert grounds == Grounds(
        measures=("first", "second"),
        statements=4 + 3 + 3,  # of the first measure, of the second, rows of shares
        shares=("eto, 2025, headquarters",),
        sources=(),
        unverified=("second", *links),
        low=("second", *links),
    )


def test_an_answer_cites_what_its_measures_and_statements_cite(graph: Graph) -> None:
    answer = graph.coverage("cleaning", on="2023-07-23", by=["jpn"])
    assert set(answer.sources) >= bundled_world()["measures"]["jp-23-items-2023"]["sources"] | {"eto-chipexplorer"}
    assert list(answer.sources) == sorted(set(answer.sources))


def test_a_count_rests_on_every_measure(graph: Graph) -> None:
    assert len(graph.ask("kinds-of-measures").grounds.measures) == len(bundled_world()["measures"]) == 116


def test_the_sources_of_an_answer_are_those_of_its_grounds(graph: Graph) -> None:
    answer = graph.ask("sources-of", id="jp-23-items-2023")
    assert answer.sources == answer.grounds.sources == tuple(sorted(answer.sources))
    assert {row["source"] for row in answer.rows} <= set(answer.sources)
    assert graph.ask("installed-base").sources == ()
