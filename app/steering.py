"""The address and the three shared controls are one state; whichever changed wins."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from dash import Dash, Input, Output, ctx, no_update

from app import address, places, words
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
)


def register(app: Dash, reader: Reader, links: Links, rooms: Sequence[Room], url: str) -> None:
    """Keep address and controls the same."""

    @app.callback(
        [Output(url, "search"), *(Output(id, name) for id, name in OUTPUTS)],
        Input(url, "pathname"),
        Input(url, "search"),
        Input(controls.DAY, "date"),
        Input(controls.TOWARD, "value"),
        Input(controls.BY, "value"),
    )
    def steer(pathname: str | None, query: str | None, day: str | None, toward: str | None, by: Any) -> tuple[Any, ...]:
        path = links.path(pathname)
        room = next((room for room in rooms if room.holds(path)), rooms[0])
        wheel = Wheel(reader, room)
        picked = {controls.DAY: {"day": day}, controls.TOWARD: {"toward": toward}, controls.BY: {"by": by}}
        new = wheel.turned(query, **picked.get(str(ctx.triggered_id), {}))
        return (new if new != (query or "") else no_update, *wheel.shown(new, links, path))


class Wheel:
    """The controls of one view over what the graph knows now."""

    def __init__(self, reader: Reader, room: Room) -> None:
        self._reader, self._room = reader, room
        self._found = Found(reader)
        self._known = reads.knowledge(reader).as_of or today()
        self._toward = controls.ANY if room.any_destination else CHINA

    def turned(
        self, query: str | None, *, day: str | None = None, toward: str | None = None, by: Sequence[str] | None = None
    ) -> str:
        """The address after a control was used. What a view takes by default is not written into it."""
        said: dict[str, str | None] = {}
        if day is not None and (on := address.day(day[:10])):
            said["on"] = None if on == self._known else on.isoformat()
        if toward is not None:
            said["toward"] = None if toward == self._toward else toward
        if by is not None:
            said["by"] = None if not by or set(by) == set(self._room.by) else ",".join(by)
        return address.changed(query, **said) if said else query or ""

    def shown(self, query: str, links: Links, path: str) -> tuple[Any, ...]:
        """What the controls show for an address, in the order of `OUTPUTS`."""
        lens = Lens.from_values(address.read(query))
        on = lens.on or self._known
        toward = self._found.one(lens.toward, "destination") or self._toward
        names = self._found.names
        by = places.ordered(self._found.all(lens.by or ()) or [id for id in self._room.by if id in names], names)
        return (
            on.isoformat(),
            self._destinations(),
            toward,
            self._jurisdictions(by),
            by,
            self._steps(links, path, query, on),
            controls.row_class(self._room.controls),
            self._summary(on, toward, by),
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
