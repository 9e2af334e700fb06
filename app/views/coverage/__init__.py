"""The view at /coverage."""

from app import supply
from app.router import Room
from app.views.coverage import callbacks, layout, paper, shown

ROOM = Room(
    "coverage",
    "Coverage",
    layout.layout,
    callbacks.register,
    callbacks.PARTS,
    callbacks.page,
    table=callbacks.table,
    foot=supply.UPPER_BOUNDS,
    shown=shown.shown,
    paper=paper.content,
)
