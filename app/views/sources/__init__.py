"""The view at /sources."""

from app.views.sources import callbacks, layout

__all__ = ["callbacks", "layout"]
