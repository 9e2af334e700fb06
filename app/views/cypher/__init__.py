"""The view at /cypher."""

from app.router import Room
from app.views.cypher import addressed, callbacks, layout, paper

ROOM = Room(
    "cypher",
    "Cypher",
    layout.layout,
    callbacks.register,
    controls=(),
    paper=paper.content,
    table=addressed.table,
    shown=addressed.shown,
    scripts=("cypher/page.js",),
)
