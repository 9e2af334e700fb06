"""The order that the schema demands of elements: another one is what makes PowerPoint offer to repair a file.

Source of the orders: ECMA-376 part 1, annex A (pml, dml-main, shared schemas). What may stand in an element is told for
every element of ours, so a new one fails here until its order is told too.
"""

from __future__ import annotations

import io
import re
import zipfile
from typing import Any

import pytest
from lxml import etree

from app.exports.pptx import pptx
from tests.exports import decks
from tests.exports.decks import figure, said, sheet

COLOURS = "srgbClr|sysClr|schemeClr|prstClr"
FILLS = "noFill|solidFill|gradFill|blipFill|pattFill"
SHAPES = "sp|grpSp|cxnSp|pic"
LEVELS = " ".join(f"lvl{number}pPr" for number in range(1, 10))
PARAGRAPH = "lnSpc spcBef spcAft buNone buFont buChar defRPr"
ORDERS = {
    "presentation": "sldMasterIdLst notesMasterIdLst handoutMasterIdLst sldIdLst sldSz notesSz defaultTextStyle extLst",
    "sldMasterIdLst": "sldMasterId", "notesMasterIdLst": "notesMasterId", "sldIdLst": "sldId*",
    "defaultTextStyle": f"defPPr {LEVELS}", "defPPr": "defRPr",
    "sldMaster": "cSld clrMap sldLayoutIdLst transition timing hf txStyles extLst", "sldLayoutIdLst": "sldLayoutId",
    "txStyles": "titleStyle bodyStyle otherStyle",
    "titleStyle": LEVELS, "bodyStyle": LEVELS, "otherStyle": f"defPPr {LEVELS}", "notesStyle": LEVELS,
    "sldLayout": "cSld clrMapOvr transition timing hf extLst", "clrMapOvr": "masterClrMapping",
    "sld": "cSld clrMapOvr transition timing extLst", "notes": "cSld clrMapOvr extLst",
    "notesMaster": "cSld clrMap hf notesStyle extLst",
    "cSld": "bg spTree custDataLst controls extLst", "bg": "bgPr|bgRef", "bgPr": f"{FILLS} effectLst",
    "bgRef": COLOURS, "spTree": f"nvGrpSpPr grpSpPr {SHAPES}*", "grpSp": f"nvGrpSpPr grpSpPr {SHAPES}*",
    "nvGrpSpPr": "cNvPr cNvGrpSpPr nvPr", "grpSpPr": "xfrm", "xfrm": "off ext chOff chExt",
    "sp": "nvSpPr spPr style txBody", "nvSpPr": "cNvPr cNvSpPr nvPr", "cNvSpPr": "spLocks", "nvPr": "ph",
    "cNvPr": "hlinkClick hlinkHover extLst", "extLst": "ext*", "ext": "decorative creationId *",
    "cxnSp": "nvCxnSpPr spPr", "nvCxnSpPr": "cNvPr cNvCxnSpPr nvPr",
    "pic": "nvPicPr blipFill spPr", "nvPicPr": "cNvPr cNvPicPr nvPr", "cNvPicPr": "picLocks",
    "blipFill": "blip srcRect stretch", "stretch": "fillRect",
    "spPr": f"xfrm custGeom|prstGeom {FILLS} ln effectLst", "prstGeom": "avLst", "avLst": "gd*",
    "custGeom": "avLst gdLst ahLst cxnLst rect pathLst", "pathLst": "path*",
    "path": "close|moveTo|lnTo|cubicBezTo*", "moveTo": "pt", "lnTo": "pt", "cubicBezTo": "pt*",
    "ln": f"{FILLS} prstDash|custDash round|bevel|miter headEnd tailEnd", "custDash": "ds*",
    "solidFill": COLOURS, "pattFill": "fgClr bgClr", "fgClr": COLOURS, "bgClr": COLOURS,
    "srgbClr": "alpha", "schemeClr": "tint",
    "txBody": "bodyPr lstStyle p*", "bodyPr": "noAutofit|normAutofit|spAutoFit", "lstStyle": LEVELS,
    "p": "pPr r|br|fld* endParaRPr", "r": "rPr t", "br": "rPr", "fld": "rPr pPr t",
    "rPr": f"ln {FILLS} effectLst latin ea cs", "defRPr": f"ln {FILLS} effectLst latin ea cs", "pPr": PARAGRAPH,
    **{f"lvl{number}pPr": PARAGRAPH for number in range(1, 10)},
    "lnSpc": "spcPct|spcPts", "spcBef": "spcPct|spcPts", "spcAft": "spcPct|spcPts",
    "theme": "themeElements objectDefaults extraClrSchemeLst", "themeElements": "clrScheme fontScheme fmtScheme",
    "clrScheme": "dk1 lt1 dk2 lt2 accent1 accent2 accent3 accent4 accent5 accent6 hlink folHlink",
    **dict.fromkeys(("dk1", "lt1", "dk2", "lt2", "hlink", "folHlink"), COLOURS),
    **{f"accent{number}": COLOURS for number in range(1, 7)},
    "fontScheme": "majorFont minorFont", "majorFont": "latin ea cs font*", "minorFont": "latin ea cs font*",
    "fmtScheme": "fillStyleLst lnStyleLst effectStyleLst bgFillStyleLst",
    "fillStyleLst": "solidFill*", "lnStyleLst": "ln*", "effectStyleLst": "effectStyle*", "bgFillStyleLst": "solidFill*",
    "effectStyle": "effectLst",
}  # fmt: skip
"""What may stand in an element, in this order: `a|b` is one of them, `*` any number of these."""


