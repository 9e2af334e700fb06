"""What is refused at /cypher, what is stopped, and what leaves room for others, on the real graph."""

from __future__ import annotations

import threading
import time
from typing import Any

import pytest

from app.factory import create_app
from app.gate import AT_ONCE
from graph.connection import Connection
from ontology.model import Model
from tests.app.cypher_page import Tab, error
from tests.graph.runaway import ENDLESS, OF_SESSION


@pytest.mark.parametrize(
    "text",
    [
        "CREATE (n)",
        "MATCH (n) DETACH DELETE n",
        "SHOW USERS",
        "RETURN 1;\nDROP INDEX x",
        "PROFILE CREATE (n)",
        "RETURN 1 // " + "x" * 100_000,
    ],
)
def test_what_is_no_reading_is_refused_by_the_guard(tab: Tab, connection: Connection, text: str) -> None:
    before = connection.rows("MATCH (n) RETURN count(n) AS n")
    found = error(tab.run(text))
    assert found is not None
    assert (found["kind"], bool(found["hint"])) == ("QueryRefused", True)
    assert connection.rows("MATCH (n) RETURN count(n) AS n") == before


def test_a_query_is_stopped_on_the_server(tab: Tab, connection: Connection) -> None:
    asked, events = tab.asks(ENDLESS), list[Any]()
    work = threading.Thread(target=lambda: events.extend(tab.post("run", asked).text.splitlines()))
    work.start()
    while connection.rows(OF_SESSION, session=tab.session) != [{"n": 1}]:
        time.sleep(0.05)
    stranger = tab.post("stop", {"session": "somebody-else", "query": asked["query"]})
    assert stranger.json == {"stopped": False}
    assert tab.post("stop", {"session": tab.session, "query": asked["query"]}).json == {"stopped": True}
    work.join(20)
    assert '"QueryStopped"' in events[-2]
    assert connection.rows(OF_SESSION, session=tab.session) == [{"n": 0}]
    assert tab.post("stop", {"session": tab.session, "query": asked["query"]}).json == {"stopped": False}


def test_some_threads_stay_free_whatever_runs(changing: Connection, model: Model) -> None:
    tab = Tab.of(create_app(changing, model).server.test_client())
    asks = [tab.asks(ENDLESS) | {"session": f"person-{at}"} for at in range(AT_ONCE)]
    streams = [tab.post("run", each) for each in asks]
    assert [stream.status_code for stream in streams] == [200] * AT_ONCE
    refused = tab.post("run", tab.asks("RETURN 1"))
    assert (refused.status_code, refused.json and refused.json["kind"]) == (429, "Busy")
    for stream in streams:
        stream.close()
    assert tab.rows("RETURN 1") == [[1]]


def test_only_this_page_may_run_queries(tab: Tab) -> None:
    asked = tab.asks("RETURN 1")
    for headers in ({"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "none"}, {"Origin": "https://example.org"}):
        for what in ("run", "stop", "file", "picture"):
            assert tab.post(what, asked, **headers).status_code == 403
    assert tab.post("run", asked, **{"Sec-Fetch-Site": "same-origin"}).status_code == 200
    assert tab.client.post("/cypher/run", data="{}", content_type="text/plain").status_code == 403
    assert tab.client.get("/cypher/run").mimetype == "text/html"


@pytest.mark.parametrize(
    "body",
    [
        [],
        {},
        {"session": "a b", "query": "x", "text": ""},
        {"session": "s", "query": "q" * 65, "text": ""},
        {"session": "s", "query": "q", "text": 1},
        {"session": "s", "query": "q", "text": "RETURN 1", "parameters": [1]},
        {"session": "s", "query": "q", "text": "RETURN 1", "parameters": {"a": 1}},
        {"session": "s", "query": "q", "text": "RETURN 1", "parameters": {"n" * 101: "1"}},
        {"session": "s", "query": "q", "text": "RETURN '\ud800'"},
        {"session": "s", "query": "q", "text": "x" * 1_100_000},
    ],
)
def test_a_request_that_is_not_well_formed_is_answered_in_words(tab: Tab, body: Any) -> None:
    answer = tab.post("run", body)
    assert answer.status_code == 400
    assert answer.json is not None
    assert answer.json["message"]
    assert answer.json["hint"]
