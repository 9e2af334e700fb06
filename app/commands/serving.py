"""`up`: database, data and app with one command."""

from __future__ import annotations

import contextlib
import signal
import socket
import sys
import threading
import time
import urllib.request
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from types import FrameType

import click
from waitress.server import create_server

from app import factory
from app.commands import output
from app.commands.loading import load_bundled
from app.commands.options import settings
from graph.access import never_loaded, open_graph
from graph.connection import Connection
from graph.server import Server
from graph.settings import Settings, port
from ontology import model as ontology
from ontology.errors import ExplorerError

THREADS = 24
PATIENCE = 60.0


class CannotServe(ExplorerError):
    """The app cannot be served at the address asked for."""

    title = "The app cannot be served"


@click.command(
    epilog="Example: chokepoint up --port 8060",
    help="Start the database when NEO4J_URI is not set, load the bundled sources when the graph is empty, and serve "
    "the app. Ctrl-C stops all that it started.",
)
@click.option("--host", default=None, help="Default: HOST, else 127.0.0.1.")
@click.option("--port", "port_", default=None, help="Default: PORT, else 8050.")
def up(host: str | None, port_: str | None) -> None:
    found = settings()
    found = replace(found, host=host or found.host, port=port(port_) if port_ else found.port)
    _refuse_taken(found.host, found.port)
    with _managed(found), open_graph(found) as connection:
        if never_loaded(connection):
            _refuse_foreign(connection)
            load_bundled(connection)
        _serve(found, connection)
    output.say("Ended.")


@contextmanager
def _managed(found: Settings) -> Iterator[None]:
    """Ends the managed database on the way out, if it was started on the way in and no other client is connected."""
    if found.neo4j_uri:
        yield
        return
    server = Server(found)
    ran = server.status().running
    try:
        yield
    finally:
        if not ran:
            server.stop_if_unused()


def _refuse_taken(host: str, number: int) -> None:
    """Find out before anything is started, not after. Raises `CannotServe`."""
    try:
        family = socket.getaddrinfo(host, number, type=socket.SOCK_STREAM)[0][0]
        with socket.socket(family, socket.SOCK_STREAM) as trial:
            trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            trial.bind((host, number))
    except OSError as error:
        raise _taken(host, number, error) from error


def _taken(host: str, number: int, error: OSError) -> CannotServe:
    return CannotServe(
        f"{host}:{number} cannot be used: {error.strerror}.",
        hint="Choose another port, or an address of this machine, such as: chokepoint up --port "
        f"{number + 1 if number < 65535 else 8051}",
    )


def _refuse_foreign(connection: Connection) -> None:
    """A database that somebody filled with something else is not loaded into unasked. Raises `CannotServe`."""
    if connection.rows("MATCH (n) RETURN 1 AS one LIMIT 1"):
        raise CannotServe(
            f"{connection.uri} holds data that Chokepoint did not load.",
            hint="Name an empty database with NEO4J_DATABASE, or load beside them on purpose with: chokepoint load",
        )


def _serve(found: Settings, connection: Connection) -> None:
    model = ontology.load()
    app = factory.create_app(connection, model, base_path=found.base_path)
    try:
        server = create_server(app.server, host=found.host, port=found.port, threads=THREADS, ident="chokepoint")
    except OSError as error:
        raise _taken(found.host, found.port, error) from error
    address = f"http://{_named(found.host)}:{found.port}{found.base_path}"
    threading.Thread(target=_announce, args=(address,), daemon=True).start()
    for number in (signal.SIGINT, signal.SIGTERM):  # a shell's background job would ignore the first
        signal.signal(number, _interrupt)
    with _warmed(factory.first_pages(connection, model)):
        try:
            server.run()
        except KeyboardInterrupt:
            output.say("Ending …")
        finally:
            server.close()


def _interrupt(_signal: int, _frame: FrameType | None) -> None:
    """An asked-for end is an end like Ctrl-C."""
    raise KeyboardInterrupt


def _named(host: str) -> str:
    host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104  # shown to a person, not bound
    return f"[{host}]" if ":" in host else host


@contextmanager
def _warmed(steps: Iterable[Callable[[], object]]) -> Iterator[None]:
    """Makes calls in the background, so that the first reader does not wait for the server to plan them.

    The call under way is waited for at the end: afterwards nothing uses the connection.
    """
    stopped = threading.Event()

    def work() -> None:
        with contextlib.suppress(ExplorerError):  # what is wrong will be told to the reader who asks
            for step in steps:
                if stopped.is_set():
                    return
                step()

    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    try:
        yield
    finally:
        stopped.set()
        thread.join(PATIENCE)


def _announce(address: str) -> None:
    """Print the address once the app answers there; no proxy is asked for our own address."""
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        try:
            with opener.open(f"{address}health", timeout=5):
                break
        except OSError:
            time.sleep(0.05)
    else:
        output.say(f"The app does not answer at {address} yet.")
        return
    if not sys.stdout.isatty():
        click.echo(address)
    output.say(f"Chokepoint answers at {address} (Ctrl-C ends it)")
