"""Makes the files of fonts/ from the packages of IBM Plex.

Run with a folder that holds the packages unpacked, each under its own name (`plex-sans/fonts/complete/…`):
`python -m app.exports.make_fonts FOLDER`.
Every character stays. What a line of text from left to right or right to left never uses goes: hints, settings for
vertical lines, alternative forms, names of glyphs. The licence asks that changed versions have another name.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.ttLib.woff2 import WOFF2FlavorData

from app.exports.faces import FACES, FOLDER, Face

FEATURES = ["ccmp", "rlig", "liga", "calt", "init", "medi", "fina", "isol", "kern", "mark", "mkmk"]
"""What a plain line needs. Without `locl`, so that a line is as wide whichever language a program takes it for."""
DROPPED = ["BASE", "DSIG", "VORG", "gasp", "meta", "vhea", "vmtx"]
NORMAL_WIDTH = 5
STYLES = {400: "Regular", 500: "Medium", 600: "SemiBold"}
KEPT_NAMES = (0, 7, 13, 14)
"""Copyright, trade mark, licence and where the licence stands: as IBM wrote them."""


def made(source: Path, face: Face) -> TTFont:
    """A font with all characters of another and less beside them, under our name."""
    font = TTFont(source, recalcTimestamp=False)
    subsetter = Subsetter(_options())
    subsetter.populate(unicodes=font.getBestCmap())
    subsetter.subset(font)
    _renamed(font, face)
    font["OS/2"].usWeightClass = face.weight
    # The narrow letters are a family of their own here: programs that look for a width do not find it otherwise.
    font["OS/2"].usWidthClass = NORMAL_WIDTH
    font.flavor = "woff2"
    # Outlines stay as they are inside the file: undoing WOFF2's own form of them takes seconds for Chinese.
    font.flavorData = WOFF2FlavorData(transformedTables=())
    return font


def _options() -> Options:
    options = Options()
    options.layout_features = FEATURES
    options.drop_tables = [*options.drop_tables, *DROPPED]
    options.hinting = False
    options.glyph_names = False
    options.legacy_cmap = False
    options.notdef_outline = True
    options.name_IDs = [*KEPT_NAMES, 1, 2, 3, 4, 5, 6, 16, 17]
    options.name_languages = [0x409]
    return options


def _renamed(font: TTFont, face: Face) -> None:
    """Gives a font our name, in the way that programs which know four styles a family understand as well."""
    names, style = font["name"], STYLES[face.weight]
    version = names.getDebugName(5)
    plain = face.family if style == "Regular" else f"{face.family} {style}"
    postscript = f"{face.family.replace(' ', '')}-{style}"
    said = {1: plain, 2: "Regular", 3: f"{version};{postscript}", 4: plain, 5: version, 6: postscript}
    if style != "Regular":
        said |= {16: face.family, 17: style}
    names.names = [each for each in names.names if each.nameID in KEPT_NAMES]
    for number, words in said.items():
        names.setName(words, number, 3, 1, 0x409)


def sources(folder: Path) -> Iterator[tuple[Path, Face]]:
    """Each of our faces with the file it is made from."""
    for face in FACES:
        package = folder / face.original.removeprefix("IBM ").lower().replace(" ", "-")
        name = f"{face.original.replace(' ', '')}-{STYLES[face.weight]}.woff2"
        yield next(package.rglob(f"fonts/complete/woff2/**/{name}")), face


def main() -> None:
    """Write all files."""
    for source, face in sources(Path(sys.argv[1])):
        target = FOLDER / face.file
        made(source, face).save(target)
        print(f"{target.name}: {target.stat().st_size:,} bytes")  # noqa: T201  # a script's report


if __name__ == "__main__":
    main()
