"""The card beside a picture, as components."""

from __future__ import annotations

from collections.abc import Sequence

from dash import dcc, html
from dash.development.base_component import Component

from app import words
from app.cards import Bar, Bars, Card, Count, SourceLine
from app.facts import Fact
from app.parts.attributes import aria
from app.parts.glyph import glyph

LONG = 60


def card(shown: Card) -> list[Component]:
    """Everything a card holds, from the class to the sources; parts with nothing to say are absent."""
    return [
        *_head(shown),
        html.Div(
            [
                *_ends(shown),
                *_facts(shown.facts),
                *_section("How far to rely on it", _facts(shown.trust)),
                *_note(shown.note),
                *(part for bars in shown.shares for part in _section(bars.heading, _bars(bars))),
                *_section("Statements by kind", _counts(shown.counts)),
                *_section("Sources", _sources(shown.sources)),
                *_section("Where sources disagree", _facts(shown.conflicts)),
                *_section("Identifiers", _facts(shown.identifiers)),
                html.Div(html.Button("Copy link", className="button copy-link"), className="buttons"),
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


def _sources(sources: Sequence[SourceLine] | None) -> list[Component]:
    if sources is None:
        return []
    if not sources:
        return [html.P("no source", className="none")]
    return [html.Ul([_source(source) for source in sources], className="sources")]


def _source(source: SourceLine) -> html.Li:
    title = outside(source.title, source.href) if source.href else html.Span(source.title)
    marks = [html.Span(mark, className="mark") for mark in source.marks]
    own = [dcc.Link("what cites it", href=source.entity_href, className="cites")] if source.entity_href else []
    return html.Li([title, html.Div([html.Span(source.detail), *marks, *own], className="detail")], dir="auto")
