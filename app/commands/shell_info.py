"""`db shell-info`: how other programs reach the same graph."""

from __future__ import annotations

import shlex
from pathlib import Path
from secrets import token_urlsafe

import click

from app.commands import output
from app.commands.options import FORMAT, settings
from graph import reads
from graph.access import open_graph
from graph.connection import Connection
from graph.server import Server
from graph.settings import Settings

READER = "chokepoint_reader"


@click.command(
    "shell-info",
    epilog="Example: chokepoint db shell-info",
    help="Address and account of the database, and how cypher-shell, Neo4j Browser, NeoDash or a driver reach it.",
)
@FORMAT
def shell_info(format_: str | None) -> None:
    found = settings()
    with open_graph(found) as connection:
        edition = reads.edition(connection)
        output.write(("what", "how"), _ways(connection, found, edition), format_)


def _ways(connection: Connection, found: Settings, edition: str) -> list[tuple[str, str]]:
    secret = None if found.neo4j_uri else Server(found).password_file
    account = f"user {connection.username}, password {_where(secret)}"
    return [
        ("address", connection.uri),
        ("user", connection.username),
        ("password", _where(secret)),
        ("database", connection.graph),
        ("edition", edition),
        ("cypher-shell", _shell(connection, secret)),
        ("Neo4j Browser", f"Connect to {connection.uri}; {account}."),
        ("NeoDash", f"New dashboard, connect to {connection.uri}, database {connection.graph}; {account}."),
        ("Python driver", f"neo4j.GraphDatabase.driver({connection.uri!r}, auth=({connection.username!r}, password))"),
        *_second(connection, edition),
        ("mind", "This account can write. Only chokepoint query, the workbench and the library refuse to."),
    ]


def _where(secret: Path | None) -> str:
    return f"in the file {secret}" if secret else "as in NEO4J_PASSWORD"


def _shell(connection: Connection, secret: Path | None) -> str:
    password = f'"$(cat {shlex.quote(str(secret))})"' if secret else '"$NEO4J_PASSWORD"'
    words = f"cypher-shell -a {connection.uri} -u {shlex.quote(connection.username)} -d {connection.graph}"
    return f"{words} --access-mode read -p {password}"


def _second(connection: Connection, edition: str) -> list[tuple[str, str]]:
    """A second account that can only read, where the edition has roles; the server keeps it to what it may do."""
    if edition.lower() == "community":
        return [("second account", "Neo4j Community has no roles: every account can do everything.")]
    made = f"CREATE USER {READER} SET PASSWORD '{token_urlsafe(18)}' CHANGE NOT REQUIRED"
    return [
        ("second account", f"{made}; GRANT ROLE reader TO {READER}"),
        ("second account, how", f"Run both once as an administrator, then connect to {connection.uri} as {READER}."),
    ]
