"""`ask`, `coverage`, `gaps` and `diff`: what the graph knows about who controls what."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from app.commands import output
from app.commands.options import FORMAT, settings, texts_of
from app.commands.telling import explain, matrix, show
from graph import covering
from graph.access import loaded_graph
from graph.asking import answered
from graph.connection import Connection
from graph.questions import questions
from graph.scenario import Change
from graph.scope import CHINA, Scope, scope
from graph.supposing import change
from loaders import scenario as files
from ontology import model as ontology

CYPHER = click.option("--cypher", is_flag=True, help="Print the query with its parameters instead, ready to paste.")
ON = click.option("--on", metavar="DATE", help="The day, YYYY-MM-DD. Default: the state of knowledge.")
TOWARD = click.option(
    "--toward", metavar="ISO3", default=CHINA, show_default=True, help="The destination: id or ISO code."
)
BY = click.option("--by", metavar="ISO3,…", help="Jurisdictions. Default: deu,jpn,kor,nld,twn,usa.")
SCENARIO = click.option(
    "--scenario",
    "scenarios",
    type=click.Path(path_type=Path),
    multiple=True,
    metavar="FILE",
    help="A what-if file. Repeatable; several hold together.",
)


@click.command(
    epilog="Example: chokepoint ask measures-on --param technology=cleaning --param on=2023-07-23",
    help="Answer a named question. Without ID, list the questions with their parameters, by theme.",
)
@click.argument("id", required=False)
@click.option(
    "--param",
    "parameters",
    multiple=True,
    metavar="NAME=VALUE",
    help="A parameter of the question: an id, ISO code, day, number or word. Repeatable.",
)
@CYPHER
@FORMAT
def ask(id: str | None, parameters: tuple[str, ...], cypher: bool, format_: str | None) -> None:
    given = texts_of(parameters)
    if id is None:
        _list_questions(format_)
        return
    with loaded_graph(settings()) as connection:
        show(answered(connection, id, given), cypher, format_)


@click.command(
    epilog="Example: chokepoint coverage cleaning --on 2023-07-23 --toward chn --by usa,jpn,nld,kor",
    help="Which share of the supply of a technology is under control, and how each jurisdiction stands. "
    "Without TECHNOLOGY, all of them. The covered share is an upper bound of the part that is known.",
)
@click.argument("technologies", nargs=-1, metavar="[TECHNOLOGY]…")
@ON
@TOWARD
@BY
@SCENARIO
@click.option("--explain", "derive", is_flag=True, help="Derive each cell step by step in words.")
@CYPHER
@FORMAT
def coverage(
    technologies: tuple[str, ...],
    on: str | None,
    toward: str,
    by: str | None,
    scenarios: tuple[Path, ...],
    derive: bool,
    cypher: bool,
    format_: str | None,
) -> None:
    with loaded_graph(settings()) as connection:
        asked = _scope(connection, technologies, on, toward, by, scenarios)
        answer = covering.covered(connection, asked)
        if derive and not cypher:
            explain(connection, asked, answer, format_)
        else:
            show(answer, cypher, format_, table=matrix)


@click.command(
    epilog="Example: chokepoint gaps --on 2024-04-01 --toward chn",
    help="The supply that is outside any control of its holders, ranked by share and by what depends on it.",
)
@ON
@TOWARD
@BY
@SCENARIO
@CYPHER
@FORMAT
def gaps(
    on: str | None, toward: str, by: str | None, scenarios: tuple[Path, ...], cypher: bool, format_: str | None
) -> None:
    with loaded_graph(settings()) as connection:
        show(covering.open_supply(connection, _scope(connection, (), on, toward, by, scenarios)), cypher, format_)


@click.command(
    epilog="Example: chokepoint diff --from 2023-03-01 --to 2023-12-31 --toward chn",
    help="Measures that began, ended or were suspended after one day up to another; with --toward only those that "
    "reach that destination, and the covered shares that changed.",
)
@click.option("--from", "first", metavar="DATE", required=True, help="The day before the span, YYYY-MM-DD.")
@click.option("--to", "last", metavar="DATE", required=True, help="Its last day, YYYY-MM-DD.")
@click.option("--toward", metavar="ISO3", help="The destination: id or ISO code.")
@CYPHER
@FORMAT
def diff(first: str, last: str, toward: str | None, cypher: bool, format_: str | None) -> None:
    with loaded_graph(settings()) as connection:
        show(covering.compared(connection, first, last, toward), cypher, format_)


def _scope(
    connection: Connection,
    technologies: Sequence[str],
    on: str | None,
    toward: str,
    by: str | None,
    scenarios: Sequence[Path],
) -> Scope:
    what_if = change(connection, [files.read(path) for path in scenarios], ontology.load()) if scenarios else Change()
    names = [word.strip() for word in by.split(",")] if by is not None else None
    return scope(connection, on=on, toward=toward, by=names, technologies=technologies, change=what_if)


def _list_questions(format_: str | None) -> None:
    columns = ("theme", "id", "title", "parameters")
    rows = [[each.theme, each.id, each.title, _parameters(each.parameters)] for each in questions().values()]
    output.write(columns, rows, format_)


def _parameters(parameters: Sequence[Any]) -> list[str]:
    return [each.name if each.default is None else f"{each.name}={each.default}" for each in parameters]
