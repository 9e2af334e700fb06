"""Addresses within the app, below the path it is served on."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Links:
    """Writes addresses that work wherever the app is mounted."""

    base: str = "/"

    def to(self, path: str, search: str = "") -> str:
        """The address of a path of the app, such as `explore`, with its query string."""
        return self.base.rstrip("/") + "/" + path.strip("/") + search

    def path(self, pathname: str | None) -> str:
        """The path of the app that a browser's path stands for, without slashes at its ends; empty for the start."""
        inside = (pathname or "").removeprefix(self.base.rstrip("/"))
        return inside.strip("/")
