"""What holds of coverage in every world, on small worlds drawn at random and loaded as any other."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.connection import Connection, Row
from graph.scenario import Addition, Scenario
from graph.templates import DEFAULT_BY
from tests.graph import tiny
from tests.independent import coverage as independent_coverage
from tests.independent import diff as independent_diff
from tests.independent import facts
from tests.independent import gaps as independent_gaps

few = settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    derandomize=True,
    database=None,
)

KINDS = ("list-based-control", "countermeasure", "fdpr", "services-control", "end-use-control", "end-user-listing")
OTHER_KINDS = ("diplomatic-request", "licence-exception")
IMPOSERS = ("usa", "jpn", "nld", "eu", "chn", "bureau", "office", "commission", "directorate", "ministry")
PLACES = ("chn", "usa", "nld", "eu", "gbr", "listed", "friends")
PARTIES = ("chipmaker", "chip-plant", "toolmaker", "usa")
HOLDERS = ("usa", "jpn", "nld", "deu", "gbr", "chn", "various", "unnamed", "toolmaker")
WRITTEN = ("2022", "2022-02", "2022-02-28", "2022-03-01", "2022-12-31", "2023", "2023-01-01", "2023-06", "2023-06-30")
"""Dates as records write them, near one another so that they meet."""
NAMES = tuple(f"t{number}" for number in range(6))

days = st.one_of(
    st.sampled_from(("2022-02-27", "2022-02-28", "2022-12-31", "2023-01-01", "2023-06-01", "2023-06-30", "2024-01-01")),
    st.integers(0, 900).map(lambda count: (date(2021, 12, 1) + timedelta(count)).isoformat()),
)
destinations = st.sampled_from(("chn", "usa", "nld", "eu", "gbr", "kor"))
jurisdictions = st.lists(st.sampled_from((*DEFAULT_BY, "eu", "gbr", "chn")), min_size=1, unique=True)
percents = st.sampled_from((None, 0.0, 3.3, 10.5, 33.3, 50.0))


def some(of: Sequence[str], most: int = 2, least: int = 0) -> st.SearchStrategy[list[str]]:
    """A few of some ids, each at most once."""
    return st.lists(st.sampled_from(of), min_size=least, max_size=most, unique=True)


@st.composite
def measures(draw: Callable[..., Any], id: str) -> dict[str, Any]:
    """A measure of any kind."""
    names = draw(st.lists(st.sampled_from(tiny.DATES), unique=True, max_size=4))
    return tiny.measure(
        id,
        kind=draw(st.sampled_from((*KINDS, *KINDS, *OTHER_KINDS))),
        by=draw(some(IMPOSERS)),
        covers=draw(some(NAMES, least=1)),
        targets=draw(some(PLACES)),
        parties=draw(some(PARTIES)),
        exempts=draw(some(("friends", "listed", "nld"), most=1)),
        status=draw(st.sampled_from(("in-force", "amended", "proposed", "suspended"))),
        **{name: draw(st.sampled_from(WRITTEN)) for name in names},
    )


@st.composite
def trees(draw: Callable[..., Any]) -> list[dict[str, Any]]:
    """Technologies, each below one before it or below none, some of them headings."""
    parents = [draw(st.sampled_from((None, None, *NAMES[:place]))) for place in range(len(NAMES))]
    headings = [draw(st.sampled_from((None, False, True))) for _ in NAMES]
    return [
        tiny.technology(name, parent=parent, umbrella=heading)
        for name, parent, heading in zip(NAMES, parents, headings, strict=True)
    ]


shares = st.lists(
    st.builds(
        lambda holder, name, percent, year, source: tiny.share(holder, name, percent, year=year, source=source),
        st.sampled_from(HOLDERS),
        st.sampled_from(NAMES[:3]),
        percents,
        st.sampled_from((2024, 2025)),
        st.sampled_from(("eto", "other")),
    ),
    max_size=12,
    unique_by=lambda row: (row["holder"], row["technology"], row["year"], row["source"]),
)
flows = st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES)), max_size=8, unique=True)


@st.composite
def worlds(draw: Callable[..., Any]) -> tiny.World:
    """A world of up to eight measures over six technologies."""
    said = [draw(measures(f"m{place}")) for place in range(draw(st.integers(0, 8)))]
    requests = [each["id"] for each in said if each["kind"] == "diplomatic-request"]
    asked = [(id, whom) for id in requests for whom in draw(some(("jpn", "ministry", "toolmaker", "deu"), most=1))]
    return tiny.World(
        measures=said,
        technologies=draw(trees()),
        statements=[tiny.requested("usa", whom, id) for id, whom in asked],
        flows=[tiny.flow(start, end) for start, end in draw(flows)],
        shares=draw(shares),
    )


@st.composite
def additions(draw: Callable[..., Any], likes: Sequence[str]) -> dict[str, Any]:
    """An entry of a scenario's `add`, like one of the measures `likes` or like none."""
    like = draw(st.sampled_from((None, *likes)))
    entry: dict[str, Any] = {"imposed_by": draw(some(IMPOSERS, least=1)), "effective": draw(days), "like": like}
    if like is None or draw(st.booleans()):
        entry["covers"] = draw(some(NAMES, least=1))
    return entry | ({"targets": draw(some(PLACES))} if draw(st.booleans()) else {})


