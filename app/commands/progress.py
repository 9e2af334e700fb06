"""How far a long work is: a bar with rate and remaining time in a terminal, a line every few seconds in a log."""

from __future__ import annotations

import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Protocol

from rich.console import Console, RenderableType
from rich.live import Live
from rich.progress_bar import ProgressBar
from rich.table import Column, Table
from rich.text import Text

from app.commands import output
from graph.server import Progress
from graph.server.progress import WORDS
from loaders import meter
from loaders.meter import More, Show, Unit

PAUSE, SHARE = 5.0, 0.1
"""Between two lines in a log: at least so many seconds, and such a share of the time gone by. Hours are few lines."""
SOON = 1.0
"""Seconds after which a rate means something."""
NARROW = 100
"""Columns of a terminal below which the bar is short."""


@contextmanager
def shown() -> Iterator[Show]:
    """What shows on stderr how far a work is; the works of loaders are shown too while the context lasts.

    Of works in each other the innermost is shown. In a terminal there is no bar while nothing is done: others may draw.
    """
    works: list[_Work] = []
    console = Console(stderr=True)
    drawn = sys.stderr.isatty() and not console.is_dumb_terminal
    display: _Display = _Bar(works, console) if drawn else _Lines(works)
    try:
        with meter.shown_by(show := _Shower(works, display)):
            yield show
    finally:
        display.close()


def said(step: Progress) -> None:
    """A step of the managed database in a line, where a bar of its own would be in the way of this one."""
    if step.step != "download":
        output.say(WORDS[step.step])


@dataclass(eq=False)
class _Work:
    """One work that lasts: what it is, how much of it there is if anybody knows, how much is done."""

    about: str
    total: int | None
    unit: Unit
    done: int = 0
    begun: float = field(default_factory=time.monotonic)

    def more(self, count: int) -> None:
        """So many more are done."""
        self.done += count

    def figures(self) -> str:
        """How much is done and, once it can be told, the rate and the remaining time; else for how long it lasts."""
        gone = time.monotonic() - self.begun
        rate = self.done / gone if gone >= SOON else 0
        said = [self._done(), f"{_amount(rate, self.unit)}/s" if rate and self.unit != "%" else ""]
        if self.total is None:
            said.append(f"for {_lasting(gone)}")
        elif rate:
            said.append(f"{_lasting(max(0, self.total - self.done) / rate)} left")
        return ", ".join(filter(None, said))

    def _done(self) -> str:
        if self.total is None:
            return f"{_amount(self.done, self.unit)} {self.unit}".strip() if self.done else ""
        # A file may grow while it is read, and what is not quite done is not 100%: so rounded down, and never over.
        share = f"{min(100, self.done * 100 // self.total) if self.total else 100}%"
        if self.unit == "%":
            return share
        done = _amount(self.done, self.unit).removesuffix(" MB")
        return f"{share}, {done} of {_amount(self.total, self.unit)}"


def _amount(count: float, unit: Unit) -> str:
    if unit == "bytes":
        return f"{count / 1e6:,.1f} MB" if count < 1e7 else f"{count / 1e6:,.0f} MB"
    return f"{count:,.0f}"


def _lasting(seconds: float) -> str:
    if seconds < 90:
        return f"{seconds:.0f} s"
    minutes, rest = divmod(round(seconds, -1), 60)
    if minutes < 60:
        return f"{minutes:.0f} min {rest:.0f} s"
    return f"{minutes // 60:.0f} h {minutes % 60:.0f} min"


def pause(gone: float) -> float:
    """Seconds until the next line in a log, that many after the first work began."""
    return max(PAUSE, SHARE * gone)


class _Display(Protocol):
    """Draws the last of the works. It is told when there is one and when there is none; closed, it draws no more."""

    def begin(self) -> None: ...

    def rest(self) -> None: ...

    def close(self) -> None: ...


class _Shower:
    """Keeps the works that are under way. A file that is read once more is said to be."""

    def __init__(self, works: list[_Work], display: _Display) -> None:
        self._works, self._display = works, display
        self._read: set[str] = set()

    @contextmanager
    def __call__(self, about: str, total: int | None = None, unit: Unit = "", /) -> Iterator[More]:
        words = about[:1].upper() + about[1:]
        work = _Work(f"{words} again" if about in self._read else words, total, unit)
        self._works.append(work)
        self._display.begin()
        try:
            yield work.more
        finally:
            self._works.remove(work)
            if unit == "bytes" and work.done == total:
                self._read.add(about)
            if not self._works:
                self._display.rest()


class _Bar:
    """A bar at the foot of a terminal, gone when nothing is done. What is said meanwhile stands above it."""

    def __init__(self, works: list[_Work], console: Console) -> None:
        self._works, self._console = works, console
        self._live: Live | None = None

    def begin(self) -> None:
        """Draw, unless it is drawn already."""
        if self._live is None:
            # Rows on stdout are data: they must not go through the console, which writes to stderr.
            self._live = Live(console=self._console, get_renderable=self._drawn, transient=True, redirect_stdout=False)
            self._live.start()

    def rest(self) -> None:
        """Take it away."""
        live, self._live = self._live, None
        if live is not None:
            live.stop()

    close = rest

    def _drawn(self) -> RenderableType:
        works = self._works[-1:]
        if not works:
            return Text()
        about, figures, width = works[0].about, works[0].figures(), self._console.width
        long = 8 if width < NARROW else 20
        bar = ProgressBar(works[0].total, works[0].done, width=long, pulse=works[0].total is None)
        left = max(10, width - long - len(figures) - 3)
        table = Table.grid(
            *(Column(no_wrap=True, overflow="ellipsis", max_width=left), Column(width=long), Column(no_wrap=True)),
            padding=(0, 1),
        )
        table.add_row(about, bar, figures)
        return table


class _Lines:
    """Plain lines, not too many of them, from a thread of their own: a work need not tell of itself to be seen."""

    def __init__(self, works: list[_Work]) -> None:
        self._works, self._over = works, threading.Event()
        self._begun = time.monotonic()
        self._thread = threading.Thread(target=self._tell, daemon=True)

    def begin(self) -> None:
        """Tell from now on."""
        if not self._thread.is_alive():
            self._thread.start()

    def rest(self) -> None:
        """Nothing: the time between two lines goes on."""

    def close(self) -> None:
        """Tell no more."""
        self._over.set()

    def _tell(self) -> None:
        while not self._over.wait(pause(time.monotonic() - self._begun)):
            for work in self._works[-1:]:
                output.say(f"{work.about}: {work.figures()}." if work.figures() else f"{work.about}.")
