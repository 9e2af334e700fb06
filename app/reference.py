"""The reference pages that code writes: docs/settings.md and docs/commands.md.

`python -m app.reference` writes them; a test compares them with what the code says.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from app.cli import HELP, cli
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


def commands(command: click.Command, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    """A command and all below it, with the words that call it, in the order of their names."""
    yield path, command
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            found = command.get_command(context, name)
            assert found is not None
            yield from commands(found, (*path, name))


PAGES = {"settings.md": settings_page, "commands.md": commands_page}


def write(folder: Path = DOCS) -> None:
    """Write every page."""
    for name, page in PAGES.items():
        (folder / name).write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    write()
