"""Figures for the pages of others: what they may do with them, and what they may not have."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from app.factory import create_app
from graph.connection import Connection
from ontology.model import Model

FIGURE = "/embed/explore?focus=asml&on=2024-12-31"
FOREIGN = {"Sec-Fetch-Site": "cross-site"}
POLICY = "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:; frame-ancestors *"


@pytest.fixture(scope="module")
def client(connection: Connection, model: Model) -> FlaskClient:
    return create_app(connection, model).server.test_client()


def test_a_figure_may_be_framed_and_shown_anywhere_and_nothing_else_may(client: FlaskClient) -> None:
    answer = client.get(FIGURE, headers=FOREIGN)
    assert (answer.status_code, answer.mimetype, answer.data[:5]) == (200, "image/svg+xml", b"<svg ")
    named = ("Content-Security-Policy", "Cross-Origin-Resource-Policy", "Access-Control-Allow-Origin")
    assert [answer.headers[name] for name in named] == [POLICY, "cross-origin", "*"]
    assert (answer.headers["Cache-Control"], answer.headers["X-Content-Type-Options"]) == (
        "public, max-age=300",
        "nosniff",
    )
    for path in ("/explore?focus=asml", "/health", "/figure/questions", "/nowhere"):
        other = client.get(path)
        assert "frame-ancestors 'none'" in other.headers["Content-Security-Policy"]
        assert not set(named[1:]) & set(other.headers.keys())


def test_who_has_a_figure_is_told_that_it_is_the_same(client: FlaskClient) -> None:
    first = client.get(FIGURE)
    tag = first.headers["ETag"]
    again = client.get(FIGURE, headers={"If-None-Match": tag})
    assert (again.status_code, again.data, again.headers["ETag"]) == (304, b"", tag)
    assert again.headers["Content-Security-Policy"] == POLICY
    assert client.get(FIGURE.replace("12-31", "01-01"), headers={"If-None-Match": tag}).status_code == 200


def test_a_figure_is_embedded_as_pixels_and_one_of_several_sheets_too(client: FlaskClient) -> None:
    picture = client.get("/embed/questions.png")
    assert (picture.mimetype, picture.data[:4]) == ("image/png", b"\x89PNG")
    sheets = [client.get(f"/embed/sources?split=stage&sheet={number}").data for number in (1, 2)]
    assert sheets[0] != sheets[1]
    assert client.get("/embed/entity/asml?on=2024-12-31").data == client.get(FIGURE).data


@pytest.mark.parametrize(
    ("path", "status", "words"),
    [
        ("/embed/nowhere", 404, "There is no view at '/nowhere'."),
        ("/embed/", 200, "<svg "),
        ("/embed/briefing?focus=photoresist", 404, "Briefing has no figure."),
        ("/embed/cypher?q=RETURN%201", 404, "The answer of a query has no address to embed."),
        ("/embed/embed/cypher?q=RETURN%201", 404, "The answer of a query has no address to embed."),
        ("/embed/cypher.png?q=RETURN%201", 404, "The answer of a query has no address to embed."),
        ("/embed/entity/no-such-thing", 404, "Nothing in the graph has the id 'no-such-thing'."),
        ("/embed/coverage?paper=a5", 400, "'a5' is no paper of a figure."),
        ("/embed/coverage?sheet=2", 400, "There is no sheet '2'. There is only one."),
        ("/embed/coverage?sheet=%C2%B2", 400, "There is no sheet"),
        ("/embed/%3Cscript%3E", 404, "There is no view at '/<script>'."),
    ],
)
def test_what_cannot_be_embedded_is_said_in_words(client: FlaskClient, path: str, status: int, words: str) -> None:
    answer = client.get(path)
    assert (answer.status_code, words in answer.text) == (status, True), answer.text[:300]
    if status != 200:
        assert (answer.mimetype, answer.headers["Cache-Control"]) == ("text/plain", "no-store")
