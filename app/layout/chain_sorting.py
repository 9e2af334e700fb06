"""Finds the place of every technology of a supply chain.

Steps that have narrower ones are headings of bands. On the line stand the other steps, the goods between two of them,
and what the steps make, narrower products lifted to the widest one that is no umbrella. All else hangs on what it flows
into, inside what it is a kind of, or stands in its stage: nothing is left out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from functools import cached_property, lru_cache

from app.layout.chain_flow import Link, closing, ordered, reach
from app.layout.chain_hanging import Hanging
from app.layout.chain_places import Band, Entry, Node, Places, Shelf
from app.layout.chain_view import ChainView
from app.stages import place as stages_in_order
from graph.chain_rows import Chain

PRODUCTS = "products"
STAGE = "stage."
HUB = "into."
MANY = 2
"""Inputs from which an umbrella gets a shelf of its own for them."""


@lru_cache(maxsize=16)
def places(chain: Chain, numbered: frozenset[str]) -> Places:
    """The place of every technology. `numbered` have a number: a product without one needs a flow to be drawn."""
    return Sorting(chain, numbered).places()


class Sorting:
    """One chain while its places are found."""

    def __init__(self, chain: Chain, numbered: Collection[str]) -> None:
        self.view = ChainView(chain)
        self.numbered = numbered

    @cached_property
    def headings(self) -> frozenset[str]:
        """Steps that have narrower steps."""
        things = self.view.things
        return frozenset(id for id in things if things[id].step and any(things[c].step for c in self.view.children[id]))

    @cached_property
    def steps(self) -> frozenset[str]:
        """The steps that are drawn."""
        return frozenset(each.id for each in self.view.things.values() if each.step) - self.headings

    @cached_property
    def goods(self) -> frozenset[str]:
        """What a step makes and a step further on takes in; and what a step makes that is no product."""
        made = {out for step in self.steps for out in self.view.out[step]} - self.steps - self.headings
        return frozenset(id for id in made if not self._is_product(id) or self._goes_on(id))

    def _goes_on(self, id: str) -> bool:
        """Whether a product goes into a step that does not lead, past no other product, to where it is made."""
        taken = [out for out in self.view.out[id] if out in self.steps]
        inner = [(a, b) for a, b in self.view.flows if not self.view.things[a].product]
        makers = {each for each in self.view.into[id] if each in self.steps}
        return any(not makers & {out, *reach(out, inner)} for out in taken)

    def _is_product(self, id: str) -> bool:
        return self.view.things[id].product or self.view.things[id].stage in self.product_stages

    @cached_property
    def product_stages(self) -> frozenset[str]:
        """The stages that have products and no steps."""
        things = self.view.things.values()
        stages = {each.stage for each in things if each.product} - {each.stage for each in things if each.step}
        return frozenset(stages - {""})

    def family(self, id: str) -> str:
        """The widest product above a product that is no umbrella; itself when there is none, or it is no product."""
        things = self.view.things
        wider = [up for up in self.view.above(id) if things[up].product and not things[up].umbrella]
        return wider[-1] if things[id].product and wider else id

    @cached_property
    def products(self) -> frozenset[str]:
        """The products that are drawn on the line: the widest that a step makes or that have a number."""
        things = self.view.things
        made = {out for step in self.steps for out in self.view.out[step] if self._is_product(out)}
        found = {id for id in things if things[id].product and not things[id].umbrella and id in self.numbered} | made
        return frozenset(self.family(id) for id in found - self.goods - self.steps) - self.umbrella_products

    @cached_property
    def umbrella_products(self) -> frozenset[str]:
        return frozenset(each.id for each in self.view.things.values() if each.product and each.umbrella)

    @cached_property
    def line(self) -> frozenset[str]:
        """Everything that is a node."""
        return self.steps | self.goods | self.products

    def node(self, id: str) -> str | None:
        """The node that stands for a technology, if one does."""
        if id in self.line:
            return id
        lifted = self.family(id)
        return lifted if lifted in self.products else None

    @cached_property
    def fixed(self) -> frozenset[str]:
        """What hangs nowhere: nodes, headings, and products that a node stands for."""
        lifted = {id for id in self.view.things if self.view.things[id].product and self.node(id)}
        return self.line | self.headings | lifted | (self.umbrella_products if self.products else frozenset())

    @cached_property
    def hubs(self) -> tuple[str, ...]:
        """Umbrellas, no steps or products, into which several things flow."""
        return tuple(
            id
            for id, thing in self.view.things.items()
            if thing.umbrella and id not in self.fixed and len(set(self.view.into[id]) - self.fixed) >= MANY
        )

    @cached_property
    def hanging(self) -> Hanging:
        tied = {
            id
            for id in self.view.things
            if any(self.node(out) or out in self.fixed or out in self.hubs for out in self.view.out[id])
        }
        return Hanging(self.view, self.fixed, tied | self.fixed)

    @cached_property
    def band_of(self) -> dict[str, str]:
        """The key of the band of every node and heading."""
        found = {id: self._top(id) for id in (*sorted(self.steps), *sorted(self.headings))}
        for id in sorted(self.goods):
            found[id] = next(found[maker] for maker in self.view.into[id] if maker in self.steps)
        return found | dict.fromkeys(self.products | self.umbrella_products, PRODUCTS)

    def _top(self, id: str) -> str:
        """The widest heading above a step; else the only heading of its stage; else the stage."""
        wider = [up for up in self.view.above(id) if up in self.headings]
        if wider or id in self.headings:
            return wider[-1] if wider else id
        stage = self.view.things[id].stage
        tops = [h for h in sorted(self.headings) if not set(self.view.above(h)) & self.headings]
        same = [h for h in tops if self.view.things[h].stage == stage]
        return same[0] if stage and len(same) == 1 else STAGE + stage

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """The flows between nodes; those of headings only where no finer one says the same."""
        found = {
            (one, other)
            for a, b in self.view.flows
            if (one := self.node(a)) and (other := self.node(b)) and one != other
        }
        for a, b in self.view.flows:
            found |= self._coarse(a, b, found)
        return tuple(sorted(found))

    def _coarse(self, a: str, b: str, found: Collection[Link]) -> set[Link]:
        """The flow between two of which one at least is a heading, from or to the end of its band."""
        wide = self.headings | self.umbrella_products
        if not {a, b} & wide or any(not (each in wide or self.node(each)) for each in (a, b)):
            return set()
        sources = self._ends(a, found, but=self.node(b))
        targets = self._ends(b, found, but=self.node(a))
        finer = (self._members(a) if a in wide else set(sources), self._members(b) if b in wide else set(targets))
        known = any(one in finer[0] and other in finer[1] for one, other in found)
        return set() if known else {(s, t) for s in sources[-1:] for t in targets[:1] if s != t}

    def _members(self, heading: str) -> set[str]:
        key = self.band_of.get(heading)
        return {id for id in self.line if self.band_of[id] == key}

    def _ends(self, id: str, found: Collection[Link], *, but: str | None) -> list[str]:
        """The node itself; of a heading the nodes of its band that are joined to others, in the order of flow."""
        if node := self.node(id):
            return [node]
        members = sorted(self._members(id) - {but})
        inner = [link for link in found if link[0] in members and link[1] in members]
        joined = [each for each in members if any(each in link for link in inner)] or members
        return ordered(joined, inner)

    def places(self) -> Places:
        """Everything in its place."""
        bands = self._bands()
        hubs = tuple(
            Shelf(HUB + id, self.view.things[id].stage, id, self.hanging.tree(self.view.into[id])) for id in self.hubs
        )
        placed = Places((), hubs, bands).everything()
        shelves, late = self._shelves(placed)
        bands = tuple(_with(band, late.get(band.key, ())) for band in bands)
        return Places(shelves, hubs, bands, self.links, self.closing)

    @cached_property
    def closing(self) -> frozenset[Link]:
        """The flows that lead back; those of finished products that close a circle first."""
        return closing(sorted(self.line), self.links, self.products)

    def _bands(self) -> tuple[Band, ...]:
        keys = sorted({self.band_of[id] for id in self.line})
        between = {(self.band_of[a], self.band_of[b]) for a, b in self.links if (a, b) not in self.closing}
        order = ordered(keys, [link for link in between if link[0] != link[1]])
        return tuple(self._band(key) for key in order)

    def _band(self, key: str) -> Band:
        nodes = sorted(id for id in self.line if self.band_of[id] == key)
        above = {up for id in nodes for up in self.view.above(id)}
        headings = [id for id, at in self.band_of.items() if at == key and id not in self.line]
        headings.sort(key=lambda each: (len(self.view.above(each)), each))
        here = set(nodes)
        inner = tuple(link for link in self.links if set(link) <= here and link not in self.closing)
        whole = {a for heading in headings for a in self.view.into[heading]} - above - self.fixed
        stages = Counter(self.view.things[id].stage for id in (*headings, *nodes))
        return Band(
            key=key,
            stage=stages.most_common(1)[0][0],
            headings=tuple(headings),
            nodes=tuple(self._node(id) for id in ordered(nodes, inner)),
            whole=self.hanging.tree(whole),
            links=inner,
        )

    def _node(self, id: str) -> Node:
        stood_for = {each for each in self.view.things if self.node(each) == id}
        fed = {a for each in stood_for for a in self.view.into[each]}
        role = "step" if id in self.steps else "good" if id in self.goods else "product"
        return Node(id, role, self.hanging.tree(fed), self._folded(id, frozenset({id})))

    def _folded(self, id: str, path: frozenset[str]) -> tuple[Entry, ...]:
        """The kinds of a node that nothing else stands for."""
        free = [
            kid
            for kid in self.view.children[id]
            if kid not in path | self.line | self.headings and (self.node(kid) or kid not in self.hanging.tied)
        ]
        return tuple(Entry(kid, self._folded(kid, path | {kid})) for kid in self.view.by_name(free))

    def _shelves(self, placed: Collection[str]) -> tuple[tuple[Shelf, ...], dict[str, tuple[Entry, ...]]]:
        """Stages without steps whole; of others what has no place yet, in the band of its stage if there is one."""
        things = self.view.things
        with_line = {things[id].stage for id in self.line} | self.product_stages
        stages: dict[str, list[str]] = {}
        for id, thing in things.items():
            if id not in placed if thing.stage in with_line or not thing.stage else id not in self.fixed:
                stages.setdefault(thing.stage, []).append(id)
        found, late = [], {}
        for stage, ids in stages.items():
            entries = self.hanging.tree(ids, parts=False)
            keys = {self.band_of[id] for id in self.line - self.goods if stage and things[id].stage == stage}
            if len(keys) == 1:
                late[keys.pop()] = entries
            else:
                found.append(Shelf(STAGE + stage, stage, "", entries))
        return tuple(sorted(found, key=lambda shelf: stages_in_order(shelf.stage))), late


def _with(band: Band, more: Iterable[Entry]) -> Band:
    known = {each for entry in band.whole for each in (entry.id, *entry.inside)}
    return Band(
        band.key,
        band.stage,
        band.headings,
        band.nodes,
        (*band.whole, *(each for each in more if each.id not in known)),
        band.links,
    )
