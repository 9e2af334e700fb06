"""The view at /cypher."""

from app.router import Room
from app.views.cypher import callbacks, layout

ROOM = Room("cypher", "Cypher", layout.layout, callbacks.register, controls=())
