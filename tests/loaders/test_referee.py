"""The checks of a load and SHACL, the referee, come to the same verdict on the same records."""

from __future__ import annotations

import logging
import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest

from loaders import source
from loaders.emit import Edge, Emit, Node, Statement
from loaders.known import Known
from ontology.model import TERMS
from ontology.validate import validate
from tests.loaders.faulty import NO_DATE, clean, faulty
from tests.loaders.judged import MODEL, checked, in_rdf, place, statement
from tests.loaders.shaped import Shape, alternatives, others, shapes

LEAST = 200
"""So many faulty records at least: fewer would say that shapes were not read."""


@pytest.fixture(scope="module")
def known() -> Mapping[str, Shape]:
    return shapes()


@pytest.fixture(autouse=True)
def _quiet(caplog: pytest.LogCaptureFixture) -> None:
    """rdflib warns of every value that is none of its type; here they are the point."""
    caplog.set_level(logging.CRITICAL, "rdflib.term")


def test_each_broken_constraint_is_found_by_both_judges_and_nothing_else_is(known: Mapping[str, Shape]) -> None:
    sound = clean(known)
    broken = list(faulty(known, len(sound)))
    assert [made.number for made in (*sound, *broken)] == list(range(len(sound) + len(broken)))
    assert len(broken) >= LEAST
    statements = [statement(made) for made in (*sound, *broken)]
    ours = {(found.where.line, found.field) for found in checked(statements)}
    said = validate(in_rdf(statements, known))
    theirs = {(place(found.focus), found.path) for found in said}
    wanted = {(made.number, made.path) for made in broken}
    by_number = {made.number: made for made in (*sound, *broken)}
    assert [(by_number[number], path) for number, path in sorted(ours ^ wanted)] == []
    assert [(by_number[number], path) for number, path in sorted(theirs ^ wanted)] == []
    components = {(place(found.focus), found.path, found.constraint.lower()) for found in said}
    assert {(made.number, made.path, made.component.lower()) for made in broken} <= components


def test_every_shape_has_a_clean_and_a_faulty_record(known: Mapping[str, Shape]) -> None:
    sound, broken = clean(known), list(faulty(known, 0))
    concrete = {shape.name for shape in known.values() if not shape.abstract}
    assert {made.type for made in sound} == concrete == {made.type for made in broken}
    assert len(concrete) == len(MODEL.nodes) + len(MODEL.relations)


def test_every_constraint_of_every_shape_is_broken(known: Mapping[str, Shape]) -> None:
    broken = {(made.type, made.path, made.component) for made in faulty(known, 0)}
    wanted = {
        (shape.name, rule.path, component)
        for shape in known.values()
        if not shape.abstract
        for rule in shape.own
        for component in rule.constraints
    }
    assert wanted <= broken
    assert len(wanted) > LEAST


def test_each_form_of_a_date_is_broken() -> None:
    assert others() == {"PartialDate"}
    assert alternatives("PartialDate") == list(NO_DATE)


@pytest.mark.parametrize("added", ["sh:minLength 3", 'sh:pattern "^[0-9]+$"', "sh:node kg:Entity"])
def test_a_constraint_that_nothing_breaks_is_noticed(tmp_path: Path, added: str) -> None:
    folder = Path(shutil.copytree(TERMS, tmp_path / "terms"))
    core = folder / "core.ttl"
    text = core.read_text(encoding="utf-8")
    assert "sh:path kg:note ;" in text
    core.write_text(text.replace("sh:path kg:note ;", f"sh:path kg:note ; {added} ;", 1), encoding="utf-8")
    with pytest.raises(KeyError):
        list(faulty(shapes(folder), 0))


def test_the_bundled_data_are_clean_for_both_judges(known: Mapping[str, Shape]) -> None:
    standing: dict[str, Node] = {}
    for name, least in {"facts": 3_000, "eto": 400}.items():
        said = _said(name, standing)
        assert len(said) > least
        assert checked(said, {id: MODEL.labels(node.type or "") for id, node in standing.items()}) == []
        own = {each.id: each for each in said if isinstance(each, Node) and each.type}
        ends = {end for each in said if isinstance(each, Edge) for end in (each.start, each.end)}
        added = {each.id for each in said if isinstance(each, Node)}
        around = [node for id, node in standing.items() if id in ends | added and id not in own]
        assert validate(in_rdf([*around, *said], known)) == []
        standing |= own


def _said(name: str, standing: Mapping[str, Node]) -> list[Statement]:
    """What a bundled source says where the graph knows the entities `standing`."""
    emit, bundled = Emit(), source.source(name)
    said = list(bundled.read(bundled.data, emit, MODEL, _known(standing)))
    assert emit.faults == []
    return said


def _known(standing: Mapping[str, Node]) -> Known:
    labels = {id: MODEL.labels(node.type or "") for id, node in standing.items()}

    def ids(label: str, attribute: str) -> dict[str, tuple[str, ...]]:
        having = [node for node in standing.values() if label in labels[node.id] and attribute in node.attributes]
        return {node.attributes[attribute]: (node.id,) for node in having}

    return Known(lambda wanted: {id: labels[id] for id in wanted if id in labels}, ids, lambda _type: {})
