"""`db`: the managed database."""

from __future__ import annotations

import click

from app.commands import output
from app.commands.options import FORMAT, settings
from app.commands.shell_info import shell_info
from graph.errors import DatabaseUnreachable
from graph.server import Server, Status, shown
from graph.settings import Settings


@click.group(help="The managed database: Neo4j Community as a process of this machine's own.")
def db() -> None:
    pass


@db.command(epilog="Example: chokepoint db start", help="Start it, if it does not run, and print its address.")
def start() -> None:
    with shown() as report:
        address = Server(_managed()).ensure(report)
    click.echo(address.uri)


@db.command(epilog="Example: chokepoint db stop", help="End it. Its data stay.")
def stop() -> None:
    stopped = Server(_managed()).stop()
    output.say("The managed database has ended." if stopped else "The managed database was not running.")


@db.command(epilog="Example: chokepoint db status --format json", help="Whether it runs, where, and since when.")
@FORMAT
def status(format_: str | None) -> None:
    said = fields(Server(_managed()).status())
    output.write(list(said), [list(said.values())], format_)


@db.command(epilog="Example: chokepoint db path", help="Print the folder with its data, programs, password and logs.")
def path() -> None:
    click.echo(Server(settings()).path)


db.add_command(shell_info)


def fields(now: Status) -> dict[str, str | int | bool | None]:
    """A status as one row: sizes in bytes, times as ISO text in UTC."""
    return {
        "running": now.running,
        "address": now.address,
        "pid": now.pid,
        "since": now.since,
        "version": now.version,
        "clients": now.clients,
        "store_bytes": now.size,
        "startup_cache": now.startup_cache,
        "path": str(now.home),
    }


def _managed() -> Settings:
    found = settings()
    if found.neo4j_uri:
        raise DatabaseUnreachable(
            f"NEO4J_URI is set to {found.neo4j_uri}, so there is no managed database to steer.",
            hint="Unset NEO4J_URI, or steer that server with its own tools.",
        )
    return found
