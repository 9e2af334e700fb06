"""What `dump` writes, and that loading it gives the same graph back."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pyoxigraph
import pytest
import rdflib
from rdflib.compare import isomorphic

from app import dumps
from graph.connection import Connection
from graph.errors import QueryStopped
from graph.said import Entity, Link, Load
from graph.values import plain
from graph.whole import Whole
from graph.write import Writer
from loaders.compiled import unfit
from ontology import model as ontology
from ontology.validate import validate
from tests.conftest import Command
from tests.exports.hostile import HOSTILE
from tests.loaders.rdf_checking import SAMPLES, check
from tests.loaders.test_loading import snapshot

MODEL = ontology.load()
FORMS = {
    "ttl": pyoxigraph.RdfFormat.TURTLE,
    "nt": pyoxigraph.RdfFormat.N_TRIPLES,
    "jsonld": pyoxigraph.RdfFormat.JSON_LD,
}


def written(connection: Connection, file: Path) -> Path:
    """A dump of the graph, by the ending of its name."""
    with file.open("wb") as stream:
        dumps.write(Whole(connection), MODEL, file.suffix[1:], stream)
    return file


@pytest.fixture(scope="module")
def bundled(connection: Connection, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with dumps of the bundled graph: d.ttl, d.nt, d.jsonld and d.ndjson."""
    folder = tmp_path_factory.mktemp("bundled")
    for form in dumps.FORMS:
        written(connection, folder / f"d.{form}")
    return folder


def facts(file: Path) -> set[str]:
    return {str(quad.triple) for quad in pyoxigraph.parse(path=file, format=FORMS[file.suffix[1:]])}


def test_the_forms_of_rdf_have_the_same_facts(bundled: Path) -> None:
    turtle = facts(bundled / "d.ttl")
    assert len(turtle) > 40_000
    assert turtle == facts(bundled / "d.nt") == facts(bundled / "d.jsonld")


def test_lines_of_json_have_every_element_as_queries_have_it(connection: Connection, bundled: Path) -> None:
    lines = (bundled / "d.ndjson").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line) for line in lines] == [*elements(connection)]


def elements(connection: Connection) -> Iterator[dict[str, Any]]:
    """Records of loads, entities and relationships, as any other query has them."""
    order = "ORDER BY n:Entity, n.id"
    for row in connection.rows(f"MATCH (n) RETURN n.id AS id, labels(n) AS labels, properties(n) AS p {order}"):
        yield {"id": row["id"], "labels": sorted(row["labels"]), "properties": plain(row["p"])}
    ends = "r.id AS id, type(r) AS type, a.id AS from, b.id AS to, properties(r) AS properties"
    for row in connection.rows(f"MATCH (a)-[r]->(b) RETURN {ends} ORDER BY a.id, type, id"):
        yield {**row, "properties": plain(row["properties"])}


def test_the_bundled_graph_comes_back_whole_and_conforms(
    connection: Connection, changing: Connection, changing_chokepoint: Command, bundled: Path, tmp_path: Path
) -> None:
    """Loaded from Turtle and dumped again as N-Triples; SHACL judges without inference."""
    answer = json.loads(changing_chokepoint("load", "rdf", str(bundled / "d.ttl")).stdout)
    assert [(row["source"], row["changed"], row["removed"]) for row in answer] == [("eto", 0, 0), ("facts", 0, 0)]
    assert snapshot(changing) == snapshot(connection)
    again = tmp_path / "again.nt"
    changing_chokepoint("dump", "-o", str(again))
    assert again.read_bytes() == (bundled / "d.nt").read_bytes()
    first, second = rdflib.Graph().parse(bundled / "d.ttl"), rdflib.Graph().parse(again)
    assert isomorphic(first, second)
    assert validate(second) == []


RECORD = {"name": "Invented", "release": "1", "state": "complete", "as_of": date(2026, 1, 31)}


def entity(id: str, labels: tuple[str, ...] = (), sources: tuple[str, ...] = (), **said: Any) -> Entity:
    return Entity(id=id, labels=labels, properties={"id": id, **said}, sources=sources)


def link(id: str, type: str, start: str, end: str, **said: Any) -> Link:
    return Link(id=id, type=type, start=start, end=end, properties={"id": id, **said}, sources=("s",))


