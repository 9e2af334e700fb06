"""The view at /sources."""

from app.router import Room
from app.views.sources import callbacks, layout

ROOM = Room(
    "sources",
    "Sources",
    layout.layout,
    callbacks.register,
    callbacks.PARTS,
    callbacks.page,
    controls=(),
    table=callbacks.table,
)
