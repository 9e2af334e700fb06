"""SHACL as the referee: does a data graph in RDF satisfy the shapes of the ontology?"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from pyshacl import validate as run_shacl
from rdflib import Graph
from rdflib.namespace import RDFS, SH
from rdflib.term import Node

from ontology import alignments
from ontology.model import TERMS
from ontology.turtle import UI, parse

FOR_PEOPLE = (SH.name, SH.description, SH.order, RDFS.label, RDFS.comment, *alignments.EXACT)


@dataclass(frozen=True, order=True)
class Finding:
    """One breach of a shape: the thing at fault, the attribute, the value, the constraint and what SHACL says."""

    focus: str
    path: str
    value: str
    constraint: str
    message: str


def validate(data: Graph, folder: Path = TERMS) -> list[Finding]:
    """The breaches in `data`, ordered by focus; empty when it conforms.

    Nothing is inferred: with inference a wrong end would be inferred into the right class and pass.
    The ontology goes in beside the data so that a `Company` counts as an `Actor`.
    """
    shapes = _shapes(folder)
    conforms, report, _ = run_shacl(data, shacl_graph=shapes, ont_graph=shapes, inference="none", advanced=False)
    if conforms or not isinstance(report, Graph):
        return []
    return sorted(_finding(report, result) for result in report.objects(None, SH.result))


@cache
def _shapes(folder: Path) -> Graph:
    """The terms without what is for people's eyes: pySHACL goes through all that is said of a shape, for each value.

    Alignments are for people and other programs: nothing of other vocabularies counts as a term of ours.
    """
    shapes = parse(folder)
    for predicate in {said for said in shapes.predicates() if said in FOR_PEOPLE or str(said).startswith(UI)}:
        shapes.remove((None, predicate, None))
    return shapes


def _finding(report: Graph, result: Node) -> Finding:
    detail = report.value(result, SH.detail) or result
    return Finding(
        focus=_said(report, result, SH.focusNode),
        path=_said(report, result, SH.resultPath).rpartition("#")[2],
        value=_said(report, result, SH.value),
        constraint=_said(report, result, SH.sourceConstraintComponent)
        .rpartition("#")[2]
        .removesuffix("ConstraintComponent"),
        message=_said(report, detail, SH.resultMessage),
    )


def _said(report: Graph, result: Node, predicate: Node) -> str:
    value = report.value(result, predicate)
    return "" if value is None else str(value)
