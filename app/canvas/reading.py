"""A document from the values of an address, whatever stands in them: what cannot be read is left out and named."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple, TypeVar
from urllib.parse import unquote

from app import address, lens
from app.canvas import opening
from app.canvas.checking import BrokenView
from app.canvas.document import (
    ASOF,
    COLOURS,
    FARTHEST,
    ID,
    LAYOUTS,
    MOST,
    MOST_BUNDLES,
    MOST_BY,
    MOST_CONDITIONS,
    MOST_GROUPS,
    MOST_HIDDEN,
    NAME,
    Bundle,
    Condition,
    Document,
    Group,
    Hidden,
    Placed,
    Side,
    Style,
    Supposed,
)

T = TypeVar("T")
LETTERS: Mapping[str, Side] = {"": "below", "l": "left", "r": "right"}
"""Behind a place, the side at which the name stands."""
NOTHING = ","
"""What stands behind `show=` for a canvas with nothing on it."""
COMPLAINTS = 12
"""So many parts that cannot be read are named; of more only the number is."""
_PLACE = re.compile(r"(-?\d{1,7})\.(-?\d{1,7})([lr]?)", re.ASCII)


class Read(NamedTuple):
    """The document of an address, and what in the address could not be read, one sentence each."""

    document: Document
    complaints: tuple[str, ...]


def read(values: Mapping[str, str]) -> Read:
    """The document that the values of an address stand for. It is sound, whatever they are."""
    return _Reading(values).read()


class _Reading:
    """The values of an address while they are read."""

    def __init__(self, values: Mapping[str, str]) -> None:
        self._values, self._complaints = values, list(lens.complaints(values))
        listed = [] if values.get("show") == NOTHING else [unquote(each).strip() for each in self._parts("show", ",")]
        if len(listed) > MOST:
            self._complaints.append(f"The address names {len(listed):,} entities; the first {MOST:,} are taken.")
        self._listed = [id if len(id) <= ID else "" for id in listed[:MOST]]

    def read(self) -> Read:
        """The document, and what could not be read."""
        values = self._values
        document = Document(
            name=values.get("title", "")[:NAME],
            on=address.day(values.get("on")),
            toward=values.get("toward", "").strip()[:ID].strip(),
            by=tuple(id for id in lens.words(values.get("by", "")) if opening.is_place(id))[:MOST_BY] or None,
            supposed=Supposed(**{name: values.get(name, "")[: opening.SUPPOSED] for name in vars(Supposed())}),
            focus=values.get("focus", "").strip()[:ID].strip(),
            entities=self._entities(),
            bundles=self._bundles(),
            groups=self._groups(),
            layout=self._choice("arrange", LAYOUTS),
            colour=self._choice("colour", COLOURS),
            hide=self._hidden(),
            where=self._each("where", self._condition)[:MOST_CONDITIONS],
            asof=self._choice("asof", ASOF),
            styles=tuple({each.kind: each for each in reversed(self._each("look", self._style))}.values())[::-1],
        )
        more = len(self._complaints) - COMPLAINTS
        rest = [f"{more:,} more parts of the address were left out."] if more > 0 else []
        return Read(document, (*self._complaints[:COMPLAINTS], *rest))

    def _parts(self, name: str, sign: str) -> list[str]:
        said = self._values.get(name, "")
        return said.split(sign) if said else []

    def _left_out(self, name: str, part: str) -> None:
        self._complaints.append(f"{part[:80]!r} behind {name}= in the address is not understood and was left out.")

    def _each(self, name: str, made: Callable[[str], T]) -> tuple[T, ...]:
        """What the parts of a value between semicolons come to, without those that cannot be read."""
        found = []
        for part in self._parts(name, ";"):
            try:
                found.append(made(part))
            except (BrokenView, ValueError):
                self._left_out(name, part)
        return tuple(found)

    def _choice(self, name: str, allowed: Sequence[T]) -> T:
        """One of some words; the first where nothing stands, or none of them."""
        said = self._values.get(name, "")
        if said and said not in allowed:
            self._left_out(name, said)
        return next((each for each in allowed if each == said), allowed[0])

    def _ids(self, name: str, part: str) -> tuple[str, ...]:
        """The ids at some places of the list, each once."""
        found = []
        for said in part.split(".") if part else []:
            if said.isdecimal() and len(said) < 6 and int(said) < len(self._listed) and self._listed[int(said)]:
                found.append(self._listed[int(said)])
            else:
                self._left_out(name, said)
        return tuple(dict.fromkeys(found))

    def _entities(self) -> tuple[Placed, ...]:
        places, origins = self._parts("at", ","), self._parts("from", ",")
        pinned, hidden = (set(self._ids(name, self._values.get(name, ""))) for name in ("pin", "hid"))
        found: dict[str, Placed] = {}
        for at, id in enumerate(self._listed):
            if not id or id in found:
                self._left_out("show", id)
                continue
            place, side = self._place(places[at] if at < len(places) else "")
            brought = self._ids("from", origins[at] if at < len(origins) else "")
            own = {"pinned": id in pinned, "hidden": id in hidden}
            found[id] = Placed(id=id, place=place, side=side, origins=brought, **own)
        return tuple(found.values())

    def _place(self, said: str) -> tuple[tuple[int, int] | None, Side]:
        if not said:
            return None, "below"
        read = _PLACE.fullmatch(said)
        if read is None:
            self._left_out("at", said)
            return None, "below"
        return _point(read), LETTERS[read[3]]

    def _bundles(self) -> tuple[Bundle, ...]:
        found = self._each("bundle", self._bundle)[:MOST_BUNDLES]
        return tuple({(each.hub, frozenset(each.relations)): each for each in reversed(found)}.values())[::-1]

    def _bundle(self, part: str) -> Bundle:
        hub, relations, at = part.split("~")
        [id], place = self._ids("bundle", hub), _PLACE.fullmatch(at)
        if place is None or place[3]:
            raise ValueError(at)
        x, y = _point(place)
        return opening.bundle({"hub": id, "relations": relations.split("."), "x": x, "y": y}, "bundle")

    def _groups(self) -> tuple[Group, ...]:
        found, taken = [], set[str]()
        for each in self._each("box", self._group)[:MOST_GROUPS]:
            members = tuple(id for id in each.members if id not in taken)
            taken.update(members)
            found += [replace(each, members=members)] if members else []
        return tuple(found)

    def _group(self, part: str) -> Group:
        name, members = part.split("~")
        return opening.group({"name": unquote(name), "members": list(self._ids("box", members))}, "box")

    def _hidden(self) -> Hidden:
        found: dict[str, list[str]] = {"class": [], "type": [], "source": [], "confidence": []}
        for kind, value in self._each("off", self._off):
            if value not in found[kind]:
                found[kind].append(value)
        return opening.hide({kind: list_[:MOST_HIDDEN] for kind, list_ in found.items()})

    def _off(self, part: str) -> tuple[str, str]:
        kind, value = part.split(":")
        opening.hide({kind: [unquote(value)]})
        return kind, unquote(value)

    def _condition(self, part: str) -> Condition:
        named, how, value = part.split("~")
        return opening.condition({"property": unquote(named), "is": how, "value": unquote(value)}, "where")

    def _style(self, part: str) -> Style:
        kind, fill, shape = part.split("~")
        said = {"fill": f"#{fill}"} if fill else {}
        found = opening.style(kind, said | ({"shape": shape} if shape else {}))
        if found is None:
            raise ValueError(part)
        return found


def _point(read: re.Match[str]) -> tuple[int, int]:
    x, y = (max(-FARTHEST, min(FARTHEST, int(each))) for each in (read[1], read[2]))
    return x, y