@st.composite
def worlds_and_scenarios(draw: Callable[..., Any]) -> tuple[tiny.World, dict[str, Any]]:
    """A world and a scenario over it, as its file would have it. Requests are not copied."""
    world = draw(worlds())
    likes = [each["id"] for each in world.measures if each["kind"] != "diplomatic-request"]
    ids = [each["id"] for each in world.measures]
    without = draw(st.lists(st.sampled_from(ids), max_size=2, unique=True)) if ids else []
    return world, {"name": "Any", "without": without, "add": draw(st.lists(additions(likes), max_size=2))}


def scenario_of(entry: Mapping[str, Any]) -> Scenario:
    """The scenario that a file with this content is."""
    return Scenario(
        name=entry["name"], without=tuple(entry["without"]), add=tuple(_addition(each) for each in entry["add"])
    )


def _addition(entry: Mapping[str, Any]) -> Addition:
    given_ = {name: tuple(entry[name]) for name in ("covers", "targets") if name in entry}
    effective = date.fromisoformat(entry["effective"])
    return Addition(imposed_by=tuple(entry["imposed_by"]), effective=effective, like=entry["like"], **given_)


def covered(rows: Sequence[Row]) -> dict[str, float | None]:
    """The covered share of each technology."""
    return {row["technology"]: row["covered_share"] for row in rows}


def below(one: float | None, other: float | None) -> bool:
    """Whether a covered share is at most another; unknown ones are unknown alike."""
    return one == other if one is None or other is None else one <= other


@few
@given(world=worlds(), on=days, toward=destinations, by=jurisdictions)
def test_covered_and_undated_shares_lie_between_nought_and_what_is_known(
    changing: Connection, world: tiny.World, on: str, toward: str, by: list[str]
) -> None:
    for row in tiny.write(changing, world).coverage(on=on, toward=toward, by=by).rows:
        parts = (row["covered_share"], row["undated_share"], row["known_share"])
        if row["known_share"] is None:
            assert parts == (None, None, None)
        else:
            assert min(parts) >= 0
            assert round(parts[0] + parts[1], 4) <= parts[2]


@few
@given(world=worlds(), data=st.data(), on=days, toward=destinations)
def test_no_covered_share_falls_when_a_scenario_adds_a_measure(
    changing: Connection, world: tiny.World, data: st.DataObject, on: str, toward: str
) -> None:
    graph = tiny.write(changing, world)
    added = data.draw(st.lists(additions([each["id"] for each in world.measures]), min_size=1, max_size=3))
    scenario = scenario_of({"name": "More", "without": [], "add": added})
    for row in graph.coverage(on=on, toward=toward, scenarios=[scenario]).rows:
        assert below(row["covered_share_before"], row["covered_share"]), row


