"""The named queries keep their contract: header, text and ontology agree, checked without a database."""

from __future__ import annotations

import pytest

from graph import catalog, contracts
from graph.catalog import BrokenQuery, NamedQuery, read
from ontology import model as ontology

QUERIES = catalog.catalog()
GOOD = """// title: A title
// about: What comes back.
// param id: entity id
// column name: its name
MATCH (e:Entity {id: $id})-[:COVERS|AFFECTS]->(t:Technology) RETURN e.name AS name ORDER BY name
"""


def test_there_are_queries_to_check() -> None:
    assert len(QUERIES) >= 9


EVERY = {**QUERIES, **{f"part {name}": part for name, part in catalog.parts().items()}}


@pytest.mark.parametrize("query", EVERY.values(), ids=EVERY.keys())
def test_header_text_and_ontology_agree(query: NamedQuery) -> None:
    assert contracts.problems(query, ontology.load()) == []


def test_what_a_query_names_is_found() -> None:
    query = read("good", GOOD)
    assert (contracts.labels(query.cypher), contracts.types(query.cypher)) == (
        {"Entity", "Technology"},
        {"COVERS", "AFFECTS"},
    )
    assert contracts.problems(query, ontology.load()) == []


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (GOOD.replace("$id", "$ids"), "parameter ids is used but not in the header"),
        (GOOD.replace("AS name ", "AS label "), "header columns ['name'] but RETURN gives ['label']"),
        (GOOD.replace(":Technology", ":Technolgy"), "the ontology has no class Technolgy"),
        (GOOD.replace("AFFECTS", "AFECTS"), "the ontology has no relationship AFECTS"),
        (GOOD.replace("{id: $id}", ""), "parameter id is in the header but not used"),
    ],
)
def test_each_fault_of_a_query_is_named(wrong: str, said: str) -> None:
    assert said in contracts.problems(read("wrong", wrong), ontology.load())


@pytest.mark.parametrize("line", ["// titel: x", "// param: no name", "// title extra: x", "// a remark"])
def test_a_header_line_that_says_nothing_known_is_refused(line: str) -> None:
    with pytest.raises(BrokenQuery, match="header line"):
        read("wrong", line + "\n" + GOOD)


def test_a_query_without_a_title_is_refused() -> None:
    with pytest.raises(BrokenQuery, match="no title"):
        read("wrong", GOOD.replace("// title: A title\n", ""))
