"""The view at /questions."""

from app.router import Room
from app.views.questions import callbacks, layout, paper, shown

ROOM = Room(
    "questions",
    "Questions",
    layout.layout,
    callbacks.register,
    callbacks.PARTS,
    callbacks.page,
    controls=(),
    table=callbacks.table,
    shown=shown.shown,
    paper=paper.content,
)
