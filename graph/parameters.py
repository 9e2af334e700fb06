"""What a query can be given: values that the driver can send and the database can hold."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from graph.cypher_text import HALF
from graph.errors import WrongValue

DEEPEST = 200


def refuse_values(parameters: Mapping[str, Any]) -> None:
    """Raises `WrongValue` for what no query can be given: numbers beyond 64 bits, half characters, and what is nested
    without end; at any depth."""
    for name, whole in parameters.items():
        values = [whole]
        for _ in range(DEEPEST):
            for each in values:
                _refuse_value(name, each)
            values = [inner for each in values for inner in _inside(each)]
        if values:
            raise WrongValue(f"{name[:40]} is nested over {DEEPEST} deep.", hint="Give it flatter.")


def _refuse_value(name: str, value: Any) -> None:
    if isinstance(value, int) and not -(2**63) <= value < 2**63:
        hint = 'Whole numbers have 64 bits; write it as text: "…".'
        raise WrongValue(f"{name[:40]}: {str(value)[:40]} is too large.", hint=hint)
    if isinstance(value, str) and HALF.search(value):
        raise WrongValue(f"{name[:40]} holds half a character.", hint="Take the broken character out.")


def _inside(value: Any) -> list[Any]:
    if isinstance(value, Mapping):
        return list(value.values())
    return list(value) if isinstance(value, (list, tuple)) else []
