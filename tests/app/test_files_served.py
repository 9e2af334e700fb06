"""Files behind addresses: every view as every kind of file it can be, told what it is, and safe to keep."""

from __future__ import annotations

import io
import zipfile

import pytest
from flask.testing import FlaskClient

from app import exported
from app.exported import Made, Place
from app.factory import create_app, rooms
from app.files import archive, attachment
from app.tabular import as_csv, as_json
from graph.connection import Connection
from ontology.model import Model

DAY = "?on=2024-12-31"
BEGINS = {
    "svg": b"<svg ",
    "png": b"\x89PNG",
    "pdf": b"%PDF-",
    "pptx": b"PK\x03\x04",
    "docx": b"PK\x03\x04",
    "html": b"<!doctype html>",
    "md": b"# Toward China",
    "csv": b"technology,label,",
    "xlsx": b"PK\x03\x04",
    "json": b"[\n{",
    "graphml": b"<?xml",
    "ttl": b"# title: ",
}


@pytest.fixture(scope="module")
def client(connection: Connection, model: Model) -> FlaskClient:
    return create_app(connection, model).server.test_client()


@pytest.mark.parametrize("ending", BEGINS)
def test_every_kind_of_file_says_what_it_is(client: FlaskClient, ending: str) -> None:
    answer = client.get(f"/coverage.{ending}{DAY}")
    name = "coverage-graph" if ending in ("graphml", "ttl") else "coverage-2024-12-31"
    figures = {**exported.BY_SHEET, **exported.WHOLE, **exported.DOCUMENTS}
    mimetypes = {each: kind for each, (kind, _) in figures.items()}
    assert answer.status_code == 200, answer.text
    assert answer.data.startswith(BEGINS[ending])
    assert answer.mimetype == {**mimetypes, **exported.DATA}[ending]
    assert answer.headers["Content-Disposition"] == f'attachment; filename="{name}.{ending}"'
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert int(answer.headers["Content-Length"]) == len(answer.data)


@pytest.mark.parametrize("view", ["coverage", "timeline", "sources", "questions?ask=measures-on", "supply-chain"])
def test_rows_are_sent_as_the_view_has_them(
    client: FlaskClient, connection: Connection, model: Model, view: str
) -> None:
    path, _, asked = view.partition("?")
    query = f"?{asked}" if asked else DAY
    room = next(each for each in rooms() if each.path == path)
    assert room.table
    table = room.table(connection, model, query)
    for ending, written in (("csv", as_csv(table)), ("json", as_json(table))):
        answer = client.get(f"/{path}.{ending}{query}")
        assert answer.text == written
        assert answer.headers["Content-Disposition"] == f'attachment; filename="{table.name}.{ending}"'


def test_a_figure_is_the_one_that_the_command_line_writes(
    client: FlaskClient, connection: Connection, model: Model
) -> None:
    room = next(each for each in rooms() if each.path == "explore")
    for ending in ("svg", "png"):
        made = exported.made(connection, model, Place(room=room, query="?focus=asml&on=2024-12-31"), ending)
        assert client.get(f"/explore.{ending}?focus=asml&on=2024-12-31").data == made.files[0]


def test_several_sheets_come_as_one_archive_that_is_the_same_every_time(
    client: FlaskClient, connection: Connection, model: Model
) -> None:
    first = client.get(f"/coverage.svg{DAY}&split=stage")
    assert (first.mimetype, first.headers["Content-Disposition"]) == (
        "application/zip",
        'attachment; filename="coverage-2024-12-31.zip"',
    )
    room = next(each for each in rooms() if each.path == "coverage")
    made = exported.made(connection, model, Place(room=room, query=f"{DAY}&split=stage"), "svg")
    with zipfile.ZipFile(io.BytesIO(first.data)) as bundle:
        assert [bundle.read(name) for name in bundle.namelist()] == list(made.files)
        assert bundle.namelist() == [f"coverage-2024-12-31-{number}.svg" for number in range(1, len(made.files) + 1)]
        assert {each.date_time for each in bundle.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert client.get(f"/coverage.svg{DAY}&split=stage").data == first.data


def test_the_names_in_an_archive_sort_and_stay_within_it() -> None:
    made = Made(name="../a/b", files=tuple(b"%d" % number for number in range(12)), mimetype="image/png")
    with zipfile.ZipFile(io.BytesIO(archive(made, "png"))) as bundle:
        assert bundle.namelist()[::10] == ["-a-b-01.png", "-a-b-11.png"]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("coverage-2024-12-31.csv", 'attachment; filename="coverage-2024-12-31.csv"'),
        ("光刻机.pdf", "attachment; filename=\"___.pdf\"; filename*=UTF-8''%E5%85%89%E5%88%BB%E6%9C%BA.pdf"),
        ("Zürich.pdf", "attachment; filename=\"Zu_rich.pdf\"; filename*=UTF-8''Z%C3%BCrich.pdf"),
        ('a"\r\nSet-Cookie: b/../c.pdf', 'attachment; filename="a-Set-Cookie- b-..-c.pdf"'),
        ("eto:N49-2024.svg", 'attachment; filename="eto-N49-2024.svg"'),
        ("...", 'attachment; filename="file"'),
    ],
)
def test_the_name_of_a_file_is_safe_on_every_system(name: str, said: str) -> None:
    assert attachment(name) == said


def test_a_sheet_is_told_with_all_that_is_to_be_known_of_it(client: FlaskClient) -> None:
    told = client.get(f"/figure/coverage{DAY}&paper=16x9&split=stage&sheet=2").json
    assert told
    assert (told["view"], told["sheet"], told["width"], told["height"]) == ("coverage", 2, 960, 540)
    assert told["address"] == "/coverage?on=2024-12-31&toward=chn&by=usa,jpn,nld,kor,twn,deu&split=stage"
    assert told["options"] == {"paper": None, "theme": None, "split": "stage", "fold": None, "layout": None}
    assert told["can"]["split"] == f"Split by stage into {told['sheets']} sheets"
    assert told["legibility"]["small"] == 0
    assert told["svg"].startswith("<svg ")
    assert (told["embeds"], told["endings"]) == (True, list(BEGINS))


def test_labels_that_are_too_small_are_told_with_what_helps(client: FlaskClient) -> None:
    found = client.get(f"/figure/coverage{DAY}").json
    assert found
    legible = found["legibility"]
    assert legible["small"] > 100
    assert legible["least"] < 9
    assert f"{legible['least']:.1f} pt, below 9 pt" in legible["said"]
    split = next(each for each in legible["helps"] if each["options"]["split"])
    assert (split["words"].startswith("Split by stage into"), "--" in split["words"]) == (True, False)
    again = client.get(f"/figure/coverage{DAY}&split=stage").json
    assert again
    assert again["legibility"]["least"] == split["least"] >= 9


def test_options_that_do_not_act_are_not_offered(client: FlaskClient) -> None:
    can = {}
    for view in ("explore?focus=asml", "timeline", "sources", "cypher?q=RETURN%201%20AS%20n"):
        told = client.get(f"/figure/{view}").json
        assert told
        can[told["view"]] = (bool(told["can"]["split"]), told["can"]["fold"], told["can"]["layout"], told["embeds"])
    assert can == {
        "explore": (True, False, True, True),
        "timeline": (True, False, False, True),
        "sources": (True, False, False, True),
        "cypher": (False, False, False, False),
    }


def test_one_sheet_is_a_picture_to_copy(client: FlaskClient) -> None:
    answer = client.get(f"/figure/questions.png{DAY}")
    assert (answer.mimetype, answer.data[:4]) == ("image/png", b"\x89PNG")
    assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"]
