"""The product against the independent computation, on the bundled graph and on that of the whole ETO release.

The whole release is a folder named by CHOKEPOINT_TEST_ETO, by default ../shared/eto beside the checkout; it is no part
of the project, and without it those tests are skipped.
"""

from __future__ import annotations

import random
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
import yaml

from app import cli
from graph.connection import Connection
from graph.library import Graph
from graph.settings import Settings
from loaders import scenario as scenario_files
from tests.graph.comparing import ASKED, Sides, bundled_world, day, released_world, settings, values
from tests.independent.coverage import coverage
from tests.independent.diff import diff
from tests.independent.gaps import gaps
from tests.independent.order import ordered
from tests.loaders.counting_release import FOLDER, NO_RELEASE

QUARTERS = [f"{year}-{month:02}-01" for year in range(2019, 2027) for month in (1, 4, 7, 10)]
TOWARD = ("chn", "usa", "jpn")


@pytest.fixture(scope="module", params=["bundled", "released"])
def sides(request: pytest.FixtureRequest, _changing: Connection, changing_settings: Settings) -> Sides:
    """The bundled data, or the fact base and the whole ETO release, in a graph; and the same files.

    Both lie in one server, one after the other: it then plans each query once for both, and planning is what takes
    most of the time.
    """
    released = request.param == "released"
    if released and not FOLDER.is_dir():
        pytest.skip(NO_RELEASE)
    with _changing.session("WRITE") as session:
        session.run("MATCH (n) DETACH DELETE n").consume()
    with pytest.MonkeyPatch.context() as surroundings:
        surroundings.setenv("CHOKEPOINT_HOME", str(changing_settings.home))
        for words in [("facts",), ("eto", str(FOLDER))] if released else [()]:
            assert cli.run(("load", *words)) == 0
    return Sides(Graph(_changing), released_world(FOLDER) if released else bundled_world())


def test_both_sides_hold_as_much_as_was_counted(sides: Sides) -> None:
    shares = Counter(row["source"] for row in sides.world["shares"])
    assert (len(sides.world["technologies"]), shares["eto"]) in [(194, 439), (248, 1279)]
    assert len(QUARTERS) == 32
    assert len(ASKED) == 38


@pytest.mark.parametrize("on", QUARTERS)
def test_coverage_and_gaps_on_the_first_day_of_each_quarter(sides: Sides, on: str) -> None:
    with ThreadPoolExecutor(2) as beside:
        answers = [beside.submit(sides.graph.coverage, on=on, toward=toward) for toward in TOWARD]
        answers.append(beside.submit(sides.graph.gaps, on=on, toward="chn"))
        rows = [coverage(sides.world, on=on, toward=toward) for toward in TOWARD]
        rows.append(gaps(sides.world, on=on, toward="chn"))
    assert [len(each) for each in rows[:3]] == [len(sides.world["technologies"])] * 3
    for answer, expected in zip(answers, rows, strict=True):
        assert answer.result().rows == expected


@pytest.mark.parametrize("toward", ["kor", "eu"])
def test_coverage_by_every_jurisdiction(sides: Sides, toward: str) -> None:
    every, on = values(sides.world)["jurisdiction"], day(random.Random(toward))
    rows = coverage(sides.world, on=on, toward=toward, by=every)
    assert sides.graph.coverage(on=on, toward=toward, by=every).rows == rows


SPANS = (("2019-01-01", "2020-12-31"), ("2023-03-01", "2023-12-31"), ("2025-04-10", "2026-06-30"))


@pytest.mark.parametrize("toward", [None, *TOWARD])
def test_differences_between_two_days(sides: Sides, toward: str | None) -> None:
    changes = set()
    for first, last in SPANS:
        rows = diff(sides.world, first, last, toward)
        assert sides.graph.diff(first, last, toward=toward).rows == rows, (first, last)
        changes |= {row["change"] for row in rows}
    assert changes == {"begun", "ended", "suspended"} | ({"share"} if toward else set())


FEW = ("suppliers-of", "exemptions-sought", "unnamed-claims", "installed-base", "share-over-time")
"""Questions for which the data give rows to fewer than two settings beside the default and the example."""


@pytest.mark.parametrize("id", ASKED)
def test_every_question_with_its_default_its_example_and_others(sides: Sides, id: str) -> None:
    more = 2 if sides.world is bundled_world() else 0
    asked = settings(sides.world, id, with_rows=more)
    for setting, rows in asked:
        answer = sides.graph.ask(id, **setting)
        assert answer.rows == rows, setting
        assert all(list(row) == ASKED[id]["columns"] for row in answer.rows)
        _is_in_order(answer.rows, ASKED[id]["order"])
    assert len(asked) == 3 + more or id in FEW
    assert any(rows for _, rows in asked) == (id not in ("installed-base", "share-over-time"))


