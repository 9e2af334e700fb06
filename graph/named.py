"""Ids of the graph and days, from what people write: ISO codes and ids in any case, each checked."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from graph.connection import Reader
from graph.errors import UnknownName, WrongValue
from graph.nearest import nearest
from graph.reads import ask
from ontology import model as ontology
from ontology.errors import with_article

LABELS: Mapping[str, tuple[str, ...]] = {
    "technology": ("Technology",),
    "jurisdiction": ("Jurisdiction",),
    "destination": ("Jurisdiction", "Group"),
    "measure": ("Measure",),
    "company": ("Company",),
    "actor": ("Actor",),
    "entity": ("Entity",),
}
"""The classes that an id of each type of parameter may be of."""
LONGEST = 500
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


def day(value: Any, name: str) -> str:
    """A day as ISO text. Raises `WrongValue` for one that is none, such as 2023-02-30."""
    written = value.isoformat()[:10] if isinstance(value, date) else text(value, name)
    try:
        if not _DAY.fullmatch(written):
            raise ValueError(written)
        return date.fromisoformat(written).isoformat()
    except ValueError as error:
        raise WrongValue(f"{name}: '{value}' is no day.", hint="Write it as YYYY-MM-DD.") from error


def number(value: Any, name: str) -> float:
    """A finite number. Raises `WrongValue`."""
    try:
        found = float(value if isinstance(value, int | float) and not isinstance(value, bool) else text(value, name))
    except ValueError as error:
        raise WrongValue(f"{name}: '{value}' is no number.", hint="Write it like 75 or 12.5.") from error
    if not math.isfinite(found):
        raise WrongValue(f"{name}: '{value}' is no number.", hint="Write it like 75 or 12.5.")
    return found


def choice(value: Any, name: str, choices: Sequence[str]) -> str:
    """One of the words allowed. Raises `WrongValue` with the nearest."""
    found = text(value, name)
    if found not in choices:
        raise WrongValue(f"{name}: '{found}' is not allowed.", hint=f"Allowed: {', '.join(choices)}.")
    return found


def jurisdictions(reader: Reader, words: Iterable[Any], name: str) -> list[str]:
    """The ids of jurisdictions given by id or ISO code in any case: each once, in the order of the ids.

    Raises `UnknownName` for the first that the graph does not have.
    """
    rows = ask(reader, "jurisdictions")
    ids = {str(code).casefold(): row["id"] for row in rows for code in (row["iso2"], row["iso3"], row["id"]) if code}
    found = set()
    for word in words:
        code = text(word, name)
        if code.casefold() not in ids:
            raise _unknown(code, name, "Jurisdiction", {row["id"]: row["name"] for row in rows})
        found.add(ids[code.casefold()])
    return sorted(found)


def ids(reader: Reader, wanted: Sequence[tuple[str, Any, str]]) -> list[str]:
    """The ids of entities: for each the type of the parameter, what was written, and the parameter's name.

    Raises `UnknownName` for the first that the graph does not have, or that is of another class.
    """
    texts = [text(value, name) for _, value, name in wanted]
    labels = {row["id"]: row["labels"] for row in ask(reader, "known", ids=sorted({*texts, *map(str.lower, texts)}))}
    found = []
    for (type_, _, name), word in zip(wanted, texts, strict=True):
        id = word if word in labels else word.lower()
        if not set(LABELS[type_]) & set(labels.get(id, ())):
            raise _missing(reader, word, name, LABELS[type_], labels.get(id))
        found.append(id)
    return found


def _missing(reader: Reader, word: str, name: str, allowed: Sequence[str], has: Sequence[str] | None) -> UnknownName:
    wanted = " or ".join(allowed)
    if has:
        own = max(has, key=lambda each: len(ontology.load().labels(each)))
        return UnknownName(
            f"{name}: '{word}' is of the class {own}, not {wanted}.", hint=f"Name {with_article(wanted)}."
        )
    rows = [row for label in allowed for row in ask(reader, "names", label=label)]
    known = {id: called for row in rows for id, called in zip(row["ids"], row["names"], strict=True)}
    return _unknown(word, name, wanted, known)


def _unknown(word: str, name: str, wanted: str, known: Mapping[str, str]) -> UnknownName:
    hint = nearest(word, known) or f"The graph holds no {wanted} at all."
    return UnknownName(f"{name}: there is no {wanted} '{word}'.", hint=hint)


def text(value: Any, name: str) -> str:
    """Text without blanks at its ends. Raises `WrongValue` for what is no text, blank, or too long."""
    if not isinstance(value, str) or not value.strip():
        raise WrongValue(f"{name}: {value!r} is no text.", hint="Give an id, a word or a day.")
    if len(value) > LONGEST:
        raise WrongValue(f"{name}: {len(value)} characters are too many.", hint=f"At most {LONGEST}.")
    return value.strip()
