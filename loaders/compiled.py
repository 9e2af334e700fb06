"""The attributes of a class or relationship, compiled so that a clean record passes in one call.

msgspec goes through a record with a struct made of the attributes. What it cannot see, or sees slowly, follows for the
fields that the record has: patterns, dates. What is wrong with a record that fails is not asked here:
`loaders.wording` goes through it value by value.
"""

from __future__ import annotations

import math
import re
import sys
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from typing import Annotated, Any, Literal, NamedTuple

from msgspec import UNSET, Meta, UnsetType, ValidationError, convert, defstruct

from graph.merge import KEPT
from loaders.dates import day_that_counts
from ontology.model import Attribute

WEB = "^https?://"
"""How an address begins."""
LEAST, MOST = -(2**63), 2**63 - 1
"""Whole numbers that the database can hold."""
LARGEST = sys.float_info.max
WORDED = ("string", "anyURI")
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
FIELDS_KEPT = 4096
"""Records of a class come with a few combinations of fields; past so many they are worked out anew."""


class Rest(NamedTuple):
    """What remains to be done with the fields of a record once msgspec has passed it."""

    lists: tuple[str, ...]
    patterns: tuple[tuple[str, bool, Callable[[str], object]], ...]
    """Field, whether it is a list, and what finds the pattern in a text."""
    texts: tuple[tuple[str, bool], ...]
    """Fields of texts in which any character may stand that is one."""
    decimals: tuple[tuple[str, bool], ...]
    dates: tuple[Attribute, ...]


class Form:
    """What a record may and must say: the attributes by name, and how they are typed.

    Left out are those that nobody but a load writes: `KEPT`, and how exactly a date is known.
    """

    def __init__(self, name: str, attributes: Iterable[Attribute], *, complete: bool = True) -> None:
        written = {each.name: each for each in attributes}
        self.name, self.complete = name, complete
        self.precisions = {f"{n}_precision": each for n, each in written.items() if each.datatype == "partialDate"}
        self.attributes = {n: a for n, a in written.items() if n not in KEPT and n not in self.precisions}
        self._rests: dict[tuple[str, ...], Rest] = {}

    def typed(self, values: dict[str, Any]) -> dict[str, Any] | None:
        """`values` made as the graph holds them, a date with its precision; `None` when any of them is at fault.

        Those of a faulty record may be half made.
        """
        try:
            convert(values, self._struct)
            fields = tuple(values)
            return _finished(values, self._rests.get(fields) or self._rest(fields))
        except (ValidationError, ValueError):
            return None

    def refusal(self, values: Mapping[str, Any]) -> str:
        """Why msgspec refuses the values, in its words; empty when it does not."""
        try:
            convert(values, self._struct)
        except ValidationError as error:
            return f"{error}."
        return ""

    @cached_property
    def _struct(self) -> Any:
        """A struct of the attributes; its own names are numbered, because some attributes are words of Python."""
        fields = [
            (f"f{place}", _field(each))
            if each.required and self.complete
            else (f"f{place}", _field(each) | UnsetType, UNSET)
            for place, each in enumerate(self.attributes.values())
        ]
        names = {f"f{place}": name for place, name in enumerate(self.attributes)}
        return defstruct("Record", fields, kw_only=True, forbid_unknown_fields=True, rename=names, gc=False)

    def _rest(self, fields: tuple[str, ...]) -> Rest:
        """What remains to be done where a record has these fields."""
        if len(self._rests) >= FIELDS_KEPT:
            self._rests.clear()
        found = [self.attributes[name] for name in fields]
        texts = [each for each in found if not each.choices and regex(each)]
        self._rests[fields] = Rest(
            tuple(each.name for each in found if each.many),
            tuple((each.name, each.many, re.compile(regex(each)).search) for each in texts),
            tuple(
                (each.name, each.many)
                for each in found
                if each.datatype in WORDED and not each.choices and each.name != "id"
            ),
            tuple((each.name, each.many) for each in found if each.datatype == "decimal"),
            tuple(each for each in found if each.datatype in ("date", "partialDate")),
        )
        return self._rests[fields]


def unfit(text: str) -> str:
    """The first character that no text may hold: a control character, or half of one; empty when there is none.

    XML Schema's strings, which the shapes ask for, are made of the characters of XML; pySHACL does not look at them.
    """
    found = _UNFIT.search(text)
    return found[0] if found else ""


def regex(attribute: Attribute) -> str:
    """The pattern of an attribute for Python, where `$` is also before a last line break: here only at the end."""
    pattern = attribute.pattern or (WEB if attribute.datatype == "anyURI" else "")
    return re.sub(r"(?<!\\)\$$", r"\\Z", pattern)


def bounds(attribute: Attribute) -> tuple[float, float]:
    """The least and the largest number that is allowed; without any in the ontology, what the database can hold."""
    low, high = (LEAST, MOST) if attribute.datatype == "integer" else (-LARGEST, LARGEST)
    return (
        low if attribute.minimum is None else attribute.minimum,
        high if attribute.maximum is None else attribute.maximum,
    )


def _finished(values: dict[str, Any], rest: Rest) -> dict[str, Any] | None:
    for name in rest.lists:
        if values[name].__class__ is not list:
            return None
    for name, many, found in rest.patterns:
        if not (all(map(found, values[name])) if many else found(values[name])):
            return None
    for name, many in rest.texts:  # nearly all are printable, and asking that first is fast
        shown = all(map(str.isprintable, values[name])) if many else values[name].isprintable()
        if not shown and any(map(unfit, values[name] if many else [values[name]])):
            return None
    for name, many in rest.decimals:
        values[name] = list(map(float, values[name])) if many else float(values[name])
    for each in rest.dates:
        values[each.name], exact = day_that_counts(values[each.name], each.counts)
        if each.datatype == "partialDate":
            values[f"{each.name}_precision"] = exact
        elif exact != "day":
            return None
    return values


def _field(attribute: Attribute) -> Any:
    one = _value(attribute)
    return list[one] if attribute.many else one  # type: ignore[valid-type]


def _value(attribute: Attribute) -> Any:
    low, high = bounds(attribute)
    if attribute.datatype == "boolean":
        return bool
    if attribute.datatype == "integer":
        return Annotated[int, Meta(ge=math.ceil(low), le=math.floor(high))]
    if attribute.datatype == "decimal":
        return Annotated[float, Meta(ge=low, le=high)]
    if attribute.choices:
        pattern = regex(attribute)
        return Literal[tuple(choice for choice in attribute.choices if re.search(pattern, choice))]
    return str
