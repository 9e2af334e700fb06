"""The colours of a figure: the usual ones, greys, strong contrasts, or those of a file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from app import theme as page
from ontology.rules.contrast import contrast

Shades = Mapping[str, tuple[str, str]]
BLACK, WHITE = "#000000", "#FFFFFF"
STRONG: Mapping[str, tuple[str, str]] = {
    "status-in-force": ("#0B3160", WHITE),
    "status-undated": ("#1F4E7D", WHITE),
    "status-partial": ("#97B8DB", BLACK),
    "status-broad": ("#D6E5F5", BLACK),
    "status-end-use": ("#D2A12C", BLACK),
    "status-suspended": ("#8F3F14", WHITE),
    "status-announced": ("#EDC769", BLACK),
    "status-ended": ("#B9BEC3", BLACK),
    "status-requested": ("#7A2760", WHITE),
    "status-none": (WHITE, BLACK),
    "share-0": ("#FBF0D9", BLACK),
    "share-1": ("#CFE0F2", BLACK),
    "share-2": ("#8FB4DA", BLACK),
    "share-3": ("#28568A", WHITE),
    "share-4": ("#0B2C58", WHITE),
}
"""Fills whose text stands at least 7:1 on them."""
STRONG_BASE: Mapping[str, str] = {
    **page.LIGHT,
    "ink": BLACK, "muted": "#1F262C", "page": WHITE, "band": "#F0F2F4", "hairline": "#4A5662", "border": "#23292F",
    "accent": "#0B3F7A", "edge": "#23292F", "flow": "#23292F", "hatch": "#23292F", "dots": "#23292F",
    "mark": "#7A3208", "asked": "#6A1B52",
}  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Theme:
    """What stands for each name of a colour. `fills` are fill and text by look (`status-…`, `share-…`); `turned` makes
    the colour of an entity's class one of this theme; `outline` is the line around a fill, in points.

    `font` is the bytes of a typeface of one's own, `logo` those of a PNG picture, `ratio` how much wider than high it
    is; `words` name the theme where it is no bundled one.
    """

    name: str
    base: Mapping[str, str]
    fills: Shades
    places: Mapping[str, str]
    outline: float = 0.75
    turned: Callable[[str], str] = field(default=str, repr=False, compare=False)
    font: bytes = field(default=b"", repr=False)
    logo: bytes = field(default=b"", repr=False)
    ratio: float = 1.0
    words: str = ""

    def fill(self, look: str) -> str:
        """The fill of a status or a share."""
        return self.fills[look][0]

    def text_on(self, look: str) -> str:
        """The text on the fill of a status or a share."""
        return self.fills[look][1]

    def place(self, look: str) -> str:
        """The colour of a jurisdiction; that of all others for one without its own."""
        return self.places.get(look, self.places["other"])

    def mixed(self, first: str, part: float, second: str) -> str:
        """`part` of one base colour or fill over another, as `#RRGGBB`."""
        return mixed(self.colour(first), part, self.colour(second))

    def colour(self, name: str) -> str:
        """A base colour, or the fill of a status or share, by its name."""
        return self.base[name] if name in self.base else self.fills[name][0]


def _usual_fills() -> dict[str, tuple[str, str]]:
    statuses = {f"status-{name}": both[0] for name, both in page.STATUSES.items()}
    return statuses | {f"share-{name}": both[0] for name, both in page.SHARES.items()}


def usual() -> Theme:
    """The colours of the page in the light."""
    return Theme(
        name="default",
        base={**page.LIGHT, "page": page.WHITE},
        fills=_usual_fills(),
        places={name: light for name, (light, _) in page.PLACES.items()},
    )


def greyscale() -> Theme:
    """The usual colours as greys of the same lightness; letters and patterns tell apart what greys cannot."""
    own = usual()
    fills = {name: (grey(fill), readable(grey(fill))) for name, (fill, _) in own.fills.items()}
    return Theme(
        name="greyscale",
        base={name: grey(value) for name, value in own.base.items()},
        fills=fills,
        places={name: grey(value) for name, value in own.places.items()},
        turned=grey,
    )


def strong() -> Theme:
    """Black on white, with fills on which text stands at least 7:1, and lines around every fill."""
    return Theme(
        name="contrast",
        base=STRONG_BASE,
        fills=STRONG,
        places={name: light for name, (light, _) in page.PLACES.items()},
        outline=1.1,
    )


def named(name: str) -> Theme:
    """A bundled theme by its name in an address."""
    return {"default": usual, "greyscale": greyscale, "contrast": strong}[name]()


def channels(colour: str) -> tuple[int, int, int]:
    """Red, green and blue of `#RRGGBB`, 0 to 255."""
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def mixed(first: str, part: float, second: str) -> str:
    """`part` (0 to 1) of one colour over another."""
    pairs = zip(channels(first), channels(second), strict=True)
    return "#" + "".join(f"{round(a * part + b * (1 - part)):02X}" for a, b in pairs)


def grey(colour: str) -> str:
    """The grey that is as light as a colour: of the same relative luminance. Source: WCAG 2.2."""
    red, green, blue = ((_linear(each / 255)) for each in channels(colour))
    light = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    level = light * 12.92 if light <= 0.0031308 else 1.055 * light ** (1 / 2.4) - 0.055
    return "#" + f"{round(level * 255):02X}" * 3


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)


def readable(fill: str) -> str:
    """Black or white, whichever stands out more on a fill."""
    return max((BLACK, WHITE), key=lambda each: contrast(each, fill))
