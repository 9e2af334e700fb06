"""The view at /questions."""

from app.router import Room
from app.views.questions import callbacks, layout

ROOM = Room("questions", "Questions", layout.layout, callbacks.register, controls=(), table=callbacks.table)