@few
@given(world=worlds().filter(lambda world: bool(world.measures)), data=st.data(), on=days, toward=destinations)
def test_no_covered_share_rises_when_a_scenario_drops_a_measure(
    changing: Connection, world: tiny.World, data: st.DataObject, on: str, toward: str
) -> None:
    graph = tiny.write(changing, world)
    dropped = data.draw(some([each["id"] for each in world.measures], most=3, least=1))
    scenario = Scenario(name="Less", without=tuple(dropped))
    for row in graph.coverage(on=on, toward=toward, scenarios=[scenario]).rows:
        assert below(row["covered_share"], row["covered_share_before"]), row


@few
@given(world=worlds(), toward=destinations)
def test_before_the_first_measure_nothing_is_covered(changing: Connection, world: tiny.World, toward: str) -> None:
    found = covered(tiny.write(changing, world).coverage(on="2021-12-31", toward=toward).rows)
    assert set(found.values()) <= {0.0, None}


@few
@given(world=worlds(), by=jurisdictions, data=st.data(), on=days, toward=destinations)
def test_the_order_of_the_jurisdictions_does_not_matter(
    changing: Connection, world: tiny.World, by: list[str], data: st.DataObject, on: str, toward: str
) -> None:
    graph, other = tiny.write(changing, world), data.draw(st.permutations(by))
    one, two = (graph.coverage(on=on, toward=toward, by=each).rows for each in (by, other))
    assert one == two
    assert graph.gaps(on=on, toward=toward, by=by).rows == graph.gaps(on=on, toward=toward, by=other).rows


@few
@given(world=worlds(), on=days, toward=st.none() | destinations)
def test_from_a_day_to_itself_nothing_changes(
    changing: Connection, world: tiny.World, on: str, toward: str | None
) -> None:
    assert tiny.write(changing, world).diff(on, on, toward=toward).rows == []


@few
@given(world=worlds(), span=st.tuples(days, days).map(sorted), toward=destinations)
def test_the_shares_of_the_later_day_are_those_of_the_earlier_with_the_diff_applied(
    changing: Connection, world: tiny.World, span: list[str], toward: str
) -> None:
    graph = tiny.write(changing, world)
    before, after = (covered(graph.coverage(on=on, toward=toward).rows) for on in span)
    moved = [row for row in graph.diff(*span, toward=toward).rows if row["change"] == "share"]
    assert {row["id"]: row["before"] for row in moved} == {row["id"]: before[row["id"]] for row in moved}
    assert {**before, **{row["id"]: row["after"] for row in moved}} == after


def computed(world: tiny.World) -> Any:
    """The same world for the independent computation."""
    parts = ("actors", "technologies", "measures", "statements", "flows", "shares")
    return facts.make(**{name: getattr(world, name) for name in parts})


questions = st.lists(st.tuples(st.tuples(days, days).map(sorted), destinations), min_size=1, max_size=3)
EVERYBODY = (*DEFAULT_BY, "eu", "gbr", "chn")


@settings(few, max_examples=12)
@given(drawn=worlds_and_scenarios(), asked=questions)
def test_every_world_has_the_answers_that_an_independent_computation_gives(
    changing: Connection, drawn: tuple[tiny.World, dict[str, Any]], asked: list[tuple[list[str], str]]
) -> None:
    graph, other, scenario = tiny.write(changing, drawn[0]), computed(drawn[0]), scenario_of(drawn[1])
    for span, toward in asked:
        scope = {"on": span[1], "toward": toward, "by": EVERYBODY}
        assert graph.coverage(**scope).rows == independent_coverage.coverage(other, **scope)
        assert graph.gaps(**scope).rows == independent_gaps.gaps(other, **scope)
        assert graph.diff(*span).rows == independent_diff.diff(other, *span)
        assert graph.diff(*span, toward=toward).rows == independent_diff.diff(other, *span, toward)
        expected = independent_coverage.coverage(other, **scope, scenarios=[drawn[1]])
        found = graph.coverage(**scope, scenarios=[scenario]).rows
        assert [{name: row[name] for name in expected[0]} for row in found] == expected
