"""What every view is looked through: from an address and back, whatever stands in it."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as some

from app import address
from app.lens import SHARED, UNNAMED, Lens, complaints, shared
from graph.scenario import Addition, Scenario

IDS = some.from_regex(r"[a-z0-9][a-z0-9._:+-]{0,20}", fullmatch=True)
LISTS = some.lists(IDS, min_size=1, max_size=4, unique=True).map(tuple)
ADDITIONS = some.builds(
    Addition,
    imposed_by=LISTS,
    effective=some.dates(),
    id=some.none() | IDS,
    like=IDS,
    covers=some.none() | LISTS | some.just(()),
    targets=some.none() | LISTS | some.just(()),
)
SCENARIOS = some.builds(
    Scenario,
    name=some.text(some.characters(categories=["L", "N", "P"]), min_size=1, max_size=40),
    without=some.lists(IDS, max_size=4, unique=True).map(tuple),
    add=some.lists(ADDITIONS, max_size=3).map(tuple),
).filter(lambda scenario: bool(scenario.without or scenario.add))
LENSES = some.builds(
    Lens,
    on=some.none() | some.dates(),
    toward=some.just("") | IDS,
    by=some.none() | LISTS,
    focus=some.just("") | IDS,
    scenario=some.none() | SCENARIOS,
)


@given(LENSES)
def test_an_address_holds_everything_a_view_is_looked_through(lens: Lens) -> None:
    assert Lens.from_values(address.read(address.write(lens.values()))) == lens


@given(some.dictionaries(some.sampled_from(SHARED), some.text(max_size=60)))
def test_whatever_stands_in_an_address_a_lens_comes_out(values: dict[str, str]) -> None:
    lens = Lens.from_values(values)
    assert Lens.from_values(address.read(address.write(lens.values()))) == lens


def test_a_scenario_reads_in_an_address_as_it_is_said() -> None:
    copied = Addition(imposed_by=("kor",), effective=date(2024, 7, 1), like="jp-23-items-2023", targets=("chn", "rus"))
    lens = Lens(scenario=Scenario(name=UNNAMED, without=("us-oct7-2022",), add=(copied,)))
    assert address.write(lens.values()) == (
        "?without=us-oct7-2022&add=kor~2024-07-01~like:jp-23-items-2023~targets:chn,rus"
    )


def test_what_an_address_cannot_mean_is_said() -> None:
    assert complaints({"on": "2024-13-01", "add": "kor~soon;kor~2024-01-01~like:x"}) == (
        "'2024-13-01' in the address is no day. Write it as 2024-12-31.",
        "'kor~soon' in the address adds no measure. Write it as kor~2024-07-01~like:jp-23-items-2023.",
    )
    assert complaints({"on": "2024-12-01", "focus": "asml"}) == ()


@pytest.mark.parametrize("name", SHARED)
def test_what_views_share_travels_with_a_link(name: str) -> None:
    assert shared(f"?{name}=x&sort=gap") == f"?{name}=x"
