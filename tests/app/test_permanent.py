"""The permanent addresses: the way to the page, and the citation as a file."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from app.factory import create_app
from graph import schema
from graph.connection import Connection
from graph.errors import DatabaseUnreachable
from ontology.model import Model
from tests.app.conftest import FakeReader

ODD = """
CREATE (:Company:Actor:Entity {id: 'odd/a.b', name: 'Odd & {Sons}'}), (:Company:Actor:Entity {id: 'odd', name: 'Odd'}),
       (:Company:Actor:Entity {id: 'odd.bib', name: 'Odd as a file'}),
       (:Company:Actor:Entity {id: '奇 数?#%', name: 'CJK'}),
       (:LoadRecord {id: 'load:facts', name: 'Facts', as_of: date('2026-11-20'), state: 'complete'})
"""


@pytest.fixture(scope="module")
def client(connection: Connection, model: Model) -> FlaskClient:
    """A browser without a page, on the bundled graph."""
    return create_app(connection, model).server.test_client()


@pytest.fixture
def odd(changing: Connection, model: Model) -> FlaskClient:
    """The same on four companies with ids that look like something else."""
    schema.prepare(changing, model)
    with changing.session("WRITE") as session:
        session.run(ODD).consume()
    return create_app(changing, model, base_path="/charts/").server.test_client()


def test_an_entity_and_a_statement_lead_to_the_page(client: FlaskClient) -> None:
    assert client.get("/entity/asml").headers["Location"] == "/explore?focus=asml"
    assert client.get("/entity/rel-0019").headers["Location"] == "/explore?focus=asml&statement=rel-0019"


@pytest.mark.parametrize(
    ("ending", "kind", "begins"),
    [
        ("bib", "application/x-bibtex; charset=utf-8", "@misc{chokepoint-rel-0019,\n"),
        ("ris", "application/x-research-info-systems; charset=utf-8", "TY  - ELEC\r\nID  - chokepoint-rel-0019\r\n"),
        ("txt", "text/plain; charset=utf-8", "Chokepoint (2026): “ASML Holding dominates Lithography”, statement rel-"),
    ],
)
def test_a_citation_is_a_file_to_keep(client: FlaskClient, ending: str, kind: str, begins: str) -> None:
    answer = client.get(f"/entity/rel-0019.{ending}")
    assert answer.get_data(as_text=True).startswith(begins)
    assert {
        name: answer.headers[name] for name in ("Content-Type", "Content-Disposition", "X-Content-Type-Options")
    } == {
        "Content-Type": kind,
        "Content-Disposition": f'attachment; filename="rel-0019.{ending}"',
        "X-Content-Type-Options": "nosniff",
    }
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]


def test_a_citation_holds_the_address_as_it_was_reached(client: FlaskClient) -> None:
    said = client.get("/entity/asml.txt", base_url="https://charts.example.org").get_data(as_text=True)
    assert "https://charts.example.org/entity/asml " in said


def test_an_id_that_ends_like_a_file_wins_over_the_file(odd: FlaskClient) -> None:
    assert odd.get("/charts/entity/odd.bib").headers["Location"] == "/charts/explore?focus=odd.bib"
    assert odd.get("/charts/entity/odd.ris").status_code == 200
    assert "{{Odd as a file}}" in odd.get("/charts/entity/odd.bib.bib").get_data(as_text=True)


def test_ids_with_slashes_and_other_letters_have_addresses_too(odd: FlaskClient) -> None:
    made = odd.get("/charts/entity/odd/a.b.bib")
    assert r"title = {{Odd \& \textbraceleft{}Sons\textbraceright{}}}" in made.get_data(as_text=True)
    assert "url = {http://localhost/charts/entity/odd/a.b}" in made.get_data(as_text=True)
    assert made.headers["Content-Disposition"] == 'attachment; filename="odd-a.b.bib"'
    assert odd.get("/charts/entity/odd/a.b").headers["Location"] == "/charts/explore?focus=odd%2Fa.b"
    cited = odd.get("/charts/entity/%E5%A5%87%20%E6%95%B0%3F%23%25.ris")
    assert "UR  - http://localhost/charts/entity/%E5%A5%87%20%E6%95%B0%3F%23%25\r\n" in cited.get_data(as_text=True)
    assert cited.headers["Content-Disposition"].isascii()


@pytest.mark.parametrize("path", ["asmll", "asmll.bib", "asmll.svg"])
def test_an_unknown_id_is_told_with_the_nearest(client: FlaskClient, path: str) -> None:
    answer = client.get(f"/entity/{path}")
    said = answer.get_data(as_text=True)
    assert (answer.status_code, answer.mimetype) == (404, "text/plain")
    assert f"Nothing in the graph has the id '{path.removesuffix('.bib')}'." in said
    assert "'asml' (ASML Holding)" in said


@pytest.mark.parametrize(
    "path", ["/entity/" + "a" * 5_000, "/entity/%00Set-Cookie:%20a=b", "/entity/<script>", "/entity/.bib"]
)
def test_what_no_id_can_be_is_refused_in_words(client: FlaskClient, path: str) -> None:
    answer = client.get(path)
    assert (answer.status_code, answer.mimetype) == (404, "text/plain")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_a_line_break_in_an_id_reaches_no_header(client: FlaskClient) -> None:
    answer = client.get("/entity/asml%0d%0aSet-Cookie:%20a=b.bib")
    assert (answer.status_code, "Set-Cookie" in answer.headers) == (404, False)


def test_without_a_database_it_is_said_that_there_is_none(model: Model) -> None:
    down = FakeReader({"entity": DatabaseUnreachable("No answer.", hint="Start it.")})
    answer = create_app(down, model).server.test_client().get("/entity/asml.bib")
    assert (answer.status_code, answer.mimetype) == (503, "text/plain")
    assert "Start it." in answer.get_data(as_text=True)
