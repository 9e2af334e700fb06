"""Options that several commands share, and the settings in force."""

from __future__ import annotations

import json
from typing import Any

import click

from app.commands.output import FORMATS
from graph.settings import Settings

FORMAT = click.option(
    "--format",
    "format_",
    type=click.Choice(FORMATS),
    default=None,
    help="Default: table in a terminal, json in a pipe.",
)
PARAMETERS = click.option(
    "--param",
    "parameters",
    multiple=True,
    metavar="NAME=VALUE",
    help="A parameter; VALUE is JSON, else text. Repeatable.",
)


def settings() -> Settings:
    """The settings in force. Raises `UnusableSetting`."""
    return Settings.read()


def parameters_of(texts: tuple[str, ...]) -> dict[str, Any]:
    """`name=value` texts as a dict. A value that is JSON is read as JSON, anything else is text."""
    return {name: _value(value) for name, value in texts_of(texts).items()}


def texts_of(texts: tuple[str, ...]) -> dict[str, str]:
    """`name=value` texts as a dict of texts: 3E004 is a control number, not thirty thousand."""
    found: dict[str, str] = {}
    for text in texts:
        name, sign, value = text.partition("=")
        if not sign or not name.isidentifier():
            raise click.BadParameter(f"{text!r} is not NAME=VALUE.", param_hint="--param")
        if name in found:
            raise click.BadParameter(f"{name!r} is given twice.", param_hint="--param")
        found[name] = value
    return found


def _value(text: str) -> Any:
    try:
        value = json.loads(text, parse_constant=_no_constant)
    except (ValueError, RecursionError):
        return text
    if isinstance(value, int) and not -(2**63) <= value < 2**63:
        raise click.BadParameter(f"{text} is too large; whole numbers have 64 bits.", param_hint="--param")
    return value


def _no_constant(word: str) -> Any:
    raise ValueError(word)