COMPANY, LASER = ("Company", "Actor", "Entity"), ("Component", "Technology", "Entity")
TECHNOLOGY = {"category": "component", "stage": "components"}
ONE = [
    entity("s", ("Source", "Entity"), name="A page", date=date(2024, 12, 31), date_precision="year"),
    entity("s-2", ("Source", "Entity"), name="S", date=date(2024, 9, 30), date_precision="month"),
    entity("firm", COMPANY, ("s",), name="Firm", aliases=["b", "a", "b", 'c "d"'], verified=False),
    entity("laser", LASER, name="Laser", label="Laser", **TECHNOLOGY),
    *(
        entity(f"odd-{n}", COMPANY, name="Odd", note=text, aliases=[text, text])
        for n, text in enumerate(HOSTILE)
        if text and not unfit(text)
    ),
]
TWO = [
    entity("firm", (), ("s-2",), note="Another says so.", aliases=["e", "a"]),
    entity("laser", ("Equipment", "Technology", "Entity"), name="Laser tool", label="Laser tool", **TECHNOLOGY),
]
LOADS = [
    Load(
        source="one",
        rank=3,
        record={**RECORD, "entities": len(ONE), "relationships": 3},
        entities=ONE,
        links=[
            link("x", "PRODUCES", "firm", "laser", share=0.1 + 0.2, year=2025, basis="site"),
            link("y", "PRODUCES", "firm", "laser", share=1e-7, year=2024, basis="site"),
            link("z", "RELATED_TO", "firm", "laser", since=date(2024, 1, 31), since_precision="month"),
        ],
    ),
    Load(
        source="two:part",
        rank=2,
        record={**RECORD, "name": "A part", "entities": len(TWO), "relationships": 2},
        entities=TWO,
        links=[
            link("x", "RELATED_TO", "firm", "laser", note="The id that another type has."),
            link("y", "PRODUCES", "firm", "laser", share=2.0, year=2024, basis="site"),
        ],
    ),
]


@pytest.mark.parametrize("form", [*dumps.FORMS, "ttl.gz"])
def test_what_rdf_finds_hard_comes_back_too(
    changing: Connection, changing_chokepoint: Command, tmp_path: Path, form: str
) -> None:
    """Order, values said twice, two sources at odds, dates of all sorts, one id in two types, any text."""
    Writer(changing, MODEL).replace(LOADS)
    before, file = snapshot(changing), tmp_path / f"d.{form}"
    assert len(before) == 2 + len(ONE) + 4
    changing_chokepoint("dump", "-o", str(file))
    with changing.session("WRITE") as session:
        session.run("MATCH (n) DETACH DELETE n").consume()
    changing_chokepoint("load", "rdf", str(file))
    assert snapshot(changing) == before
    again = tmp_path / f"again.{form}"
    changing_chokepoint("dump", "-o", str(again))
    assert again.read_bytes() == file.read_bytes()


def test_a_packed_dump_holds_the_same(run: Command, bundled: Path, tmp_path: Path) -> None:
    done = run("dump", "-o", str(tmp_path / "d.nt.gz"))
    assert gzip.decompress((tmp_path / "d.nt.gz").read_bytes()) == (bundled / "d.nt").read_bytes()
    assert (done.stdout, done.stderr.count("\n")) == ("", 1)


def test_a_dump_takes_the_place_of_the_data_sets_in_it(
    changing: Connection, changing_chokepoint: Command, tmp_path: Path
) -> None:
    """What a data set says beside the dump goes, other data sets stay."""
    Writer(changing, MODEL).replace(LOADS)
    before = snapshot(changing)
    changing_chokepoint("dump", "-o", str(tmp_path / "d.ttl"))
    changing_chokepoint("load", "rdf", str(SAMPLES / "sample.ttl"))
    more = [*ONE, entity("more", COMPANY, name="More")]
    Writer(changing, MODEL).replace([Load(source="one", rank=3, record=RECORD, entities=more, links=LOADS[0].links)])
    answer = json.loads(changing_chokepoint("load", "rdf", str(tmp_path / "d.ttl")).stdout)
    assert [(row["source"], row["made"], row["removed"]) for row in answer] == [("one", 0, 1), ("two:part", 0, 0)]
    changing_chokepoint("unload", "rdf")
    assert snapshot(changing) == before


def test_an_old_file_stays_when_the_dump_does_not_come_about(
    changing: Connection, changing_chokepoint: Command, tmp_path: Path
) -> None:
    file = tmp_path / "d.ttl"
    file.write_text("old", encoding="utf-8")
    assert "chokepoint load" in changing_chokepoint("dump", "-o", str(file), status=1).stderr
    Writer(changing, MODEL).replace(LOADS)
    with changing.session("WRITE") as session:
        session.run("MATCH (l:LoadRecord {id: 'load:one'}) SET l.state = 'unfinished'").consume()
    said = changing_chokepoint("dump", "-o", str(file), status=1).stderr
    assert "The load of one was broken off" in said
    assert [(each.name, each.read_text(encoding="utf-8")) for each in tmp_path.iterdir()] == [("d.ttl", "old")]


