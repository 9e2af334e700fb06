"""Neo4j's own tool, run with the programs of the managed server."""

from __future__ import annotations

import pytest

from graph.server import Server, admin, lock
from graph.settings import Settings


def test_the_tool_is_of_the_release_of_the_server(settings: Settings) -> None:
    assert admin.run(settings, ["--version"]).strip() == lock.VERSION


def test_what_the_tool_refuses_is_told_in_its_own_words(settings: Settings) -> None:
    with pytest.raises(admin.AdminFailed, match=r"no-such\.csv") as caught:
        admin.run(settings, ["database", "import", "full", "--nodes=no-such.csv", "neo4j"])
    assert caught.value.hint == "Its own words are above."


def test_nothing_is_done_to_a_store_that_a_server_has_open(settings: Settings) -> None:
    Server(settings).ensure()
    with pytest.raises(admin.AdminFailed) as caught:
        admin.run(settings, ["--version"])
    assert (caught.value.message, caught.value.hint) == ("The managed database runs.", "Run: chokepoint db stop")
