"""The view at /cypher."""

from app.views.cypher import callbacks, layout

__all__ = ["callbacks", "layout"]
