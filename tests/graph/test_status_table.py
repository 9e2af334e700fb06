"""The table of statuses, row by row: a computation with one row altered no longer agrees with the product.

Most alterations show on a setting of the bundled data; the others in a world made for them. Beside them, worlds made up
by chance hold combinations that the data do not.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

import pytest

from graph.connection import Connection
from graph.library import Graph
from tests.graph import tiny
from tests.graph.comparing import bundled_world, values
from tests.independent import facts
from tests.independent.coverage import DEFAULT_BY, STATUS_TABLE, coverage, live
from tests.independent.gaps import gaps

Table = list[tuple[str, Callable[[Mapping[str, Any], set[str]], Any]]]
FIRST, KOREA, MINE = ("2026-11-20", "chn"), ("2026-11-20", "kor"), ("2026-11-20", "usa", ("chn",))
"""Settings on the bundled graph: the day, the destination and, if not the default six, the jurisdictions."""
DROPPED = {
    **dict.fromkeys(("in-force", "undated", "partial", "broad", "end-use", "suspended"), FIRST),
    "announced": ("2024-07-01", "chn"),
    "ended": ("2023-07-23", "kor"),
    "requested": KOREA,
}
"""For each row of the table a setting in which an answer changes when the row is left out."""
SWAPPED = {
    **dict.fromkeys(("in-force", "undated", "partial", "broad"), FIRST),
    "end-use": KOREA,
    "suspended": None,
    "announced": None,
    "ended": ("2024-04-01", "kor"),
}
"""Likewise when it changes places with the next; `None`: on no setting of the data, but in a world made for it."""


def item(measure: Mapping[str, Any]) -> bool:
    return measure["item control"]


CHANGED: dict[tuple[str, str], tuple[Any, Callable[[Mapping[str, Any], set[str]], Any]]] = {
    ("in-force", "undated as well"): (FIRST, lambda m, t: item(m) and live(m) and "covers" in t),
    ("in-force", "end use as well"): (
        FIRST,
        lambda m, t: (item(m) or m["end use"]) and m["in force"] and "covers" in t,
    ),
    ("in-force", "narrower as well"): (FIRST, lambda m, t: item(m) and m["in force"] and t & {"covers", "narrower"}),
    ("in-force", "umbrellas as well"): (FIRST, lambda m, t: item(m) and m["in force"] and t & {"covers", "umbrella"}),
    ("undated", "end use as well"): (MINE, lambda m, t: (item(m) or m["end use"]) and m["undated"] and "covers" in t),
    ("undated", "narrower as well"): (FIRST, lambda m, t: item(m) and m["undated"] and t & {"covers", "narrower"}),
    ("undated", "umbrellas as well"): (FIRST, lambda m, t: item(m) and m["undated"] and t & {"covers", "umbrella"}),
    ("partial", "in force only"): (FIRST, lambda m, t: item(m) and m["in force"] and "narrower" in t),
    ("partial", "in any state"): (KOREA, lambda m, t: item(m) and "narrower" in t),
    ("broad", "in force only"): (FIRST, lambda m, t: item(m) and m["in force"] and "umbrella" in t),
    ("broad", "undated only"): (FIRST, lambda m, t: item(m) and m["undated"] and "umbrella" in t),
    ("broad", "in any state"): (("2019-08-01", "chn"), lambda m, t: item(m) and "umbrella" in t),
    ("end-use", "no umbrellas"): (FIRST, lambda m, t: m["end use"] and live(m) and "covers" in t),
    ("end-use", "narrower as well"): (KOREA, lambda m, t: m["end use"] and live(m) and bool(t)),
    ("end-use", "in force only"): (MINE, lambda m, t: m["end use"] and m["in force"] and t & {"covers", "umbrella"}),
    ("end-use", "in any state"): (("2023-07-23", "chn"), lambda m, t: m["end use"] and t & {"covers", "umbrella"}),
    ("requested", "umbrellas as well"): (KOREA, lambda m, t: m["request"] and bool(t)),
    ("requested", "nothing narrower"): (KOREA, lambda m, t: m["request"] and "covers" in t),
    ("requested", "only narrower"): (KOREA, lambda m, t: m["request"] and "narrower" in t),
}
"""Rows with another condition: a setting in which it shows, and the condition."""
for _state in ("suspended", "announced", "ended"):
    CHANGED |= {
        (_state, "narrower as well"): (None, lambda m, t, s=_state: item(m) and m[s] and t & {"covers", "narrower"}),
        (_state, "umbrellas as well"): (None, lambda m, t, s=_state: item(m) and m[s] and t & {"covers", "umbrella"}),
        (_state, "end use as well"): (
            None,
            lambda m, t, s=_state: (item(m) or m["end use"]) and m[s] and "covers" in t,
        ),
    }


def _alterations() -> dict[str, tuple[Any, Table]]:
    """Each alteration of one row of the table: the setting in which it shows, and the table altered."""
    whole, names = STATUS_TABLE, [status for status, _ in STATUS_TABLE]
    found: dict[str, tuple[Any, Table]] = {}
    for place, status in enumerate(names):
        found[f"without {status}"] = (DROPPED[status], whole[:place] + whole[place + 1 :])
    for place, status in enumerate(names[:-1]):
        swapped = [whole[place + 1], whole[place]]
        found[f"{status} after {names[place + 1]}"] = (SWAPPED[status], whole[:place] + swapped + whole[place + 2 :])
    for (status, how), (setting, rule) in CHANGED.items():
        found[f"{status}, {how}"] = (setting, [(name, rule if name == status else row) for name, row in whole])
    return found


ALTERED = _alterations()
ON_DATA = [name for name, (setting, _) in ALTERED.items() if setting]
MADE = [name for name, (setting, _) in ALTERED.items() if not setting]
BEFORE, BEGUN, LATER = "2023-01-01", "2024-01-01", "2025-01-01"
STATES = {
    "suspended": {"effective": BEFORE, "suspended": BEGUN},
    "announced": {"announced": BEGUN, "effective": LATER},
    "ended": {"effective": BEFORE, "ended": BEGUN},
}
WORLD = [
    tiny.measure("usa-suspended", **STATES["suspended"]),
    tiny.measure("usa-announced", **STATES["announced"]),
    tiny.measure("jpn-announced", by="jpn", **STATES["announced"]),
    tiny.measure("jpn-ended", by="jpn", **STATES["ended"]),
    *(
        tiny.measure(f"{by}-{kind}", by=by, kind=kind, covers=covers, **STATES[state])
        for by, state in (("kor", "suspended"), ("twn", "announced"), ("gbr", "ended"))
        for kind, covers in (("list-based-control", "tools"), ("end-use-control", "wafers"))
    ),
]
"""Measures that make a world in which every alteration shows that no setting of the data shows."""


def statuses(rows: list[dict[str, Any]]) -> list[tuple[str, str, str]]:
    return [(row["technology"], cell["jurisdiction"], cell["status"]) for row in rows for cell in row["cells"]]


def test_every_row_of_the_table_is_dropped_swapped_and_changed() -> None:
    assert (len(STATUS_TABLE), len(ALTERED), len(ON_DATA), len(MADE)) == (9, 9 + 8 + 19 + 9, 9 + 6 + 19, 2 + 9)
    assert {status for status, _ in CHANGED} == {status for status, _ in STATUS_TABLE}


@pytest.fixture(scope="module")
def found(connection: Connection) -> Callable[..., list[tuple[str, str, str]]]:
    """The statuses that the product finds in a setting, asked once; they are those of the table as it is."""

    @cache
    def ask(on: str, toward: str, by: tuple[str, ...]) -> list[tuple[str, str, str]]:
        answer = statuses(Graph(connection).coverage(on=on, toward=toward, by=by).rows)
        assert answer == statuses(coverage(bundled_world(), on=on, toward=toward, by=by))
        return answer

    return ask


@pytest.mark.parametrize("name", ON_DATA)
def test_a_table_with_one_row_altered_disagrees_with_the_product(
    found: Callable[..., list[tuple[str, str, str]]], name: str
) -> None:
    (on, toward, *others), altered = ALTERED[name]
    by = others[0] if others else DEFAULT_BY
    assert found(on, toward, by) != statuses(coverage(bundled_world(), on=on, toward=toward, by=by, table=altered))


def test_the_other_altered_tables_disagree_with_the_product_on_a_world_made_for_them(changing: Connection) -> None:
    graph = tiny.written(changing, *WORLD)
    world = facts.make(actors=tiny.ACTORS, technologies=tiny.TECHNOLOGIES, measures=WORLD)
    asked = {"on": tiny.DAY, "toward": "chn", "by": ["gbr", "jpn", "kor", "twn", "usa"]}
    found = statuses(graph.coverage(**asked).rows)
    assert found == statuses(coverage(world, **asked))
    assert [name for name in MADE if statuses(coverage(world, **asked, table=ALTERED[name][1])) == found] == []


KINDS = (
    *("list-based-control", "fdpr", "services-control", "export-ban", "countermeasure", "technology-protection"),
    *("end-use-control", "end-user-listing", "diplomatic-request", "licence-exception", "tariff"),
)


def _some(chance: random.Random, several: list[str], most: int) -> list[str]:
    return sorted(chance.sample(several, chance.randint(0, most)))


def _made_up(chance: random.Random, number: int) -> dict[str, Any]:
    """A measure of any kind by anyone, with some dates, some known to the month only."""
    actors = [each["id"] for each in tiny.ACTORS]
    places = [each["id"] for each in tiny.ACTORS if each["type"] in ("jurisdiction", "group-or-regime")]
    covers = _some(chance, [each["id"] for each in tiny.TECHNOLOGIES], 2)
    days = sorted(f"202{chance.randint(2, 5)}-{chance.randint(1, 12):02}" for _ in range(5))
    names = ("announced", "effective", "suspended", "resumed", "ended")
    dates = {n: day + chance.choice(("", "-15")) for n, day in zip(names, days, strict=True) if chance.random() < 0.5}
    return tiny.measure(
        f"rule-{number:02}",
        kind=chance.choice(KINDS),
        by=[chance.choice(actors)],
        covers=covers or ["lithography"],
        targets=_some(chance, places, 2),
        parties=_some(chance, ["chipmaker", "chip-plant", "toolmaker"], 1),
        exempts=_some(chance, ["friends", "listed", "eu"], 1),
        status=chance.choice(("in-force", "amended", "proposed")),
        **dates,
    )


def _shares(chance: random.Random) -> list[dict[str, Any]]:
    """Shares of any holder in any technology, of several years and sources, some without a number."""
    holders = [each["id"] for each in tiny.ACTORS if each["type"] in ("jurisdiction", "collective-holder", "company")]
    technologies = [each["id"] for each in tiny.TECHNOLOGIES]
    drawn = {
        (
            chance.choice(holders),
            chance.choice(technologies),
            chance.choice((2022, 2025)),
            chance.choice(("eto", "other")),
        )
        for _ in range(60)
    }
    return [
        tiny.share(holder, technology, chance.choice((None, chance.randint(0, 300) / 10)), year=year, source=source)
        for holder, technology, year, source in sorted(drawn)
    ]


@pytest.mark.parametrize("seed", range(4))
def test_made_up_worlds(changing: Connection, seed: int) -> None:
    chance = random.Random(seed)
    technologies = [each["id"] for each in tiny.TECHNOLOGIES]
    records: dict[str, Any] = {
        "measures": [_made_up(chance, number) for number in range(30)],
        "flows": [tiny.flow(*pair) for pair in sorted({tuple(chance.sample(technologies, 2)) for _ in range(6)})],
        "shares": _shares(chance),
    }
    graph = tiny.write(changing, tiny.World(**records))
    world = facts.make(actors=tiny.ACTORS, technologies=tiny.TECHNOLOGIES, **records)
    every, seen = values(world)["jurisdiction"], Counter[str]()
    for on in ("2023-03-15", "2024-06-30", "2026-01-01"):
        for toward in every:
            rows = coverage(world, on=on, toward=toward, by=every)
            assert graph.coverage(on=on, toward=toward, by=every).rows == rows, (on, toward)
            seen.update(status for _, _, status in statuses(rows))
        assert graph.gaps(on=on, toward="chn", by=every).rows == gaps(world, on=on, toward="chn", by=every)
    assert len(seen) >= 9
