"""The terms satisfy the lint, and each rule of the lint can fail."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from ontology.lint import RULES, lint
from ontology.model import Attribute, Model, load
from ontology.rules.contrast import contrast

Change = Callable[[Model], Model]


def node(name: str, /, **changes: Any) -> Change:
    return lambda model: replace(model, nodes=model.nodes | {name: replace(model.nodes[name], **changes)})


def relation(name: str, /, **changes: Any) -> Change:
    return lambda model: replace(model, relations=model.relations | {name: replace(model.relations[name], **changes)})


def attribute(**changes: Any) -> Change:
    plain = Attribute(name="size", label="Size", comment="How big it is.", datatype="string")
    return lambda model: node("Gap", attributes=(*model.nodes["Gap"].attributes, replace(plain, **changes)))(model)


FAULTS: list[tuple[Change, str, str]] = [
    (node("Gap", label=" "), "words", "Gap: has no label."),
    (node("Gap", plural=""), "words", "Gap: has no plural."),
    (node("Gap", comment=""), "words", "Gap: has no comment."),
    (relation("Covers", inverse_label=""), "words", "Covers: has no inverse label."),
    (attribute(label=""), "words", "Gap: its attribute size has no name."),
    (attribute(comment=""), "words", "Gap: its attribute size has no description."),
    (node("Gap", label="event"), "labels", "Gap: shares the label 'event' with Event."),
    (relation("Covers", inverse_label="Cites"), "labels", "Covers: shares the label 'cites' with Cites."),
    (node("Tariff", comment="A duty."), "boundaries", "Tariff: does not say what it is not: add 'Not ...: see ...'."),
    (
        node("Tariff", comment="A duty. Not a quota: see quota."),
        "boundaries",
        "Tariff: refers to 'quota', which is no other kind of measure.",
    ),
    (
        node("Tariff", comment="A duty. Not a tax: see tariff."),
        "boundaries",
        "Tariff: refers to 'tariff', which is no other kind of measure.",
    ),
    (node("Law", notations=("tariff",)), "notations", "Tariff: is called 'tariff' in the records, as is Law."),
    (
        relation("Cites", notations=("produces",)),
        "notations",
        "Produces: is called 'produces' in the records, as is Cites.",
    ),
    (node("Gap", name="gap"), "names", "gap: is not written in CamelCase."),
    (relation("Covers", name="Has covers"), "names", "Has covers: is not written in CamelCase."),
    (attribute(name="Size"), "properties", "Gap: its attribute Size is not in snake_case."),
    (attribute(name="kind", datatype="integer"), "properties", "Gap: its attribute kind is integer, but string in "),
    (attribute(datatype="partialDate"), "properties", "Gap: its date size needs ui:counts first or last."),
    (attribute(counts="last"), "properties", "Gap: its date size needs ui:counts first or last."),
    (
        node("Gap", stroke="#8A949E"),
        "colours",
        "Gap: its stroke #8A949E has 2.9:1 against #F6F7F9; 4.5:1 is the least.",
    ),
    (node("Gap", fill="#444444"), "colours", "Gap: its fill #444444 has 1.7:1 against #17212B; 4.5:1 is the least."),
    (node("Gap", dark_stroke="#333333"), "colours", "Gap: its dark stroke #333333 has"),
    (node("Gap", dark_fill="#CCCCCC"), "colours", "Gap: its dark fill #CCCCCC has"),
    (node("Gap", fill="red"), "colours", "Gap: its fill 'red' is no colour; write #rrggbb."),
    (relation("Covers", color="#AAAAAA"), "colours", "Covers: its colour #AAAAAA has"),
    (relation("Covers", dark_color="#333333"), "colours", "Covers: its dark colour #333333 has"),
    (node("Gap", shape="blob", points=""), "shapes", "Gap: its shape 'blob' is none that the canvas knows."),
    (node("Gap", points=""), "shapes", "Gap: needs ui:points with the shape polygon, and with no other."),
    (node("Event", points="0 1"), "shapes", "Event: needs ui:points with the shape polygon, and with no other."),
    (relation("Covers", line="wavy"), "shapes", "Covers: its line 'wavy' is not solid, dashed or dotted."),
    (
        node("Person", matches=("https://w3id.org/ftm#Persn",)),
        "matches",
        "Person: is aligned with ftm:Persn, which is not listed as a term of FollowTheMoney. Did you mean ftm:Person?",
    ),
    (
        relation("Covers", matches=("https://example.org/covers",)),
        "matches",
        "Covers: is aligned with https://example.org/covers, which is in none of FollowTheMoney, PROV-O, schema.org, ",
    ),
    (
        attribute(matches=("http://www.w3.org/2004/02/skos/core#altlabel",)),
        "matches",
        "size: is aligned with skos:altlabel, which is not listed as a term of SKOS. Did you mean skos:altLabel?",
    ),
    (attribute(matches=("https://schema.org/url",)), "matches", "url: is the same as schema:url, as is size."),
]


def test_the_terms_satisfy_every_rule() -> None:
    assert lint(load()) == []


@pytest.mark.parametrize(("change", "rule", "message"), FAULTS, ids=[f"{r}-{m[:40]}" for _, r, m in FAULTS])
def test_a_fault_is_found(change: Change, rule: str, message: str) -> None:
    found = {str(finding): finding.rule for finding in lint(change(load()))}
    assert rule in {r for text, r in found.items() if text.startswith(message)}


def test_two_relationships_of_one_type_are_found() -> None:
    found = lint(relation("Covers", name="Cites")(load()))
    assert "Cites: is in Cypher the same as Cites." in map(str, found)


def test_every_rule_is_broken_here() -> None:
    assert {rule for _, rule, _ in FAULTS} == {rule.__name__ for rule in RULES}
    assert len(RULES) == 9


def test_contrast_runs_from_1_to_21() -> None:
    assert contrast("#FFFFFF", "#000000") == pytest.approx(21)
    assert contrast("#1B5A99", "#1B5A99") == 1
    assert contrast("#17212B", "#F6F7F9") == pytest.approx(15.2, abs=0.05)
