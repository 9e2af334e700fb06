"""The view at /explore: one entity and what it is linked to."""

from app.views.explore import callbacks, layout

__all__ = ["callbacks", "layout"]
