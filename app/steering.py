"""The three shared controls show the address, and what is picked in them goes into it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from dash import Dash, Input, Output, State

from app import address, places, redraw, words
from app.browser import in_browser
from app.lens import Lens
from app.links import Links
from app.parts import controls
from app.scoped import Found
from graph import reads
from graph.connection import Reader
from graph.scope import CHINA, today

if TYPE_CHECKING:
    from app.router import Room

OUTPUTS = (
    (controls.DAY, "date"),
    (controls.TOWARD, "options"),
    (controls.TOWARD, "value"),
    (controls.BY, "options"),
    (controls.BY, "value"),
    (controls.STEPS, "children"),
    (controls.ROW, "className"),
    (controls.SUMMARY, "children"),
    (controls.SHOWN, "data"),
)


def register(app: Dash, reader: Reader, links: Links, rooms: Sequence[Room], url: str) -> None:
    """Show the address in the controls; what is picked in them is written into it by the page's own script.

    The two are apart so that nothing that follows the address has to wait for the controls.
    """
    picked = (Input(controls.DAY, "date"), Input(controls.TOWARD, "value"), Input(controls.BY, "value"))
    in_browser(app, "steering", "turn", Output(controls.PICKED, "data"), *picked, State(controls.SHOWN, "data"))

    address = Input(url, "pathname"), Input(url, "search")

    @app.callback([Output(id, name) for id, name in OUTPUTS], *address, **redraw.LATER)
    def show(pathname: str | None, query: str | None) -> tuple[Any, ...]:
        return tuple(shown(reader, links, rooms, pathname, query).values())


def shown(
    reader: Reader, links: Links, rooms: Sequence[Room], pathname: str | None, query: str | None
) -> dict[tuple[str, str], Any]:
    """What the controls show for an address, by component and property in the order of `OUTPUTS`."""
    path = links.path(pathname)
    room = next((room for room in rooms if room.holds(path)), rooms[0])
    return dict(zip(OUTPUTS, Wheel(reader, room).shown(query or "", links, path), strict=True))


class Wheel:
    """The controls of one view over what the graph knows now."""

    def __init__(self, reader: Reader, room: Room) -> None:
        self._reader, self._room = reader, room
        self._found = Found(reader)
        self._known = reads.knowledge(reader).as_of or today()
        self._toward = controls.ANY if room.any_destination else CHINA

    def shown(self, query: str, links: Links, path: str) -> tuple[Any, ...]:
        """What the controls show for an address, in the order of `OUTPUTS`."""
        lens = Lens.from_values(address.read(query))
        on = lens.on or self._known
        toward = self._found.one(lens.toward, "destination") or self._toward
        names = self._found.names
        usual = places.ordered([id for id in self._room.by if id in names], names)
        by = places.ordered(self._found.all(lens.by or ()), names) or usual
        return (
            on.isoformat(),
            self._destinations(),
            toward,
            self._jurisdictions(by),
            by,
            self._steps(links, path, query, on),
            controls.row_class(self._room.controls),
            self._summary(on, toward, by),
            {"on": on.isoformat(), "toward": toward, "by": by}
            | {"usual": {"on": self._known.isoformat(), "toward": self._toward, "by": usual}},
        )

    def _destinations(self) -> list[controls.Option]:
        anywhere = [{"label": "any destination", "value": controls.ANY}] if self._room.any_destination else []
        by_name = sorted(self._found.names.items(), key=lambda item: (item[0] != CHINA, item[1]))
        return [*anywhere, *({"label": name, "value": id} for id, name in by_name)]

    def _jurisdictions(self, chosen: Sequence[str]) -> list[controls.Option]:
        names = self._found.names
        rest = places.ordered(set(names) - set(chosen), names)
        return [{"label": places.SHORT.get(id, names[id]), "search": names[id], "value": id} for id in (*chosen, *rest)]

    def _steps(self, links: Links, path: str, query: str, on: date) -> list[Any]:
        before, after = reads.changes(self._reader, on)

        def step(day: date | None) -> tuple[date, str] | None:
            return (day, links.to(path, address.changed(query, on=day.isoformat()))) if day else None

        return controls.steps(step(before), step(after))

    def _summary(self, on: date, toward: str, by: Sequence[str]) -> str:
        said = {
            "on": words.day(on),
            "toward": "any destination" if toward == controls.ANY else self._found.names.get(toward, toward),
            "by": words.count(len(by), "jurisdiction"),
        }
        return " · ".join(text for name, text in said.items() if name in self._room.controls)
