"""A page of the explorer that asks its addresses, for tests."""

from __future__ import annotations

from typing import Any

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from app.layout.scene import Box

Json = Any


class Page:
    """A page of the explorer that asks."""

    def __init__(self, client: FlaskClient) -> None:
        self.client = client

    def post(self, what: str, given: Any, /, **headers: str) -> TestResponse:
        return self.client.post(f"/explore/{what}", json=given, headers=headers)

    def __call__(self, what: str, /, **given: Any) -> Json:
        answer = self.post(what, given)
        assert answer.status_code == 200, answer.text
        return answer.get_json()

    def refused(self, what: str, /, **given: Any) -> Json:
        answer = self.post(what, given)
        assert answer.status_code == 400, answer.text
        return answer.get_json()

    def picture(self, **parts: Any) -> Json:
        return self("picture", document=view(**parts))


def view(**parts: Any) -> dict[str, Any]:
    return {"chokepoint": "view", "version": 1, **parts}


def entities(*ids: str) -> list[dict[str, Any]]:
    return [{"id": id} for id in ids]


def room(one: Json, at: Json) -> Box:
    """What an entity takes up with its name below it."""
    return Box(at["x"], at["y"] - 10 + one["h"] / 2, one["w"], one["h"])
