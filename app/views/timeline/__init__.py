"""The view at /timeline."""

from app.router import Room
from app.views.timeline import callbacks, layout, paper, shown
from app.views.timeline.figures import LANES

ROOM = Room(
    "timeline",
    "Timeline",
    layout.layout,
    callbacks.register,
    callbacks.PARTS,
    callbacks.page,
    any_destination=True,
    by=LANES,
    table=callbacks.table,
    foot="Dates known to the month or year only are drawn as wide as they are unsure.",
    measured=True,
    shown=shown.shown,
    paper=paper.content,
)
