"""The supply chain as the graph has it."""

from __future__ import annotations

import pytest

from graph import chain, reads
from graph.chain_rows import Chain, Flow, Holder, Technology
from graph.connection import Connection
from graph.scope import scope

FILL = """
CREATE (fab:Entity:Technology:ProcessStep {id: 'fab', name: 'Fabrication', umbrella: true, stage: 'fabrication'}),
       (etch:Entity:Technology:ProcessStep {id: 'etch', name: 'Etch step', label: 'Etch', sources: ['s1']})
         -[:NARROWER_THAN]->(fab),
       (tool:Entity:Technology:Equipment {id: 'tool', name: 'Tool'})-[:FLOWS_TO {id: 'f1', kind: 'used-in'}]->(etch),
       (nld:Entity:Actor:Jurisdiction {id: 'nld', name: 'Netherlands'}),
       (nld)-[:PRODUCES {id: 'p1', share: 60.0, basis: 'headquarters', year: 2020, loaded_by: ['x']}]->(tool),
       (nld)-[:PRODUCES {id: 'p2', share: 80.0, basis: 'headquarters', year: 2022, loaded_by: ['x']}]->(tool),
       (firm:Entity:Actor:Company {id: 'firm', name: 'A firm'}),
       (firm)-[:PRODUCES {id: 'p3', share: 75.5, basis: 'headquarters', year: 2022, loaded_by: ['x']}]->(tool),
       (rule:Entity:Measure {id: 'rule', name: 'A rule', announced: date('2022-01-01'), effective: date('2022-02-01')})
         -[:COVERS]->(tool),
       (:Entity:Measure {id: 'late', name: 'Later', effective: date('2022-02-01'), ended: date('2023-03-01')})
         -[:COVERS]->(fab)
"""


@pytest.fixture
def small(changing: Connection) -> Connection:
    with changing.session("WRITE") as session:
        session.run(FILL).consume()
    return changing


def test_the_chain_has_each_technology_and_flow_with_what_places_it(small: Connection) -> None:
    assert chain.chain(small) == Chain(
        (
            Technology(
                "etch",
                "Etch step",
                "Etch",
                "",
                ("Entity", "ProcessStep", "Technology"),
                True,
                False,
                False,
                ("fab",),
                ("s1",),
            ),
            Technology(
                "fab",
                "Fabrication",
                "Fabrication",
                "fabrication",
                ("Entity", "ProcessStep", "Technology"),
                True,
                False,
                True,
                (),
            ),
            Technology("tool", "Tool", "Tool", "", ("Entity", "Equipment", "Technology"), False, False, False, ()),
        ),
        (Flow("tool", "etch", "used-in", ""),),
    )


def test_an_empty_graph_has_an_empty_chain(changing: Connection) -> None:
    assert (chain.chain(changing), chain.days(changing), chain.holders(changing)) == (Chain((), ()), (), {})
    assert chain.reached(changing, "x") is None


def test_days_of_change_stand_once_and_in_order(small: Connection) -> None:
    assert chain.days(small) == ("2022-01-01", "2022-02-01", "2023-03-01")


def test_holders_are_those_of_the_newest_year(small: Connection) -> None:
    found = chain.holders(small)["tool"]
    assert (found.source, found.year, found.basis, found.known) == ("x", 2022, "headquarters", 80.0)
    assert found.countries == (Holder("nld", "Netherlands", 80.0, state=True),)
    assert found.firms == (Holder("firm", "A firm", 75.5, year=2022),)


@pytest.mark.parametrize(
    ("id", "technologies"),
    [("tool", ("tool",)), ("firm", ("tool",)), ("rule", ("tool",)), ("late", ("fab",))],
)
def test_an_entity_reaches_what_it_is_supplies_or_covers(
    small: Connection, id: str, technologies: tuple[str, ...]
) -> None:
    found = chain.reached(small, id)
    assert found is not None
    assert found.technologies == technologies


def test_countries_of_the_bundled_graph_are_those_of_coverage(connection: Connection) -> None:
    rows = reads.coverage(connection, scope(connection, on="2024-12-31"))
    held = chain.holders(connection)
    assert {each.id for each in chain.chain(connection).technologies} == {row.technology for row in rows}
    for row in rows:
        of = {each.id: each.share for each in held[row.technology].countries} if row.technology in held else {}
        assert {cell.jurisdiction: cell.share for cell in row.cells if cell.share is not None} == {
            cell.jurisdiction: of[cell.jurisdiction] for cell in row.cells if of.get(cell.jurisdiction) is not None
        }
        assert row.known_share == (held[row.technology].known if row.technology in held else None)
