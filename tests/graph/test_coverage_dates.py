"""How a measure stands on a day: starts, ends, suspensions and what is known of undated ones. Section 4."""

from __future__ import annotations

import pytest

from graph.connection import Connection
from graph.library import Graph
from tests.graph.tiny import measure, status, statuses, written


def days(graph: Graph, *several: str) -> list[str]:
    """The status on each of several days."""
    return list(statuses(graph, *several, of="on").values())


def test_a_measure_is_in_force_from_its_first_day_to_the_day_before_its_end(changing: Connection) -> None:
    graph = written(changing, measure(effective="2024-03-10", ended="2024-09-20"))
    found = days(graph, "2024-03-09", "2024-03-10", "2024-09-19", "2024-09-20", "2030-01-01")
    assert found == ["none", "in-force", "in-force", "ended", "ended"]


@pytest.mark.parametrize(
    ("written_as", "day_before", "day"),
    [("2024-02", "2024-02-28", "2024-02-29"), ("2024", "2024-12-30", "2024-12-31")],
)
def test_a_start_known_to_the_month_or_year_counts_from_its_last_day(
    changing: Connection, written_as: str, day_before: str, day: str
) -> None:
    assert days(written(changing, measure(effective=written_as)), day_before, day) == ["none", "in-force"]


@pytest.mark.parametrize(
    ("written_as", "day_before", "day"),
    [("2024-02", "2024-02-28", "2024-02-29"), ("2024", "2024-12-30", "2024-12-31")],
)
def test_an_announcement_known_to_the_month_or_year_counts_from_its_last_day(
    changing: Connection, written_as: str, day_before: str, day: str
) -> None:
    graph = written(changing, measure(announced=written_as, effective="2026-01-01"))
    assert days(graph, day_before, day) == ["none", "announced"]


@pytest.mark.parametrize(
    ("written_as", "day_before", "day"),
    [("2024-08", "2024-07-31", "2024-08-01"), ("2024", "2023-12-31", "2024-01-01")],
)
@pytest.mark.parametrize("change", ["ended", "suspended"])
def test_an_end_or_suspension_known_to_the_month_or_year_counts_from_its_first_day(
    changing: Connection, change: str, written_as: str, day_before: str, day: str
) -> None:
    graph = written(changing, measure(effective="2020-01-01", **{change: written_as}))
    assert days(graph, day_before, day) == ["in-force", change]


def test_a_suspension_lasts_while_nothing_says_that_the_measure_was_resumed(changing: Connection) -> None:
    graph = written(changing, measure(effective="2024-01-01", suspended="2024-06-15"))
    found = days(graph, "2024-06-14", "2024-06-15", "2030-01-01")
    assert found == ["in-force", "suspended", "suspended"]


def test_a_resumed_measure_is_in_force_again_from_that_day(changing: Connection) -> None:
    graph = written(changing, measure(effective="2024-01-01", suspended="2024-06-15", resumed="2024-08"))
    found = days(graph, "2024-06-14", "2024-06-15", "2024-08-30", "2024-08-31")
    assert found == ["in-force", "suspended", "suspended", "in-force"]


def test_a_resumption_before_the_suspension_ends_no_suspension(changing: Connection) -> None:
    graph = written(changing, measure(effective="2024-01-01", suspended="2024-06-15", resumed="2024-03-01"))
    assert days(graph, "2024-06-15") == ["suspended"]


def test_a_suspended_measure_that_has_ended_is_ended(changing: Connection) -> None:
    graph = written(changing, measure(effective="2024-01-01", suspended="2024-06-15", ended="2024-09-01"))
    assert days(graph, "2024-08-31", "2024-09-01") == ["suspended", "ended"]


def test_an_announced_measure_is_announced_until_it_begins(changing: Connection) -> None:
    graph = written(changing, measure(announced="2024-03-31", effective="2024-07-23"))
    found = days(graph, "2024-03-30", "2024-03-31", "2024-07-22", "2024-07-23")
    assert found == ["none", "announced", "announced", "in-force"]


def test_an_announced_measure_that_ends_before_it_begins_has_ended(changing: Connection) -> None:
    graph = written(changing, measure(announced="2024-01-13", effective="2025-05-15", ended="2025-05-13"))
    found = days(graph, "2025-05-12", "2025-05-13", "2025-05-15")
    assert found == ["announced", "ended", "ended"]


def test_a_publication_alone_begins_nothing(changing: Connection) -> None:
    graph = written(changing, measure(status="proposed", published="2024-01-01"))
    assert days(graph, "2024-06-15") == ["none"]


@pytest.mark.parametrize("said", ["in-force", "amended"])
def test_a_measure_without_a_start_is_undated_where_its_record_says_that_it_holds(
    changing: Connection, said: str
) -> None:
    assert days(written(changing, measure(status=said)), "1990-01-01", "2024-06-15") == ["undated", "undated"]


@pytest.mark.parametrize("said", ["proposed", "announced", "suspended", "ended", "revoked", "unknown"])
def test_a_measure_without_a_start_is_not_undated_under_any_other_status(changing: Connection, said: str) -> None:
    assert days(written(changing, measure(status=said)), "2024-06-15") == ["none"]


def test_an_undated_measure_counts_from_its_announcement_where_that_is_known(changing: Connection) -> None:
    graph = written(changing, measure(announced="2024-06"))
    assert days(graph, "2024-06-29", "2024-06-30") == ["none", "undated"]


def test_an_undated_measure_is_undated_until_it_is_suspended_or_ends(changing: Connection) -> None:
    graph = written(changing, measure("pause", suspended="2024-06", resumed="2024-08-15"))
    found = days(graph, "2024-05-31", "2024-06-01", "2024-08-14", "2024-08-15")
    assert found == ["undated", "suspended", "suspended", "undated"]
    graph = written(changing, measure("end", ended="2024-06"))
    assert days(graph, "2024-05-31", "2024-06-01") == ["undated", "ended"]


def test_a_measure_with_a_start_is_never_undated(changing: Connection) -> None:
    assert status(written(changing, measure(effective="2024-06-16"))) == "none"
