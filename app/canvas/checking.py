"""Parts of a view file read strictly: each fault is named with its place in the file and with what is allowed there."""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Sequence
from typing import Any, TypeVar

from graph.nearest import nearest
from ontology.errors import ExplorerError

T = TypeVar("T")


class BrokenView(ExplorerError):
    """A file or message that is no view of the explorer, or not a whole one."""

    title = "This view cannot be opened"


def wrong(place: str, said: str, hint: str) -> BrokenView:
    """The error for a place in the file, such as `entities[3].x`."""
    return BrokenView(f"{place or 'The view'} {said}.", hint=hint)


class Part:
    """A JSON object of the file. What it is asked for comes checked, or by default where the file has nothing."""

    def __init__(self, found: Any, place: str, keys: Sequence[str]) -> None:
        if not isinstance(found, dict):
            raise wrong(place, f"is {shown(found)}", f"It must be an object with {', '.join(keys)}.")
        self._found, self._place = found, place
        for key in found:
            if key not in keys:
                raise wrong(self.at(key), "is not known", nearest(str(key)[:60], keys))

    def at(self, key: str) -> str:
        """The place of a key of this object."""
        shortened = key if len(key) <= 60 else key[:60] + "…"
        return f"{self._place}.{shortened}" if self._place else shortened

    def get(self, key: str) -> Any:
        """What stands there, unchecked; `None` for nothing."""
        return self._found.get(key)

    def text(self, key: str, most: int, *, least: int = 0) -> str:
        """A text of so many characters; the empty one where nothing stands."""
        return text(self._found.get(key, ""), self.at(key), most, least)

    def flag(self, key: str) -> bool:
        """True or false; false where nothing stands."""
        found = self._found.get(key, False)
        if not isinstance(found, bool):
            raise wrong(self.at(key), f"is {shown(found)}", "It must be true or false.")
        return found

    def number(self, key: str, farthest: int) -> int | None:
        """A number, rounded to a whole one; `None` where nothing or null stands."""
        found = self._found.get(key)
        if found is None:
            return None
        if isinstance(found, bool) or not isinstance(found, int | float):
            raise wrong(self.at(key), f"is {shown(found)}", "It must be a whole number, or null.")
        if not math.isfinite(found) or abs(found) > farthest:
            raise wrong(self.at(key), f"is {shown(found)}", f"It must lie between -{farthest:,} and {farthest:,}.")
        return round(found)

    def choice(self, key: str, allowed: Sequence[T], default: T) -> T:
        """One of some words."""
        found = self._found.get(key, default)
        if not isinstance(found, str) or found not in allowed:
            raise wrong(self.at(key), f"is {shown(found)}", f"It must be one of {', '.join(map(str, allowed))}.")
        return allowed[list(allowed).index(found)]  # type: ignore[arg-type]  # it is one of them, as was just seen

    def items(self, key: str, most: int, read: Callable[[Any, str], T]) -> tuple[T, ...]:
        """The members of a list, each read with its place."""
        found = self._found.get(key, [])
        if not isinstance(found, list):
            raise wrong(self.at(key), f"is {shown(found)}", "It must be a list.")
        if len(found) > most:
            raise wrong(self.at(key), f"has {len(found):,} members", f"At most {most:,} are allowed.")
        return tuple(read(each, f"{self.at(key)}[{at}]") for at, each in enumerate(found))

    def words(self, key: str, most: int, longest: int, *, least: int = 1) -> tuple[str, ...]:
        """A list of texts, none twice."""
        found = self.items(key, most, lambda each, place: text(each, place, longest, least))
        once(found, self.at(key))
        return found


def text(found: Any, place: str, most: int, least: int = 0) -> str:
    """A text, checked: no longer than `most` characters, no shorter than `least`, no half characters."""
    if not isinstance(found, str):
        raise wrong(place, f"is {shown(found)}", "It must be a text.")
    if not least <= len(found) <= most:
        raise wrong(
            place, f"has {len(found):,} characters", f"It must have {f'{least} to ' if least else 'at most '}{most:,}."
        )
    try:
        found.encode()
    except UnicodeEncodeError as error:
        raise wrong(place, "holds half a character", "Take the broken character out.") from error
    return found


def id(found: Any, place: str, most: int) -> str:
    """An id: a text with no space at its ends."""
    read = text(found, place, most, 1)
    if read != read.strip():
        raise wrong(place, f"is {shown(read)}", "An id has no space at its ends.")
    return read


def once(found: Sequence[str], place: str, what: str = "") -> None:
    """Raises where a text stands twice."""
    seen: set[str] = set()
    for each in found:
        if each in seen:
            raise wrong(place, f"names {shown(each)} twice", f"Each {what or 'of them'} may stand there once.")
        seen.add(each)


def known(found: Sequence[str], place: str, ids: Collection[str]) -> None:
    """Raises where an id is none of those of the view."""
    for each in found:
        if each not in ids:
            raise wrong(
                place, f"names {shown(each)}, which is not among the entities", "Add it to them, or take it out."
            )


def shown(found: Any) -> str:
    """A value as an error says it, short."""
    if isinstance(found, dict | list):
        return "an object" if isinstance(found, dict) else "a list"
    if found is None:
        return "null"
    said = repr(found)
    return said if len(said) <= 60 else said[:60] + "…"
