"""The view at /explore: one entity and what it is linked to."""

from app.router import Early, Room
from app.views.explore import callbacks, early, layout, paper, shown

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
    scripts=("explore/page.js", "explore/parts.js"),
    early=Early(early.PATH, layout.ids("canvas"), "explore/early.js", early.given, early.when),
)
