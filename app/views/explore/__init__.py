"""The view at /explore: one entity and what it is linked to."""

from app.router import Room
from app.views.explore import callbacks, layout, paper, shown

ROOM = Room(
    "explore",
    "Explore",
    layout.layout,
    callbacks.register,
    callbacks.PARTS,
    callbacks.page,
    also=("",),
    controls=("on",),
    table=shown.table,
    shown=shown.shown,
    paper=paper.content,
)
