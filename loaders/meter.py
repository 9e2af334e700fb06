"""How far the reading and checking of a source is: told to whoever shows it, and to nobody where nothing does.

A command says with `shown_by` who shows it. A reader tells of its work with `doing`, wherever it is called from; so no
loader has to pass it on. Work inside other work is shown while it lasts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from contextvars import ContextVar
from typing import Literal, Protocol, TypeVar

Unit = Literal["", "%", "bytes", "statements"]
"""What is counted. Nothing: what the words of the work name."""
More = Callable[[int], None]
"""So many more are done."""
PIECE = 1_000
T = TypeVar("T")


class Show(Protocol):
    """Shows a work while the context lasts; with no `total`, nobody can say how much there is."""

    def __call__(self, about: str, total: int | None = None, unit: Unit = "", /) -> AbstractContextManager[More]: ...


def _unseen(*_work: object) -> AbstractContextManager[More]:
    return nullcontext(_unheard)


def _unheard(_count: int) -> None: ...


_SHOW: ContextVar[Show] = ContextVar("show", default=_unseen)


@contextmanager
def shown_by(show: Show) -> Iterator[None]:
    """All that is read in this context is shown by `show`."""
    before = _SHOW.set(show)
    try:
        yield
    finally:
        _SHOW.reset(before)


def doing(about: str, total: int | None = None, unit: Unit = "") -> AbstractContextManager[More]:
    """Tell of a work, in words such as "Reading list.csv"; call what the context gives with each few more."""
    return _SHOW.get()(about, total, unit)


def counted(items: Sequence[T], more: More) -> Iterator[T]:
    """The items, each few of them told to `more` when they have been taken."""
    for begin in range(0, len(items), PIECE):
        piece = items[begin : begin + PIECE]
        yield from piece
        more(len(piece))
