"""`ask`, `coverage`, `gaps` and `diff`: what the graph knows about who controls what."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import click

from app import derivation
from app.commands import output
from app.commands.options import FORMAT, PARAMETERS, parameters_of, settings
from graph import covering, reads
from graph.access import loaded_graph
from graph.answers import Answer
from graph.asking import answered
from graph.connection import Connection, Row
from graph.questions import questions
from graph.scenario import Change, change
from graph.scope import CHINA, Scope, scope
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
@PARAMETERS
@CYPHER
@FORMAT
def ask(id: str | None, parameters: tuple[str, ...], cypher: bool, format_: str | None) -> None:
    given = parameters_of(parameters)
    if id is None:
        _list_questions(format_)
        return
    with loaded_graph(settings()) as connection:
        _show(answered(connection, id, given), cypher, format_)


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
@click.option("--explain", is_flag=True, help="Derive each cell step by step in words.")
@CYPHER
@FORMAT
def coverage(
    technologies: tuple[str, ...],
    on: str | None,
    toward: str,
    by: str | None,
    scenarios: tuple[Path, ...],
    explain: bool,
    cypher: bool,
    format_: str | None,
) -> None:
    with loaded_graph(settings()) as connection:
        asked = _scope(connection, technologies, on, toward, by, scenarios)
        answer = covering.covered(connection, asked)
        if explain and not cypher:
            _explain(connection, asked, answer, format_)
        else:
            _show(answer, cypher, format_, table=_matrix)


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
        _show(covering.open_supply(connection, _scope(connection, (), on, toward, by, scenarios)), cypher, format_)


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
        _show(covering.compared(connection, first, last, toward), cypher, format_)


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


def _show(
    answer: Answer,
    cypher: bool,
    format_: str | None,
    table: Callable[[Answer], tuple[Sequence[str], list[list[Any]]]] | None = None,
) -> None:
    """The rows on stdout, and what is to be said about them on stderr; or the query instead."""
    if cypher:
        click.echo(answer.cypher, nl=False)
        return
    if table is not None and output.chosen(format_) == "table":
        output.write(*table(answer), format_)
    else:
        output.write(answer.columns, [[row[name] for name in answer.columns] for row in answer.rows], format_)
    _say(answer)


def _say(answer: Answer) -> None:
    for note in (answer.no_data, *answer.notes):
        if note:
            output.say(note)
    grounds = answer.grounds
    listed = f" ({', '.join(grounds.measures)})" if grounds.measures else ""
    measures = _counted(len(grounds.measures), "measure") + listed
    statements, sources = _counted(grounds.statements, "statement"), _counted(len(grounds.sources), "source")
    output.say(f"Rests on {measures}, {statements} and {sources}.")
    if grounds.shares:
        output.say(f"Shares: {'; '.join(grounds.shares)}.")
    for ids, words in (
        (grounds.unverified, "not confirmed by a source that was read"),
        (grounds.low, "of low confidence"),
    ):
        if ids:
            output.say(f"{len(ids)} of these {words}: {', '.join(ids)}.")


def _counted(count: int, word: str) -> str:
    return f"{count} {word}" + ("" if count == 1 else "s")


def _matrix(answer: Answer) -> tuple[Sequence[str], list[list[Any]]]:
    """Coverage with one column for each jurisdiction: its status and share."""
    names = [cell["jurisdiction"] for cell in answer.rows[0]["cells"]] if answer.rows else []
    plain = ["technology", "covered_share", "undated_share", "known_share", "year"]
    plain += [name for name in ("covered_share_before", "difference") if name in answer.columns]
    rows = [[*(row[name] for name in plain), *map(_cell, row["cells"])] for row in answer.rows]
    return [*plain, *names], rows


def _cell(cell: dict[str, Any]) -> str:
    """Status and share in one cell of the table."""
    return str(cell["status"]) + (f" {cell['share']:g}" if cell["share"] is not None else "")


def _explain(connection: Connection, asked: Scope, answer: Answer, format_: str | None) -> None:
    """Each row with the derivation of its cells: in the table as paragraphs, else as `steps` of each cell."""
    rows = reads.typed_coverage(answer.rows)
    names = {row["id"]: row["name"] for row in reads.ask(connection, "jurisdictions")}
    teller = derivation.Teller(ontology.load(), names, reads.derivations(connection, rows, asked))
    told = {(row.technology, cell.jurisdiction): teller.steps(row, cell) for row in rows for cell in row.cells}
    if output.chosen(format_) == "table":
        for row in rows:
            for cell in row.cells:
                lines = "".join(f"  {line}\n" for line in told[row.technology, cell.jurisdiction])
                click.echo(f"{row.technology}, {names[cell.jurisdiction]}: {cell.status}\n{lines}")
    else:
        output.write(answer.columns, [_with_steps(row, told, answer.columns) for row in answer.rows], format_)
    _say(answer)


def _with_steps(row: Row, told: Mapping[tuple[str, str], list[str]], columns: Sequence[str]) -> list[Any]:
    cells = [{**cell, "steps": told[row["technology"], cell["jurisdiction"]]} for cell in row["cells"]]
    return [cells if name == "cells" else row[name] for name in columns]
