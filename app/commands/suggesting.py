"""`load table FILE --suggest`, and the options of `load` that only a source read by a mapping has."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import click

from app.commands import output
from loaders.record import SourceFault
from loaders.source import Source
from loaders.sources.table.forms import beside
from ontology import model as ontology

_FILE = click.Path(path_type=Path, dir_okay=False)
_EACH = (
    click.option(
        "--mapping",
        type=_FILE,
        metavar="FILE",
        help="What the columns of a table mean. Default: beside it, under its name with .mapping.yaml as its ending.",
    ),
    click.option("--suggest", is_flag=True, help="Write a first mapping of a table instead, to change by hand."),
    click.option("-o", "--output", "out", type=_FILE, metavar="FILE", help="Where --suggest writes. Default: stdout."),
)


def OPTIONS(command: Callable[..., Any]) -> Callable[..., Any]:  # noqa: N802  # a decorator, as FORMAT is
    """`--mapping`, `--suggest` and `-o`, in this order."""
    for option in reversed(_EACH):
        command = option(command)
    return command


def check(chosen: Sequence[Source], mapping: Path | None, suggest: bool, out: Path | None, dry_run: bool) -> None:
    """Raises `UsageError` where the options do not go with the source or with each other."""
    given = {"--mapping": mapping, "--suggest": suggest, "-o": out}
    mapped = len(chosen) == 1 and chosen[0].mapped
    for option in (name for name, value in given.items() if value and not mapped):
        raise click.UsageError(f"{option} goes with a table only: chokepoint load table FILE {option}.")
    if out and not suggest:
        raise click.UsageError("-o goes with --suggest only.")
    if suggest and (dry_run or mapping):
        raise click.UsageError(f"--suggest goes without {'--dry-run' if dry_run else '--mapping'}.")


def suggest(path: Path, out: Path | None) -> None:
    """Write a first mapping of the table in `path`, and say where `load` looks for it. No file is written over."""
    from loaders.sources.table.suggest import suggestion  # here, for no other command reads tables

    text = suggestion(path, ontology.load())
    place = out or beside(path)
    if out is None:
        click.echo(text, nl=False)
    else:
        _write(out, text)
    there = "" if place == beside(path) else f" --mapping {place}"
    words = f"Written to {out}." if out else f"Keep it as {place}, where load looks for it."
    output.say(f"{words} Answer each TODO, then: chokepoint load table {path}{there} --dry-run")


def _write(out: Path, text: str) -> None:
    try:
        with out.open("x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError:
        raise SourceFault(f"{out} is there already.", hint="Name another file, or remove it.") from None
