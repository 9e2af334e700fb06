"""The view at /coverage."""

from app.views.coverage import callbacks, layout

__all__ = ["callbacks", "layout"]
