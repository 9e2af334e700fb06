"""Ways from one entity to another: found from both ends at once, the shorter side first, and never without a bound."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import islice, pairwise

from graph.connection import Reader
from graph.errors import UnknownName, WrongValue
from graph.exploring import joining, vertices
from graph.exploring_rows import Path, Paths, Vertex
from graph.reads import ask
from graph.search import search
from ontology import model as ontology
from ontology.errors import ExplorerError

LONGEST = 6
"""Most steps of a path."""
MOST = 100
"""Most paths at once."""
FOLLOWED = 300_000
"""So many relationships are followed for one answer: about a second on a graph of a million entities."""
TRIED = 200_000
"""So many steps are tried to put paths of one length together."""
NO_TIE = ("CITES", "NOT_MEMBER_OF")


class TooWide(ExplorerError):
    """More would have to be followed than one answer may take."""

    title = "There are too many ways to follow"


def paths(reader: Reader, a: str, b: str, *, types: Sequence[str] = (), most: int = LONGEST, limit: int = 10) -> Paths:
    """The ways from `a` to `b` of up to `most` steps, at most `limit`: shortest first, then by the ids along them.

    A way goes along relationships in either direction and meets no entity twice. Parallel relationships make one way.
    `types` are the relationship types to walk along. Of none, all but NOT_MEMBER_OF, which says that there is no tie,
    and CITES: nearly everything is two steps from everything else that the same page mentions. Publications are
    stepped on only when `types` has CITES; an end that is one is reached in any case.

    Raises `UnknownName` for an id that the graph does not have, `UnknownTerm` for a type that the ontology does not
    have, `WrongValue` for two ends that are one, for more than 6 steps or 100 ways, and `TooWide` when 300,000
    relationships were followed before any way was found. Ways found until then are given, and `cut` is true.
    """
    ends = _ends(reader, a, b, most, limit)
    allowed = tuple(sorted({ontology.load().relation(type).cypher_type for type in types}))
    walk = _Walk(reader, ends, allowed)
    found: list[tuple[str, ...]] = []
    while len(found) <= limit and walk.searched < most and not walk.cut:
        found += islice(walk.further(), limit + 1 - len(found))
    if not found and walk.cut:
        raise _too_wide(a, b, walk.searched)
    return _drawn(walk, found, limit)


def _ends(reader: Reader, a: str, b: str, most: int, limit: int) -> tuple[Vertex, Vertex]:
    if not 1 <= most <= LONGEST:
        raise WrongValue(f"{most} steps cannot be looked through.", hint=f"From 1 to {LONGEST} can.")
    if not 1 <= limit <= MOST:
        raise WrongValue(f"{limit} ways cannot be given.", hint=f"From 1 to {MOST} can.")
    if a == b:
        raise WrongValue(f"A way from {a!r} to itself was asked for.", hint="Choose another entity for one end.")
    found = {each.id: each for each in vertices(reader, (a, b))}
    for id in (a, b):
        if id not in found:
            raise UnknownName(f"The graph has no entity with the id {id!r}.", hint=_near(reader, id))
    return found[a], found[b]


def _near(reader: Reader, id: str) -> str:
    hits = search(reader, id, 1)
    return f"Did you mean {hits[0].id!r}?" if hits else "Find it by its name first."


def _too_wide(a: str, b: str, searched: int) -> TooWide:
    steps = f"{searched} step{'s' * (searched > 1)}"
    done = f"No way of up to {steps} joins {a!r} and {b!r}, and beyond" if searched else f"Around {a!r} and {b!r}"
    hint = f"Choose the relationship types to walk along{f', or ask for at most {steps}' * bool(searched)}."
    return TooWide(f"{done} there are more than {FOLLOWED:,} relationships to follow.", hint=hint)


def _drawn(walk: _Walk, found: Sequence[tuple[str, ...]], limit: int) -> Paths:
    ways = found[:limit]
    ids = sorted({id for way in ways for id in way})
    between = defaultdict[frozenset[str], list[str]](list)
    edges = [edge for edge in joining(walk.reader, ids) if walk.allows(edge.type)]
    for edge in edges:
        between[frozenset((edge.start, edge.end))].append(edge.id)
    used = {frozenset(pair) for way in ways for pair in pairwise(way)}
    return Paths(
        paths=tuple(
            Path(entities=way, steps=tuple(tuple(between[frozenset(pair)]) for pair in pairwise(way))) for way in ways
        ),
        entities=vertices(walk.reader, ids),
        relationships=tuple(edge for edge in edges if frozenset((edge.start, edge.end)) in used),
        searched=walk.searched,
        more=len(found) > limit,
        cut=walk.cut,
    )


@dataclass
class _Side:
    """What has been seen from one end: the least steps to each entity, the newest of them, and what these may cost."""

    seen: dict[str, int]
    newest: list[str]
    cost: int
    depth: int = 0


class _Walk:
    """The graph around two ends, as far as it has been followed.

    One side of it has been followed `depth` steps from its end, the other likewise: every way of as many steps as both
    together runs through what is known.
    """

    def __init__(self, reader: Reader, ends: tuple[Vertex, Vertex], types: Sequence[str]) -> None:
        self.reader, self.searched, self.cut = reader, 0, False
        self._sides = tuple(_Side({end.id: 0}, [end.id], end.degree) for end in ends)
        self._ends = tuple(end.id for end in ends)
        self._near = defaultdict[str, set[str]](set)
        self._followed = self._tried = 0
        self._types, self._publications = types, "CITES" in types
        cited = any("Source" in end.labels for end in ends)
        self._without = [type for type in NO_TIE if not types and not (cited and type == "CITES")]

    def allows(self, type: str) -> bool:
        """Whether relationships of this type are walked along."""
        return type in self._types if self._types else type not in self._without

    def further(self) -> Iterator[tuple[str, ...]]:
        """The ways that are one step longer than those before, by their ids. `cut` when that would be too much."""
        side = min(self._sides, key=lambda each: each.cost)
        if side.newest:
            self._widen(side)
        side.depth += 1
        if not self.cut:
            yield from self._ways([self._ends[0]], self._stages())
        self.searched += not self.cut

    def _widen(self, side: _Side) -> None:
        """Follow the relationships of the newest entities of a side."""
        [row] = ask(
            self.reader,
            "steps",
            ids=side.newest,
            types=list(self._types),
            without=self._without,
            ends=list(self._ends),
            publications=self._publications,
            most=FOLLOWED - self._followed + 1,
        )
        self._followed += row["followed"]
        if self._followed > FOLLOWED:
            self.cut = True
            return
        for id, neighbours in zip(row["ids"], row["neighbours"], strict=True):
            self._near[id].update(neighbours)
            for neighbour in neighbours:
                self._near[neighbour].add(id)
        reached = {id for neighbours in row["neighbours"] for id in neighbours}
        side.newest, side.cost = sorted(reached - side.seen.keys()), row["next"]
        side.seen.update(dict.fromkeys(side.newest, side.depth + 1))

    def _stages(self) -> list[set[str]]:
        """For each step of a way, the entities that it can have come to by then and still reach its end in time.

        The middle has been seen from both sides; from there every stage is what is next to the one before.
        """
        first, last = self._sides
        stages = [set[str]() for _ in range(first.depth + last.depth + 1)]
        stages[first.depth] = self._between(first.seen.keys() & last.seen.keys(), first.depth, len(stages) - 1)
        for place in range(first.depth - 1, -1, -1):
            near = {id for other in stages[place + 1] for id in self._near[other] if first.seen.get(id, 99) <= place}
            stages[place] = self._between(near, place, len(stages) - 1)
        for place in range(first.depth + 1, len(stages)):
            left = len(stages) - 1 - place
            near = {id for other in stages[place - 1] for id in self._near[other] if last.seen.get(id, 99) <= left}
            stages[place] = self._between(near, place, len(stages) - 1)
        return stages

    def _between(self, ids: Set[str], place: int, end: int) -> set[str]:
        """Of `ids` those that may stand at this place of a way: its ends stand at its ends and nowhere else."""
        return {self._ends[place > 0]} & ids if place in (0, end) else set(ids - set(self._ends))

    def _ways(self, way: list[str], stages: Sequence[Set[str]]) -> Iterator[tuple[str, ...]]:
        """The ways that begin so and run through the stages, by their ids."""
        if len(way) == len(stages):
            yield tuple(way)
            return
        for id in sorted((self._near[way[-1]] & stages[len(way)]).difference(way)):
            self._tried += 1
            self.cut = self.cut or self._tried > TRIED
            if self.cut:
                return
            yield from self._ways([*way, id], stages)
