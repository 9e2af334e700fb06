"""What the checks of records find, in words, and what they make of a clean one."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loaders.checks import ID, Checker
from loaders.compiled import Form
from loaders.emit import Edge, Node, Statement
from loaders.hints import NOT_SOUGHT, SOUGHT
from loaders.record import Where
from loaders.wording import troubles
from ontology import model as ontology

MODEL = ontology.load()
FORMS = [Form(node.name, node.attributes) for node in MODEL.nodes.values()]
FORMS += [Form(relation.cypher_type, relation.attributes) for relation in MODEL.relations.values()]


def node(type: str | None, id: str, line: int = 1, **attributes: Any) -> Node:
    return Node(type, id, attributes, (), Where("list.csv", line, id))


def edge(type: str, start: str, end: str, line: int = 1, **attributes: Any) -> Edge:
    return Edge(type, f"{start}--{type}--{end}", start, end, attributes, (), Where("list.csv", line))


def found(*statements: Statement) -> list[str]:
    """All findings of one source in words."""
    checker = Checker(MODEL)
    for said in statements:
        checker.entity(said) if isinstance(said, Node) else checker.link(said)
    checker.together(statements, {"jpn": ("Jurisdiction", "Actor", "Entity")})
    return [str(each) for each in checker.findings]


def test_a_clean_entity_has_its_labels_and_its_dates_with_their_precision() -> None:
    checker = Checker(MODEL)
    made = checker.entity(
        node("ForeignDirectProductRule", "rule", name="A rule", kind="fdpr", status="in-force",
             announced="2022", suspended="2023-04", effective="2022-10-07")
    )  # fmt: skip
    assert checker.findings == []
    assert made.labels == ("ForeignDirectProductRule", "Measure", "Entity")
    assert made.properties == {
        "id": "rule",
        "name": "A rule",
        "kind": "fdpr",
        "status": "in-force",
        "announced": date(2022, 12, 31),
        "announced_precision": "year",
        "suspended": date(2023, 4, 1),
        "suspended_precision": "month",
        "effective": date(2022, 10, 7),
        "effective_precision": "day",
    }


def test_whole_numbers_become_decimals_where_the_ontology_has_decimals() -> None:
    checker = Checker(MODEL)
    owns = checker.link(edge("OWNS", "a", "b", percentage=51)).properties
    part = checker.link(edge("RELATED_TO", "a", "b", share_pct_range=[5, 10.5])).properties
    assert (checker.findings, owns["percentage"], part["share_pct_range"]) == ([], 51.0, [5.0, 10.5])
    assert [type(each) for each in (owns["percentage"], *part["share_pct_range"])] == [float, float, float]


def test_every_fault_of_a_record_is_told_with_its_value_and_what_is_allowed() -> None:
    faulty = node(
        "Jurisdiction",
        "a b",
        7,
        iso3="Usa",
        aliases="US",
        websites=["ftp://x", "http://y", "z"],
        iso2=["US"],
        verified="yes",
        confidence="sure",
        addresses=["here", 5],
        nmae="United States",
    )
    at = "list.csv line 7 (a b):"
    assert found(faulty) == [
        f"{at} 'a b' is no id. Use letters, digits and . _ : + - only.",
        f"{at} 'iso3' is 'Usa'. It must look like this: ^[A-Z]{{3}}$.",
        f"{at} 'aliases' is 'US'. It takes a list.",
        f"{at} 'websites' is 'ftp://x'. It takes an address that begins with http:// or https://.",
        f"{at} 'websites' is 'z'. It takes an address that begins with http:// or https://.",
        f"{at} 'iso2' is ['US']. It takes one value.",
        f"{at} 'verified' is 'yes'. It takes true or false.",
        f"{at} 'confidence' is 'sure'. Allowed: high, medium, low.",
        f"{at} 'addresses' is 5. It takes text.",
        f"{at} 'nmae' is no attribute of Jurisdiction. Did you mean 'name'?",
        f"{at} 'name' is missing. Give it a value.",
    ]


@pytest.mark.parametrize(
    ("type", "attribute", "value", "allowed"),
    [
        ("OWNS", "percentage", 140, "Allowed: 0 to 100."),
        ("OWNS", "percentage", -0.5, "Allowed: 0 to 100."),
        ("OWNS", "percentage", "n/a", "It takes a number."),
        ("OWNS", "percentage", True, "It takes a number."),
        ("OWNS", "percentage", float("nan"), "Allowed: 0 to 100."),
        ("OWNS", "percentage", 10**400, "Allowed: 0 to 100."),
        ("SUPPLIES", "usd_bn", float("inf"), "Allowed: 0 to inf."),
        ("PRODUCES", "year", 2025.0, "It takes a whole number."),
        ("PRODUCES", "year", 2**63, f"Allowed: {-(2**63)} to {2**63 - 1}."),
        ("OWNS", "since", "2023-02-30", "It takes a date: YYYY, YYYY-MM or YYYY-MM-DD."),
        ("OWNS", "since", "2023-2", "It takes a date: YYYY, YYYY-MM or YYYY-MM-DD."),
        ("OWNS", "since", 2023, "It takes text."),
        ("OWNS", "what", "half \ud800", "It holds half a character. Take it out."),
        ("OWNS", "what", "a bell \x07", "It holds the control character U+0007. Take it out."),
        ("OWNS", "what", "no end \uffff", "It holds the control character U+FFFF. Take it out."),
    ],
)
def test_a_value_that_is_not_allowed_is_one_finding(type: str, attribute: str, value: object, allowed: str) -> None:
    checker = Checker(MODEL)
    checker.link(edge(type, "a", "b", **{attribute: value}))
    (told,) = checker.findings
    shown = repr(value) if len(repr(value)) < 200 else f"{repr(value)[:200]}…"
    assert (told.field, told.message, told.hint) == (attribute, f"'{attribute}' is {shown}.", allowed)


def test_an_id_with_a_line_break_at_its_end_is_none() -> None:
    assert found(node("Person", "somebody\n", name="S")) != []
    assert found(node("Jurisdiction", "x", name="X", iso3="XXX\n")) != []


def test_what_every_load_writes_by_itself_is_no_field_of_a_record() -> None:
    said = node("Event", "e", name="E", date="2022", date_precision="day", claims="{}", loaded_by=["csl"])
    assert [each.removeprefix("list.csv line 1 (e): ") for each in found(said)] == [
        "'date_precision' is no field to fill: it follows from 'date'. Leave it out.",
        "'claims' is no field to fill: every load writes it by itself. Leave it out.",
        "'loaded_by' is no field to fill: every load writes it by itself. Leave it out.",
    ]


def test_a_source_may_add_any_attribute_of_any_class_to_an_entity_of_another() -> None:
    assert found(node(None, "jpn", iso3="JPN", market_size="10 bn", status="any words")) == []
    assert found(node(None, "jpn", iso3="jp", capital="Tokyo")) == [
        "list.csv line 1 (jpn): 'iso3' is 'jp'. It must look like this: ^[A-Z]{3}$.",
        "list.csv line 1 (jpn): 'capital' is no attribute of any class. Correct it, or leave it out.",
    ]
    assert found(node(None, "jpm")) == ["list.csv line 1 (jpm): 'jpm' is no Entity that is known. Did you mean 'jpn'?"]


def test_a_class_or_relationship_that_is_none_is_a_finding() -> None:
    assert found(node("Compny", "x", name="X"), edge("OWN", "x", "jpn", 2)) == [
        "list.csv line 1 (x): The ontology has no class 'Compny'. Did you mean 'Company'?",
        "list.csv line 2: The ontology has no relationship 'OWN'. Did you mean 'OWNS'?",
    ]


def test_ends_are_known_and_of_the_right_class() -> None:
    company = node("Company", "asml", name="ASML")
    wrong = [edge("LOCATED_IN", "asml", "nld", 2), edge("TARGETS", "asml", "jpn", 3), edge("OWNS", "asml", "asm", 4)]
    assert sorted(found(company, *wrong)) == [
        "list.csv line 2: 'nld' is no Jurisdiction that is known. Correct it, or add the record it names.",
        "list.csv line 3: 'asml' at TARGETS is a Company. Name a Measure there.",
        "list.csv line 4: 'asm' is no Actor that is known. Did you mean 'asml'?",
    ]


def test_an_id_said_twice_is_told_with_both_places() -> None:
    twice = [node("Company", "a", 3, name="A"), node("Company", "a", 9, name="Another")]
    assert found(*twice) == [
        "list.csv line 9 (a): 'a' stands twice. It is also at list.csv line 3 (a). "
        "Keep one of them, or give one another id."
    ]


def test_relationships_of_two_types_do_not_share_an_id() -> None:
    """The address /entity/ID leads to one statement."""
    company = node("Company", "a", 1, name="A")
    types = {2: "OWNS", 3: "PART_OF"}
    two = [Edge(type, "x", "a", "a", {}, (), Where("list.csv", line)) for line, type in types.items()]
    assert found(company, *two) == [
        "list.csv line 3: 'x' stands twice. It is also at list.csv line 2. Keep one of them, or give one another id."
    ]


def test_every_ring_is_named() -> None:
    nodes = [node("Technology", id, name=id) for id in "abcdefg"]
    pairs = ["ab", "bc", "ca", "de", "ed", "ff", "gf"]
    rings = [each for each in found(*nodes, *(edge("NARROWER_THAN", *pair) for pair in pairs)) if "ring" in each]
    assert [each.partition("technologies ")[2].partition(" form")[0] for each in rings] == [
        "a > b > c > a",
        "d > e > d",
        "f > f",
    ]


def test_a_thousand_unknown_ids_are_a_thousand_findings_and_only_the_first_are_searched_for() -> None:
    nodes = [node("Company", f"firm-{number:05}", number, name="A firm") for number in range(5_000)]
    edges = [edge("OWNS", f"firm-{number:05}x", "firm-00000", number) for number in range(1_000)]
    told = found(*nodes, *edges)
    assert len(told) == 1_000
    assert sum("Did you mean 'firm-" in each for each in told) == SOUGHT
    assert sum(each.endswith(NOT_SOUGHT) for each in told) == 1_000 - SOUGHT


VALUES = (
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5) | st.dates().map(str)
    | st.sampled_from(["2024", "2024-09", "2023-02-30", "high", "https://a.org", "lei:5", "XA", "usa", "open"])
    | st.sampled_from(["\ud800", "a\x00", "two\nlines", "lei:\x1b", "no\u00a0break", "\u202e"])
)  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_record_is_refused_exactly_when_there_are_words_for_what_is_wrong(data: st.DataObject) -> None:
    form = data.draw(st.sampled_from(FORMS))
    names = st.sampled_from([*form.attributes, "loaded_by", "capital"])
    values = data.draw(st.dictionaries(names, VALUES | st.lists(VALUES, max_size=3), max_size=6))
    said = list(troubles(form, values))
    assert (form.typed(dict(values)) is None) == (said != [])


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=6) | st.from_regex(ID, fullmatch=True))
def test_ids_are_what_the_ontology_says_they_are(id: str) -> None:
    wrong = [each for each in found(node("Event", id, name="E", date="2022")) if "is no id" in each]
    assert (wrong == []) == bool(ID.fullmatch(id))
