"""Records made from the shapes: a clean one of each class, and beside it one for each way to break a constraint.

Every record says all that its class can say, so that a clean one shows that all of it is allowed, and a faulty one has
that one fault alone. Its number is the line that our findings name and the name under which SHACL meets it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from tests.loaders.shaped import Rule, Shape, alternatives, rules

BY_LOADS = ("claims", "loaded_by")
"""What no record may say: loads write it themselves. Its constraints are broken by saying it, and wrongly."""
FITTING = {
    "^[A-Z]{2}$": ("XA", "Xa"),
    "^[A-Z]{3}$": ("XAA", "XAAA"),
    "^.{1,28}$": ("Twenty-eight letters at most", "Twenty-nine letters are too many"),
    "^[a-z][a-z0-9_-]*:.+$": ("lei:5493001", "5493001"),
    "^https?://": ("https://example.org/", "ftp://example.org/"),
    "^[A-Za-z0-9][A-Za-z0-9_.:+-]*$": ("", "a b/c"),
}
"""For each pattern a text that fits it, and one that does not. An id is made for each record."""
VALID: Mapping[str, tuple[Any, Any]] = {
    "string": ("a text", "another text"),
    "integer": (2024, 2025),
    "decimal": (42.5, 43),
    "boolean": (True, False),
    "anyURI": ("https://example.org/", "http://example.org/other"),
    "date": ("2024-02-29", "2024-03-01"),
    "PartialDate": ("2024-09", "2024"),
}
"""Two values of each type."""
WRONG: Mapping[str, tuple[Any, ...]] = {
    "string": (5, True),
    "integer": ("many", 2.5, True),
    "decimal": ("n/a", True, float("nan"), float("inf")),
    "boolean": ("yes", 1),
    "anyURI": (5,),
    "date": ("2023-02-30", "2024-09", 20240229),
    "PartialDate": ("in 2022", 2022),
}
"""Values of other types, or of none."""
NO_DATE = {
    ("date", "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"): ("2023-02-30", "2023-00-10", "2023-2-3"),
    ("gYearMonth", "^[0-9]{4}-(0[1-9]|1[0-2])$"): ("2022-13", "2022-00", "2022-1"),
    ("gYear", "^[0-9]{4}$"): ("22", "20222", "-2022"),
}
"""For each form of a date: texts that look like it and are none."""
OFF = {"Entity": "LoadRecord"}
"""What is no member of a class that all others are below."""


@dataclass(frozen=True)
class Made:
    """A record for both judges. `ends` of a relationship are ids, or a list where it has too many of them.

    A faulty one says which `component` it breaks, on which attribute (`path`); a clean one nothing.
    """

    number: int
    type: str
    id: Any
    values: Mapping[str, Any]
    sources: tuple[Any, ...] = ()
    ends: Mapping[str, Any] | None = None
    path: str = ""
    component: str = ""


def named(type: str) -> str:
    """The id of the clean record of a class."""
    return f"clean-{type}"


def clean(known: Mapping[str, Shape]) -> list[Made]:
    """One record of each class that records can be of, with every attribute."""
    concrete = [each for each in known.values() if not each.abstract]
    return [_clean(number, shape, known) for number, shape in enumerate(concrete)]


def _clean(number: int, shape: Shape, known: Mapping[str, Shape]) -> Made:
    own = rules(shape.name, known)
    plain = {path: rule for path, rule in own.items() if path not in ("id", "sources", *BY_LOADS) and not rule.ends}
    return Made(
        number,
        shape.name,
        named(shape.name),
        {path: _valid(rule) for path, rule in plain.items()},
        (named("Source"),) if "sources" in own else (),
        {path: _end(rule, known) for path, rule in own.items() if rule.ends} if shape.relationship else None,
    )


def _end(rule: Rule, known: Mapping[str, Shape]) -> str:
    """A record that fits there; at the target one of a class below, so that a tree stays one."""
    below = _below(rule.ends[0], known) if rule.path == "target" else []
    return named((rule.ends[0], *below)[-1])


def faulty(known: Mapping[str, Shape], first: int) -> Iterator[Made]:
    """A record for each constraint of each shape and each way to break it, numbered from `first`.

    Raises `KeyError` for a constraint, type or pattern that no way is known to break.
    """
    number = first
    base = {made.type: made for made in clean(known)}
    for shape in known.values():
        record = base[_record_of(shape, known)]
        for rule in {"id": rules(shape.name, known)["id"], **{own.path: own for own in shape.own}}.values():
            for component in sorted(rule.constraints):
                for change in WAYS[component](rule, record, known):
                    fields = {"id": f"faulty-{number}", **change}
                    yield replace(record, **fields, number=number, path=rule.path, component=component)
                    number += 1


def _record_of(shape: Shape, known: Mapping[str, Shape]) -> str:
    """The class whose records show the constraints of the shape: itself, or the last below an abstract one."""
    return _below(shape.name, known)[-1] if shape.abstract else shape.name


def _valid(rule: Rule, which: int = 0) -> Any:
    one = VALID[rule.datatype][which]
    if rule.one("pattern"):
        one = FITTING[rule.one("pattern")][0] + ("" if which == 0 else "x")
    if "in" in rule.constraints:
        one = (*rule.constraints["in"], "another")[which]
    return one if rule.one("maxCount") == "1" else [one]


def _set(made: Made, rule: Rule, value: Any) -> dict[str, Any]:
    """The record's field for the attribute, changed to `value`; in a list that is allowed, after its sound value."""
    if rule.ends:
        return {"ends": {**(made.ends or {}), rule.path: value}}
    if rule.path == "id":
        return {"id": value}
    if rule.path == "sources":
        return {"sources": (*made.sources, value)}
    several = rule.one("maxCount") != "1" and rule.path not in BY_LOADS
    return {"values": {**made.values, rule.path: [*made.values[rule.path], value] if several else value}}


