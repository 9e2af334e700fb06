"""Requests for figures and files that cannot be met: a status that fits, words, and no harm done."""

from __future__ import annotations

from threading import Event, Thread
from typing import Any

import pytest
from flask.testing import FlaskClient

from app.exported import ENDINGS, bounded
from app.exports.scene import Figure, Sheet
from app.factory import create_app
from app.turns import TooMany, Turns
from graph.connection import Connection
from graph.errors import DatabaseUnreachable, WrongValue
from ontology.model import Model
from tests.app.conftest import FakeReader

QUERY = "?q=RETURN%201%20AS%20n"


@pytest.fixture(scope="module")
def client(connection: Connection, model: Model) -> FlaskClient:
    return create_app(connection, model).server.test_client()


class Away(FakeReader):
    """A reader whose database does not answer."""

    def rows(self, cypher: str, /, **parameters: Any) -> list[dict[str, Any]]:
        raise DatabaseUnreachable("Nothing answers on port 1.", hint="Start it.")


@pytest.mark.parametrize("path", ["/coverage.csv", "/coverage.pdf", "/figure/coverage", "/embed/coverage"])
def test_a_database_that_is_away_is_told(model: Model, path: str) -> None:
    answer = create_app(Away({}), model).server.test_client().get(path)
    assert (answer.status_code, "Start it." in answer.text) == (503, True)


@pytest.mark.parametrize("path", ["/coverage.pdf", "/sources.svg", "/figure/timeline", "/embed/supply-chain"])
def test_an_empty_graph_is_told(model: Model, path: str) -> None:
    answer = create_app(FakeReader({}), model).server.test_client().get(path)
    assert (answer.status_code, "run chokepoint load" in answer.text) == (409, True), answer.text


@pytest.mark.parametrize(
    ("path", "status", "words"),
    [
        ("/nowhere.pdf", 404, "There is no view at '/nowhere'."),
        ("/coverage.exe", 404, "Coverage has no file that ends in '.exe'."),
        ("/coverage.docm", 404, "Coverage has no file that ends in '.docm'."),
        ("/coverage.pdf?theme=pink", 400, "'pink' is no theme of a figure."),
        ("/coverage.pdf?theme=/etc/hostname", 400, "'/etc/hostname' is no theme of a figure."),
        ("/questions.csv?ask=nothing-like-it", 400, "nothing-like-it"),
        ("/cypher.pdf", 400, "The address holds no query."),
        ("/cypher.svg?q=CREATE%20(n)", 403, "not allowed"),
    ],
)
def test_what_is_wrong_is_told(client: FlaskClient, path: str, status: int, words: str) -> None:
    answer = client.get(path)
    assert (answer.status_code, words in answer.text, answer.mimetype) == (status, True, "text/plain"), answer.text


def test_the_dialog_is_told_in_parts_with_what_can_be_had_all_the_same(client: FlaskClient) -> None:
    answer = client.get("/figure/cypher")
    told = answer.json
    assert told
    assert (answer.status_code, "Write it behind q=" in told.pop("hint")) == (400, True)
    assert told == {
        "title": "This value cannot be used",
        "message": "The address holds no query.",
        "endings": [*ENDINGS],
    }
    assert client.get("/figure/nowhere").status_code == 404


@pytest.mark.parametrize("path", ["/figure/cypher", "/figure/cypher.png", "/cypher.pdf", "/cypher.csv", "/cypher.ttl"])
def test_the_page_of_another_site_has_no_query_run(client: FlaskClient, path: str) -> None:
    for headers in ({"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "same-site"}, {"Origin": "http://other.test"}):
        assert client.get(path + QUERY, headers=headers).status_code == 403


@pytest.mark.parametrize("headers", [{"Sec-Fetch-Site": "same-origin"}, {"Sec-Fetch-Site": "none"}, {}])
def test_a_page_of_the_app_has_its_query_run(client: FlaskClient, headers: dict[str, str]) -> None:
    assert client.get("/figure/cypher" + QUERY, headers=headers).status_code == 200


def test_an_address_that_is_too_long_is_cut_as_elsewhere(client: FlaskClient) -> None:
    answer = client.get("/questions.csv?unheard=" + "x" * 9_000 + "&ask=nothing-like-it")
    assert answer.status_code == 200


def test_a_figure_of_very_many_sheets_is_left_to_the_command_line() -> None:
    page = Sheet(width=10, height=10, items=(), name="", title="")
    figure = Figure(name="f", sheets=(page,) * 3, address="/", digest="", day="")
    assert bounded(figure, 3) is bounded(figure, None) is figure
    with pytest.raises(WrongValue, match=r"The figure has 3 sheets; at most 2 are made for one request\."):
        bounded(figure, 2)


def test_who_comes_while_too_many_figures_are_made_is_sent_away_at_once() -> None:
    turns, inside, over = Turns(at_once=1, waiting=0), Event(), Event()

    def stay() -> None:
        with turns.one():
            inside.set()
            over.wait(10)

    first = Thread(target=stay)
    first.start()
    assert inside.wait(10)
    with pytest.raises(TooMany), turns.one():
        pass
    over.set()
    first.join()
    with turns.one():
        pass


def test_who_waits_too_long_is_sent_away_and_takes_no_place() -> None:
    turns = Turns(at_once=1, waiting=1, patience=0.01)
    with turns.one():
        for _ in range(3):
            with pytest.raises(TooMany), turns.one():
                pass
    with turns.one():
        pass
