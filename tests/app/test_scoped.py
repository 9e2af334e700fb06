"""From an address to what answers take, on the loaded graph."""

from __future__ import annotations

from app.scoped import Scoped, scoped
from graph.connection import Connection
from ontology import model as ontology

SIX = ("usa", "jpn", "nld", "kor", "twn", "deu")


def asked(connection: Connection, **values: str) -> Scoped:
    return scoped(connection, ontology.load(), values)


def test_an_address_that_says_nothing_means_china_the_six_and_the_state_of_knowledge(connection: Connection) -> None:
    found = asked(connection)
    assert (found.day, found.scope.toward, found.by, found.notices) == ("2026-11-20", "chn", SIX, ())


def test_codes_are_taken_in_any_case_and_columns_keep_their_order(connection: Connection) -> None:
    found = asked(connection, on="2024-01-01", toward="RU", by="GB,jp,USA")
    assert (found.day, found.scope.toward, found.by) == ("2024-01-01", "rus", ("usa", "jpn", "gbr"))


def test_a_jurisdiction_that_is_none_is_named_and_left_out(connection: Connection) -> None:
    found = asked(connection, toward="chima", by="jpn,atlantis")
    assert (found.scope.toward, found.by) == ("chn", ("jpn",))
    assert found.notices[0].startswith("The graph has no destination 'chima'. ")
    assert found.notices[1].startswith("The graph has no jurisdiction 'atlantis'.")


def test_days_outside_of_what_is_known_are_said(connection: Connection) -> None:
    assert "after the state of knowledge, 2026-11-20" in asked(connection, on="2031-01-01").notices[0]
    assert "before the first dated measure" in asked(connection, on="1901-01-01").notices[0]


def test_a_scenario_of_the_address_reaches_the_answers(connection: Connection) -> None:
    found = asked(connection, without="us-oct7-2022-ifr", add="kor~2024-07-01~like:jp-23-items-2023", scenario="Seoul")
    assert (found.scope.change.names, found.scope.change.without) == (("Seoul",), ("us-oct7-2022-ifr",))
    assert [each["imposed_by"] for each in found.scope.change.added] == [["kor"]]


def test_a_scenario_that_cannot_hold_is_left_out_with_its_reason(connection: Connection) -> None:
    found = asked(connection, without="jp-23-itms-2023")
    assert found.scope.change.without == ()
    assert found.notices[0].startswith("The scenario was left out. ")
    assert "jp-23-items-2023" in found.notices[0]
