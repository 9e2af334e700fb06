"""How fast a load through the driver is against rdflib-neo4j on the same statements.

rdflib-neo4j keeps no attributes of relationships, so there each relationship is a thing of its own with a source and a
target, as in our RDF (`graph.rdf`); ours are relationships. Its triples are made before its time begins, and so are our
statements: both sides have read nothing. Its batches are tried in several sizes, the best one counts.
`python -m benchmarks.rdflib_neo4j_load [ENTITIES]`; `make bench` runs it.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import sys
from collections.abc import Callable, Iterator

from rdflib import Graph, URIRef
from rdflib import Literal as Text
from rdflib_neo4j import Neo4jStore, Neo4jStoreConfig
from rdflib_neo4j.config.const import HANDLE_MULTIVAL_STRATEGY, HANDLE_VOCAB_URI_STRATEGY

from benchmarks import ftm_population
from benchmarks.driver_load import EACH, checked, ours, read, timed, wipe
from benchmarks.homes import empty_home
from graph import rdf
from graph.access import connect
from graph.connection import Connection
from graph.said import Load, Said
from graph.schema import prepare
from graph.server import Server
from graph.settings import Settings
from ontology import iris
from ontology import model as ontology

ENTITIES = 20_000
BATCHES = (1_000, 5_000, 10_000, 20_000)
ASKED = 2.0
REPEATED = (rdf.LABEL, rdf.CITED)
"""What our RDF says a second time, for other programs: left out of theirs."""
Triple = tuple[URIRef, URIRef, URIRef | Text]


def main() -> int:
    """The exit status: 1 when the ratio is not what is asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("entities", type=int, nargs="?", default=ENTITIES)
    asked = parser.parse_args()
    with empty_home() as settings:
        return measure(settings, asked.entities)


def measure(settings: Settings, entities: int) -> int:
    """Prints the rates and their ratio."""
    file = settings.home / "entities.ftm.json"
    file.write_bytes(b"".join(ftm_population.lines(entities, entities * EACH)))
    with connect(settings) as connection:
        prepare(connection, ontology.load())
        load = checked(file)
        elements, triples = len(load.entities) + len(load.links), list(_triples(load))
        theirs = {size: _theirs(settings, connection, triples, size) for size in (BATCHES[0], *BATCHES)}
        ours(connection, file)
        wipe(connection)
        mine = timed(lambda: ours(connection, file)) - timed(lambda: read(file))
        made = connection.rows("MATCH (n:Entity) RETURN count(n) AS n")[0]["n"]
        assert made == len(load.entities), f"{made} of {len(load.entities)} entities are there"
    best = min(theirs.values())
    print(f"elements: {elements:,}, triples: {len(triples):,}")
    for size, seconds in theirs.items():
        print(f"rdflib-neo4j, batches of {size:,}: {elements / seconds:,.0f} elements a second ({seconds:.1f} s)")
    print(f"load, checks and provenance included: {elements / mine:,.0f} elements a second ({mine:.1f} s)")
    print(f"load over rdflib-neo4j at its best: {best / mine:.2f} (asked: at least {ASKED})")
    return 0 if best / mine >= ASKED else 1


def _triples(load: Load) -> Iterator[Triple]:
    """What the load says, in RDF: a block of triples for each entity and each relationship."""
    dialect, said = rdf.Dialect(ontology.load()), Said([load])
    blocks = [dialect.entity(id, row["labels"], row["p"]) for id, row in said.entities.items()]
    blocks += [dialect.statement(key[1], row["type"], row["a"], row["b"], row["p"]) for key, row in said.links.items()]
    for block in blocks:
        subject = URIRef(block.iri)
        for predicate, value in block.facts:
            if predicate not in REPEATED:
                yield subject, URIRef(predicate), _term(value)


def _term(value: rdf.Value) -> URIRef | Text:
    return (
        URIRef(value.iri) if isinstance(value, rdf.Iri) else Text(value.text, datatype=URIRef(rdf.XSD + value.datatype))
    )


def _theirs(settings: Settings, connection: Connection, triples: list[Triple], size: int) -> float:
    """Seconds that rdflib-neo4j takes to write the triples into an empty graph; the graph is empty again afterwards."""
    address = Server(settings).ensure()
    auth = {"uri": address.uri, "database": connection.graph, "user": address.username, "pwd": address.password}
    config = Neo4jStoreConfig(
        auth_data=auth,
        batching=True,
        batch_size=size,
        handle_vocab_uri_strategy=HANDLE_VOCAB_URI_STRATEGY.IGNORE,
        handle_multival_strategy=HANDLE_MULTIVAL_STRATEGY.ARRAY,
        multival_props_names=[],
    )
    config.multival_props_names = sorted(map(iris.term, _lists()))
    with contextlib.redirect_stdout(io.StringIO()):  # it prints that it is open, and closed
        graph = Graph(store=Neo4jStore(config=config))
        seconds = timed(_adding(graph, triples))
    there = connection.rows("MATCH (n:Resource) RETURN count(n) AS n")[0]["n"]
    subjects = len({subject for subject, _, _ in triples})
    assert there >= subjects, f"{there} of {subjects} are there"
    wipe(connection)
    return seconds


def _adding(graph: Graph, triples: list[Triple]) -> Callable[[], None]:
    def add() -> None:
        for triple in triples:
            graph.add(triple)
        graph.close(True)

    return add


def _lists() -> set[str]:
    """The attributes that are lists."""
    model = ontology.load()
    kinds = [*model.nodes.values(), *model.relations.values()]
    return {each.name for kind in kinds for each in kind.attributes if each.many} | set(rdf.SETS)


if __name__ == "__main__":
    sys.exit(main())
