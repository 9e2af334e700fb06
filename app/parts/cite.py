"""How something is cited, folded: the words and the permanent address, each to copy, and the files."""

from __future__ import annotations

from dash import html

from app.cards import Cite
from app.parts.attributes import aria, data


def cite(shown: Cite) -> html.Details:
    """The fold "Cite this". Copying is done by assets/card.js."""
    return html.Details(
        [
            html.Summary("Cite this"),
            html.P(shown.text, className="cite-text", dir="auto"),
            html.Div(
                [
                    _copy("Copy text", shown.text, "Citation copied"),
                    *(html.A(each.text, href=each.href, className="button", download="") for each in shown.files),
                ],
                className="buttons",
            ),
        ],
        className="cite",
    )


def permanent(shown: Cite) -> html.Div:
    """The permanent address in sight, with a button that copies it."""
    return html.Div(
        [
            html.A(shown.address, href=shown.address, className="cite-address", target="_self"),
            _copy("Copy", shown.address, "Address copied", label="Copy the permanent address"),
        ],
        className="cite-at",
    )


def _copy(words: str, text: str, said: str, label: str = "") -> html.Button:
    named = aria(label=label) if label else {}
    return html.Button(words, className="button copy", **data(copy=text, said=said), **named)
