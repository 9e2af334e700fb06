"""What is wrong with the values of a record, each in words: for the few that their form refuses."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from graph.merge import KEPT
from loaders.compiled import Form, bounds, regex, unfit
from loaders.dates import day_that_counts
from loaders.findings import shortened
from loaders.record import nearest
from ontology.model import Attribute

NUMBER = (int, float, Decimal)
KINDS: dict[str, tuple[type | tuple[type, ...], str]] = {
    "boolean": (bool, "true or false"),
    "integer": (int, "a whole number"),
    "decimal": (NUMBER, "a number"),
}
Trouble = tuple[str, str, str]
"""The attribute, what is wrong with it, and what is allowed."""


def troubles(form: Form, values: Mapping[str, Any]) -> Iterator[Trouble]:
    """Everything that is wrong with the values of a record, in their order; then what is missing."""
    for name, value in values.items():
        if name in form.attributes:
            yield from _value(form.attributes[name], value)
        else:
            yield _unknown(form, name)
    for name, attribute in form.attributes.items():
        if form.complete and attribute.required and name not in values:
            yield name, f"'{name}' is missing.", "Give it a value."


def _unknown(form: Form, name: str) -> Trouble:
    if name in form.precisions:
        return name, f"'{name}' is no field to fill:", f"it follows from '{form.precisions[name].name}'. Leave it out."
    if name in KEPT:
        return name, f"'{name}' is no field to fill:", "every load writes it by itself. Leave it out."
    return (
        name,
        f"'{name}' is no attribute of {form.name}.",
        nearest(name, form.attributes, "Correct it, or leave it out."),
    )


def _value(attribute: Attribute, value: Any) -> Iterator[Trouble]:
    name, several = attribute.name, isinstance(value, list | tuple)
    if attribute.many != several:
        yield name, f"'{name}' is {_shown(value)}.", f"It takes {'a list' if attribute.many else 'one value'}."
        return
    for each in value if several else [value]:
        wrong = next(_wrong(attribute, each), "")
        if wrong and name == "id":
            yield name, f"'{shortened(str(each))}' is no id.", "Use letters, digits and . _ : + - only."
        elif wrong:
            yield name, f"'{name}' is {_shown(each)}.", wrong


def _wrong(attribute: Attribute, value: Any) -> Iterator[str]:
    """What is allowed, for each rule of the attribute that the value breaks."""
    sign = unfit(value) if isinstance(value, str) else ""
    if sign:
        what = "half a character" if "\ud800" <= sign <= "\udfff" else f"the control character U+{ord(sign):04X}"
        yield f"It holds {what}. Take it out."
    kind, words = KINDS.get(attribute.datatype, (str, "text"))
    if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
        yield f"It takes {words}."
    elif isinstance(value, NUMBER) and not isinstance(value, bool):
        yield from _range(attribute, float(value) if isinstance(value, Decimal) else value)
    elif isinstance(value, str):
        yield from _text(attribute, value)


def _range(attribute: Attribute, value: int | float) -> Iterator[str]:
    low, high = bounds(attribute)
    if low <= value <= high:
        return
    if attribute.minimum is not None or attribute.maximum is not None:
        least = -math.inf if attribute.minimum is None else attribute.minimum
        most = math.inf if attribute.maximum is None else attribute.maximum
        yield f"Allowed: {least:g} to {most:g}."
    else:
        yield f"Allowed: {low} to {high}." if attribute.datatype == "integer" else "It takes a finite number."


def _text(attribute: Attribute, value: str) -> Iterator[str]:
    if attribute.datatype == "anyURI" and not re.search(regex(attribute), value):
        yield "It takes an address that begins with http:// or https://."
    elif not re.search(regex(attribute), value):
        yield f"It must look like this: {attribute.pattern}."
    if attribute.choices and value not in attribute.choices:
        yield f"Allowed: {', '.join(attribute.choices)}."
    if attribute.datatype in ("date", "partialDate"):
        yield from _date(attribute, value)


def _date(attribute: Attribute, value: str) -> Iterator[str]:
    forms = "YYYY-MM-DD" if attribute.datatype == "date" else "YYYY, YYYY-MM or YYYY-MM-DD"
    try:
        exact = day_that_counts(value, attribute.counts)[1]
    except ValueError:
        exact = ""
    if exact != "day" and (attribute.datatype == "date" or not exact):
        yield f"It takes a date: {forms}."


def _shown(value: Any) -> str:
    return shortened(repr(value))
