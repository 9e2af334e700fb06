"""The whole ETO release in the real graph, counted against its files.

The folder is named by CHOKEPOINT_TEST_ETO, by default ../shared/eto beside the checkout. It is not part of the project:
without it these tests are skipped, and those of the sample still run.
"""

from __future__ import annotations

import json
import shutil
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from graph.connection import Connection
from tests.conftest import Command
from tests.loaders import counting, counting_release
from tests.loaders.checking import check
from tests.loaders.test_loading import snapshot, without_time

FOLDER = counting_release.FOLDER

pytestmark = pytest.mark.skipif(not FOLDER.is_dir(), reason=counting_release.NO_RELEASE)


@pytest.fixture
def released(changing: Connection, changing_chokepoint: Command) -> Connection:
    """A graph with the fact base and the whole release."""
    changing_chokepoint("load")
    changing_chokepoint("load", "eto", str(FOLDER))
    return changing


def ends(connection: Connection, type_: str) -> list[tuple[str, str]]:
    """The ends of all relationships of a type that eto states."""
    rows = connection.rows(
        "MATCH (a)-[r]->(b) WHERE type(r) = $type AND 'eto' IN r.loaded_by RETURN a.id AS a, b.id AS b", type=type_
    )
    return [(row["a"], row["b"]) for row in rows]


def ids(connection: Connection, cypher: str) -> set[str]:
    return {row["id"] for row in connection.rows(cypher)}


def test_the_graph_has_what_the_files_say(released: Connection) -> None:
    _shares_are_those_of_the_files(released)
    _flows_are_those_of_the_files(released)
    _tree_and_entities_are_those_of_the_files(released)
    _sizes_and_names_are_those_of_the_files(released)


def _shares_are_those_of_the_files(graph: Connection) -> None:
    rows = graph.rows(
        "MATCH (a)-[r:PRODUCES]->(b) WHERE 'eto' IN r.loaded_by RETURN a.id AS a, b.id AS b, r.share AS share, "
        "r.year AS year, r.eto_input AS input, r.basis AS basis, r.sources AS sources, r.id AS id"
    )
    assert {(r["a"], r["b"]): (r["share"], r["year"], r["input"]) for r in rows} == counting_release.shares()
    assert (len(rows), len({r["id"] for r in rows})) == (1279, 1279)
    assert {(r["basis"], *r["sources"]) for r in rows} == {("headquarters", "eto-chipexplorer")}
    assert sum(r["share"] is None for r in rows) > 200
    own = {row["id"]: (row["subject"], row["object"]) for row in counting.shares()}
    assert {r["id"]: (r["a"], r["b"]) for r in rows if r["id"] in own} == own
    total = graph.rows("MATCH ()-[r:PRODUCES]->() RETURN count(r) AS n")[0]["n"]
    assert total == 1279 + counting_release.relationships_of_the_facts("PRODUCES")


def _flows_are_those_of_the_files(graph: Connection) -> None:
    assert Counter(ends(graph, "FLOWS_TO")) == Counter(counting_release.flows())
    shared, known = counting_release.shared_flows(), counting_release.relationships_of_the_facts("FLOWS_TO")
    rows = graph.rows(
        "MATCH (a)-[r:FLOWS_TO]->(b) RETURN a.id AS a, b.id AS b, r.id AS id, r.loaded_by AS l, r.kind AS k"
    )
    assert len(shared) == 12
    assert {(r["a"], r["b"]): r["id"] for r in rows if r["l"] == ["eto", "facts"]} == shared
    assert len(rows) == known + len(counting_release.flows()) - len(shared)
    assert all(r["k"] is None if r["l"] == ["eto"] else r["k"] for r in rows)


def _tree_and_entities_are_those_of_the_files(graph: Connection) -> None:
    own, left_out = counting_release.wider()
    assert Counter(ends(graph, "NARROWER_THAN")) == Counter(own)
    stored = graph.rows("MATCH (a)-[r:NARROWER_THAN]->(b) RETURN a.id AS a, b.id AS b, r.loaded_by AS l")
    assert len(stored) == len(own) + counting_release.relationships_of_the_facts("NARROWER_THAN")
    assert not {(r["a"], r["b"]) for r in stored if "eto" in r["l"]} & left_out
    assert Counter(ends(graph, "LOCATED_IN")) == Counter(counting_release.seats())
    for label in ("Technology", "Company", "CollectiveHolder", "Jurisdiction"):
        query = f"MATCH (n:{label}) WHERE n.loaded_by = ['eto'] RETURN n.id AS id"
        assert ids(graph, query) == counting_release.new_entities().get(label, set())
    headings = ids(graph, "MATCH (n:Technology {umbrella: true}) WHERE n.loaded_by = ['eto'] RETURN n.id AS id")
    assert headings == counting_release.umbrellas() == {"eto:N28", "eto:N119", "eto:N126"}
    assert not ids(graph, "MATCH (n) WHERE n.id IN ['eto:S1', 'eto:S2', 'eto:S3'] RETURN n.id AS id")


def _sizes_and_names_are_those_of_the_files(graph: Connection) -> None:
    rows = graph.rows("MATCH (n) WHERE n.market_size IS NOT NULL RETURN n.id AS id, n.market_size_year AS year")
    assert {row["id"]: row["year"] for row in rows} == counting_release.market_sizes()
    rows = graph.rows("MATCH (n:Company) RETURN n.id AS id, n.name AS name, coalesce(n.aliases, []) AS aliases")
    names = {row["id"]: {row["name"], *row["aliases"]} for row in rows}
    wanted = counting_release.other_names()
    assert [id for id, others in wanted.items() if not others <= names[id]] == []
    assert len(wanted) > 40


