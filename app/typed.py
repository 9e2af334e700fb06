"""The value that somebody typed for a parameter, on the command line or on a page."""

from __future__ import annotations

import json
import math
from typing import Any

from graph.errors import WrongValue
from graph.parameters import refuse_values


def typed(name: str, text: str) -> Any:
    """JSON where the text is JSON, else the text itself. Raises `WrongValue` for what no query can be given."""
    try:
        value = json.loads(text, parse_constant=_no_number, parse_float=_number)
    except (ValueError, RecursionError):
        return text
    refuse_values({name: value})
    return value


def _number(digits: str) -> float:
    value = float(digits)
    if math.isinf(value):
        raise WrongValue(f"{digits[:40]} is too large.", hint="Give a number below 1.8e308.")
    return value


def _no_number(word: str) -> Any:
    """NaN and Infinity are no JSON, whatever Python takes them for."""
    raise ValueError(word)
