"""A sheet as SVG: a file that stands alone, with its fonts inside, the same bytes for the same sheet."""

from __future__ import annotations

from base64 import b64encode

from markupsafe import Markup

from app.exports.fonts import Face, plain, subset
from app.exports.lettering import Lettering, lettering
from app.exports.scene import Figure, Sheet
from app.exports.svg_items import Items
from app.exports.svg_paint import number, patterns
from app.markup import joined, tag
from app.version import __version__

CREATOR = f"Chokepoint {__version__}"
NAMESPACES = {"xmlns": "http://www.w3.org/2000/svg", "xmlns:xlink": "http://www.w3.org/1999/xlink"}
RECORD = {
    "xmlns:rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "xmlns:dc": "http://purl.org/dc/elements/1.1/",
}


def svg(sheet: Sheet, figure: Figure) -> bytes:
    """The sheet as a file of its own, in points, with the letters it needs. Raises `MissingGlyph`."""
    letters = lettering(figure)
    fonts = subset(letters.faces([sheet]))
    style = tag("style", joined(_font_face(face, data) for face, data in fonts.items()))
    return (_drawing(sheet, figure, letters, style) + "\n").encode()


def drawing(sheet: Sheet, figure: Figure, letters: Lettering) -> Markup:
    """The sheet for a renderer that is given the fonts beside it."""
    return _drawing(sheet, figure, letters, None)


def _drawing(sheet: Sheet, figure: Figure, letters: Lettering, style: Markup | None) -> Markup:
    return tag(
        "svg",
        tag("title", plain(sheet.title or sheet.name), id="title"),
        tag("desc", plain(sheet.name), id="description"),
        tag("metadata", _record(sheet, figure)),
        tag("defs", style, patterns(sheet)),
        Items(letters, marked=style is None).drawn(sheet.items),
        **NAMESPACES,
        width=f"{number(sheet.width)}pt",
        height=f"{number(sheet.height)}pt",
        viewBox=f"0 0 {number(sheet.width)} {number(sheet.height)}",
        role="img",
        aria_labelledby="title description",
        text_rendering="geometricPrecision",
        **{"xml:lang": "en"},
    )


def _font_face(face: Face, data: bytes) -> Markup:
    """A font as a rule of CSS, of which no part can be hostile: names are ours, the rest is base64."""
    source = f"data:font/ttf;base64,{b64encode(data).decode()}"
    return Markup("@font-face{{font-family:{};font-weight:{};src:url({})}}").format(face.family, face.weight, source)


def _record(sheet: Sheet, figure: Figure) -> Markup:
    """What the sheet rests on, in the words of Dublin Core."""
    said = [
        ("title", sheet.title or sheet.name),
        ("description", sheet.name),
        ("creator", CREATOR),
        ("date", figure.day),
        ("identifier", figure.address),
        ("identifier", figure.digest),
        *(("source", source) for source in figure.sources),
        ("format", "image/svg+xml"),
    ]
    lines = (tag(f"dc:{name}", plain(words)) for name, words in said if words)
    return tag("rdf:RDF", tag("rdf:Description", lines, **{"rdf:about": ""}), **RECORD)