def test_countries_and_collective_holders_are_the_fact_bases(released: Connection) -> None:
    rows = released.rows(
        "MATCH (a:Actor)-[r:PRODUCES]->() WHERE 'eto' IN r.loaded_by AND NOT a:Company "
        "RETURN DISTINCT a.id AS id, 'CollectiveHolder' IN labels(a) AS many"
    )
    assert {row["id"] for row in rows if row["many"]} == {"europe-unspecified", "various-countries"}
    assert len(rows) == 20
    assert all(not row["id"].startswith("eto:") for row in rows)


def test_sums_that_rounding_put_off_100_are_loaded_as_they_are(released: Connection) -> None:
    rows = released.rows(
        "MATCH (a)-[r:PRODUCES]->(t) WHERE 'eto' IN r.loaded_by AND (a:Jurisdiction OR a:CollectiveHolder) "
        "AND r.share IS NOT NULL WITH t, round(sum(r.share), 1) AS total WHERE 0 < abs(total - 100) <= 0.5 "
        "RETURN count(t) AS n"
    )
    assert rows == [{"n": counting_release.off_by_rounding()}]
    assert rows[0]["n"] > 10


def test_every_row_of_provision_is_loaded_or_named(connection: Connection) -> None:
    checked = check(connection, FOLDER)
    assert checked.findings == ()
    rows = counting_release.rows("provision")
    named = [each for each in checked.left_out if each.where.file == "provision.csv"]
    stages = {
        f"{row['provider_id']} {row['provided_id']}" for row in rows if row["provided_id"] in counting_release.STAGES
    }
    assert {each.where.record for each in named} == stages
    assert len(named) == len(stages) == 21
    assert len(rows) == 1300 == len(named) + sum(link.type == "PRODUCES" for link in checked.links)
    parents = [each for each in checked.left_out if each.where.file == "sequence.csv"]
    assert len(parents) == len(counting_release.wider()[1])


def test_the_command_names_on_stderr_what_it_leaves_out(changing: Connection, changing_chokepoint: Command) -> None:
    changing_chokepoint("load", "facts")
    for words, rows in ((("--dry-run",), 0), ((), 1)):
        done = changing_chokepoint("load", "eto", str(FOLDER), *words)
        said = done.stderr
        assert "1300 rows of provision.csv" in said
        assert "Left out, 21 of the 1300 rows of provision.csv: a stage is a part of the chain, no technology" in said
        assert "provision.csv line 1012 (P1 S1)" in said
        assert "sequence.csv line 4 (N20)" in said
        assert len(json.loads(done.stdout)) == rows
    shares = changing.rows("MATCH ()-[r:PRODUCES]->() WHERE 'eto' IN r.loaded_by RETURN count(r) AS n")
    assert shares == [{"n": 1279}]


def test_loading_the_release_twice_changes_nothing(released: Connection, changing_chokepoint: Command) -> None:
    first = snapshot(released)
    again: list[dict[str, Any]] = json.loads(changing_chokepoint("load", "eto", str(FOLDER)).stdout)
    assert [(row["made"], row["changed"], row["removed"]) for row in again] == [(0, 0, 0)]
    assert snapshot(released) == first


def test_release_and_excerpt_replace_each_other_and_leave_nothing(
    changing: Connection, changing_chokepoint: Command
) -> None:
    changing_chokepoint("load", "facts")
    bare = snapshot(changing)
    changing_chokepoint("load", "eto")
    excerpt = without_time(snapshot(changing))
    changing_chokepoint("load", "eto", str(FOLDER))
    assert changing.rows("MATCH (l:LoadRecord {id: 'load:eto'}) RETURN l.name AS name, l.release AS release") == [
        {"name": "ETO Advanced Semiconductor Supply Chain Dataset (whole release)", "release": "2026-08"}
    ]
    statement = changing.rows("MATCH ({id: 'asml'})-[r {id: 'rel-0019'}]->() RETURN r.loaded_by AS by")
    assert statement == [{"by": ["eto", "facts"]}]
    whole = without_time(snapshot(changing))
    changing_chokepoint("load", "eto")
    assert without_time(snapshot(changing)) == excerpt
    changing_chokepoint("load", "eto", str(FOLDER))
    assert without_time(snapshot(changing)) == whole
    changing_chokepoint("unload", "eto")
    assert snapshot(changing) == bare


def test_a_release_that_is_not_on_record_is_named_by_its_years(connection: Connection, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(FOLDER, tmp_path / "eto"))
    with (folder / "stages.csv").open("a", encoding="utf-8") as file:
        file.write("\n")
    release = check(connection, folder).about
    assert release["release"].startswith("unnamed, shares up to 2025, ")
    assert (release["as_of"], release["edition"]) == ("2025", "whole release")


def test_a_release_that_is_cut_off_is_refused(connection: Connection, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(FOLDER, tmp_path / "eto"))
    file = folder / "provision.csv"
    file.write_text("".join(file.read_text(encoding="utf-8").splitlines(keepends=True)[:900]), encoding="utf-8")
    said = "eto/source.toml line 1: 899 PRODUCES found. At least 1000 expected. Is a file cut off?"
    assert check(connection, folder).findings == (said,)
