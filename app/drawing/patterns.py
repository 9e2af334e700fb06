"""The two patterns of all pictures: hatch for no number, dots for held outside the chosen jurisdictions."""

from __future__ import annotations

from markupsafe import Markup

from app.markup import tag


def patterns() -> Markup:
    """Their definitions, once a page; `over-hatch` and `over-dots` use them. Measures: the design card."""
    hatch = tag(
        "pattern",
        tag("path", d="M0 6L6 0M-1 1L1 -1M5 7L7 5", class_="hatch-line"),
        id="hatch",
        width=6,
        height=6,
        patternUnits="userSpaceOnUse",
    )
    dots = tag(
        "pattern",
        tag("circle", cx=2, cy=2, r=0.85, class_="dots-dot"),
        id="dots",
        width=4,
        height=4,
        patternUnits="userSpaceOnUse",
    )
    return tag("svg", tag("defs", hatch, dots), class_="patterns", width=0, height=0, aria_hidden="true")
