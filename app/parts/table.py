"""Large tables as markup: sorted by links in their heads, every row up to 500, pages of 200 beyond.

The rows are made by the view; here they are ordered, cut into pages and put under their heads. The look is in
assets/table.css. Everything that a reader can change (order, page) is a link, so the address remembers it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Generic, TypeVar

from markupsafe import Markup

from app.markup import Content, joined, tag

WHOLE, PAGE = 500, 200
"""Up to how many rows stand on one page, and how many on each page of a longer table."""
Row = TypeVar("Row")
Key = str | float | int | bool | None
To = Callable[[str], str]
"""An address from the value that a link sets."""


@dataclass(frozen=True, kw_only=True)
class Head:
    """A column: its key in an address, its words, what they mean, and what it holds.

    Numbers stand at the right, long texts get room (`wide`), short words stay on one line (`tight`).
    """

    key: str
    words: str
    hint: str = ""
    numbers: bool = False
    wide: bool = False
    tight: bool = False


@dataclass(frozen=True, kw_only=True)
class Line:
    """A row: its cells under the heads, a key that stays the same, and a look. Every cell is text or markup."""

    cells: tuple[Content, ...]
    key: str = ""
    look: str = ""


@dataclass(frozen=True)
class Order:
    """By which column rows are ordered, in which direction; no column: in the order in which they come."""

    column: str = ""
    down: bool = False

    @classmethod
    def read(cls, text: str | None, columns: Iterable[str]) -> Order:
        """The order that `share` or `-share` in an address stands for; none for a column that there is not."""
        column = (text or "").removeprefix("-")
        return cls(column, (text or "").startswith("-")) if column in set(columns) else cls()

    def write(self) -> str:
        """The word for it in an address."""
        return f"-{self.column}" if self.down and self.column else self.column


def ordered(rows: Sequence[Row], order: Order, value: Callable[[Row, str], Key]) -> list[Row]:
    """The rows in an order; those without a value last, whichever the direction; equal ones stay as they were."""
    if not order.column:
        return list(rows)
    known = [row for row in rows if value(row, order.column) is not None]
    rest = [row for row in rows if value(row, order.column) is None]
    return [*sorted(known, key=lambda row: _key(value(row, order.column)), reverse=order.down), *rest]


def _key(value: Key) -> tuple[int, float, str]:
    """Numbers before text; text without regard to case."""
    return (1, 0.0, value.casefold()) if isinstance(value, str) else (0, float(value or 0), "")


@dataclass(frozen=True)
class Page(Generic[Row]):
    """The rows of one page, and where it stands among all: `number` counts from 1, `first` is its first row from 1."""

    rows: tuple[Row, ...]
    number: int
    pages: int
    total: int
    first: int


def paged(rows: Sequence[Row], number: str | None) -> Page[Row]:
    """The page that a number in an address stands for: the last for one too high, the first for no number."""
    if len(rows) <= WHOLE:
        return Page(tuple(rows), 1, 1, len(rows), min(1, len(rows)))
    pages = ceil(len(rows) / PAGE)
    asked = int(number) if number and number.isascii() and number.isdigit() and len(number) < 9 else 1
    here = min(max(asked, 1), pages)
    first = (here - 1) * PAGE
    return Page(tuple(rows[first : first + PAGE]), here, pages, len(rows), first + 1)


def table(caption: str, heads: Sequence[Head], lines: Iterable[Line], *, order: Order, to: To, name: str) -> Markup:
    """The table with its caption, which only screen readers meet; `to` gives the address of another order.

    In narrow windows each row becomes a block whose cells carry their heads.
    """
    columns = [_head(head, order, to) for head in heads]
    body = [_line(heads, line, name) for line in lines]
    return tag(
        "table",
        tag("caption", caption, class_="unseen"),
        tag("thead", tag("tr", columns, role="row"), role="rowgroup"),
        tag("tbody", body, role="rowgroup"),
        role="table",  # said, because a table drawn as blocks in a narrow window is none to a screen reader
        class_="table",
        id=name,
    )


def _head(head: Head, order: Order, to: To) -> Markup:
    here = order.column == head.key
    other = Order(head.key, (not order.down) if here else head.numbers)
    said = ("descending" if order.down else "ascending") if here else None
    link = tag("a", head.words, tag("span", class_="arrow", aria_hidden="true"), href=to(other.write()))
    return tag(
        "th",
        link,
        scope="col",
        role="columnheader",
        class_=_look(head),
        title=head.hint or None,
        aria_sort=said,
        data_column=head.key,
    )


def _line(heads: Sequence[Head], line: Line, name: str) -> Markup:
    cells = [
        tag("td", tag("div", content), role="cell", class_=_look(head, empty=not content), data_head=head.words)
        for head, content in zip(heads, line.cells, strict=True)
    ]
    return tag("tr", cells, role="row", id=f"{name}-{line.key}" if line.key else None, class_=line.look or None)


def _look(head: Head, *, empty: bool = False) -> str | None:
    said = (("numbers", head.numbers), ("wide", head.wide), ("tight", head.tight), ("empty", empty))
    return " ".join(word for word, holds in said if holds) or None


def pager(page: Page[Row], to: To, name: str) -> Markup:
    """The way to the other pages, with what this one shows; nothing when there is only one."""
    if page.pages == 1:
        return Markup("")
    last = page.first + len(page.rows) - 1
    steps = [
        tag("a", words, href=to(str(number)), class_="button")
        for words, number in (("Previous", page.number - 1), ("Next", page.number + 1))
        if 1 <= number <= page.pages
    ]
    numbers = [
        tag("a", f"{number:,}", href=to(str(number)), aria_current="page" if number == page.number else None)
        for number in range(1, page.pages + 1)
    ]
    said = tag("span", f"Rows {page.first:,} to {last:,} of {page.total:,}", class_="pager-said")
    return tag("nav", said, joined(steps), tag("span", numbers, class_="pager-pages"), class_="pager", aria_label=name)
