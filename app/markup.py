"""Markup for the page: the one place where text becomes HTML or SVG, and is escaped."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup, escape

Content = str | Markup | Iterable["Content"] | None
EMPTY = frozenset(("rect", "line", "path", "polygon", "circle", "use", "br", "hr", "img", "input"))


def tag(name: str, /, *content: Content, **attributes: str | float | bool | None) -> Markup:
    """An element. Text is escaped, `Markup` is taken as it is, `None` left out.

    `class_` and `for_` give `class` and `for`; other underscores become hyphens; `True` gives an attribute alone,
    `None` and `False` none; numbers are written with at most two decimals.
    """
    said = "".join(_attribute(key, value) for key, value in attributes.items())
    if name in EMPTY and not content:
        return Markup(f"<{name}{said}/>")  # noqa: S704  # `said` is escaped, names are ours
    opening, closing = Markup(f"<{name}{said}>"), Markup(f"</{name}>")  # noqa: S704  # as above
    return opening + joined(content) + closing


def joined(content: Iterable[Content]) -> Markup:
    """Pieces of content one after the other, at any depth."""
    return Markup("").join(_piece(each) for each in content)


def _piece(content: Content) -> Markup:
    if content is None:
        return Markup("")
    return escape(content) if isinstance(content, str) else joined(content)


def _attribute(key: str, value: str | float | bool | None) -> str:
    name = key.rstrip("_").replace("_", "-")
    if value is None or value is False:
        return ""
    if value is True:
        return f" {name}"
    return f' {name}="{number(value) if isinstance(value, int | float) else escape(value)}"'


def number(value: float) -> str:
    """A length with at most two decimals and no needless zeros."""
    return f"{value:.2f}".rstrip("0").rstrip(".") if value != int(value) else str(int(value))
