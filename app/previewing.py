"""A figure before it is a file: `/figure/coverage?…` tells the dialog of exports what it would be, as JSON."""

from __future__ import annotations

import flask

from app import refusals, words
from app.exported import Drawn, Place
from app.exports.content import Content
from app.exports.legible import Legibility
from app.exports.paper import LEGIBLE
from app.exports.png import png
from app.exports.svg import svg
from app.links import Links
from app.requested import QUERIES, SHEET, Desk, endings, sheet
from ontology.errors import ExplorerError

PREVIEW = "figure"
KEEPS = ("explore",)
"""The views whose figures can keep the positions of the page; all others do so anyway, or are tables."""


def serve(server: flask.Flask, links: Links, desk: Desk) -> None:
    """Serve figures with what is to be known of them, and single sheets as pictures to copy."""

    @server.get(links.to(PREVIEW) + "/<path>")
    def figure(path: str) -> flask.Response:
        known: dict[str, object] = {}
        try:
            at = desk.place(path)
            known = {"endings": endings(at.room)}
            with desk.turns.one():
                answer = flask.jsonify(_told(at, desk.drawn(at)))
        except ExplorerError as error:
            return refusals.in_parts(error, **known)
        answer.headers["Cache-Control"] = "no-store"
        return answer

    @server.get(links.to(PREVIEW) + "/<path>.png")
    def picture(path: str) -> flask.Response:
        try:
            at = desk.place(path)
            with desk.turns.one():
                found = desk.drawn(at).figure
                content = png(found.sheets[sheet(len(found.sheets)) - 1], found)
        except ExplorerError as error:
            return refusals.in_parts(error)
        return flask.Response(content, mimetype="image/png", headers={"Cache-Control": "no-store"})


def _told(at: Place, found: Drawn) -> dict[str, object]:
    """One sheet of a figure, and all that is to be known of the figure."""
    figure, content = found.figure, found.content
    number = sheet(len(figure.sheets))
    page = figure.sheets[number - 1]
    return {
        "view": at.room.path,
        "address": figure.address,
        "name": figure.name,
        "title": page.title,
        "description": page.name,
        "sheets": len(figure.sheets),
        SHEET: number,
        "width": page.width,
        "height": page.height,
        "options": content.options.values(),
        "can": _can(at, content),
        "endings": endings(at.room),
        "embeds": at.room.path != QUERIES,
        "warnings": figure.warnings,
        "legibility": _legibility(found.legibility),
        "svg": svg(page, figure).decode(),
    }


def _can(at: Place, content: Content) -> dict[str, str | bool]:
    """Which options act on a figure; in words where they depend on it, else empty."""
    one, several = content.named
    count = len(content.parts)
    split = f"All {words.count(count, one, several)}" if content.flows else f"Split by {one} into {count:,} sheets"
    return {
        "split": split if count > 1 else "",
        "fold": content.folded is not None,
        "layout": at.room.path in KEEPS,
        "flows": content.flows and count > 1,
    }


def _legibility(found: Legibility) -> dict[str, object]:
    said = (
        f"The smallest label is printed at {found.least:.1f} pt, below {LEGIBLE:.0f} pt: “{found.label[:60]}”. "
        f"{found.small:,} of {words.count(found.labels, 'label')} are below."
    )
    return {
        "least": round(found.least, 1),
        "label": found.label,
        "small": found.small,
        "labels": found.labels,
        "said": "" if found.legible else said,
        "helps": [
            {"words": _without_flag(each.words), "least": round(each.least, 1), "options": each.options.values()}
            for each in found.helps
        ],
    }


def _without_flag(said: str) -> str:
    """What a help does, without how the command line is told to."""
    return words.capital(said.partition(": --")[0])
