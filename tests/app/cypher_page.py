"""Talks to the addresses beside /cypher as the page's scripts do."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

Event = dict[str, Any]


@dataclass
class Tab:
    """A tab of a browser with the page open."""

    client: FlaskClient
    session: str

    @classmethod
    def of(cls, client: FlaskClient) -> Tab:
        return cls(client, uuid4().hex)

    def post(self, what: str, body: Any, **headers: str) -> TestResponse:
        """What one of the addresses answers."""
        return self.client.post(f"/cypher/{what}", json=body, headers=headers)

    def asks(self, text: str, **parameters: str) -> Event:
        """The body of a request to run a text; values are as they were typed."""
        return {"session": self.session, "query": uuid4().hex, "text": text, "parameters": parameters}

    def run(self, text: str, **parameters: str) -> list[Event]:
        """The events of a run."""
        answer = self.post("run", self.asks(text, **parameters))
        assert answer.status_code == 200, answer.text
        return [json.loads(line) for line in answer.text.splitlines()]

    def rows(self, text: str, **parameters: str) -> list[Any]:
        """The rows of the last statement, as the page gets them. Fails when there was an error."""
        events = self.run(text, **parameters)
        assert error(events) is None, events
        last = max(event["at"] for event in events if "at" in event)
        return [row for event in events if event["event"] == "rows" and event["at"] == last for row in event["rows"]]

    def file(self, text: str, ending: str, at: int = 0, **parameters: str) -> TestResponse:
        """A file of a result."""
        return self.post("file", self.asks(text, **parameters) | {"at": at, "ending": ending})


def error(events: list[Event]) -> Event | None:
    """The error of a run; `None` when there was none."""
    return next((event for event in events if event["event"] == "error"), None)


def done(events: list[Event]) -> Event:
    """What ended the last statement that ran to its end."""
    return [event for event in events if event["event"] == "done"][-1]
