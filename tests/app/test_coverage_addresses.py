"""The addresses and the scenario files of the matrix, and what a graph without a technology answers."""

from __future__ import annotations

import base64
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from dash import Dash

from app import address
from app.factory import create_app
from app.lens import Lens
from app.views.coverage import scenario_files, scenarios
from app.views.coverage.selection import Selection
from graph.scenario import Addition, Scenario
from loaders import scenario as files
from loaders.record import SourceFault
from ontology.model import Model
from tests.app.conftest import FakeReader

ADDRESSES = (
    "",
    "?on=2024-12-31&toward=rus&by=usa,jpn&focus=etch&cell=jpn&sort=gap&folded=design,product&unsized=all"
    "&find=dry%20etch&against=2023-01-01&panel=changes",
    "?scenario=Korea%20copies&without=a,b&add=kor~2024-07-01~like:jp-23-items-2023;usa,jpn~2025-01-01~covers:etch~targets:",
    "?against=nothing&panel=none",
)


@pytest.mark.parametrize("search", ADDRESSES)
def test_an_address_comes_back_as_it_was(search: str) -> None:
    selection = Selection.from_url(search)
    assert Selection.from_url(selection.to_url()) == selection
    assert address.read(selection.to_url()) == address.read(search)


def test_what_cannot_be_read_in_an_address_is_left_out() -> None:
    found = Selection.from_url("?sort=size&panel=all&against=soon&find=" + "x" * 900)
    assert (found.sort, found.panel, found.against, len(found.find)) == ("", "", "", 200)


KOREA = Scenario(
    name="Ænima: 'no', #1",
    without=("rule",),
    add=(
        Addition(imposed_by=("kor",), effective=date(2024, 7, 1), like="jp-23-items-2023"),
        Addition(imposed_by=("usa", "jpn"), effective=date(2025, 1, 1), id="mine", covers=("etch",), targets=()),
    ),
)


def test_a_scenario_goes_into_a_file_and_comes_out_of_it_the_same(tmp_path: Path) -> None:
    file = tmp_path / scenario_files.file_name(KOREA)
    assert file.name == "nima-no-1.yaml"
    file.write_text(scenario_files.written(KOREA), encoding="utf-8")
    assert files.read(file) == KOREA
    content = base64.b64encode(file.read_bytes()).decode()
    found = scenario_files.read("any.yaml", content)
    assert Lens.from_values(address.read(scenario_files.at("?on=2024-12-31", found))).scenario == KOREA


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"name: N\n", "what.yaml line 1: field 'add' is missing"),
        (b"name: N\nwithout: [\xff]\n", "what.yaml line 2 is not UTF-8"),
        (b"name: N\nadd:\n- imposed_by: kor\n  like: x\n", "what.yaml line 3"),
        (b"[" * 5_000, "what.yaml"),
    ],
)
def test_a_file_that_cannot_be_read_says_where_and_what(data: bytes, said: str) -> None:
    with pytest.raises(SourceFault) as caught:
        scenario_files.read("what.yaml", base64.b64encode(data).decode())
    assert said in caught.value.message
    assert caught.value.hint


def test_a_file_too_large_or_a_scenario_too_long_for_an_address_is_refused_in_words() -> None:
    with pytest.raises(scenario_files.UnfitScenario, match=r"has 100,001 bytes, over 100,000"):
        scenario_files.read("what.yaml", base64.b64encode(b"x" * 100_001).decode())
    with pytest.raises(scenario_files.UnfitScenario, match="did not arrive whole"):
        scenario_files.read("what.yaml", "%%%")
    many = Scenario(name="Many", without=tuple(f"measure-{number:04}" for number in range(400)))
    with pytest.raises(scenario_files.UnfitScenario, match="too long for an address"):
        scenario_files.at("", many)
    odd = Scenario(name="Odd", without=("a,b",))
    with pytest.raises(scenario_files.UnfitScenario, match="an id that an address cannot hold"):
        scenario_files.at("", odd)


def test_a_scenario_is_changed_piece_by_piece() -> None:
    one = scenarios.without(None, "rule")
    assert one == Scenario(name="unnamed scenario", without=("rule",))
    assert scenarios.without(one, "rule") == one
    assert one is not None
    assert scenarios.with_again(one, "rule") is None
    assert scenarios.without(KOREA, "scenario-1") == replace(KOREA, add=KOREA.add[1:])
    assert scenarios.without(KOREA, "mine") == replace(KOREA, add=KOREA.add[:1])


def test_a_scenario_is_served_as_a_file_and_nothing_is_no_scenario(app: Dash) -> None:
    client = app.server.test_client()
    answer = client.get("/scenario.yaml?scenario=N&without=rule")
    assert answer.get_data(as_text=True) == "name: N\nwithout:\n- rule\n"
    assert answer.headers["Content-Disposition"] == 'attachment; filename="n.yaml"'
    none = client.get("/scenario.yaml?without=rule&add=kor~soon")
    assert (none.status_code, "adds no measure" in none.get_data(as_text=True)) == (400, True)
    assert client.get("/scenario.yaml").status_code == 400


def test_an_empty_graph_is_said_to_be_empty(model: Model, call: Callable[..., Any]) -> None:
    app = create_app(FakeReader({}), model)
    answer = call(app, "coverage--values", coverage___address__data={"search": "?on=2024-12-31&focus=etch"})
    assert answer.status_code == 200
    said = answer.get_json()["response"]
    assert "The graph is empty" in str(said["coverage--notice"])
    file = app.server.test_client().get("/coverage.csv")
    assert file.get_data(as_text=True).startswith("technology,label,name,stage,on,toward,covered_share")
