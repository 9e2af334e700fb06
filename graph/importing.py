"""How far `neo4j-admin database import` is, out of what it says while it works.

It goes through a few parts one after another, each from 0 to 100 %. Should its words change, nothing is shown: they
decide nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager, nullcontext

Parts = Callable[[str, int], AbstractContextManager[Callable[[int], None]]]
"""Given what is done and how much there is, in percent: a context that is told of each few percent."""
PART = re.compile(r"\((\d+)/(\d+)\) (\D+?) \d{4}-")
SHARE = re.compile(r"(?:^|\s)(\d{1,3})% ")


def unseen(_about: str, _total: int) -> AbstractContextManager[Callable[[int], None]]:
    """Shows nothing."""
    return nullcontext(lambda _: None)


@contextmanager
def followed(parts: Parts) -> Iterator[Callable[[str], None]]:
    """What hears each line that the importer says, and shows the part that it is at."""
    with ExitStack() as held:
        following = _Following(parts, held)
        yield following.hear


class _Following:
    def __init__(self, parts: Parts, held: ExitStack) -> None:
        self._parts, self._held, self._done = parts, held, 0
        self._more: Callable[[int], None] = lambda _: None

    def hear(self, line: str) -> None:
        """A line begins a part, tells how far it is, or says something else."""
        if begun := PART.search(line):
            number, of, name = begun.groups()
            self._held.close()
            part = self._parts(f"Importing, part {number} of {of}: {name.lower()}", 100)
            self._more, self._done = self._held.enter_context(part), 0
        elif share := SHARE.search(line):
            self._more(int(share[1]) - self._done)
            self._done = int(share[1])
