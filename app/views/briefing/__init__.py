"""The view at /briefing: a note of two pages, which has no tab of its own."""

from app.router import Room
from app.views.briefing import callbacks, layout

ROOM = Room(
    "briefing",
    "Briefing",
    layout.layout,
    callbacks.register,
    callbacks.PARTS,
    callbacks.page,
    foot="Covered shares are upper bounds.",
    tab=False,
)