def _datatype(rule: Rule, made: Made, _known: Mapping[str, Shape]) -> Iterator[dict[str, Any]]:
    for value in WRONG[rule.datatype]:
        yield _set(made, rule, value)


def _missing(rule: Rule, made: Made, _known: Mapping[str, Shape]) -> Iterator[dict[str, Any]]:
    assert rule.one("minCount") == "1"
    if rule.ends or rule.path == "id":
        yield _set(made, rule, "")
    else:
        yield {"values": {path: value for path, value in made.values.items() if path != rule.path}}


def _too_many(rule: Rule, made: Made, known: Mapping[str, Shape]) -> Iterator[dict[str, Any]]:
    assert rule.one("maxCount") == "1"
    if rule.ends:
        ends = [named(end) for end in (*rule.ends, *_below(rule.ends[0], known))]
        yield _set(made, rule, [*ends, "nobody"][:2])
    else:
        yield _set(made, rule, ["one", "two"] if rule.path == "id" else [_valid(rule), _valid(rule, 1)])


def _pattern(rule: Rule, made: Made, _known: Mapping[str, Shape]) -> Iterator[dict[str, Any]]:
    yield _set(made, rule, FITTING[rule.one("pattern")][1])


def _other_word(rule: Rule, made: Made, _known: Mapping[str, Shape]) -> Iterator[dict[str, Any]]:
    yield _set(made, rule, "a word that is not on the list")


def _too_small(rule: Rule, made: Made, _known: Mapping[str, Shape]) -> Iterator[dict[str, Any]]:
    yield _set(made, rule, int(float(rule.one("minInclusive"))) - 1)


def _too_large(rule: Rule, made: Made, _known: Mapping[str, Shape]) -> Iterator[dict[str, Any]]:
    yield _set(made, rule, int(float(rule.one("maxInclusive"))) + 40)


def _no_date(rule: Rule, made: Made, _known: Mapping[str, Shape]) -> Iterator[dict[str, Any]]:
    every = {"PartialDate": made.type == "Event"}[rule.one("node")]
    texts = [text for each in alternatives("PartialDate") for text in NO_DATE[each]]
    for value in (*WRONG["PartialDate"], *texts) if every else texts[:1]:
        yield _set(made, rule, value)


def _wrong_end(rule: Rule, made: Made, known: Mapping[str, Shape]) -> Iterator[dict[str, Any]]:
    off = [OFF.get(rule.ends[0]) or _elsewhere(rule.ends, known), "nobody"]
    for end in off:
        yield _set(made, rule, named(end))


def _below(name: str, known: Mapping[str, Shape]) -> list[str]:
    return [each.name for each in known.values() if name in each.line[1:] and not each.abstract]


def _elsewhere(ends: tuple[str, ...], known: Mapping[str, Shape]) -> str:
    """A class of entities that is none of `ends`, nor below one."""
    return next(each.name for each in known.values() if not each.relationship and not set(ends) & set(each.line))


WAYS = {
    "datatype": _datatype,
    "minCount": _missing,
    "maxCount": _too_many,
    "pattern": _pattern,
    "in": _other_word,
    "minInclusive": _too_small,
    "maxInclusive": _too_large,
    "node": _no_date,
    "class": _wrong_end,
    "or": _wrong_end,
}
"""How a constraint is broken, by its component."""
