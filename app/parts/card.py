"""The card beside a picture, as components."""

from __future__ import annotations

from collections.abc import Sequence

from dash import dcc, html
from dash.development.base_component import Component

from app import words
from app.cards import Bar, Bars, Card, Cite, Count, Link, Reach, SourceLine
from app.facts import Fact
from app.parts.attributes import aria
from app.parts.cite import cite, permanent
from app.parts.claims import conflict
from app.parts.glyph import glyph
from app.parts.seen import sightings

LONG = 60


def card(shown: Card) -> list[Component]:
    """Everything a card holds, from the class to the sources; parts with nothing to say are absent."""
    return [
        *_head(shown),
        html.Div(
            [
                *_ways(shown.ways),
                *_questions(shown.questions),
                *_ends(shown),
                *_facts(shown.facts),
                *_section("How far to rely on it", _facts(shown.trust)),
                *_note(shown.note),
                *_section("Covered by controls", _reach(shown.reach)),
                *_section("Claims side by side", [conflict(each) for each in shown.conflicts]),
                *(part for bars in shown.shares for part in _section(bars.heading, _bars(bars))),
                *(part for seen in shown.seen for part in _section(seen.heading, sightings(seen))),
                *_section("Statements by kind", _counts(shown.counts)),
                *_section("Sources", _sources(shown)),
                *_section("Identifiers", _facts(shown.identifiers)),
                *(_cited(shown.cite) if shown.cite else [_copy_link()]),
            ],
            className="card-body",
        ),
    ]


def _head(shown: Card) -> list[Component]:
    over: list[Component] = [glyph(shown.kind.name)] if shown.kind else []
    back = [dcc.Link(shown.back.text, href=shown.back.href, className="back")] if shown.back else []
    return [
        html.Button(
            [
                *over,
                html.Span(shown.name, className="handle-name", dir="auto"),
                html.Span("Details", className="handle-word"),
            ],
            className="card-handle",
            **aria(label=f"Show or hide the details of {shown.name}"),
        ),
        html.Div(
            [
                *back,
                html.P([*over, html.Span(shown.over)], className="over"),
                html.H2(shown.name, dir="auto"),
                *([html.P(shown.lead, className="lead", dir="auto")] if shown.lead else []),
            ],
            className="card-head",
        ),
    ]


def _section(heading: str, content: list[Component]) -> list[Component]:
    return [html.Section([html.H3(heading), *content])] if content else []


def _ends(shown: Card) -> list[Component]:
    rows = [
        html.Div([html.Dt(role), html.Dd([glyph(kind.name), dcc.Link(link.text, href=link.href)], dir="auto")])
        for role, kind, link in shown.ends
    ]
    return [html.Dl(rows, className="facts")] if rows else []


def _cited(shown: Cite) -> list[Component]:
    return _section("Permanent address", [permanent(shown), cite(shown)])


def _copy_link() -> html.Div:
    """For what has no address of its own: that of the page."""
    return html.Div(html.Button("Copy link", className="button copy-link"), className="buttons")


def _facts(facts: Sequence[Fact]) -> list[Component]:
    rows = [
        html.Div(
            [
                html.Dt(fact.label),
                html.Dd(_value(fact), dir="auto", className="long" if len(fact.value) > LONG else None),
            ]
        )
        for fact in facts
    ]
    return [html.Dl(rows, className="facts")] if rows else []


def _value(fact: Fact) -> str | Component:
    if len(fact.parts) > 1 and len(fact.value) > LONG:
        return html.Ul([html.Li(part, dir="auto") for part in fact.parts], className="parts")
    return outside(fact.value, fact.href) if fact.href else fact.value


def outside(text: str, href: str) -> html.A:
    """A link that leaves the app."""
    return html.A(text, href=href, target="_blank", rel="noopener noreferrer")


def _note(note: str) -> list[Component]:
    return [html.P(note, className="note", dir="auto")] if note else []


def _bars(bars: Bars) -> list[Component]:
    more = [dcc.Link(f"{bars.folded:,} more", href=bars.more_href, className="more")] if bars.folded else []
    return [html.Ul([_bar(bar) for bar in bars.bars], className="bars"), *more]


def _bar(bar: Bar) -> html.Li:
    filled = html.Span(className="fill", style={"width": f"{min(max(bar.share, 0), 100):.1f}%"})
    return html.Li(
        [
            dcc.Link(bar.name, href=bar.href, className="bar-name", title=bar.name),
            html.Span(filled, className="track", **aria(hidden="true")),
            dcc.Link(
                words.percent(bar.share), href=bar.statement_href, className="figure", title="Where this number is from"
            ),
            html.Span(bar.detail, className="bar-detail"),
        ]
    )


def _counts(counts: Sequence[Count]) -> list[Component]:
    rows = [html.Li([dcc.Link(item.label, href=item.href), html.Span(f"{item.count:,}")]) for item in counts]
    return [html.Ul(rows, className="counts")] if rows else []


def _ways(ways: Sequence[Link]) -> list[Component]:
    links = [dcc.Link(way.text, href=way.href) for way in ways]
    return [html.Nav(links, className="card-ways", **aria(label="This in other views"))] if links else []


def _reach(reach: Reach | None) -> list[Component]:
    if reach is None:
        return []
    number = [html.P(["Covered at most ", html.Strong(reach.number)], className="reach")] if reach.number else []
    return [*number, *(html.P(said, className="reach-said") for said in reach.said)]


def _questions(questions: Sequence[Link]) -> list[Component]:
    items = [html.Li(dcc.Link(each.text, href=each.href), dir="auto") for each in questions]
    folded = [html.Summary("Questions about it"), html.Ul(items, className="asked")]
    return [html.Details(folded, className="questions-about")] if items else []


def _sources(shown: Card) -> list[Component]:
    if shown.sources is None:
        return []
    if not shown.sources:
        return [html.P("no source", className="none")]
    checked = [html.P(shown.checked, className="checked")] if shown.checked else []
    return [*checked, html.Ul([_source(source) for source in shown.sources], className="sources")]


def _source(source: SourceLine) -> html.Li:
    title = outside(source.title, source.href) if source.href else html.Span(source.title)
    marks = [html.Span(mark, className="mark") for mark in source.marks]
    own = [dcc.Link("what cites it", href=source.entity_href, className="cites")] if source.entity_href else []
    says = [html.Span(f"for: {source.says}", className="says")] if source.says else []
    return html.Li([title, html.Div([html.Span(source.detail), *marks, *own, *says], className="detail")], dir="auto")
