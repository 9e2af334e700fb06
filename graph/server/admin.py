"""`neo4j-admin`, Neo4j's own tool for a store that no server has open."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Sequence

from graph.server import command, configuration, java, processes, programs
from graph.server.errors import ServerError
from graph.server.holding import held
from graph.server.places import Places
from graph.server.progress import Report, quiet
from graph.settings import Settings

LAST = 20  # lines of the tool's output that an error repeats


class AdminFailed(ServerError):
    """Neo4j's own tool did not do what it was asked."""

    title = "neo4j-admin failed"


def run(
    settings: Settings, words: Sequence[str], report: Report = quiet, heard: Callable[[str], None] = lambda _: None
) -> str:
    """What `neo4j-admin WORDS` says, run on the managed database of this home with the programs of its server.

    They are fetched when they are not there; no server starts meanwhile. `heard` gets each line as soon as it is said.
    Raises `AdminFailed` while a server runs, or with the tool's last words when it fails, and what a start of the
    server raises without Java or programs.
    """
    places = Places(settings.home)
    places.make()
    chosen = java.choose(settings.java)
    jars = programs.ensure(places.programs, settings.maven, report)
    with held(places.start_lock, report):
        if list(processes.servers(places)):
            raise AdminFailed("The managed database runs.", hint="Run: chokepoint db stop")
        configuration.write(places, configuration.free_port())
        return _run(command.admin_line(chosen, jars, places, words), places, heard)


def _run(line: list[str], places: Places, heard: Callable[[str], None]) -> str:
    surroundings = {"NEO4J_HOME": str(places.database), "NEO4J_CONF": str(places.configuration)}
    with subprocess.Popen(
        line,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        errors="replace",
        cwd=places.database,
        env={**command.environment(), **surroundings},
    ) as process:
        try:
            said = _said(process, heard)
        except BaseException:
            process.kill()
            raise
    if process.returncode:
        last = "\n".join(said.strip().splitlines()[-LAST:])
        raise AdminFailed(
            f"neo4j-admin ended with status {process.returncode}:\n{last}", hint="Its own words are above."
        )
    return said


def _said(process: subprocess.Popen[str], heard: Callable[[str], None]) -> str:
    lines = []
    for line in process.stdout or ():
        lines.append(line)
        heard(line)
    return "".join(lines)
