"""A body that is a drawing of the page: as large as the room lets it be, at the top, in the middle."""

from __future__ import annotations

from dataclasses import dataclass

from app.drawing.shapes import Drawing
from app.exports.content import Room
from app.exports.painted import Placing, painted
from app.exports.scene import Item

LARGEST = 1.15
"""Points for a pixel at most: a small drawing does not grow into a poster. Labels of 11.5 px are then 13 pt."""


@dataclass(frozen=True, kw_only=True)
class Drawn:
    """A drawing of the page as the body of a sheet."""

    drawing: Drawing

    def draw(self, room: Room) -> tuple[Item, ...]:
        """Every shape of the drawing, scaled to fit."""
        wide, high = max(self.drawing.width, 1.0), max(self.drawing.height, 1.0)
        scale = min(room.width / wide, room.height / high, LARGEST)
        x = room.x + (room.width - wide * scale) / 2
        return painted(self.drawing, room.theme, Placing(scale=scale, x=x, y=room.y))
