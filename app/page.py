"""The page that all views begin with."""

from __future__ import annotations

import re

from dash import Dash

PAGE = """<!DOCTYPE html>
<html lang="en">
<head>PRELOAD{%metas%}<meta name="viewport" content="width=device-width, initial-scale=1"><title>{%title%}</title>
{%favicon%}{%css%}<style>STYLE</style></head>
<body>PATTERNS{%app_entry%}<footer>{%config%}{%scripts%}{%renderer%}</footer></body>
</html>"""
POLYFILL = re.compile(r'<script src="[^"]*/polyfill@[^"]*"></script>')
"""Dash's stand-ins for browsers before 2018, which cannot read the rest of what it sends either."""


EARLY = ("_dash-layout", "_dash-dependencies")
"""What Dash's scripts ask for once they run: asked for at once, so that it is there by then."""


class Page(Dash):
    """Dash without the script that every browser of today only loses time with, and with no wait for its layout."""

    def interpolate_index(  # type: ignore[no-untyped-def]  # as Dash leaves it
        self, metas="", title="", css="", config="", scripts="", app_entry="", favicon="", renderer=""
    ) -> str:
        """The page from its parts, as Dash names them."""
        base = self.config.requests_pathname_prefix
        early = "".join(
            f'<link rel="preload" as="fetch" crossorigin="anonymous" href="{base}{name}">' for name in EARLY
        )
        return str(
            super().interpolate_index(  # type: ignore[no-untyped-call]  # as above
                metas, title, css, config, POLYFILL.sub("", scripts), app_entry, favicon, renderer
            )
        ).replace("PRELOAD", early)
