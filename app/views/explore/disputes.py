"""What is said against each other: words on both sides of a measure, and numbers that differ."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from app import claims, words
from app.briefing.spoken import AGAINST, FOR, SAID
from app.cards import Claim, Conflict, Link, Side
from app.views.explore.figures import View
from graph.connection import Reader
from graph.rows import CitedSource, Share
from graph.spoken import Position, positions
from graph.titles import Title, titles

STATES = "states"
SIDES: Mapping[str, tuple[str, ...]] = {"In favour": FOR, "Against or in doubt": AGAINST}


def about(reader: Reader, view: View, measure: str) -> list[Conflict]:
    """The words for and against a measure, and those of several who state something of it; empty without two sides.

    Source of the rule: questions.yaml, disagreements.
    """
    said = [each for each in positions(reader, about=[measure]) if each.type != "REQUESTED"]
    sides = {name: [each for each in said if each.word in verbs] for name, verbs in SIDES.items()}
    stated = [each for each in said if each.word == STATES]
    heard = [each for listed in sides.values() for each in listed] if all(sides.values()) else []
    spoken = stated if len({each.actor for each in stated}) > 1 else []
    if not heard and not spoken:
        return []
    ids = {id for each in (*heard, *spoken) for id in (each.actor, *(each.properties.get("sources") or ()))}
    names = titles(reader, ids)
    found = [Conflict("What is said of it", _by_side(view, sides, names))] if heard else []
    return [*found, *([Conflict("What is stated of it", _by_actor(view, spoken, names))] if spoken else [])]


def _by_side(view: View, sides: Mapping[str, list[Position]], names: Mapping[str, Title]) -> tuple[Side, ...]:
    return tuple(
        Side(name, tuple(_claim(view, each, names, named=True) for each in listed)) for name, listed in sides.items()
    )


def _by_actor(view: View, said: Sequence[Position], names: Mapping[str, Title]) -> tuple[Side, ...]:
    actors: dict[str, list[Position]] = {}
    for each in said:
        actors.setdefault(each.actor, []).append(each)
    return tuple(
        Side(_name(actor, names), tuple(_claim(view, each, names, named=False) for each in listed))
        for actor, listed in actors.items()
    )


def _claim(view: View, said: Position, names: Mapping[str, Title], *, named: bool) -> Claim:
    dated = said.properties.get("date")
    when = words.day(dated, said.properties.get("date_precision")) if dated else ""
    verb = SAID.get(said.word, words.spaced(said.word))
    told = f"{verb}: {said.detail}" if said.detail else verb
    behind = [names[id] for id in said.properties.get("sources") or () if id in names]
    return Claim(
        value=f"{told} ({when})" if when else told,
        sources=(Link("the statement", view.to_statement(said.id)), *(_link(view, each) for each in behind)),
        who=_name(said.actor, names) if named else "",
    )


def _name(id: str, names: Mapping[str, Title]) -> str:
    return names[id].name if id in names else id


def _link(view: View, title: Title) -> Link:
    source = CitedSource(
        id=title.id, name=title.name, publisher=title.publisher, date=title.date, date_precision=title.date_precision
    )
    return Link(claims.brief(source), view.to_entity(title.id))


def shares(view: View, listed: Sequence[Share]) -> Iterator[Conflict]:
    """The shares of one holder in one year, counted alike, that differ; each with its statement."""
    same: dict[tuple[str, int | None, str | None], list[Share]] = {}
    for share in listed:
        same.setdefault((share.id, share.year, share.basis), []).append(share)
    for (_, year, basis), found in same.items():
        if len({each.share for each in found}) > 1:
            label = ", ".join(filter(None, (f"Share of supply: {found[0].name}", str(year or ""), basis or "")))
            yield Conflict(label, tuple(_share(view, each) for each in found))


def _share(view: View, share: Share) -> Side:
    told = Claim(words.percent(share.share), (Link("the statement", view.to_statement(share.statement)),))
    return Side(", ".join(share.sources) or "no source", (told,))
