"""What was altered in the graph between two loads of the same: the next load finds it and puts it right."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace as changed
from datetime import date
from typing import Any

import pytest
from msgspec import structs

from graph import schema, stored
from graph.connection import Connection
from graph.plan import Changes
from graph.said import Load
from graph.write import Writer
from ontology import model as ontology
from tests.graph.test_pieces import snapshot
from tests.graph.written_loads import owners

ONE, TWO = "owners:1", "owners:2"
LINK = f"{ONE}--OWNS--{TWO}"
ALTERED = {
    "a value changed": f"MATCH (n {{id: '{ONE}'}}) SET n.name = 'Another name'",
    "a value taken away": f"MATCH (n {{id: '{ONE}'}}) REMOVE n.name",
    "a value added": f"MATCH (n {{id: '{ONE}'}}) SET n.note = 'by hand'",
    "a value of another type": f"MATCH ()-[r {{id: '{LINK}'}}]->() SET r.since = '2020-05-01'",
    "a list changed": f"MATCH (n {{id: '{ONE}'}}) SET n.sources = ['of no one']",
    "a label added": f"MATCH (n {{id: '{ONE}'}}) SET n:Government",
    "a label taken away": f"MATCH (n {{id: '{ONE}'}}) REMOVE n:Company",
    "an entity deleted": f"MATCH (n {{id: '{ONE}'}}) DETACH DELETE n",
    "a value of a relationship changed": f"MATCH ()-[r {{id: '{LINK}'}}]->() SET r.role = 'holder'",
    "a date changed": f"MATCH ()-[r {{id: '{LINK}'}}]->() SET r.since = date('2021-05-01')",
    "a date past the years that Python knows": f"MATCH ()-[r {{id: '{LINK}'}}]->() SET r.since = date('+12345-05-01')",
    "another date past those years": f"MATCH ()-[r {{id: '{LINK}'}}]->() SET r.until = date('+12345-05-01')",
    "a relationship without its id": f"MATCH ()-[r {{id: '{LINK}'}}]->() REMOVE r.id",
    "a relationship deleted": f"MATCH ()-[r {{id: '{LINK}'}}]->() DELETE r",
    "a relationship turned round": f"MATCH (a)-[r {{id: '{LINK}'}}]->(b) CREATE (b)-[x:OWNS]->(a) SET x = r DELETE r",
    "a relationship of another type": (
        f"MATCH (a)-[r {{id: '{LINK}'}}]->(b) CREATE (a)-[x:DIRECTS]->(b) SET x = r DELETE r"
    ),
    "a relationship twice, the other of another type": (
        f"MATCH (a)-[r {{id: '{LINK}'}}]->(b) CREATE (a)-[x:DIRECTS]->(b) SET x = r"
    ),
    "a relationship twice": f"MATCH (a)-[r {{id: '{LINK}'}}]->(b) CREATE (a)-[x:OWNS]->(b) SET x = r",
    "a relationship twice, from another entity": (
        f"MATCH (c {{id: 'owners:3'}}), ()-[r {{id: '{LINK}'}}]->(b) CREATE (c)-[x:OWNS]->(b) SET x = r"
    ),
    "a relationship twice, from elsewhere": (
        f"MATCH (c {{id: 'others:0'}}), ()-[r {{id: '{LINK}'}}]->(b) CREATE (c)-[x:OWNS]->(b) SET x = r"
    ),
    "an entity that nobody says": (
        "CREATE (:Company:Actor:Entity {id: 'owners:new', name: 'New', sources: [], loaded_by: ['owners']})"
    ),
    "a relationship that nobody says, from an entity of the load": (
        f"MATCH (a {{id: '{ONE}'}}), (b {{id: '{TWO}'}}) "
        "CREATE (a)-[:DIRECTS {id: 'new', sources: [], loaded_by: ['owners']}]->(b)"
    ),
    "a relationship that nobody says, from elsewhere": (
        f"MATCH (a {{id: 'others:0'}}), (b {{id: '{TWO}'}}) "
        "CREATE (a)-[:DIRECTS {id: 'new', sources: [], loaded_by: ['owners']}]->(b)"
    ),
}


@pytest.fixture
def write(changing: Connection) -> Callable[..., Any]:
    model = ontology.load()
    schema.prepare(changing, model)
    return lambda *loads, whole=10_000: Writer(changing, model, whole=whole).replace(loads)


def dated(load: Load) -> Load:
    """Its first owner since a day."""
    first = next(link for link in load.links if link.id == LINK)
    since = structs.replace(first, properties={**first.properties, "since": date(2020, 5, 1)})
    return changed(load, links=[since if link is first else link for link in load.links])


@pytest.mark.parametrize("hub", [stored.HUB, 1], ids=["few leave each", "more leave than are held at once"])
def test_what_was_altered_is_put_right(
    changing: Connection, write: Callable[..., Any], monkeypatch: pytest.MonkeyPatch, hub: int
) -> None:
    monkeypatch.setattr(stored, "HUB", hub)
    load, others = dated(owners(5)), owners(2, source="others")
    write(load, others)
    wanted = snapshot(changing)
    assert write(load) == {"owners": Changes()}
    found = {}
    for what, cypher in ALTERED.items():
        counters = changing.write(lambda tx, text=cypher: tx.run(text).consume().counters)  # type: ignore[misc]
        assert counters.contains_updates, what
        found[what] = bool(write(load)["owners"]), snapshot(changing) == wanted
    assert found == dict.fromkeys(ALTERED, (True, True))


def test_what_others_say_too_stays_what_both_say(changing: Connection, write: Callable[..., Any]) -> None:
    both = owners(3)
    others = changed(owners(3), source="others", entities=both.entities[:2], links=both.links[:1])
    write(both, others)
    wanted = snapshot(changing)
    assert (write(both), write(others)) == ({"owners": Changes()}, {"others": Changes()})
    changing.write(lambda tx: tx.run(f"MATCH (n {{id: '{ONE}'}}) SET n.name = 'Another name'").consume())
    assert write(both)["owners"].changed == 1
    assert snapshot(changing) == wanted
