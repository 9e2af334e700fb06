"""Callbacks that run in the page, without asking the server."""

from __future__ import annotations

from collections.abc import Sequence

from dash import ClientsideFunction, Dash, Input, Output


def in_browser(app: Dash, script: str, function: str, output: Output | Sequence[Output], *inputs: Input) -> None:
    """Let a function of a script under assets/ answer for one output, or several in order, when an input changes."""
    app.clientside_callback(ClientsideFunction(script, function), output, *inputs)  # type: ignore[no-untyped-call]  # Dash leaves it untyped
