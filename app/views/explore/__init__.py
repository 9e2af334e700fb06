"""The view at /explore: one entity and what it is linked to."""

from app.router import Room
from app.views.explore import callbacks, layout

ROOM = Room("explore", "Explore", layout.layout, callbacks.register, also=("",), controls=("on",))
