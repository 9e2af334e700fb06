"""The named questions: their files agree with the list of the interface, their plans and orders can be relied on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

import pytest
import yaml

from graph import contracts
from graph.catalog import BrokenQuery, NamedQuery, catalog, read
from graph.connection import Connection
from graph.errors import UnknownName
from graph.library import Graph
from graph.questions import STATE_OF_KNOWLEDGE, THEMES, Question, _question, question, questions
from ontology import model as ontology
from tests.graph.comparing import ASKED, SOURCES

QUESTIONS = questions()
OWN = {"nodes-of-code"}
"""Questions of the product that the list of the interface does not have."""
TYPES = {"technology", "jurisdiction", "measure", "company", "actor", "entity", "date", "number", "text", "choice"}
AS_OF = "2026-11-20"


def test_there_are_the_questions_of_the_interface_and_one_more() -> None:
    assert len(ASKED) == 38
    assert QUESTIONS.keys() == ASKED.keys() | OWN
    assert len(QUESTIONS) == 39


@pytest.mark.parametrize("id", ASKED)
def test_a_question_is_as_the_interface_has_it(id: str) -> None:
    found, asked = QUESTIONS[id], ASKED[id]
    assert (found.title, list(found.columns), found.no_data) == (asked["title"], asked["columns"], asked.get("no_data"))
    parameters = {each.name: _as_asked(each.type, each.default) for each in found.parameters}
    assert parameters == {
        name: [type_, default and str(default)] for name, (type_, default) in asked["parameters"].items()
    }


def _as_asked(type_: str, default: str | None) -> list[str | None]:
    """Type and default in the words of the interface, which writes the state of knowledge as its day."""
    return ["text" if type_ == "choice" else type_, AS_OF if default == STATE_OF_KNOWLEDGE else default]


@pytest.mark.parametrize("found", QUESTIONS.values(), ids=QUESTIONS)
def test_a_question_is_well_formed(found: Question) -> None:
    assert contracts.problems(found.query, ontology.load()) == []
    assert found.theme in THEMES
    assert found.about.endswith(".")
    assert [each.name for each in found.parameters if each.type not in TYPES or not each.meaning] == []
    assert all((each.type == "choice") == bool(each.choices) for each in found.parameters)
    names = {each.name for each in found.parameters}
    assert {*re.findall(r"\{(\w+)\}", found.title + (found.no_data or ""))} <= names


def test_every_theme_has_questions_and_they_stand_in_its_order() -> None:
    assert [theme for theme in THEMES if theme not in {each.theme for each in QUESTIONS.values()}] == []
    assert list(QUESTIONS) == sorted(QUESTIONS, key=lambda each: (THEMES.index(QUESTIONS[each].theme), each))


@pytest.mark.parametrize("id", QUESTIONS)
def test_the_defaults_of_a_question_are_valid(connection: Connection, id: str) -> None:
    answer = Graph(connection).ask(id)
    assert answer.columns == tuple(QUESTIONS[id].columns)
    assert bool(answer.rows) == (id not in ("installed-base", "share-over-time"))


GOOD = """// title: What of {technology}?
// theme: Firms
// about: What comes back.
// param technology: the technology (technology, by default etch)
// column id: its id
MATCH (t:Technology {id: $technology}) RETURN t.id AS id
"""


@pytest.mark.parametrize(
    ("was", "written", "said"),
    [
        ("theme: Firms", "theme: Frims", "theme 'Frims'"),
        ("// theme: Firms\n", "", "theme ''"),
        ("(technology, by default etch)", "technology", "parameter technology: 'the technology technology'"),
        ("the technology (", "(", "parameter technology"),
    ],
)
def test_a_file_that_is_no_question_is_refused(was: str, written: str, said: str) -> None:
    assert _question(read("good", GOOD)).parameter("technology").default == "etch"
    with pytest.raises(BrokenQuery, match=said):
        _question(read("broken", GOOD.replace(was, written)))


def test_a_question_or_parameter_that_does_not_exist_is_answered_with_the_nearest() -> None:
    with pytest.raises(UnknownName, match="There is no question 'measure-on'") as caught:
        question("measure-on")
    assert "'measures-on'" in caught.value.hint
    with pytest.raises(UnknownName, match="'measures-on' has no parameter 'technolgy'") as caught:
        question("measures-on").parameter("technolgy")
    assert "'technology'" in caught.value.hint


# Plans

EVERY: dict[str, NamedQuery] = {**catalog(), **{id: each.query for id, each in QUESTIONS.items()}}
HIDDEN = re.compile(r"(?:EXISTS|COLLECT|COUNT) \{\s+MATCH (?P<pattern>[^}]*)")
ALONG_A_TYPE = re.compile(r"\(`?\w*`?\)<?-\[`?\w*`?:[A-Z_|]+")


def faults(plan: Mapping[str, Any]) -> list[str]:
    """The steps of a plan that read every entity or combine everything with everything, at any depth.

    A subquery inside an expression has no steps of its own in the plan: only its text is there, among the details. It
    must begin with a relationship of a named type, which is never a scan of all entities.
    """
    return [found for step in _steps(plan) for found in _faults_of(step)]


def _steps(plan: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    yield plan
    for child in plan.get("children", ()):
        yield from _steps(child)


def _faults_of(step: Mapping[str, Any]) -> list[str]:
    operator, details = step["operatorType"], str(step.get("args", {}).get("Details", ""))
    hidden = [found["pattern"].strip() for found in HIDDEN.finditer(details)] if "Projection" in operator else []
    return [
        *(word for word in ("AllNodesScan", "AllRelationshipsScan", "CartesianProduct") if word in operator),
        *(pattern for pattern in hidden if not ALONG_A_TYPE.match(pattern)),
    ]


def planned(connection: Connection, cypher: str, **parameters: Any) -> Mapping[str, Any]:
    with connection.session("READ") as session:
        plan = session.run("EXPLAIN\n" + cypher, parameters).consume().plan
    assert plan
    return plan


def _defaults(query: NamedQuery) -> dict[str, Any]:
    written = {each.name: each.default for each in QUESTIONS[query.name].parameters} if query.name in QUESTIONS else {}
    return {name: AS_OF if written.get(name) == STATE_OF_KNOWLEDGE else written.get(name) for name in query.params}


def test_there_are_plans_to_read() -> None:
    assert len(EVERY) == len(catalog()) + 39
    assert {"coverage", "coverage_compared", "gaps", "diff", "derivation", "grounds"} <= EVERY.keys()


@pytest.mark.parametrize("name", EVERY)
def test_no_plan_reads_every_entity_or_combines_everything_with_everything(connection: Connection, name: str) -> None:
    assert faults(planned(connection, EVERY[name].cypher, **_defaults(EVERY[name]))) == []


@pytest.mark.parametrize(
    ("cypher", "found"),
    [
        ("MATCH (n) RETURN n.id AS id", ["AllNodesScan"]),
        ("MATCH (n {id: 'asml'}) RETURN n.name AS name", ["AllNodesScan"]),
        ("MATCH (a)-[r]->(b) RETURN r.id AS id", ["AllRelationshipsScan"]),
        ("MATCH (a:Measure), (b:Technology) WHERE a.name < b.name RETURN a.id AS id", ["CartesianProduct"]),
        ("MATCH (a:Measure) CALL (a) { MATCH (n) WHERE n.name = a.id RETURN n } RETURN n.id AS id", ["AllNodesScan"]),
        ("MATCH (a:Measure) RETURN EXISTS { MATCH (n) WHERE n.name = a.id } AS so", ["AllNodesScan"]),
        (
            "MATCH (a:Measure) RETURN CASE WHEN a.id > 'm' THEN EXISTS { MATCH (n) WHERE n.name = a.id } END AS so",
            ["(n) WHERE n.name = a.id"],
        ),
    ],
)
def test_a_plan_that_does_is_seen(connection: Connection, cypher: str, found: list[str]) -> None:
    assert [re.sub(r"\s+", " ", each) for each in faults(planned(connection, cypher))] == found


# Orders

ONE_ROW = {"coverage-share", "hops-between", "installed-base"}


@pytest.mark.parametrize("id", QUESTIONS)
def test_the_query_of_a_question_ends_in_its_whole_order(id: str) -> None:
    """A number that may be unknown stands last: `share IS NULL` before `share DESC` says so, and is no key itself."""
    last = QUESTIONS[id].query.cypher.rpartition("ORDER BY")[2]
    keys = [] if "}" in last or "RETURN" in last else [key.strip() for key in last.split(",")]
    found = [re.sub(r"(.+) DESC", r"-\1", key) for key in keys if not key.endswith(" IS NULL")]
    assert found == (ASKED[id]["order"] if id in ASKED else ["technology"])
    assert (found == []) == (id in ONE_ROW)


# The question on control numbers and tariff codes, which the interface asks for without a rule of its own

CODES = (
    "3B001",
    "3b001",
    "3B-001",
    "3B001.f",
    "3B001 f 1",
    "3A090",
    "1C350",
    "8486",
    "8486.20",
    "84",
    "3C005",
    "no-code",
)


def facts(name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = yaml.safe_load((SOURCES / "facts" / "data" / f"{name}.yaml").read_text("utf-8"))[name]
    return found


def _bare(code: str) -> str:
    return re.sub(r"[.\- ]", "", code).lower()


def _nodes_of(code: str) -> list[dict[str, Any]]:
    """What the files say of a code, read apart from the product."""
    found: dict[str, tuple[set[str], set[str], set[bool | None]]] = {}

    def note(technology: str, other: str, measure: str | None, verified: bool | None) -> None:
        if _bare(other).startswith(_bare(code)):
            codes, measures, verdicts = found.setdefault(technology, (set(), set(), set()))
            codes.add(other)
            measures.update([measure] if measure else [])
            verdicts.add(verified)

    for each in facts("technologies"):
        for own, verdict in (("eccn", "eccn_verified"), ("hs_codes", "hs_verified")):
            for other in each.get(own) or ():
                note(each["id"], other, None, each.get(verdict))
    for measure in facts("measures"):
        for cover in measure.get("covers") or ():
            for other in (cover.get("eccn") or "").split(","):
                note(cover["technology"], other.strip() or "-", measure["id"], None)
    return [
        {"technology": id, "codes": sorted(codes), "measures": sorted(measures), "verified": _verdict(verdicts)}
        for id, (codes, measures, verdicts) in sorted(found.items())
    ]


def _verdict(verdicts: set[bool | None]) -> bool | None:
    return True if True in verdicts else False if False in verdicts else None


@pytest.mark.parametrize("code", CODES)
def test_the_nodes_of_a_code_are_those_that_carry_it_or_are_covered_under_it(connection: Connection, code: str) -> None:
    answer = Graph(connection).ask("nodes-of-code", code=code)
    expected = _nodes_of(code)
    assert [{name: row[name] for name in row if name != "name"} for row in answer.rows] == expected
    assert answer.no_data == (None if expected else f"No data: no technology carries a code that begins with {code}.")


def test_the_nodes_of_a_code_in_one_case_read_by_hand(connection: Connection) -> None:
    answer = Graph(connection).ask("nodes-of-code", code="3b001P")
    assert answer.rows == [
        {
            "technology": "cleaning",
            "name": "Wafer cleaning",
            "codes": ["3B001.p", "3B001.p.2", "3B001.p.4"],
            "measures": ["us-oct2023-sme-ifr", "us-sme-fdpr"],
            "verified": None,
        }
    ]
    assert answer.notes == ("Most ECCN paragraphs and all HS codes are without a source. Check them before use.",)
