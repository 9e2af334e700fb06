"""`query`: Cypher that reads."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from app.commands import output
from app.commands.options import FORMAT, PARAMETERS, parameters_of, settings
from graph.access import loaded_graph
from graph.errors import QueryFailed
from graph.readonly import TIMEOUT, reading


@click.command(
    epilog="Example: chokepoint query 'MATCH (m:Measure) RETURN count(m) AS n' --format json",
    help="Run a reading query. CYPHER is the text, - for standard input, or @FILE.",
)
@click.argument("cypher", required=False)
@PARAMETERS
@click.option("--limit", type=click.IntRange(min=1), default=None, help="Stop after so many rows.")
@click.option("--timeout", type=click.FloatRange(min=0.1, max=3600), default=TIMEOUT, help="Seconds. Default: 30.")
@FORMAT
def query(
    cypher: str | None, parameters: tuple[str, ...], limit: int | None, timeout: float, format_: str | None
) -> None:
    values, text = parameters_of(parameters), _text(cypher)
    with (
        loaded_graph(settings()) as connection,
        reading(connection, text, values, limit=limit, timeout=timeout) as answer,
    ):
        output.write(answer.columns, answer.rows, format_)
        if answer.more:
            output.say(f"The first {limit:,} of more rows.")


def _text(cypher: str | None) -> str:
    if cypher is None and (sys.stdin is None or sys.stdin.isatty()):
        raise click.UsageError("Missing argument 'CYPHER'. Give the text, - for standard input, or @FILE.")
    if cypher in (None, "-"):
        return _standard_input()
    assert cypher is not None
    return _file(Path(cypher[1:])) if cypher.startswith("@") else cypher


def _standard_input() -> str:
    try:
        raw: bytes = sys.stdin.buffer.read()
        return raw.decode("utf-8")
    except (AttributeError, RuntimeError, UnicodeDecodeError) as error:
        raise QueryFailed("Standard input holds no text in UTF-8.", hint="Pipe the query into it.") from error


def _file(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise QueryFailed(f"{path} cannot be read: {error}.", hint="Name a text file in UTF-8.") from error
