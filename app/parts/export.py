"""Where to take away what a view shows."""

from __future__ import annotations

from dash import html

from app.links import Links

FORMATS = (("csv", "CSV"), ("json", "JSON"))


def export(links: Links, path: str, query: str | None) -> html.Details:
    """The button that opens the list of files; each is behind an address of its own."""
    files = [
        html.Li(html.A(label, href=links.to(f"{path}.{ending}", query or ""), download="")) for ending, label in FORMATS
    ]
    return html.Details([html.Summary("Export", className="button"), html.Ul(files)], className="export")
