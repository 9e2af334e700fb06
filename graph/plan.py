"""What a load has to change in the graph, worked out before anything is written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from graph.errors import WriteFailed
from graph.merge import Claim, Merger, Stored, same
from graph.said import Link, LinkKey, Row, Said
from graph.stored import Found, State


@dataclass
class Changes:
    """How many entities and relationships a source says that it did not say before, says otherwise, says no more."""

    made: int = 0
    changed: int = 0
    removed: int = 0

    def __bool__(self) -> bool:
        return bool(self.made or self.changed or self.removed)


@dataclass
class Plan:
    """Rows for the queries that write, and what they change for each source.

    `orphans`: entities that nobody would describe any more, with the sources that still add to them.
    """

    changes: dict[str, Changes]
    made_entities: list[Row] = field(default_factory=list)
    changed_entities: list[Row] = field(default_factory=list)
    gone_entities: list[str] = field(default_factory=list)
    made_links: list[Row] = field(default_factory=list)
    changed_links: list[Row] = field(default_factory=list)
    gone_links: list[str] = field(default_factory=list)
    orphans: dict[str, list[str]] = field(default_factory=dict)


def planned(said: Said, state: State, merger: Merger) -> Plan:
    """What must change so that the graph holds of each loaded source exactly what its load says.

    Raises `WriteFailed` when a relationship would move away from the ends that another source gives it.
    """
    return _Planner(said, state, merger).plan()


class _Planner:
    def __init__(self, said: Said, state: State, merger: Merger) -> None:
        self._said, self._state, self._merger = said, state, merger
        self._plan = Plan({load.source: Changes() for load in said.loads})

    def plan(self) -> Plan:
        self._entities()
        self._links()
        self._plan.gone_links += [found.element for found in self._state.again]
        next(iter(self._plan.changes.values())).removed += len(self._state.again)
        return self._plan

    def _entities(self) -> None:
        """Those that are not there are made as the load has them; only of the others it is asked who says what."""
        stored, alike = self._state.entities, self._state.alike_entities
        if len(alike) < len(self._said.entities):
            made = [row for id, row in self._said.entities.items() if id not in stored and id not in alike]
            self._count_made(made)
            self._plan.made_entities += made
        others = {*stored, *self._said.shared_entities}
        claims = self._said.claims_on_entities(others)
        for id in sorted(others):
            self._entity(id, stored.get(id), claims.get(id, {}))

    def _links(self) -> None:
        """As `_entities` does it."""
        stored, alike = self._state.links, self._state.alike_links
        if len(alike) < len(self._said.links):
            made = [row for key, row in self._said.links.items() if key not in stored and key not in alike]
            self._count_made(made)
            self._plan.made_links += made
        others = {*stored, *self._said.shared_links}
        claims, links = self._said.claims_on_links(others), self._said.stated(others)
        for key in sorted(others):
            self._link(key, stored.get(key), claims.get(key, {}), links.get(key))

    def _count_made(self, rows: Sequence[Row]) -> None:
        for source, count in Counter(row["p"]["loaded_by"][0] for row in rows).items():
            self._plan.changes[source].made += count

    def _after(self, before: Stored | None, said: Mapping[str, Claim], *, moved: bool = False) -> Stored | None:
        """The element as it is to be shown; `None` when nobody speaks of it. Counts what changes; `moved`: its ends."""
        claims = self._merger.claims(before)
        kept = {source: claim for source, claim in claims.items() if source not in self._plan.changes}
        counted = False
        for source, changes in self._plan.changes.items():
            was, now = claims.get(source), said.get(source)
            changes.made += was is None and now is not None
            changes.removed += was is not None and now is None
            differs = was is not None and now is not None and not _alike(was, now)
            changes.changed += differs
            counted |= differs or (was is None) != (now is None)
        after = self._merger.shown({**kept, **said}) if kept or said else None
        if not counted and before is not None and after is not None and (moved or not same(before, after)):
            next(iter(self._plan.changes.values())).changed += 1
        return after

    def _entity(self, id: str, before: Stored | None, said: Mapping[str, Claim]) -> None:
        after = self._after(before, said)
        if after is None:
            self._plan.gone_entities.append(id)
        elif not after.labels:
            self._plan.orphans[id] = after.properties["loaded_by"]
        elif before is None:
            self._plan.made_entities.append({"labels": list(after.labels), "p": after.properties})
        elif not same(before, after):
            drop = sorted(set(before.labels) - set(after.labels))
            self._plan.changed_entities.append({"labels": list(after.labels), "drop": drop, "p": after.properties})

    def _link(self, key: LinkKey, found: Found | None, said: Mapping[str, Claim], link: Link | None) -> None:
        moved = found is not None and link is not None and (link.start, link.end) != (found.start, found.end)
        after = self._after(found.stored if found else None, said, moved=moved)
        if found is not None and moved:
            self._refuse_move(key, found)
        if found is not None and (after is None or moved):
            self._plan.gone_links.append(found.element)
        if after is None:
            return
        if link is not None and (found is None or moved):
            self._plan.made_links.append({"type": link.type, "a": link.start, "b": link.end, "p": after.properties})
        elif found is not None and not same(found.stored, after):
            self._plan.changed_links.append({"e": found.element, "p": after.properties})

    def _refuse_move(self, key: LinkKey, found: Found) -> None:
        others = sorted(set(found.stored.properties.get("loaded_by", ())) - set(self._plan.changes))
        if others:
            raise WriteFailed(
                f"Relationship '{key[1]}' runs from '{found.start}' to '{found.end}' for {' and '.join(others)}.",
                hint="Give it an id of its own.",
            )


def _alike(one: Claim, other: Claim) -> bool:
    """Whether two claims say the same; the order of labels does not count."""
    return (set(one.labels), one.properties, one.sources) == (set(other.labels), other.properties, other.sources)
