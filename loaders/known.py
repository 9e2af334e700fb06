"""What the graph already knows, as far as a source that joins others needs it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

Labels = Callable[[Iterable[str]], Mapping[str, tuple[str, ...]]]


@dataclass(frozen=True)
class Known:
    """Answers about what other sources have put into the graph. A loader gets these, never a connection.

    Nothing that only the source being loaded says is in the answers: it is about to be replaced.
    """

    labels: Labels
    """The labels of the entities with these ids; ids that are not there are left out."""

    ids: Callable[[str, str], Mapping[str, tuple[str, ...]]]
    """For a label and an attribute: the ids of the entities that have each value of it, in order."""

    links: Callable[[str], Mapping[tuple[str, str], tuple[str, ...]]]
    """For a relationship type: the ids of the relationships between each pair of ends (from, to), in order."""
