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
    "flow": "#5C6975",
    "step": "#DDE3EA",
    "hatch": "#B4BCC5",
    "dots": "#7F8993",
    "mark": "#B85A2B",
    "asked": "#8E3471",
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
    "flow": "#93A0AC",
    "step": "#2F3C48",
    "hatch": "#4A5560",
    "dots": "#6E7A86",
    "mark": "#D9804F",
    "asked": "#E6BAD6",
}
Shade = tuple[str, str]
WHITE, BLACK, PALE = "#FFFFFF", "#10161C", "#E8ECF0"
INK, MUTED = LIGHT["ink"], LIGHT["muted"]
STATUSES: dict[str, tuple[Shade, Shade]] = {
    "in-force": (("#0B3160", WHITE), ("#B9D7F7", BLACK)),
    "undated": (("#2F6395", WHITE), ("#86AFDC", BLACK)),
    "partial": (("#97B8DB", INK), ("#4B6C90", WHITE)),
    "broad": (("#D6E5F5", INK), ("#2B3C4E", PALE)),
    "end-use": (("#AF841E", INK), ("#A5790F", BLACK)),
    "suspended": (("#B85A2B", WHITE), ("#D9804F", BLACK)),
    "announced": (("#EDC769", INK), ("#5C4A14", PALE)),
    "ended": (("#9CA1A6", INK), ("#858C93", BLACK)),
    "requested": (("#8E3471", WHITE), ("#E6BAD6", BLACK)),
    "none": (("#FFFFFF", MUTED), ("#151C23", PALE)),
}
"""Fill and text of each status, light and dark; both are turned round in the dark, where in force is the lightest."""
SHARES: dict[str, tuple[Shade, Shade]] = {
    "0": (("#FBF0D9", INK), ("#3A2F16", PALE)),
    "1": (("#CFE0F2", INK), ("#27435F", PALE)),
    "2": (("#8FB4DA", INK), ("#3F6C99", WHITE)),
    "3": (("#4376AE", WHITE), ("#7FACDB", BLACK)),
    "4": (("#1D4479", WHITE), ("#C3DDF8", BLACK)),
}
"""Fill and text of the steps of a share: nothing at all (cream: a known gap is no small share), then four quarters."""
PLACES: dict[str, tuple[str, str]] = {
    "usa": ("#1C4490", "#6C97E6"),
    "jpn": ("#B23A2E", "#EE8577"),
    "nld": ("#C27600", "#E8A83F"),
    "kor": ("#9569C4", "#D3B5F2"),
    "twn": ("#0E7F74", "#4FB8AC"),
    "deu": ("#202428", "#E8ECF0"),
    "eu": ("#5B6F86", "#8FA3BA"),
    "chn": ("#7A1F3D", "#D3799A"),
    "other": ("#8A949E", "#6E7A86"),
}
"""The colours of jurisdictions: lane edges and the square beside a name, never the fill of a cell."""
THEMES = {"light": LIGHT, "dark": DARK}


def css(model: Model) -> str:
    """The colours as CSS variables, for the reader's choice or the system's, and a drawing for each class."""
    light = (
        _variables(LIGHT)
        + _shades(dark=False)
        + f"--sans:{SANS};--condensed:{CONDENSED};--mono:{MONO};color-scheme:light;"
    )
    dark = _variables(DARK) + _shades(dark=True) + "color-scheme:dark;"
    return (
        f":root{{{light}}}{_drawings(model, '', dark=False)}"
        f"@media screen and (prefers-color-scheme:dark){{:root:not([data-theme=light]){{{dark}}}"
        f"{_drawings(model, ':root:not([data-theme=light]) ', dark=True)}}}{marks()}"
        f"@media screen{{:root[data-theme=dark]{{{dark}}}{_drawings(model, ':root[data-theme=dark] ', dark=True)}}}"
    )


def _variables(colours: dict[str, str]) -> str:
    return "".join(f"--{name}:{value};" for name, value in colours.items())


def _shades(*, dark: bool) -> str:
    """Fill and text of statuses and shares, and the colours of places, as variables."""
    pairs = {f"status-{name}": both[dark] for name, both in STATUSES.items()}
    pairs |= {f"share-{name}": both[dark] for name, both in SHARES.items()}
    said = "".join(f"--{name}:{fill};--on-{name}:{text};" for name, (fill, text) in pairs.items())
    return said + "".join(f"--place-{name}:{both[dark]};" for name, both in PLACES.items())


def marks() -> str:
    """The rules that colour what a picture is made of by its look, in HTML and in SVG alike."""
    names = [f"status-{name}" for name in STATUSES] + [f"share-{name}" for name in SHARES]
    filled = "".join(
        f".{name}{{background-color:var(--{name});color:var(--on-{name});fill:var(--{name})}}"
        f"text.{name}{{fill:var(--on-{name})}}"
        for name in names
    )
    return filled + "".join(
        f".place-{name}{{background-color:var(--place-{name});fill:var(--place-{name})}}" for name in PLACES
    )


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
