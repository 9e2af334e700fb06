"""The footer: what the page rests on, and up to which day it knows."""

from __future__ import annotations

from dash import dcc, html
from dash.development.base_component import Component

from app import words
from app.facts import web
from app.parts.card import outside
from graph.rows import Knowledge, LoadedSource

FOOTER = "footer"


def footer(knowledge: Knowledge, said: str, sources: str) -> list[Component]:
    """What the view says of its figures and the sources with their licences at the left; state of knowledge, counts
    and the way to the sources at the right."""
    if not knowledge.entities:
        return [html.Span("Nothing is loaded yet.")]
    as_of = f"State of knowledge: {words.day(knowledge.as_of)} · " if knowledge.as_of else ""
    counts = f"{words.count(knowledge.measures, 'measure')}, {words.count(knowledge.sources, 'source')}"
    left = [part for record in knowledge.records for part in (html.Span(" · "), *_record(record))]
    before = [html.Span(f"{said} ")] if said else []
    more = dcc.Link([html.Span("Sources"), html.Span(" and licence", className="when-narrow")], href=sources)
    return [
        html.Span([*before, *left[1:]], className="credits"),
        html.Span([html.Span(as_of + counts + " · "), more], className="knowledge"),
    ]


def _record(record: LoadedSource) -> list[Component]:
    said = " ".join(part for part in (record.name, record.release) if part)
    licence = record.licence or "no licence given"
    href = web(record.licence_url)
    return [
        html.Span(said, title=record.credit or ""),
        html.Span(", "),
        outside(licence, href) if href else html.Span(licence),
    ]
