"""How far a long work is: a bar with rate and remaining time in a terminal, a line every few seconds in a log."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, ProgressColumn, Task, TextColumn, TimeRemainingColumn
from rich.text import Text

from app.commands import output

PAUSE = 5.0
"""Seconds between two lines in a log; a work that is shorter says nothing."""


class _Rate(ProgressColumn):
    """How many a second."""

    def render(self, task: Task) -> Text:
        return Text(f"{task.speed:,.0f} a second" if task.speed else "", style="progress.data.speed")


@contextmanager
def shown(about: str, total: int) -> Iterator[Callable[[int], None]]:
    """Shows on stderr how many of `total` are done; call what it gives with each few more."""
    if not sys.stderr.isatty():
        yield _Lines(about, total).more
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), _Rate(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(about.capitalize(), total=total)
        yield lambda count: bar.advance(task, count)


class _Lines:
    """Plain lines, not too many of them."""

    def __init__(self, about: str, total: int) -> None:
        self._about, self._total, self._done = about, total, 0
        self._begun = self._told = time.monotonic()

    def more(self, count: int) -> None:
        """So many more are done."""
        self._done += count
        now = time.monotonic()
        if now - self._told < PAUSE:
            return
        self._told, rate = now, self._done / (now - self._begun)
        left = (self._total - self._done) / rate if rate else 0
        output.say(
            f"{self._about.capitalize()}: {self._done:,} of {self._total:,}, {rate:,.0f} a second, "
            f"about {left:,.0f} s left."
        )
