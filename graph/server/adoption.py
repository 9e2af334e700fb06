"""Servers that lost their keeper: taken over when they answer, ended when not."""

from __future__ import annotations

import logging
import time

from graph.server import configuration, password, processes, readiness
from graph.server.debug_log import DebugLog
from graph.server.neo4j_process import GRACE, Neo4j
from graph.server.places import Places

PATIENCE = 30.0  # seconds: one that was just starting may still come to answer

log = logging.getLogger(__name__)


def find(places: Places, patience: float = PATIENCE) -> Neo4j | None:
    """The server that runs on the store of this home without a keeper; None when there is none that answers.

    Call it only as the keeper of this home. A left-over recording of a startup cache is ended too.
    """
    for process in processes.servers(Places(places.scratch)):
        log.info("ending a left-over recording, process %d", process.pid)
        process.end(0)
    found = None
    for process in processes.servers(places):
        server = Neo4j(process, configuration.port(places) or 0, DebugLog(places))
        if found is None and _comes_to_answer(server, places, patience):
            log.info("taking over the server, process %d", process.pid)
            found = server
        else:
            log.info("ending a server that does not answer, process %d", process.pid)
            process.end(GRACE)
    return found


def _comes_to_answer(server: Neo4j, places: Places, patience: float) -> bool:
    if not server.port or not places.password.exists():
        return False
    secret = password.ensure(places.password)
    until = time.monotonic() + patience
    while server.runs() and time.monotonic() < until:
        if readiness.answers(server.port, secret):
            return True
        time.sleep(readiness.EVERY)
    return False
