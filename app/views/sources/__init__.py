"""The view at /sources."""

from app.router import Room
from app.views.sources import callbacks, layout, paper, shown

ROOM = Room(
    "sources",
    "Sources",
    layout.layout,
    callbacks.register,
    callbacks.PARTS,
    callbacks.page,
    controls=(),
    table=callbacks.table,
    shown=shown.shown,
    paper=paper.content,
)
