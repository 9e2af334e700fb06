"""The view at /questions."""

from app.views.questions import callbacks, layout

__all__ = ["callbacks", "layout"]
