"""An empty presentation without anything of the template it comes from, and its bytes: the same for the same slides."""

from __future__ import annotations

import io
from typing import Any

from pptx import Presentation
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.opc.package import Part, XmlPart
from pptx.opc.packuri import PackURI
from pptx.oxml import parse_xml
from pptx.presentation import Presentation as Deck

from app.exports.archive import START, repacked
from app.exports.plain import plain
from app.exports.slides.markup import emu, tag
from app.exports.slides.theme import THEME
from app.version import __version__

MAKER = "Chokepoint"
LEAST, MOST = 914400, 51206400
"""The sides that a slide may have, in EMU: ECMA-376 part 1, section 19.7.9."""
LONGEST = 255
LEFT_OUT = ("dt", "ftr", "sldNum", "hdr")
PROPERTIES = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"


def empty(width: float, height: float, title: str) -> Deck:
    """A presentation without slides, for slides of this size in points, with one layout: a title and nothing else."""
    deck = Presentation()
    _drop(deck.part.package, RELATIONSHIP_TYPE.THUMBNAIL)
    for kind in (RELATIONSHIP_TYPE.PRINTER_SETTINGS, RELATIONSHIP_TYPE.VIEW_PROPS):
        _drop(deck.part, kind)
    _sized(deck, width, height)
    _one_layout(deck)
    _themed(deck)
    _described(deck, title)
    return deck


def packed(deck: Deck) -> bytes:
    """The presentation as a file, whose bytes depend on what is in it only."""
    written = io.BytesIO()
    deck.save(written)
    return repacked(written.getvalue())


def _drop(source: Any, kind: str) -> None:
    """Leave out what a part, or the package, is linked to by links of a kind."""
    links = source._rels
    for link in [name for name, each in links.items() if each.reltype == kind]:
        links.pop(link)


def _sized(deck: Deck, width: float, height: float) -> None:
    """The size of the slides, and the places of title and text on their master moved with it."""
    size = deck.part._element.sldSz
    before = size.cx, size.cy
    size.cx, size.cy = (min(max(emu(side), LEAST), MOST) for side in (width, height))
    size.attrib.pop("type", None)
    across, down = size.cx / before[0], size.cy / before[1]
    _bare(deck.slide_master)
    for place in deck.slide_master.placeholders:
        place.left, place.width = round(place.left * across), round(place.width * across)
        place.top, place.height = round(place.top * down), round(place.height * down)


def _bare(master: Any) -> None:
    """Without date, footer and number: a figure has its own."""
    for place in list(master.placeholders):
        if place.element.ph.get("type") in LEFT_OUT:
            place.element.getparent().remove(place.element)


def _one_layout(deck: Deck) -> None:
    for layout in list(deck.slide_layouts):
        if layout.name != "Title Only":
            deck.slide_layouts.remove(layout)
    (layout,) = deck.slide_layouts
    _bare(layout)
    layout.part.partname = PackURI("/ppt/slideLayouts/slideLayout1.xml")


def _themed(deck: Deck) -> None:
    """Colours, faces and effects of our own for slides and notes, and the link by which the notes are found."""
    notes = deck.notes_master
    _bare(notes)
    for part in (deck.slide_master.part, notes.part):
        theme = part.part_related_by(RELATIONSHIP_TYPE.THEME)
        if isinstance(theme, XmlPart):
            theme._element = parse_xml(THEME)
        else:
            theme._blob = THEME
    link = deck.part.relate_to(notes.part, RELATIONSHIP_TYPE.NOTES_MASTER)
    own = {"xmlns:p": deck.part._element.nsmap["p"], "xmlns:r": deck.part._element.nsmap["r"]}
    listed = parse_xml(tag("p:notesMasterIdLst", tag("p:notesMasterId", **{"r:id": link}), **own))
    deck.part._element.find("p:sldMasterIdLst", deck.part._element.nsmap).addnext(listed)


def _described(deck: Deck, title: str) -> None:
    """What the file says of itself: nothing of the machine, the day or the person."""
    about = deck.core_properties
    about.title, about.author, about.last_modified_by = plain(title)[:LONGEST], MAKER, MAKER
    about.comments = about.subject = about.keywords = about.category = ""
    about.revision, about.created, about.modified = 1, START, START
    own: Part = deck.part.package.part_related_by(RELATIONSHIP_TYPE.EXTENDED_PROPERTIES)
    said = tag("Properties", tag("Application", f"{MAKER} {__version__}"), xmlns=PROPERTIES)
    own._blob = b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' + said.encode()
