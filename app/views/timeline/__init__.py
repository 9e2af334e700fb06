"""The view at /timeline."""

from app.views.timeline import callbacks, layout

__all__ = ["callbacks", "layout"]
