"""The bundled data in the real graph, counted against the files."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from app.commands.known import known
from graph.connection import Connection
from loaders import pipeline, source
from ontology import model
from tests.conftest import Command
from tests.loaders import counting


def one(connection: Connection, cypher: str, **parameters: Any) -> Any:
    return connection.rows(cypher, **parameters)[0]["n"]


@pytest.mark.parametrize("label", counting.LABELS)
def test_the_graph_has_every_record_of_the_files(run: Command, label: str) -> None:
    answer = run("query", f"MATCH (n:{label}) RETURN count(n) AS n", "--format", "json")
    assert json.loads(answer.stdout) == [{"n": counting.entities()[label]}]


def test_every_relationship_type_has_as_many_as_the_files(connection: Connection) -> None:
    rows = connection.rows("MATCH (:Entity)-[r]->(:Entity) RETURN type(r) AS type, count(r) AS n ORDER BY type")
    assert {row["type"]: row["n"] for row in rows} == counting.relationships()


def test_every_entity_has_its_class_and_all_above(connection: Connection) -> None:
    rows = connection.rows("MATCH (n {id: 'us-fn5-fdpr'}) RETURN labels(n) AS labels")
    assert set(rows[0]["labels"]) == {"Entity", "Measure", "ForeignDirectProductRule"}


def test_every_element_has_id_sources_and_loaders(connection: Connection) -> None:
    assert (
        one(
            connection,
            "MATCH (n:Entity) WHERE n.id IS NULL OR n.name IS NULL OR n.sources IS NULL OR n.loaded_by IS NULL "
            "RETURN count(n) AS n",
        )
        == 0
    )
    assert (
        one(
            connection,
            "MATCH (:Entity)-[r]->(:Entity) WHERE r.id IS NULL OR r.sources IS NULL OR r.loaded_by IS NULL "
            "RETURN count(r) AS n",
        )
        == 0
    )


def test_every_source_that_a_statement_names_is_in_the_graph(connection: Connection) -> None:
    assert (
        one(
            connection,
            "MATCH (:Entity)-[r]->(:Entity) UNWIND r.sources AS id WITH DISTINCT id "
            "WHERE NOT EXISTS { (:Source {id: id}) } RETURN count(id) AS n",
        )
        == 0
    )


def test_parallel_statements_stay_apart(connection: Connection) -> None:
    rows = connection.rows(
        "MATCH ({id: 'tokyo-electron'})-[r:RELATED_TO]->({id: 'jp-23-items-2023'}) RETURN r.id AS id, "
        "r.technology AS technology ORDER BY id"
    )
    assert [row["technology"] for row in rows] == ["coater-developer", "etch", "cleaning"]


def test_a_field_and_a_statement_that_agree_are_one_with_the_sources_of_both(connection: Connection) -> None:
    rows = connection.rows("MATCH ({id: 'asml'})-[r:LOCATED_IN]->(b) RETURN r.id AS id, b.id AS at, r.sources AS s")
    assert [(row["id"], row["at"]) for row in rows] == [("rel-0239", "nld")]
    assert "eto-chipexplorer" in rows[0]["s"]
    assert len(rows[0]["s"]) == 4


def test_a_membership_has_its_own_source_and_its_own_flag(connection: Connection) -> None:
    rows = connection.rows(
        "MATCH ({id: 'usa'})-[r:MEMBER_OF]->({id: 'nato'}) RETURN r.sources AS sources, r.verified AS verified"
    )
    assert rows == [{"sources": [], "verified": False}]


@pytest.mark.parametrize(
    ("measure", "field", "day", "precision"),
    [
        ("jp-23-items-2023", "effective", "2023-07-23", "day"),
        ("us-jp-nl-understanding-2023", "announced", None, None),
    ],
)
def test_dates_are_days_with_their_precision(
    connection: Connection, measure: str, field: str, day: str | None, precision: str | None
) -> None:
    rows = connection.rows(
        f"MATCH (m:Measure {{id: $id}}) RETURN toString(m.{field}) AS day, m.{field}_precision AS precision", id=measure
    )
    written = next(m for m in counting.facts("measures") if m["id"] == measure)["dates"][field]
    assert rows[0]["precision"] in ("day", "month", "year")
    assert rows[0]["day"].startswith(written)
    if day is not None:
        assert rows == [{"day": day, "precision": precision}]


def test_every_date_keeps_the_precision_of_the_file(connection: Connection) -> None:
    rows = connection.rows("MATCH (m:Measure) RETURN m.id AS id, properties(m) AS p ORDER BY id")
    stored = {row["id"]: row["p"] for row in rows}
    compared = 0
    for measure in counting.facts("measures"):
        for field in ("announced", "published", "effective", "suspended", "ended"):
            written = measure["dates"][field]
            kept = stored[measure["id"]]
            if written is None:
                assert field not in kept
                continue
            length = {"year": 4, "month": 7, "day": 10}[kept[f"{field}_precision"]]
            assert kept[field].iso_format()[:length] == written
            compared += 1
    assert compared > 200


def test_a_holder_without_a_number_has_no_share(connection: Connection) -> None:
    missing = sum(row["share_pct"] is None for row in counting.shares())
    assert missing > 20
    query = "MATCH ()-[r:PRODUCES]->() WHERE r.basis IS NOT NULL AND r.share IS NULL RETURN count(r) AS n"
    assert one(connection, query) == missing


def test_every_word_of_the_files_is_in_the_graph(connection: Connection) -> None:
    """Whatever text a record has is found among the values of the graph: nothing is left unread."""
    kept = _values(connection)
    missing = [
        (record["id"], value)
        for name in (*counting.LABELS.values(), "relationships", "flows")
        for record in counting.facts(name)
        for value in _texts(record)
        if value not in kept and not any(value in text for text in kept if isinstance(text, str) and len(text) > 20)
    ]
    assert missing == []


@pytest.mark.parametrize("class_", ["Technology", "Measure"])
def test_every_technology_and_measure_has_a_short_label_of_its_own(connection: Connection, class_: str) -> None:
    """Whole, in at most 28 characters, as it would be written by hand: nothing cut off, no blank too many."""
    rows = connection.rows(f"MATCH (n:{class_}) WHERE 'facts' IN n.loaded_by RETURN n.id AS id, n.label AS label")
    labels = {row["id"]: row["label"] or "" for row in rows}
    assert len(labels) == counting.entities()[class_]
    careless = {
        id: label
        for id, label in labels.items()
        if not 1 <= len(label) <= 28 or label != " ".join(label.split()) or label[-1] in ".,;:!?/-–…"
    }
    assert careless == {}
    times = Counter(label.casefold() for label in labels.values())
    assert [label for label, n in times.items() if n > 1] == []


CONSUMED = ("type", "category", "memberships", "predicate")
"""Fields that become labels, types or relationships rather than values."""


def _texts(record: Any, field: str = "") -> list[str]:
    if isinstance(record, dict):
        return [t for name, value in record.items() if name not in CONSUMED for t in _texts(value, name)]
    if isinstance(record, list):
        return [t for value in record for t in _texts(value, field)]
    return [record] if isinstance(record, str) and record else []


def _values(connection: Connection) -> set[Any]:
    rows = connection.rows(
        "MATCH (n:Entity) RETURN properties(n) AS p UNION ALL MATCH ()-[r]->() RETURN properties(r) AS p"
    )
    found: set[Any] = set()
    for row in rows:
        for name, value in row["p"].items():
            for each in value if isinstance(value, list) else [value]:
                text = each.iso_format() if hasattr(each, "iso_format") else each
                found.add(text)
                if row["p"].get(f"{name}_precision"):
                    found.add(text[: {"year": 4, "month": 7, "day": 10}[row["p"][f"{name}_precision"]]])
    return found


def test_what_a_release_no_longer_describes_is_a_reference_to_nothing(connection: Connection, tmp_path: Path) -> None:
    """Although the graph still has it, from the release before."""
    facts = source.source("facts")
    for each in facts.data.glob("*.yaml"):
        (tmp_path / each.name).write_bytes(each.read_bytes())
    flows = tmp_path / "flows.yaml"
    flows.write_text(flows.read_text(encoding="utf-8").replace("from: design\n", "from: asml\n"), encoding="utf-8")
    technologies = tmp_path / "technologies.yaml"
    text = technologies.read_text(encoding="utf-8")
    cut = text.index("\n- id: mask-making\n")
    technologies.write_text(text[:cut] + text[text.index("\n- id: ", cut + 1) :], encoding="utf-8")
    found = pipeline.check(facts, tmp_path, model.load(), known(connection, "facts", [])).findings
    assert any("'mask-making' is no Technology that is known." in each for each in found)
    assert any("'asml' at FLOWS_TO is a Company. Name a Technology there." in each for each in found)
    beside = known(connection, "eto", [])
    assert set(beside.labels(["mask-making", "eto-chipexplorer", "nobody"])) == {"mask-making", "eto-chipexplorer"}
    assert beside.beside(["facts"]).labels(["mask-making"]) == {}
