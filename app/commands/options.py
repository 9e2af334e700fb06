"""Options that several commands share, and the settings in force."""

from __future__ import annotations

from typing import Any

import click

from app.commands.output import FORMATS
from app.typed import typed
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
    """`name=value` texts as a dict: JSON where the value is JSON, anything else is text. Raises `WrongValue`."""
    return {name: typed(name, value) for name, value in texts_of(texts).items()}


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
