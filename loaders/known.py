"""What the graph already knows, as far as a source that joins others needs it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

Labels = Callable[[Iterable[str]], Mapping[str, tuple[str, ...]]]


@dataclass(frozen=True)
class KnownActor:
    """An actor as sources other than the one being loaded describe it: what tells whether it is another.

    `names`: the main one first. `countries`: two-letter codes of where it is, or of what a list names for it.
    """

    id: str
    labels: tuple[str, ...]
    names: tuple[str, ...]
    countries: tuple[str, ...] = ()
    identifiers: tuple[str, ...] = ()
    same_as: tuple[str, ...] = ()
    different_from: tuple[str, ...] = ()

    @property
    def person(self) -> bool | None:
        """Whether it is a person; `None` for an actor of no narrower class."""
        if "Person" in self.labels:
            return True
        return False if set(self.labels) - {"Actor", "Entity"} else None


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

    actors: Callable[[], Iterable[KnownActor]] = tuple
    """Every actor, by id; what the source being loaded adds to an actor of another is not in it."""

    without: Callable[[Iterable[str]], Known] | None = None
    """What is known beside further data sets too."""

    def beside(self, names: Iterable[str]) -> Known:
        """What is known where the data sets of these names are about to be replaced as well, as a dump does."""
        return self.without(names) if self.without else self


NOTHING = Known(labels=lambda _: {}, ids=lambda _label, _attribute: {}, links=lambda _: {})
"""What an empty graph answers."""
