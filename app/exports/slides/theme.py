"""What a reader's own shapes and text look like on our slides: the design's colours and faces, without effects."""

from __future__ import annotations

from app.exports.slides.markup import tag
from app.theme import LIGHT, STATUSES

MAIN = "http://schemas.openxmlformats.org/drawingml/2006/main"
FACE = "IBM Plex Sans"
SCRIPTS = {"Jpan": "Yu Gothic", "Hang": "Malgun Gothic", "Hans": "Microsoft YaHei", "Hant": "Microsoft JhengHei"}
ACCENTS = ("in-force", "partial", "end-use", "suspended", "announced", "requested")
EMU = (6350, 12700, 19050)


def _colours() -> str:
    named = {"dk1": LIGHT["ink"], "lt1": "#FFFFFF", "dk2": LIGHT["muted"], "lt2": LIGHT["band"]}
    named |= {f"accent{at}": STATUSES[status][0][0] for at, status in enumerate(ACCENTS, 1)}
    named |= {"hlink": LIGHT["accent"], "folHlink": LIGHT["muted"]}
    return tag("a:clrScheme", *(tag(f"a:{name}", _colour(value)) for name, value in named.items()), name="Chokepoint")


def _colour(value: str) -> str:
    return tag("a:srgbClr", val=value.removeprefix("#").upper())


def _faces() -> str:
    fonts = (tag("a:font", script=script, typeface=face) for script, face in SCRIPTS.items())
    inside = "".join((tag("a:latin", typeface=FACE), tag("a:ea", typeface=""), tag("a:cs", typeface=""), *fonts))
    return tag("a:fontScheme", tag("a:majorFont", inside), tag("a:minorFont", inside), name="Chokepoint")


def _styles() -> str:
    """Three of each, as a theme must have: plain fills, plain lines, no effects."""
    plain = tag("a:solidFill", tag("a:schemeClr", val="phClr"))
    lines = (tag("a:ln", plain, tag("a:prstDash", val="solid"), w=width) for width in EMU)
    effects = tag("a:effectStyle", tag("a:effectLst"))
    return tag(
        "a:fmtScheme",
        tag("a:fillStyleLst", plain * 3),
        tag("a:lnStyleLst", *lines),
        tag("a:effectStyleLst", effects * 3),
        tag("a:bgFillStyleLst", plain * 3),
        name="Chokepoint",
    )


THEME = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    + tag(
        "a:theme",
        tag("a:themeElements", _colours(), _faces(), _styles()),
        tag("a:objectDefaults"),
        tag("a:extraClrSchemeLst"),
        **{"xmlns:a": MAIN, "name": "Chokepoint"},
    )
).encode()
