"""A theme of one's own, from a small file: colours, a font, a logo. Everything in it is checked before it is used.

name: Ministry
like: default
colours:
  accent: "#004B87"
  status-in-force: "#0B3160"
font: fonts/house.ttf
logo: logo.png
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import yaml
from fontTools.ttLib import TTFont, TTLibError
from PIL import Image, UnidentifiedImageError

from app.exports.options import THEMES
from app.exports.themes import Theme, named, readable
from graph.errors import WrongValue
from graph.nearest import nearest
from ontology.rules.contrast import contrast

LONGEST = 64_000
"""Bytes of a theme file."""
FONT, LOGO = 20_000_000, 2_000_000
"""Bytes of a font, and of a logo."""
SIDE = 4_000
"""Pixels of the longer side of a logo."""
KEYS = ("name", "like", "colours", "font", "logo")
LEAST = 4.5
"""Contrast of text on its ground. Source: WCAG 2.2, level AA."""


def read(path: Path) -> Theme:
    """The theme of a file. Raises `WrongValue` that says what is wrong in it, and where."""
    said = _said(path)
    base = named(str(said.get("like") or THEMES[0])) if said.get("like", THEMES[0]) in THEMES else None
    if base is None:
        raise _wrong(path, f"like: {str(said['like'])[:60]!r} is no theme", f"Choose {', '.join(THEMES)}.")
    theme = _coloured(path, base, said.get("colours") or {})
    font, logo = said.get("font"), said.get("logo")
    own = _font(path, str(font)) if font else b""
    picture, ratio = _logo(path, str(logo)) if logo else (b"", 1.0)
    name = str(said.get("name") or path.stem)[:60]
    digest = hashlib.sha256(path.read_bytes() + own + picture).hexdigest()[:12]
    return replace(theme, name=name, font=own, logo=picture, ratio=ratio, words=f"{name} ({digest})")


def _wrong(path: Path, said: str, hint: str) -> WrongValue:
    return WrongValue(f"{path}: {said}.", hint=hint)


def _said(path: Path) -> dict[str, Any]:
    """What stands in the file, by its keys."""
    raw = _bytes(path, path, LONGEST, "theme file")
    try:
        said = yaml.safe_load(raw.decode("utf-8"))
    except (UnicodeDecodeError, yaml.YAMLError) as error:
        where = " ".join(str(error).split())[:200]
        raise _wrong(
            path, f"it is no YAML: {where}", "Write keys and values, as in the example of the guide."
        ) from error
    if not isinstance(said, dict):
        raise _wrong(path, "it holds no keys", f"Its keys are {', '.join(KEYS)}.")
    for key in said:
        if key not in KEYS:
            raise _wrong(path, f"it has an unknown key {str(key)[:60]!r}", nearest(str(key), KEYS))
    return said


def _bytes(theme: Path, path: Path, most: int, what: str) -> bytes:
    """The bytes of a file that may have so many at most; no more than that is read."""
    try:
        with path.open("rb") as stream:
            found = stream.read(most + 1)
    except OSError as error:
        raise _wrong(theme, f"the {what} {path} cannot be read: {error.strerror}", "Name a file beside it.") from error
    if len(found) > most:
        raise _wrong(theme, f"the {what} {path.name} has more than {most:,} bytes", "Make it smaller.")
    return found


def _coloured(path: Path, base: Theme, colours: Any) -> Theme:
    """The base theme with other colours; every text must stay readable on its ground."""
    if not isinstance(colours, Mapping):
        raise _wrong(path, "colours: there are no names with colours", 'Write them as accent: "#004B87".')
    known = {*base.base, *base.fills, *(f"place-{name}" for name in base.places)}
    own, fills, places = dict(base.base), dict(base.fills), dict(base.places)
    for name, value in colours.items():
        if name not in known:
            raise _wrong(path, f"colours: there is no colour {str(name)[:60]!r}", nearest(str(name), known))
        colour = _colour(path, str(name), value)
        if name in fills:
            fills[name] = (colour, readable(colour))
        elif str(name).startswith("place-"):
            places[str(name).removeprefix("place-")] = colour
        else:
            own[name] = colour
    for name in ("ink", "muted", "accent"):
        if contrast(own[name], own["card"]) < LEAST:
            said = (
                f"colours: {name} {own[name]} on {own['card']} has a contrast of {contrast(own[name], own['card']):.1f}"
            )
            raise _wrong(path, said, f"Text needs {LEAST}: take a darker colour.")
    return replace(base, base=own, fills=fills, places=places)


def _colour(path: Path, name: str, value: Any) -> str:
    text = str(value)
    digits = text.removeprefix("#")
    if not text.startswith("#") or len(digits) != 6 or any(each not in "0123456789abcdefABCDEF" for each in digits):
        raise _wrong(path, f"colours: {name}: {text[:40]!r} is no colour", 'Write it as "#004B87", in quotes.')
    return text.upper()


def _font(path: Path, name: str) -> bytes:
    """The bytes of a font that may be put into files."""
    found = _bytes(path, path.parent / name, FONT, "font")
    try:
        with TTFont(BytesIO(found), lazy=True) as font:
            allowed = font["OS/2"].fsType if "OS/2" in font else 0
            has_outlines = any(table in font for table in ("glyf", "CFF ", "CFF2"))
    except (TTLibError, OSError, ValueError, AssertionError, KeyError) as error:
        raise _wrong(path, f"font: {name} is no font: {str(error)[:120]}", "Name a TTF, OTF or WOFF2 file.") from error
    if not has_outlines:
        raise _wrong(path, f"font: {name} has no outlines", "Name a TTF, OTF or WOFF2 file.")
    if allowed & 0x000F == 0x0002:
        raise _wrong(path, f"font: {name} says that it may not be embedded", "Take a font that may, or leave it out.")
    return found


def _logo(path: Path, name: str) -> tuple[bytes, float]:
    """A logo as PNG, written anew from its pixels, and how much wider than high it is."""
    found = _bytes(path, path.parent / name, LOGO, "logo")
    try:
        with Image.open(BytesIO(found), formats=("PNG", "JPEG", "WEBP")) as picture:
            if max(picture.size) > SIDE:
                said = f"logo: {name} has {picture.size[0]:,} by {picture.size[1]:,} pixels"
                raise _wrong(path, said, f"At most {SIDE:,} on a side.")
            bare = picture.convert("RGBA")
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        raise _wrong(path, f"logo: {name} is no picture", "Name a PNG, JPEG or WebP file.") from error
    stream = BytesIO()
    bare.save(stream, format="PNG")
    return stream.getvalue(), bare.size[0] / bare.size[1]
