"""What a request for a figure or a file asks for, read with care."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import quote, urlsplit

import flask

from app import address, briefing, exported, exported_data
from app.exported import BRIEFING, Drawn, Place
from app.posted import NotFromHere
from app.refusals import NotFound
from app.router import Room
from app.turns import Turns
from graph.connection import Reader
from graph.errors import UnknownName, WrongValue
from ontology.model import Model

SHEET = "sheet"
"""The name in an address for one of several sheets, counted from 1. No view knows it."""
SHEETS = 100
"""The most sheets of one answer; the command line writes any number."""
QUERIES = "cypher"
"""The view that runs what its address says."""
HERE = ("same-origin", "none")
"""Where a request comes from: a page of this app, or the address bar."""


@dataclass(frozen=True, kw_only=True)
class Desk:
    """Where figures and files are asked for: what they are made from, and whose turn it is."""

    reader: Reader
    model: Model
    rooms: Sequence[Room]
    turns: Turns = field(default_factory=Turns)

    def place(self, path: str, *, embedded: bool = False) -> Place:
        """The view and query of the request that is answered.

        Raises `NotFound`, also for a query to embed: any page with it in a frame would have this server run what it
        wants. Raises `NotFromHere` for a query that another site's page wants run.
        """
        query = flask.request.query_string.decode("utf-8", "replace")[: address.LONGEST]
        try:
            found = exported.place(self.reader, self.rooms, f"/{quote(path)}?{query}")
        except UnknownName as error:
            raise NotFound(error.message, hint=error.hint) from error
        if found.room.path == QUERIES and embedded:
            raise NotFound("The answer of a query has no address to embed.", hint="Keep it as a file instead.")
        if found.room.path == QUERIES and not _from_here(flask.request):
            raise NotFromHere("Only this app's own pages may have queries run.", hint="Open the page /cypher itself.")
        return Place(room=found.room, query=address.changed(found.query, **{SHEET: None}))

    def drawn(self, at: Place) -> Drawn:
        """The figure of a view. Raises `NotFound` for a view without one, `WrongValue` for one of too many sheets."""
        if at.room.paper is None:
            raise NotFound(f"{at.room.label} has no figure.", hint=f"It can be had as {', '.join(endings(at.room))}.")
        found = exported.drawn(self.reader, self.model, at)
        exported.bounded(found.figure, SHEETS)
        return found


def endings(room: Room) -> tuple[str, ...]:
    """The endings of the files that a view can be written to."""
    if room.path == BRIEFING:
        return briefing.ENDINGS
    kinds: Mapping[str, object] = {
        **dict.fromkeys((*exported.BY_SHEET, *exported.WHOLE, *exported.DOCUMENTS), room.paper),
        **dict.fromkeys(exported_data.ROWS, room.table),
        **dict.fromkeys(exported_data.GRAPHS, room.shown),
    }
    return tuple(ending for ending, made in kinds.items() if made)


def sheet(count: int) -> int:
    """Which of so many sheets is asked for, counted from 1. Raises `WrongValue` for one there is not."""
    said = flask.request.args.get(SHEET, "1")
    if not (said.isascii() and said.isdecimal() and 1 <= int(said[:9]) <= count):
        hint = f"There are {count:,}, counted from 1." if count > 1 else "There is only one."
        raise WrongValue(f"There is no sheet {said[:20]!r}.", hint=hint)
    return int(said)


def _from_here(request: flask.Request) -> bool:
    """Whether no page of another site asks; programs without a browser say nothing of that, and may."""
    site, origin = request.headers.get("Sec-Fetch-Site"), request.headers.get("Origin")
    return site in HERE if site else not origin or urlsplit(origin).netloc == request.host