def pattern(order: str) -> re.Pattern[str]:
    """An order as a pattern of the names of an element's children, each followed by a space."""
    parts = [
        (f"(?:(?:{each.rstrip('*') or '[a-zA-Z]+'}) )" + ("*" if each[-1] == "*" else "?")) for each in order.split()
    ]
    return re.compile("".join(parts))


def name(element: Any) -> str:
    return str(etree.QName(element).localname)


def faults(element: Any) -> list[str]:
    """Elements whose children stand in another order than the schema's, or that this file does not know."""
    found = []
    for each in element.iter(etree.Element):
        inside = "".join(f"{name(child)} " for child in each)
        if inside and not pattern(ORDERS.get(name(each), "")).fullmatch(inside):
            found.append(f"{name(each)}: {inside}")
    return found


def parts(made: bytes) -> dict[str, Any]:
    """The presentation's own parts, without the links between them."""
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        names = [each for each in archive.namelist() if each.startswith("ppt/") and each.endswith(".xml")]
        own = [each for each in names if not each.endswith(("presProps.xml", "tableStyles.xml"))]
        return {each: etree.fromstring(archive.read(each)) for each in own}


@pytest.mark.parametrize("made", [decks.matrix, decks.routes, decks.hostile])
def test_all_elements_stand_in_the_order_of_the_schema(made: Any) -> None:
    assert {each: faults(part) for each, part in parts(pptx(made())).items() if faults(part)} == {}


def test_several_slides_and_a_hidden_title_are_in_order_too() -> None:
    cut = sheet(said(9, 60, "A ti…", role="title"), title="A title")
    assert [fault for part in parts(pptx(figure(cut, sheet()))).values() for fault in faults(part)] == []


def test_numbers_are_unique_and_within_their_range() -> None:
    for part in parts(pptx(decks.routes())).values():
        numbers = [int(each.get("id")) for each in part.iter("{*}cNvPr")]
        assert len(set(numbers)) == len(numbers)
    slide = parts(pptx(decks.routes()))["ppt/slides/slide1.xml"]
    assert all(int(each.get("sz")) in range(100, 400001) for each in slide.iter("{*}rPr"))
    assert all(int(each.get("w")) in range(20116801) for each in slide.iter("{*}ln") if each.get("w"))
    assert all(int(each.get(side)) > 0 for each in slide.iter("{*}ext") for side in ("cx", "cy") if each.get("cx"))
    assert all(re.fullmatch("[0-9A-F]{6}", each.get("val")) for each in slide.iter("{*}srgbClr"))


def test_every_part_that_is_linked_to_is_there() -> None:
    with zipfile.ZipFile(io.BytesIO(pptx(decks.routes()))) as archive:
        names = set(archive.namelist())
        listed = etree.fromstring(archive.read("[Content_Types].xml"))
        links = {each: etree.fromstring(archive.read(each)) for each in names if each.endswith(".rels")}
    assert {each.get("PartName").lstrip("/") for each in listed if each.get("PartName")} <= names
    for source, part in links.items():
        folder = source.split("_rels/")[0].rstrip("/")
        for link in part:
            steps = [*folder.split("/"), *link.get("Target").split("/")] if link.get("Target")[0] != "/" else []
            target = link.get("Target").lstrip("/") if not steps else _resolved(steps)
            assert target in names, f"{source} links to {target}"


def _resolved(steps: list[str]) -> str:
    reached: list[str] = []
    for step in steps:
        reached = reached[:-1] if step == ".." else [*reached, step] if step else reached
    return "/".join(reached)
