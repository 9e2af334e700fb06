"""Attributes of components whose names Python cannot write as arguments."""

from __future__ import annotations

from typing import Any


def aria(**words: str) -> dict[str, Any]:
    """`aria(label="Views")` gives the attribute `aria-label`."""
    return {f"aria-{name}": value for name, value in words.items()}


def data(**values: str) -> dict[str, Any]:
    """`data(canvas="x")` gives the attribute `data-canvas`; a trailing underscore frees a word of Python's."""
    return {f"data-{name.rstrip('_')}": value for name, value in values.items()}
