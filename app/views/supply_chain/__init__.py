"""The view at /supply-chain."""

from app.views.supply_chain import callbacks, layout

__all__ = ["callbacks", "layout"]
