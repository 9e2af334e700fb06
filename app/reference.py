"""What code writes in docs/: settings.md, commands.md, questions.md and the picture of the data model.

`python -m app.reference` writes them; a test compares them with what the code says.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from app import model_picture
from app.cli import HELP, cli
from graph.questions import THEMES, Question, questions
from graph.settings import SETTINGS

NOTICE = "<!-- Written by `make docs`. Change the code it comes from, not this page. -->"
DOCS = Path(__file__).parents[1] / "docs"


def settings_page() -> str:
    """Every setting with its default and what it is for."""
    lines = [
        NOTICE,
        "",
        "# Settings",
        "",
        "A command-line flag beats the environment; the environment beats a file `.env` in the working folder.",
        "",
    ]
    for setting in SETTINGS:
        default = f"Default: `{setting.default}`." if setting.default else "No default."
        lines += [f"## {setting.name}", "", setting.help, "", default, ""]
    return "\n".join(lines)


def commands_page() -> str:
    """Every command with its help text, as `--help` prints it."""
    lines = [
        NOTICE,
        "",
        "# Commands",
        "",
        "Data go to stdout and nothing else does; messages and progress go to stderr.",
        "Exit status: 0 done, 1 could not be done (what, and what to do), 2 wrong usage, 130 interrupted.",
        "",
    ]
    for path, command in commands(cli, ("chokepoint",)):
        context = click.Context(command, info_name=" ".join(path), terminal_width=90, help_option_names=HELP)
        lines += [f"## {' '.join(path)}", "", "```text", command.get_help(context).rstrip(), "```", ""]
    return "\n".join(lines)


def questions_page() -> str:
    """Every named question by theme: what it answers, its parameters, its columns."""
    lines = [
        NOTICE,
        "",
        "# Questions",
        "",
        "`chokepoint ask ID --param name=value` answers them; in Python, `graph.ask(ID, name=value)`. Every answer can",
        "print its query, ready to paste into any Neo4j client: `--cypher`. Jurisdictions are given by id or ISO code.",
        "Dates in answers are as precise as they are known; lists are ids in alphabetical order.",
        "",
    ]
    for theme in THEMES:
        lines += [f"## {theme}", ""]
        for each in (question for question in questions().values() if question.theme == theme):
            lines += [*_question(each), ""]
    return "\n".join(lines)


def _question(question: Question) -> Iterator[str]:
    yield from (f"### {question.id}", "", f"*{question.title}* {question.about}", "")
    for parameter in question.parameters:
        default = "not restricted" if parameter.default is None else f"default: {parameter.default}"
        allowed = f"; one of {', '.join(parameter.choices)}" if parameter.choices else ""
        yield f"- `{parameter.name}`: {parameter.meaning} ({default}{allowed})"
    yield from ("", "| Column | |", "|---|---|")
    yield from (f"| `{name}` | {meaning} |" for name, meaning in question.columns.items())
    for said in (question.note, question.no_data):
        if said:
            yield from ("", said)


def commands(command: click.Command, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    """A command and all below it, with the words that call it, in the order of their names."""
    yield path, command
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            found = command.get_command(context, name)
            assert found is not None
            yield from commands(found, (*path, name))


PAGES = {
    "settings.md": settings_page,
    "commands.md": commands_page,
    "questions.md": questions_page,
    "data-model.svg": model_picture.page,
}


def write(folder: Path = DOCS) -> None:
    """Write every page."""
    for name, page in PAGES.items():
        (folder / name).write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    write()
