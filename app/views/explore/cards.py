"""From rows to the card beside the canvas: what is known of one entity or one statement, and where from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from app import claims, facts, words
from app.cards import CHECKED, Bar, Bars, Card, Cite, Conflict, Count, Link, SourceLine, source_lines
from app.facts import Fact
from app.sentences import phrase, sentence
from app.views.explore import covered
from app.views.explore.covered import Row
from app.views.explore.figures import View, by_size
from app.views.explore.sights import sightings
from app.views.explore.ways import ways
from graph.rows import CitedSource, Knowledge, NeighbourGroup, Properties, Share, Statement
from graph.seen_rows import SeenIn
from ontology.model import Attribute

BARS = 12


@dataclass(frozen=True, kw_only=True)
class Known:
    """What a card tells beside the record itself; by default nothing.

    `row` is how far a technology is covered, `disputes` what others say against each other.
    """

    knowledge: Knowledge = field(default_factory=Knowledge)
    seen: SeenIn = field(default_factory=SeenIn)
    row: Row | None = None
    disputes: tuple[Conflict, ...] = ()
    questions: tuple[Link, ...] = ()
    cite: Cite | None = None


def entity_card(view: View, shares: Sequence[Share], known: Known | None = None) -> Card:
    """The card of an entity: that in the middle, or another of the canvas."""
    known = known or Known()
    kind, said = view.kind(view.focus.labels), view.focus.properties
    told = facts.own_facts(kind, said)
    lead = next((fact for fact in told if fact.label in ("Role", "Description")), None)
    home = [
        Fact("Home", n.name, None) for g in view.around.groups if g.type == "LOCATED_IN" and g.outgoing for n in g.shown
    ]
    published = kind.name == "Source"
    return Card(
        kind=kind,
        over=kind.label,
        name=view.focus.name,
        lead=lead.value if lead else "",
        ways=tuple(ways(view)),
        facts=(*home, *(fact for fact in told if fact is not lead)),
        trust=tuple(facts.trust(said)),
        note=str(said.get("note") or ""),
        reach=covered.told(known.row) if known.row else None,
        conflicts=(*_conflicts(view, kind.attributes, said, view.focus.sources, known), *known.disputes),
        identifiers=tuple(facts.identifiers(kind.attributes, said)),
        shares=tuple(_bars(view, shares)),
        seen=tuple(sightings(view, known.seen)),
        counts=tuple(_counts(view)),
        sources=None if published else _sources(view, kind.attributes, said, view.focus.sources),
        checked="" if published or not view.focus.sources else CHECKED[said.get("verified")],
        questions=known.questions,
        cite=known.cite,
    )


def statement_card(view: View, statement: Statement, known: Known | None = None) -> Card:
    """The card of one statement: both ends, what it says, and its sources."""
    known = known or Known()
    relation, said = facts.relation(view.model, statement.type), statement.properties
    attributes = relation.attributes if relation else ()
    return Card(
        kind=None,
        over="Statement",
        name=sentence(view.model, statement),
        ends=tuple(
            (role, view.kind(end.labels), Link(end.name, view.to_entity(end.id)))
            for role, end in (("From", statement.source), ("To", statement.target))
        ),
        facts=tuple(facts.facts(attributes, said)),
        trust=tuple(facts.trust(said)),
        note=str(said.get("note") or ""),
        conflicts=(*_conflicts(view, attributes, said, statement.sources, known), *known.disputes),
        identifiers=tuple(facts.identifiers(attributes, said)),
        sources=_sources(view, attributes, said, statement.sources),
        checked=CHECKED[said.get("verified")] if statement.sources else "",
        back=Link(f"Back to {view.focus.name}", view.href(view.selection.but(statement=""))),
        cite=known.cite,
    )


def _conflicts(
    view: View, attributes: Sequence[Attribute], said: Properties, sources: Sequence[CitedSource], known: Known
) -> tuple[Conflict, ...]:
    names = known.knowledge.titles
    return claims.conflicts(attributes, said, names, sources, view.to_entity)


def _sources(
    view: View, attributes: Sequence[Attribute], said: Properties, sources: Sequence[CitedSource]
) -> tuple[SourceLine, ...]:
    return source_lines(sources, view.to_entity, says=claims.says(attributes, said), verified=claims.verified(said))


def _bars(view: View, shares: Sequence[Share]) -> Iterable[Bars]:
    """Shares held by the entity; at a technology those of places and those of companies apart."""
    if "Technology" not in view.focus.labels:
        yield from _some_bars(view, "Share of supply", shares, "produces-out")
        return
    companies = [share for share in shares if "Company" in share.labels]
    yield from _some_bars(view, "Supplied from", [s for s in shares if s not in companies], "produces-in")
    yield from _some_bars(view, "Supplied by", companies, "produces-in")


def _some_bars(view: View, heading: str, shares: Sequence[Share], key: str) -> Iterable[Bars]:
    if shares:
        bars = tuple(_bar(view, share) for share in shares[:BARS])
        yield Bars(heading, bars, len(shares) - len(bars), _to_group(view, key))


def _bar(view: View, share: Share) -> Bar:
    detail = ", ".join(
        part for part in (str(share.year) if share.year else "", f"by {share.basis}" if share.basis else "") if part
    )
    return Bar(share.name, view.to_entity(share.id), share.share, detail, view.to_statement(share.statement))


def _counts(view: View) -> Iterable[Count]:
    """Each relationship leads to its list, one with a single statement to that statement."""
    for group in by_size(view.around):
        said = words.capital(phrase(view.model, group.type, outgoing=group.outgoing))
        yield Count(said, group.statements, _to(view, group))


def _to(view: View, group: NeighbourGroup) -> str:
    if group.statements == 1 and group.shown:
        return view.to_statement(str(group.shown[0].statements[0]["id"]))
    return _to_group(view, group.key)


def _to_group(view: View, key: str) -> str:
    """The list of a relationship, around the entity of the card."""
    return view.href(view.selection.at(view.focus.id).but(group=key, shown_as="list"))
