"""From rows to the card beside the canvas: what is known of one entity or one statement, and where from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from app import facts, words
from app.cards import Bar, Bars, Card, Count, Link, source_lines
from app.facts import Fact
from app.views.explore.figures import FALLBACK, View, by_size, phrase
from graph.rows import Share, Statement

BARS = 12


def entity_card(view: View, shares: Sequence[Share]) -> Card:
    """The card of the entity in the middle."""
    kind, said = view.kind(view.focus.labels), view.focus.properties
    told = facts.own_facts(kind, said)
    lead = next((fact for fact in told if fact.label in ("Role", "Description")), None)
    home = [
        Fact("Home", n.name, None) for g in view.around.groups if g.type == "LOCATED_IN" and g.outgoing for n in g.shown
    ]
    return Card(
        kind=kind,
        over=kind.label,
        name=view.focus.name,
        lead=lead.value if lead else "",
        facts=(*home, *(fact for fact in told if fact is not lead)),
        trust=tuple(facts.trust(said)),
        note=str(said.get("note") or ""),
        conflicts=tuple(facts.conflicts(kind.attributes, said)),
        identifiers=tuple(facts.identifiers(kind.attributes, said)),
        shares=tuple(_bars(view, shares)),
        counts=tuple(_counts(view)),
        sources=source_lines(view.focus.sources, view.to_entity) if kind.name != "Source" else None,
    )


def statement_card(view: View, statement: Statement) -> Card:
    """The card of one statement: both ends, what it says, and its sources."""
    relation, said = facts.relation(view.model, statement.type), statement.properties
    attributes = relation.attributes if relation else ()
    return Card(
        kind=None,
        over="Statement",
        name=f"{statement.source.name} {_verb(view, statement)} {statement.target.name}",
        ends=tuple(
            (role, view.kind(end.labels), Link(end.name, view.to_entity(end.id)))
            for role, end in (("From", statement.source), ("To", statement.target))
        ),
        facts=tuple(facts.facts(attributes, said)),
        trust=tuple(facts.trust(said)),
        note=str(said.get("note") or ""),
        conflicts=tuple(facts.conflicts(attributes, said)),
        identifiers=tuple(facts.identifiers(attributes, said)),
        sources=source_lines(statement.sources, view.to_entity),
        back=Link(f"Back to {view.focus.name}", view.href(view.selection.but(statement=""))),
    )


def _verb(view: View, statement: Statement) -> str:
    """The relationship's name; where it only says that there is one, the word of the record."""
    predicate = statement.properties.get("predicate")
    if statement.type == FALLBACK and predicate:
        return words.spaced(str(predicate))
    return phrase(view.model, statement.type, outgoing=True)


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
        yield Bars(heading, bars, len(shares) - len(bars), view.to_group(key))


def _bar(view: View, share: Share) -> Bar:
    detail = ", ".join(
        part for part in (str(share.year) if share.year else "", f"by {share.basis}" if share.basis else "") if part
    )
    return Bar(share.name, view.to_entity(share.id), share.share, detail, view.to_statement(share.statement))


def _counts(view: View) -> Iterable[Count]:
    for group in by_size(view.around):
        said = words.capital(phrase(view.model, group.type, outgoing=group.outgoing))
        yield Count(said, group.statements, view.to_group(group.key))
