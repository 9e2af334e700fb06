"""Component ids, each view's under its own name, so that two views can never share one."""

from __future__ import annotations


class Ids:
    """`Ids("explore")("card")` is `explore--card`."""

    def __init__(self, view: str) -> None:
        self._view = view

    def __call__(self, name: str) -> str:
        return f"{self._view}--{name}"
