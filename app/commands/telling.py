"""An answer in the terminal: rows on stdout; what is to be said about them, and what they rest on, on stderr."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import click

from app import derivation
from app.commands import output
from graph import reads
from graph.answers import Answer
from graph.connection import Connection, Row
from graph.scope import Scope
from ontology import model as ontology


def show(
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
    for sentence in grounds.in_part:
        output.say(sentence)
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


def matrix(answer: Answer) -> tuple[Sequence[str], list[list[Any]]]:
    """Coverage with one column for each jurisdiction: its status and share."""
    names = [cell["jurisdiction"] for cell in answer.rows[0]["cells"]] if answer.rows else []
    plain = ["technology", "covered_share", "undated_share", "known_share", "year"]
    plain += [name for name in ("covered_share_before", "difference") if name in answer.columns]
    rows = [[*(row[name] for name in plain), *map(_cell, row["cells"])] for row in answer.rows]
    return [*plain, *names], rows


def _cell(cell: dict[str, Any]) -> str:
    """Status and share in one cell of the table."""
    return str(cell["status"]) + (f" {cell['share']:g}" if cell["share"] is not None else "")


def explain(connection: Connection, asked: Scope, answer: Answer, format_: str | None) -> None:
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
