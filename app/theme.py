"""All colours of the app, light and dark, in one place. Those of the entities come from the ontology."""

from __future__ import annotations

from app import shapes
from ontology.model import Model, NodeType

SANS = "'IBM Plex Sans', 'Noto Sans', 'Noto Sans CJK SC', system-ui, sans-serif"
CONDENSED = "'IBM Plex Sans Condensed', 'IBM Plex Sans', 'Noto Sans CJK SC', system-ui, sans-serif"
MONO = "'IBM Plex Mono', ui-monospace, monospace"

LIGHT: dict[str, str] = {
    "ink": "#17212B",
    "muted": "#4A5662",
    "page": "#F6F7F9",
    "card": "#FFFFFF",
    "band": "#ECEFF3",
    "hairline": "#D5DAE0",
    "border": "#8A949E",
    "accent": "#1B5A99",
    "error": "#B42318",
    "bar": "#17212B",
    "bar-text": "#FFFFFF",
    "bar-muted": "#C3CCD6",
    "bar-mark": "#8FB4DA",
    "edge": "#7B8793",
    "share": "#4376AE",
    "empty": "#ECEFF3",
}
DARK: dict[str, str] = {
    "ink": "#E8ECF0",
    "muted": "#AEB8C2",
    "page": "#10161C",
    "card": "#1B242C",
    "band": "#232E38",
    "hairline": "#33404C",
    "border": "#6E7A86",
    "accent": "#8FB4DA",
    "error": "#F0857A",
    "bar": "#0A0F14",
    "bar-text": "#FFFFFF",
    "bar-muted": "#C3CCD6",
    "bar-mark": "#8FB4DA",
    "edge": "#7F8C99",
    "share": "#7FACDB",
    "empty": "#2A3641",
}
THEMES = {"light": LIGHT, "dark": DARK}


def css(model: Model) -> str:
    """The colours as CSS variables, for the reader's choice or the system's, and a drawing for each class."""
    light = _variables(LIGHT) + f"--sans:{SANS};--condensed:{CONDENSED};--mono:{MONO};color-scheme:light;"
    dark = _variables(DARK) + "color-scheme:dark;"
    return (
        f":root{{{light}}}{_drawings(model, '', dark=False)}"
        f"@media screen and (prefers-color-scheme:dark){{:root:not([data-theme=light]){{{dark}}}"
        f"{_drawings(model, ':root:not([data-theme=light]) ', dark=True)}}}"
        f"@media screen{{:root[data-theme=dark]{{{dark}}}{_drawings(model, ':root[data-theme=dark] ', dark=True)}}}"
    )


def _variables(colours: dict[str, str]) -> str:
    return "".join(f"--{name}:{value};" for name, value in colours.items())


def _drawings(model: Model, scope: str, *, dark: bool) -> str:
    rules: dict[str, list[str]] = {}
    for node in model.nodes.values():
        fill, stroke = fill_and_stroke(node, dark=dark)
        rules.setdefault(shapes.svg(node.shape, node.points, fill, stroke), []).append(f"{scope}.glyph-{node.name}")
    return "".join(
        f'{",".join(names)}{{background-image:url("{shapes.data_address(drawing)}")}}'
        for drawing, names in rules.items()
    )


def fill_and_stroke(node: NodeType, *, dark: bool) -> tuple[str, str]:
    """The two colours of a class."""
    return (node.dark_fill, node.dark_stroke) if dark else (node.fill, node.stroke)
