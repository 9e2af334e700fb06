"""What the comparison with the independent computation needs: the worlds on its side, and settings to ask both for.

`ASKED` is the list of named questions as the interface has them, copied to questions.yaml.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any

import yaml

from graph.library import Graph
from graph.scenario import Addition, Scenario
from tests.independent import facts, questions
from tests.independent.release import read_release

SOURCES = Path(__file__).parents[2] / "loaders" / "sources"
ASKED: dict[str, dict[str, Any]] = {
    each["id"]: each for each in yaml.safe_load(Path(__file__).with_name("questions.yaml").read_text(encoding="utf-8"))
}
DESTINATIONS = ("chn", "usa", "jpn", "kor", "nld", "eu", "hkg", "rus")
WORDS = {"text": ["open", "adopted", "fulfilled", "other"], "number": [10, 50, 75, 90, 100]}
DRAWS = 600
World = dict[str, Any]
Setting = dict[str, Any]


@dataclass(frozen=True)
class Sides:
    """The product on a loaded graph, and the world of the same data for the independent computation."""

    graph: Graph
    world: World


@cache
def bundled_world() -> World:
    """The fact base and the excerpt of ETO that come with the project. To be left as it is."""
    return facts.read(SOURCES / "facts" / "data", SOURCES / "eto" / "data" / "eto_shares.yaml")


@cache
def released_world(folder: Path) -> World:
    """The fact base and the whole ETO release of a folder. To be left as it is."""
    return read_release(facts.read(SOURCES / "facts" / "data"), folder)


def settings(world: World, id: str, with_rows: int) -> list[tuple[Setting, list[dict[str, Any]]]]:
    """Settings of a question, each with the independent rows: its default, its example, then drawn ones.

    Of those drawn, always the same ones, the first comes whatever it gives; then `with_rows` that give rows, as far
    as there are so many among the draws.
    """
    first = [{}, dict(ASKED[id]["example"])]
    drawn = [each for each in _distinct(islice(_drawn(world, id), DRAWS)) if each not in first]
    found = ((each, questions.answer(world, id, **each)) for each in drawn[1:])
    plenty = islice(((each, rows) for each, rows in found if rows), with_rows)
    return [*((each, questions.answer(world, id, **each)) for each in first + drawn[:1]), *plenty]


def _distinct(several: Iterator[Setting]) -> list[Setting]:
    found: list[Setting] = []
    for each in several:
        found += [each] if each not in found else []
    return found


def _drawn(world: World, id: str) -> Iterator[Setting]:
    """Settings without end, always the same ones: each parameter has its default in four cases of ten."""
    chance, asked = random.Random(f"{id} {len(world['technologies'])}"), ASKED[id]["parameters"]
    ids = values(world)
    while True:
        drawn = {name: _value(ids, chance, name, type_) for name, (type_, _) in asked.items() if chance.random() < 0.6}
        if id == "what-changed":
            span = {name: drawn.get(name, asked[name][1]) for name in ("from", "to")}
            drawn |= dict(zip(span, sorted(span.values()), strict=True))
        yield drawn


def _value(ids: dict[str, list[str]], chance: random.Random, name: str, type_: str) -> Any:
    if type_ == "date":
        return day(chance)
    if name == "toward":
        return chance.choice(DESTINATIONS)
    return chance.choice(WORDS[type_] if type_ in WORDS else ids[type_])


def day(chance: random.Random) -> str:
    """Some day from 2018 to 2026."""
    return f"{chance.randint(2018, 2026)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"


def values(world: World) -> dict[str, list[str]]:
    """The ids that a parameter of each type may take."""
    actors = {
        type_: [id for id, a in world["actors"].items() if a["type"] == type_] for type_ in ("jurisdiction", "company")
    }
    plain = {
        "technology": list(world["technologies"]),
        "measure": list(world["measures"]),
        "actor": list(world["actors"]),
    }
    others = [*world["gaps"], *world["events"]]
    return {**actors, **plain, "entity": [id for ids in plain.values() for id in ids] + others}


KOREA = Scenario(
    name="Korea's copy",
    without=("nl-2023-regulation",),
    add=(Addition(imposed_by=("kor",), effective=date(2024, 1, 1), like="jp-23-items-2023"),),
)
OF_ITS_OWN = Scenario(
    name='A "quoted" name\\u000a // and more',
    add=(
        Addition(id="own", imposed_by=("us-bis",), effective=date(2024, 1, 1), covers=("cleaning",), targets=("chn",)),
    ),
)
