"""The command line: the one place where all packages meet."""

from __future__ import annotations

import io
import logging
import os
import sys
from collections.abc import Sequence
from importlib import import_module

import click
from click.shell_completion import get_completion_class

from app.commands import interruption, output
from app.version import __version__
from graph.errors import WrongValue
from ontology.errors import ExplorerError

log = logging.getLogger("chokepoint")
INTERRUPTED = 130
HELP = ["-h", "--help"]
SHELLS = ("bash", "zsh", "fish")


COMMANDS = {
    "ask": "app.commands.answering:ask",
    "coverage": "app.commands.answering:coverage",
    "db": "app.commands.database:db",
    "diff": "app.commands.answering:diff",
    "doctor": "app.commands.examination:doctor",
    "dump": "app.commands.dumping:dump",
    "export": "app.commands.exporting:export",
    "gaps": "app.commands.answering:gaps",
    "load": "app.commands.loading:load",
    "ontology": "app.commands.ontology:group",
    "query": "app.commands.querying:query",
    "sources": "app.commands.loading:sources",
    "unload": "app.commands.loading:unload",
    "up": "app.commands.serving:up",
}


class Late(click.Group):
    """A group that imports a command when it is asked for: `query` need not wait for what draws pages."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted({*super().list_commands(ctx), *COMMANDS})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return super().get_command(ctx, cmd_name)
        module, _, name = COMMANDS[cmd_name].partition(":")
        found: click.Command = getattr(import_module(module), name)
        return found


@click.group(
    cls=Late,
    epilog="Example: chokepoint up",
    help="Who supplies what in a strategic supply chain, whose export controls cover it since when, and what is open.",
    context_settings={"help_option_names": HELP, "max_content_width": 100},
)
@click.version_option(__version__, prog_name="chokepoint", message="%(prog)s %(version)s")
@click.option("--debug", is_flag=True, help="Show the traceback of an error. May stand anywhere.")
def cli(debug: bool) -> None:
    logging.basicConfig(stream=sys.stderr, level=logging.DEBUG if debug else logging.ERROR)
    for loud in ("neo4j", "urllib3", "waitress", "rdflib"):
        logging.getLogger(loud).setLevel(logging.INFO if debug else logging.CRITICAL)


@cli.command(
    epilog="Example: chokepoint completion bash >> ~/.bashrc", help="Print a script that completes commands in SHELL."
)
@click.argument("shell", type=click.Choice(SHELLS))
def completion(shell: str) -> None:
    kind = get_completion_class(shell)
    assert kind is not None
    click.echo(kind(cli, {}, "chokepoint", "_CHOKEPOINT_COMPLETE").source())


def main() -> None:
    """Run the command of this process and end with its exit status."""
    if isinstance(sys.stdout, io.TextIOWrapper):  # what a terminal of another encoding lacks must not stop the rest
        sys.stdout.reconfigure(errors="backslashreplace")
    interruption.watch()
    sys.exit(run(sys.argv[1:]))


def run(words: Sequence[str]) -> int:
    """Run one command; its exit status: 0 done, 1 could not be done, 2 wrong usage, 130 interrupted."""
    if sys.stdout is None:
        output.say("Error: standard output is closed.\nRun it with an output, such as: chokepoint … > file")
        return 1
    debug = "--debug" in words
    arguments = ["--debug"] * debug + [word for word in words if word != "--debug"]
    try:
        ended = cli.main(arguments, prog_name="chokepoint", standalone_mode=False)
        sys.stdout.flush()
        return ended if isinstance(ended, int) else 0
    except click.UsageError as error:
        error.show()
        return 2
    except (click.Abort, KeyboardInterrupt):
        output.say("Interrupted.")
        return INTERRUPTED
    except BrokenPipeError:
        # The reader of our output has gone; what Python would still flush has nowhere to go.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except Exception as error:  # noqa: BLE001  # the last place where an error can be put into words
        return _failed(error, debug)


def _failed(error: Exception, debug: bool) -> int:
    if debug:
        log.error("The command failed", exc_info=error)
    if isinstance(error, ExplorerError):
        output.say(f"Error: {error.message}\n{error.hint}")
        return 2 if isinstance(error, WrongValue) else 1
    if isinstance(error, OSError):
        what = f"{error.filename}: " if error.filename else ""
        output.say(f"Error: {what}{error.strerror or error}.\nCheck that file, folder or disk, then run it again.")
    elif isinstance(error, click.ClickException):
        output.say(f"Error: {error.format_message()}\nSee: chokepoint --help")
    else:
        output.say(
            f"Error: a fault in Chokepoint, not in what you asked: {type(error).__name__}: {error}\n"
            "Run the command again with --debug and report what it prints."
        )
    return 1


if __name__ == "__main__":
    main()
