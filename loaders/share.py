"""A file that several processes go through together, each taking its share of it."""

from __future__ import annotations

from typing import NamedTuple


class Share(NamedTuple):
    """Which of the processes, counted from 0, and how many there are."""

    number: int
    of: int

    def takes(self, turn: int) -> bool:
        """Whether a piece of the file, counted from 0, is this one's."""
        return turn % self.of == self.number


ALL = Share(0, 1)
"""What one process takes that is alone."""
