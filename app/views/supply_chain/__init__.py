"""The view at /supply-chain."""

from app import supply
from app.router import Room
from app.views.supply_chain import callbacks, layout, paper, shown

ROOM = Room(
    "supply-chain",
    "Supply chain",
    layout.layout,
    callbacks.register,
    callbacks.PARTS,
    callbacks.page,
    table=callbacks.table,
    foot=supply.UPPER_BOUNDS,
    measured=True,
    shown=shown.shown,
    paper=paper.content,
)
