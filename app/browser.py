"""Callbacks that run in the page, without asking the server."""

from __future__ import annotations

from collections.abc import Sequence

from dash import ClientsideFunction, Dash, Input, Output, State


def in_browser(app: Dash, script: str, function: str, output: Output | Sequence[Output], *given: Input | State) -> None:
    """Let a function of a script under assets/ answer for one output, or several in order, when an input changes."""
    app.clientside_callback(ClientsideFunction(script, function), output, *given)  # type: ignore[no-untyped-call]  # Dash leaves it untyped
