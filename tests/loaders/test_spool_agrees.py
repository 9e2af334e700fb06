"""Rows judged on disk, by SQL, have the same findings as statements judged in memory."""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path

from loaders.checks import Checker
from loaders.emit import Edge, Node, Statement
from loaders.record import Where
from loaders.spool.between import Between
from loaders.spool.files import Spool
from loaders.together import Together
from ontology import model as ontology
from tests.loaders.faulty import clean
from tests.loaders.judged import statement
from tests.loaders.shaped import shapes

MODEL = ontology.load()
Told = set[tuple[Where, str, str]]


def on_disk(said: Sequence[Statement], broken: set[str], folder: Path) -> Told:
    checker = Checker(MODEL)
    with Spool(folder, MODEL, "generated") as rows:
        for each in said:
            if isinstance(each, Node):
                rows.entity(checker.entity(each), each.where)
            else:
                rows.link(checker.link(each), each.where)
    assert checker.findings == []
    with Between(rows.written, folder, MODEL, broken) as between:
        return {(found.where, found.message, found.field) for found in between.findings()}


def in_memory(said: Sequence[Statement], broken: set[str]) -> Told:
    return {(found.where, found.message, found.field) for found in Together(MODEL, {}, broken).findings(said)}


def test_records_that_refer_to_anything_at_all_are_judged_alike(tmp_path: Path) -> None:
    random.seed(7)
    sound = [statement(made) for made in clean(shapes())]
    nodes = [each for each in sound if isinstance(each, Node)]
    edges = [each for each in sound if isinstance(each, Edge)]
    ids = [*(each.id for each in nodes if each.type != "LoadRecord"), "nobody", "somebody", "broken"]
    drawn: list[Statement] = []
    for number in range(600):
        like = random.choice(edges)
        id = f"made-{number}" if number % 20 else f"made-{number - 1}"
        start, end, sources = random.choice(ids), random.choice(ids), ("clean-Source",)
        drawn.append(Edge(like.type, id, start, end, like.attributes, sources, Where("edges.csv", number)))
    twice = [
        Node(each.type, each.id, each.attributes, each.sources, Where("records-again.csv", 1)) for each in nodes[:3]
    ]
    said = [*nodes, *edges, *drawn, *twice]
    told = in_memory(said, {"broken"})
    assert on_disk(said, {"broken"}, tmp_path) == told
    assert {field for _, _, field in told} == {"id", "source", "target"}
    assert len(told) > 400


def test_a_source_that_is_none_is_told_alike(tmp_path: Path) -> None:
    company = Node("Company", "a", {"name": "A"}, ("a", "lost"), Where("x.csv", 3))
    told = {
        (Where("x.csv", 3), "'a' is no Source that is known.", "sources"),
        (Where("x.csv", 3), "'lost' is no Source that is known.", "sources"),
    }
    assert (in_memory([company], set()), on_disk([company], set(), tmp_path)) == (told, told)
