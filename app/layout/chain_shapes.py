"""What the picture of a supply chain is made of, with places but without numbers: nothing here depends on the day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

Role = Literal["step", "good", "product", "input"]
Form = Literal["box", "chip", "chevron"]


@dataclass(frozen=True, kw_only=True)
class Box:
    """A technology by its upper left corner. `more` are those folded into it, opened by `opens`; `again` says that it
    stands elsewhere too. `lines` are its label."""

    id: str
    key: str
    form: Form
    x: float
    y: float
    width: float
    height: float
    lines: tuple[str, ...]
    numbered: bool
    more: frozenset[str] = frozenset()
    opens: str = ""
    opened: bool = False
    again: bool = False

    @property
    def middle(self) -> float:
        """Where lines meet it."""
        return self.y + min(self.height, HEAD) / 2


@dataclass(frozen=True, kw_only=True)
class Fold:
    """One line of text that stands for technologies without a number; a single one is named and opens nothing."""

    ids: tuple[str, ...]
    key: str
    x: float
    y: float
    width: float
    height: float
    lines: tuple[str, ...]
    opens: str = ""
    opened: bool = False


@dataclass(frozen=True, kw_only=True)
class Title:
    """The words over a band or shelf. `id` is the technology that heads it, when one does."""

    key: str
    id: str
    x: float
    y: float
    width: float
    height: float
    lines: tuple[str, ...]
    minor: bool = False


@dataclass(frozen=True, kw_only=True)
class Rail:
    """The upright line that ties what hangs under a box to it."""

    x: float
    y: float
    height: float


@dataclass(frozen=True, kw_only=True)
class Panel:
    """The ground of a band or shelf."""

    key: str
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, kw_only=True)
class Way:
    """The line of a flow through its corners; `back` when it closes a circle. `ends` are the keys of the boxes."""

    source: str
    target: str
    ends: tuple[str, str]
    points: tuple[tuple[float, float], ...]
    back: bool


Item = Box | Fold | Title | Rail
HEAD = 30.0


@dataclass(frozen=True, kw_only=True)
class ChainPicture:
    """Everything with its place, in pixels."""

    width: float
    height: float
    panels: tuple[Panel, ...] = ()
    items: tuple[Item, ...] = ()
    ways: tuple[Way, ...] = ()

    def boxes(self) -> Iterator[Box]:
        """Every technology that is drawn, in the order of reading."""
        return (item for item in self.items if isinstance(item, Box))

    def folds(self) -> Iterator[Fold]:
        """Every line that stands for some."""
        return (item for item in self.items if isinstance(item, Fold))

    def titles(self) -> Iterator[Title]:
        """All words over bands and shelves."""
        return (item for item in self.items if isinstance(item, Title))


def moved(items: tuple[Item, ...], right: float, down: float) -> tuple[Item, ...]:
    """The same things elsewhere."""
    return tuple(replace(item, x=item.x + right, y=item.y + down) for item in items)
