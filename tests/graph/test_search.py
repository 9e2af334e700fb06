"""The search finds what people mean, and no text breaks it."""

from __future__ import annotations

import random
import string

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph import lucene
from graph.connection import Connection
from graph.search import likeness, search

LETTERS = string.ascii_lowercase + " "


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("tokyo electon", "tokyo-electron"),
        ("tokyoelectron", "tokyo-electron"),
        ("TOKYO ELECTRON", "tokyo-electron"),
        ("tokyo-electron", "tokyo-electron"),
        ("Netherands", "nld"),
        ("washington", "usa"),
        ("NLD", "nld"),
        ("kla", "kla"),
        ("jp-23-items-2023", "jp-23-items-2023"),
        ("euv lithografy", "litho-euv"),
    ],
)
def test_the_entity_meant_comes_first(connection: Connection, typed: str, first: str) -> None:
    assert search(connection, typed, 3)[0].id == first


def test_a_control_number_finds_what_it_covers(connection: Connection) -> None:
    found = search(connection, "3B001", 50)
    assert all("3B001" in (hit.reason or "") for hit in found[:10])
    assert any("Technology" in hit.labels for hit in found)
    assert {"litho-euv"} <= {hit.id for hit in search(connection, "3B001.f.1.a", 5)}


@pytest.mark.parametrize("typed", ["8486.20", "848620"])
def test_a_tariff_number_finds_its_technologies(connection: Connection, typed: str) -> None:
    found = search(connection, typed, 5)
    assert len(found) == 5
    assert all(hit.reason == "8486.20" for hit in found)


def test_titles_in_other_scripts_are_found(connection: Connection) -> None:
    rows = connection.rows(
        "MATCH (e:Entity) WHERE e.name =~ '.*[一-龯ぁ-んァ-ン].*' RETURN e.id AS id, e.name AS name ORDER BY id"
    )
    assert len(rows) >= 5
    for row in rows:
        assert row["id"] in [hit.id for hit in search(connection, row["name"], 3)]


def edited(name: str, chance: random.Random) -> str:
    """`name` with one letter put in, left out, replaced or swapped with the next."""
    place, letter = chance.randrange(len(name)), chance.choice(LETTERS)
    before, after = name[:place], name[place + 1 :]
    swapped = before + after[:1] + name[place] + after[1:]
    return chance.choice((before + letter + name[place:], before + after, before + letter + after, swapped))


@pytest.mark.parametrize("size", [200, None], ids=["sample", "all"])
def test_one_wrong_letter_is_forgiven(connection: Connection, size: int | None) -> None:
    chance = random.Random(20261120)
    every = connection.rows("MATCH (e:Entity) RETURN e.id AS id, e.name AS name ORDER BY id")
    asked = chance.sample(every, size) if size else every
    assert len(asked) >= 200
    missed = []
    for row in asked:
        typed = edited(row["name"], chance)
        if row["id"] not in [hit.id for hit in search(connection, typed, 3)]:
            missed.append((row["name"], typed))
    reached = 1 - len(missed) / len(asked)
    print(f"\namong the first three: {reached:.1%} of {len(asked)} names with one wrong letter; missed: {missed[:5]}")
    assert reached >= 0.95, missed


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "   ",
        '"',
        "\\",
        "a AND",
        "OR",
        "NOT x",
        "name:*",
        "[a TO",
        "(((",
        "a~b^c",
        "/x/",
        "&&",
        "\x00",
        "e" * 9999,
        "*" * 50,
    ],
)
def test_special_characters_are_only_text(connection: Connection, typed: str) -> None:
    assert len(search(connection, typed, 5)) <= 5


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=80))
def test_no_text_breaks_the_search(connection: Connection, typed: str) -> None:
    assert len(search(connection, typed, 3)) <= 3


def test_the_longest_title_stays_within_the_clauses_the_index_allows(connection: Connection) -> None:
    typed = " ".join(random.Random(1).choices(string.ascii_lowercase, k=1)[0] * 5 for _ in range(60))
    assert search(connection, typed, 3) is not None


@given(st.text(max_size=40))
def test_a_name_is_most_like_itself(name: str) -> None:
    assert likeness(name, name) == (100.0 if name else 0.0)


def test_words_of_lucene_are_escaped() -> None:
    assert lucene.escape('a+b"c OR d*') == 'a\\+b\\"c or d\\*'
    assert lucene.relationships("3B001.f") == '"3b001.f"^4 3b001*'
    assert lucene.relationships("tokyo") == ""