def test_a_load_during_a_dump_is_noticed(changing: Connection) -> None:
    Writer(changing, MODEL).replace(LOADS)
    whole = Whole(changing)
    Writer(changing, MODEL).remove(["two:part"])
    with pytest.raises(QueryStopped, match="changed while it was read"):
        whole.check()


def test_nodes_of_others_are_left_out_and_told(
    changing: Connection, changing_chokepoint: Command, tmp_path: Path
) -> None:
    Writer(changing, MODEL).replace(LOADS)
    with changing.session("WRITE") as session:
        session.run("CREATE (:Mine {id: 'mine'})-[:LIKES]->(:Entity)").consume()
    said = changing_chokepoint("dump", "-o", str(tmp_path / "d.nt")).stderr
    assert "2 nodes, 1 relationships" in said
    assert "mine" not in (tmp_path / "d.nt").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["d.csv", "d", "d.gz", "no/such/folder/d.ttl"])
def test_a_name_that_cannot_be_is_wrong_usage(run: Command, tmp_path: Path, name: str) -> None:
    run("dump", "-o", str(tmp_path / name), status=2)
    assert [*tmp_path.iterdir()] == []


DUMP = """@prefix kg: <urn:chokepoint:terms#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
<urn:chokepoint:load:one> a kg:LoadRecord ; kg:id "load:one" ; kg:loaded_by "one" ; kg:name "One" ; kg:rank 1 ;
    kg:release "1" ; kg:entities 2 ; kg:relationships 0 .
<urn:chokepoint:load:two> a kg:LoadRecord ; kg:id "load:two" ; kg:loaded_by "two" ; kg:name "Two" ; kg:rank 2 ;
    kg:release "1" ; kg:entities 1 ; kg:relationships 0 .
<urn:chokepoint:entity:a> a kg:Company ; kg:name "A" ; kg:note "B" ; kg:loaded_by "one" , "two" ;
    kg:claims '''{
        "one": {"labels": ["Actor", "Company", "Entity"], "properties": {"id": "a", "name": "A"}, "sources": []},
        "two": {"labels": [], "properties": {"id": "a", "note": "B"}, "sources": []}}''' .
<urn:chokepoint:entity:b> a kg:Company ; kg:name "B" ; kg:loaded_by "one" .
"""
EDITS: dict[str, tuple[str, str, str]] = {
    "cut off": (DUMP[DUMP.index("<urn:chokepoint:entity:b>") :], "", "holds 1 entities of one, its record says 2."),
    "no such data set": ('kg:loaded_by "one" .', 'kg:loaded_by "ome" .', "'loaded_by' is 'ome', of which"),
    "shown otherwise": ('kg:note "B"', 'kg:note "C"', "line 7 (a): it shows something else than its claims say."),
    "claims that are no JSON": ('"one": {"labels"', '"one" {"labels"', "'claims' is not what each data set says"),
    "claims of others": ('"two": {"labels"', '"three": {"labels"', "'claims' is of one, three, 'loaded_by' is not."),
    "claims of no class": ('["Actor", "Company"', '["Actor", "Compny"', "something else than its claims"),
    "record without a rank": (" ; kg:rank 2 ;", " ;", "line 5 (load:two): 'rank' is missing."),
    "record of another": ('kg:loaded_by "two" ; kg:name', 'kg:loaded_by "too" ; kg:name', "does not name the data set"),
    "value out of its list": ('kg:name "B" ;', 'kg:name "B" ; kg:confidence "sure" ;', "line 11 (b): 'confidence'"),
}


def test_the_small_dump_has_no_fault(tmp_path: Path) -> None:
    (tmp_path / "d.ttl").write_text(DUMP, encoding="utf-8")
    loads = check(tmp_path / "d.ttl").loads
    assert [(each.source, each.rank, [e.id for e in each.entities]) for each in loads] == [
        ("one", 1, ["a", "b"]),
        ("two", 2, ["a"]),
    ]
    assert [dict(each.properties) for each in loads[1].entities] == [{"id": "a", "note": "B"}]


@pytest.mark.parametrize("name", EDITS)
def test_a_dump_that_was_cut_off_or_edited_wrongly_is_refused(tmp_path: Path, name: str) -> None:
    old, new, said = EDITS[name]
    assert DUMP.count(old) == 1
    (tmp_path / "d.ttl").write_text(DUMP.replace(old, new), encoding="utf-8")
    findings = check(tmp_path / "d.ttl").findings
    assert any(said in each for each in findings), findings
