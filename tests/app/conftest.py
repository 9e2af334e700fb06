"""A graph of a few rows, for what needs no database; and the commands on the loaded graph, in this process."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import pytest
from dash import Dash

from app.factory import create_app
from graph.catalog import catalog
from graph.connection import Connection
from ontology import model as ontology
from ontology.model import Model
from tests.app.cypher_page import Tab

Row = dict[str, Any]
Answers = Mapping[str, list[Row] | Exception]

ASML: Row = {
    "id": "asml",
    "labels": ["Entity", "Actor", "Company"],
    "properties": {"id": "asml", "name": "ASML Holding", "verified": True, "sources": ["s1", "gone"], "role": "Tools"},
    "cited": [
        {"id": "s1", "name": "A page", "publisher": "Reuters", "date": date(2024, 9, 30), "date_precision": "month"}
        | {"url": "https://example.org/a", "access": "secondary"}
    ],
}
EUV: Row = {
    "id": "euv",
    "name": "EUV lithography",
    "labels": ["Equipment", "Technology", "Entity"],
    "properties": {},
    "degree": 9,
    "statements": [{"id": "st-1", "share": 100.0, "year": 2025, "sources": ["s1"]}],
}
RULE: Row = {
    "id": "rule",
    "name": "A rule (2024)",
    "labels": ["ListBasedControl", "Measure", "Entity"],
    "properties": {"effective": date(2024, 9, 30), "effective_precision": "month"},
    "degree": 4,
    "statements": [{"id": "rule--AFFECTS--asml", "sources": []}],
}
AROUND: list[Row] = [
    {"type": "AFFECTS", "direction": "in", "neighbours": 1, "statements": 1, "total": 34, "shown": [RULE]},
    {"type": "PRODUCES", "direction": "out", "neighbours": 33, "statements": 33, "total": 34, "shown": [EUV]},
]
KNOWLEDGE: Row = {
    "records": [{"id": "load:facts", "name": "Facts", "licence": "Apache-2.0", "as_of": date(2026, 11, 20)}],
    "entities": 3,
    "measures": 1,
    "sources": 1,
}
DRAWN: Row = {
    "ids": ["asml", "euv", "rule"],
    "labels": [ASML["labels"], EUV["labels"], RULE["labels"]],
    "properties": [
        ASML["properties"],
        {"id": "euv", "name": "EUV lithography"},
        {"id": "rule", "name": "A rule (2024)", "effective": date(2024, 9, 30), "effective_precision": "month"},
    ],
    "degrees": [34, 9, 4],
    "homes": [{"id": "nld", "name": "Netherlands"}, {}, {}],
}
JOINED: Row = {
    "ids": ["rule--AFFECTS--asml", "st-1"],
    "types": ["AFFECTS", "PRODUCES"],
    "starts": ["rule", "asml"],
    "ends": ["asml", "euv"],
    "properties": [
        {"id": "rule--AFFECTS--asml", "sources": []},
        {"id": "st-1", "share": 100.0, "year": 2025, "sources": ["s1"]},
    ],
}
SMALL: Answers = {
    "entity": [ASML],
    "neighbours": AROUND,
    "vertices": [DRAWN],
    "joining": [JOINED],
    "knowledge": [KNOWLEDGE],
    "start": [{"id": "asml"}],
    "changes": [{"before": date(2024, 9, 30), "after": None}],
    "server": [{"name": "Neo4j Kernel", "version": "2026.08.1", "edition": "community"}],
}


class FakeReader:
    """Answers each named query with the rows it was given, else with none, and remembers what it was asked."""

    def __init__(self, answers: Answers) -> None:
        self.answers, self.asked = answers, list[tuple[str, dict[str, Any]]]()

    def rows(self, cypher: str, /, **parameters: Any) -> list[Row]:
        name = next(name for name, query in catalog().items() if query.cypher == cypher)
        self.asked.append((name, parameters))
        answer = self.answers.get(name, [])
        if isinstance(answer, Exception):
            raise answer
        return answer


@pytest.fixture(scope="session")
def model() -> Model:
    return ontology.load()


@pytest.fixture
def reader() -> FakeReader:
    """A reader over three entities: ASML, one of its products, one measure on it."""
    return FakeReader(SMALL)


@pytest.fixture
def app(reader: FakeReader, model: Model) -> Dash:
    return create_app(reader, model)


@pytest.fixture
def call() -> Callable[..., Any]:
    """Runs the callback that writes a component, as a browser would; gives back what it answers."""
    return run_callback


@pytest.fixture(scope="module")
def tab(connection: Connection, model: Model) -> Tab:
    """A tab of a browser with the page of Cypher open, on the loaded graph."""
    return Tab.of(create_app(connection, model).server.test_client())


def run_callback(app: Dash, writes: str, **values: object) -> Any:
    """`values` are the inputs by `id__property`; the first is the one that changed."""
    entry = next(e for e in app._callback_list if writes in e["output"])
    wanted = {f"{part['id']}.{part['property']}": part for part in [*entry["inputs"], *entry["state"]]}
    given = {name.replace("___", "--").replace("__", "."): value for name, value in values.items()}
    filled = [
        [part | {"value": given.get(name)} for name, part in wanted.items() if part in entry[k]]
        for k in ("inputs", "state")
    ]
    outputs = [
        dict(zip(("id", "property"), o.split("."), strict=True)) for o in entry["output"].strip(".").split("...")
    ]
    body = {
        "output": entry["output"],
        "outputs": outputs if entry["output"].startswith("..") else outputs[0],
        "inputs": filled[0],
        "state": filled[1],
        "changedPropIds": [next(iter(given))] if given else [],
    }
    return app.server.test_client().post("/_dash-update-component", json=body)


def rows(done: subprocess.CompletedProcess[str]) -> list[dict[str, Any]]:
    """The rows that a command wrote as JSON."""
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found
