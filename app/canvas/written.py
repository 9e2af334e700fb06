"""A document in an address, and back: short enough to send around. The page's scripts write the same form.

What all views share stands first (see app.lens). Then, each left out by default: `show` the ids; by the place in that
list `at` (x.y, and l or r for the side of the name), `from` (places joined by points), `pin`, `hid`; `bundle`
(hub~relations~x.y;…), `box` (name~members;…), `arrange`, `colour`, `off` (what the filter hides, as
class:Person;type:CITES), `where` (property~is~value;…), `asof`, `look` (class~rrggbb~shape;…), `title`. In lists
, ; ~ : % of a name are encoded once more.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from app import address
from app.canvas.document import ASOF, COLOURS, LAYOUTS, Bundle, Document, Placed
from app.canvas.reading import LETTERS, Read, read

__all__ = ["VALUES", "Read", "from_url", "inner", "read", "values"]
VALUES = (
    *("show", "at", "from", "pin", "hid", "bundle", "box"),
    *("arrange", "colour", "off", "where", "asof", "look", "title"),
)
"""The names in an address that only this view understands, in their order."""
_INNER = re.compile(r"[%,~;:]")


def values(document: Document) -> dict[str, str | None]:
    """The values that stand for a document, those shared by all views first."""
    index = {id: at for at, id in enumerate(document.ids)}
    said = document.supposed
    found = {
        "on": document.on.isoformat() if document.on else "",
        "toward": document.toward,
        "by": ",".join(document.by or ()),
        "focus": document.focus,
        "scenario": said.scenario,
        "without": said.without,
        "add": said.add,
        "show": ",".join(inner(id) for id in document.ids),
        "at": _trimmed(map(_at, document.entities)),
        "from": _trimmed(_indices(index, each.origins) for each in document.entities),
        "pin": _indices(index, [each.id for each in document.entities if each.pinned]),
        "hid": _indices(index, [each.id for each in document.entities if each.hidden]),
        "bundle": ";".join(_bundle(index, each) for each in document.bundles),
        "box": ";".join(f"{inner(each.name)}~{_indices(index, each.members)}" for each in document.groups),
        **_looks(document),
    }
    return {name: value or None for name, value in found.items()}


def _looks(document: Document) -> dict[str, str]:
    hidden = document.to_json()["hide"].items()
    where = [(each.property, each.how, each.value) for each in document.where]
    return {
        "arrange": document.layout if document.layout != LAYOUTS[0] else "",
        "colour": document.colour if document.colour != COLOURS[0] else "",
        "off": ";".join(f"{kind}:{inner(value)}" for kind, list_ in hidden for value in list_),
        "where": ";".join("~".join(map(inner, parts)) for parts in where),
        "asof": document.asof if document.asof != ASOF[0] else "",
        "look": ";".join("~".join((each.kind, each.fill.removeprefix("#"), each.shape)) for each in document.styles),
        "title": document.name,
    }


def inner(text: str) -> str:
    """A name within a list of an address: the signs that part lists are encoded."""
    return _INNER.sub(lambda found: f"%{ord(found[0]):02X}", text)


def _trimmed(parts: Iterable[str]) -> str:
    return ",".join(parts).rstrip(",")


def _at(one: Placed) -> str:
    if one.place is None:
        return ""
    side = next(letter for letter, side in LETTERS.items() if side == one.side)
    return f"{one.place[0]}.{one.place[1]}{side}"


def _indices(index: Mapping[str, int], ids: Iterable[str]) -> str:
    return ".".join(str(index[id]) for id in ids)


def _bundle(index: Mapping[str, int], one: Bundle) -> str:
    return f"{index[one.hub]}~{'.'.join(one.relations)}~{one.at[0]}.{one.at[1]}"


def from_url(search: str | None) -> Read:
    """The document of a query string, up to the longest that an address may be."""
    return read(address.read(search, address.LONGEST))
