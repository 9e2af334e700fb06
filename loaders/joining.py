"""Parties of a list or dump, each as an entity of its own or as one that another source describes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from loaders.emit import Edge, Emit, Node
from loaders.known import Known
from loaders.matching import Match, Matcher, Party
from loaders.record import Where

LISTS = ("aliases", "addresses", "countries", "identifiers", "topics", "websites")
"""What a source adds to an entity that another describes: lists, which are joined. No value of another is replaced."""


@dataclass
class _Addition:
    where: Where
    sources: set[str]
    lists: dict[str, dict[str, None]] = field(default_factory=lambda: {name: {} for name in LISTS})


class Joining:
    """What the parties of one load are. Each party that is joined is named in `emit.joined`, with the evidence."""

    def __init__(self, emit: Emit, known: Known) -> None:
        self._emit, self._matcher = emit, Matcher(known)
        self._additions: dict[str, _Addition] = {}

    def match(self, party: Party, where: Where) -> Match:
        """What `party` is: `Match.id` is the entity that it is joined to, `None` for one of its own."""
        found = self._matcher.match(party)
        if found.id is not None:
            name = party.names[0] if party.names else party.id
            self._emit.join(where, found.kind, f"{party.id} '{name}' is {found.id}: {found.reason}")
        return found

    def add(self, id: str, party: Party, where: Where, *, sources: Iterable[str], **lists: Iterable[str]) -> None:
        """Keep what the source says of a joined entity beside what others say: its names, its numbers, and `lists`.

        Several parties may be one entity; `nodes` then makes one of all they say.
        """
        addition = self._additions.setdefault(id, _Addition(where, set()))
        addition.sources.update(sources)
        names = [name for name in party.names if name != self._matcher.name_of(id)]
        said = {"aliases": names, "countries": party.countries, "identifiers": party.identifiers, **lists}
        for name, values in said.items():
            addition.lists[name].update(dict.fromkeys(values))

    def nodes(self) -> Iterator[Node]:
        """One addition to each entity that was joined, in the order in which they were."""
        for id, addition in self._additions.items():
            lists = {name: list(values) for name, values in addition.lists.items()}
            yield self._emit.node(None, id, addition.where, sources=addition.sources, **lists)

    def possibly(self, id: str, match: Match, where: Where, *, sources: Iterable[str]) -> Iterator[Edge]:
        """One `POSSIBLY_SAME_AS` for each entity that the entity `id` may be."""
        for each in match.similar:
            yield self._emit.edge(
                "POSSIBLY_SAME_AS", id, each.id, where, sources=sources, score=each.score, reason=each.reason
            )