def _is_in_order(rows: list[dict[str, Any]], order: list[str]) -> None:
    """Rows stand in their order, and no two rows share all its keys."""
    assert ordered(rows, *order) == rows
    keys = Counter(str([row[key.lstrip("-")] for key in order]) for row in rows)
    assert not order or [key for key, count in keys.items() if count > 1] == []
    assert order or len(rows) <= 1


JAPAN, NETHERLANDS = "jp-23-items-2023", "nl-2023-regulation"
COPY = {"imposed_by": "kor", "like": JAPAN, "effective": "2024-01-01"}
ALIKE = COPY | {"imposed_by": "jpn"}
SCENARIOS: dict[str, tuple[str, list[dict[str, Any]]]] = {
    "a copy": ("chn", [{"add": [COPY]}]),
    "a copy to come": ("chn", [{"add": [COPY | {"effective": "2025-06-01"}]}]),
    "a copy for other technologies": ("usa", [{"add": [COPY | {"covers": ["etch", "hbm"]}]}]),
    "a copy toward a group": ("chn", [{"add": [COPY | {"targets": ["country-group-d5"]}]}]),
    "a copy toward everyone": ("usa", [{"add": [COPY | {"like": "jp-2019-korea-chemicals", "targets": []}]}]),
    "one of its own, by an agency": (
        "chn",
        [
            {
                "add": [
                    {"id": "own", "imposed_by": "us-bis", "effective": "2024-02", "covers": ["cleaning", "photoresist"]}
                ]
            }
        ],
    ),
    "one by the union": ("jpn", [{"add": [COPY | {"imposed_by": "eu"}]}]),
    "one by two": ("chn", [{"add": [COPY | {"imposed_by": ["twn", "deu"]}]}]),
    "a ban": ("usa", [{"add": [ALIKE | {"like": "cn-us-minerals-ban-2024"}]}]),
    "one aimed at parties": ("chn", [{"add": [ALIKE | {"like": "us-fn5-fdpr"}]}]),
    "a list of end users": ("chn", [{"add": [ALIKE | {"like": "us-smic-entity-list-2020"}]}]),
    "a control of the use": ("kor", [{"add": [ALIKE | {"like": "jp-catch-all-2025"}]}]),
    "nothing but less": ("chn", [{"without": [JAPAN, NETHERLANDS]}]),
    "a copy without what it copies": ("chn", [{"add": [COPY], "without": [JAPAN]}]),
    "two copies": ("chn", [{"add": [COPY, COPY | {"imposed_by": "twn", "covers": ["photoresist"]}]}]),
    "several together": (
        "chn",
        [{"add": [COPY], "without": [NETHERLANDS]}, {"add": [COPY | {"imposed_by": "deu", "like": NETHERLANDS}]}],
    ),
}


ALSO_RELEASED = ("a copy", "one by the union", "one aimed at parties", "nothing but less", "several together")


@pytest.mark.parametrize("case", ALSO_RELEASED)
def test_scenarios(sides: Sides, case: str, tmp_path: Path) -> None:
    _is_as_computed(sides, case, tmp_path)


@pytest.mark.parametrize("case", [case for case in SCENARIOS if case not in ALSO_RELEASED])
@pytest.mark.parametrize("sides", ["bundled"], indirect=True)
def test_more_scenarios(sides: Sides, case: str, tmp_path: Path) -> None:
    _is_as_computed(sides, case, tmp_path)


def _is_as_computed(sides: Sides, case: str, folder: Path) -> None:
    toward, scenarios = SCENARIOS[case]
    asked = {"on": "2024-10-01", "toward": toward}
    said = [{"name": f"{case} {place}", **scenario} for place, scenario in enumerate(scenarios)]
    read = [_scenario_file(each, folder) for each in said]
    before, after = (coverage(sides.world, **asked, scenarios=each) for each in ((), said))
    rows = [{**row, **_beside(row, old, said)} for old, row in zip(before, after, strict=True)]
    assert sides.graph.coverage(**asked, scenarios=read).rows == rows
    assert sides.graph.gaps(**asked, scenarios=read).rows == gaps(sides.world, **asked, scenarios=said)
    assert (before != after) == (case != "a copy to come")


def _beside(row: dict[str, Any], old: dict[str, Any], said: list[dict[str, Any]]) -> dict[str, Any]:
    """What coverage under a scenario says beside the row."""
    names, before = ", ".join(each["name"] for each in said), old["covered_share"]
    rise = None if before is None else round(row["covered_share"] - before, 4) + 0.0
    return {"scenario": names, "covered_share_before": before, "difference": rise}


def _scenario_file(said: dict[str, Any], folder: Path) -> Any:
    path = folder / f"{said['name']}.yaml"
    path.write_text(yaml.safe_dump(said), encoding="utf-8")
    return scenario_files.read(path)
