"""The small drawing of a class: its shape in its family's colour."""

from __future__ import annotations

from dash import html

from app.parts.attributes import aria


def glyph(name: str) -> html.Span:
    """The drawing alone; the words beside it say what it is."""
    return html.Span(className=f"glyph glyph-{name}", **aria(hidden="true"))
