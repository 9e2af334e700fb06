"""Any exception in words that a person can act on, and the places where they are shown."""

from __future__ import annotations

import logging
from dataclasses import dataclass

from dash import html, set_props
from dash.development.base_component import Component

from graph.errors import DatabaseUnreachable
from ontology.errors import ExplorerError

log = logging.getLogger(__name__)
BANNER = "error-banner"
STRIP = "database-strip"


@dataclass(frozen=True)
class DisplayError:
    """An error as shown: what failed, in which words, and what to do."""

    title: str
    message: str
    hint: str


def display(error: Exception) -> DisplayError:
    """The words for an exception; one that nobody foresaw is called a fault of ours."""
    if isinstance(error, ExplorerError):
        return DisplayError(error.title, error.message, error.hint)
    return DisplayError(
        "Something went wrong",
        "This is a fault in Chokepoint, not in your question.",
        "It has been written to the log.",
    )


def panel(error: DisplayError) -> html.Div:
    """The words with a button to try again."""
    return html.Div(
        [
            html.Strong(error.title),
            html.P(error.message, dir="auto"),
            html.P(error.hint),
            html.Button("Try again", className="button retry"),
        ],
        className="error",
        role="alert",
    )


def strip(error: DisplayError) -> list[Component]:
    """The line under the app bar while the database does not answer; the page's script counts down and tries again."""
    return [
        html.Strong(error.title + ". "),
        html.Span(f"{error.message} {error.hint} ", dir="auto"),
        html.Span("Trying again in a few seconds.", className="countdown"),
        html.Button("Try now", className="button retry"),
    ]


def show(error: Exception) -> None:
    """The app's only error handler. The last good picture stays; the words appear above it."""
    if isinstance(error, DatabaseUnreachable):
        set_props(STRIP, {"children": strip(display(error)), "hidden": False})
        return
    if not isinstance(error, ExplorerError):
        log.error("Unexpected error in a callback", exc_info=error)
    set_props(BANNER, {"children": panel(display(error))})
