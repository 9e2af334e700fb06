"""Whether the server answers queries."""

from __future__ import annotations

import socket
import time
from collections.abc import Callable

from graph.server.configuration import HOST
from graph.server.errors import StartFailed, WrongPassword
from graph.server.password import USERNAME

EVERY = 0.05  # seconds between two tries
OPENING = 60.0  # seconds from the open port to the first answer; two are usual
REFUSALS = 2  # a server that refuses the password this often means it; a third time it would lock us out


def connects(port: int) -> bool:
    """Whether something listens on `port` of the loopback interface."""
    try:
        socket.create_connection((HOST, port), timeout=1).close()
    except OSError:
        return False
    return True


def wait(port: int, password: str, patience: float, check: Callable[[], None]) -> None:
    """Returns once the server on `port` has answered a query; calls `check` between two tries.

    Raises what `check` raises, `WrongPassword`, or `StartFailed` after `patience` seconds.
    """
    until = time.monotonic() + patience
    refused, listens = 0, False
    while time.monotonic() < until:
        check()
        if connects(port):
            if not listens:
                listens, until = True, min(until, time.monotonic() + OPENING)
            answer = _ask(port, password)
            if answer == "yes":
                return
            refused += answer == "refused"
            if refused > REFUSALS:
                raise _refusal()
        time.sleep(EVERY if not refused else 1)
    raise StartFailed(
        f"Neo4j runs on port {port} but does not answer.",
        hint="Stop other busy programs and run the same command again; the logs: chokepoint db path.",
    )


def answers(port: int, password: str) -> bool:
    """Whether the server answers a query right now."""
    return connects(port) and _ask(port, password) == "yes"


def _ask(port: int, password: str) -> str:
    """`yes`, `no`, or `refused` when the password is not accepted."""
    import neo4j  # takes half a second: time in which Java can start already
    from neo4j.exceptions import AuthError, DriverError, Neo4jError

    try:
        with (
            neo4j.GraphDatabase.driver(
                f"bolt://{HOST}:{port}", auth=(USERNAME, password), connection_timeout=5, keep_alive=False
            ) as driver,
            driver.session() as session,
        ):
            session.run("RETURN 1").consume()
    except AuthError:
        return "refused"
    except (DriverError, Neo4jError, OSError):
        return "no"
    return "yes"


def _refusal() -> WrongPassword:
    return WrongPassword(
        "The managed database does not accept the password that is kept in the file `password` of its home.",
        hint="Put the old file back; or remove the folder `database` (chokepoint db path) and load again.",
    )
