"""Why Neo4j ended, read from what it said."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from graph.server.errors import DiskFull, ServerError, StartFailed
from graph.server.places import Places

USER_LOG = "neo4j.log"
TAIL = 60_000  # bytes of a log that are looked at


@dataclass(frozen=True)
class Cause:
    """One known cause: the words of the log that show it, what to say, what to do."""

    words: str
    says: str
    hint: str
    error: type[ServerError] = StartFailed


SPACE = "Free some space there, or set CHOKEPOINT_HOME to another folder. What was stored before is kept."
PORT_TAKEN = Cause(
    r"Address already in use|BindException|BindFailed",
    "another program took the port",
    "Run the same command again: it chooses another port.",
)
CAUSES: tuple[Cause, ...] = (
    Cause(
        r"No space left on device|not enough space|Disk quota exceeded|File too large|Could not preallocate",
        "the disk is full",
        SPACE,
        DiskFull,
    ),
    PORT_TAKEN,
    Cause(
        r"FileLockException|StoreLockException|Lock file has been locked|Unable to obtain lock",
        "another server uses the same store",
        "End the other server, or set CHOKEPOINT_HOME to a folder of your own.",
    ),
    Cause(
        r"OutOfMemoryError|Could not reserve enough space|insufficient memory|Cannot allocate memory",
        "there is not enough memory",
        "Neo4j needs about 700 MB: close other programs and run the same command again.",
    ),
    Cause(
        r"UnsupportedClassVersionError",
        "this Java is too old",
        "Install Java 21 or newer, or set CHOKEPOINT_JAVA to its java program.",
    ),
    Cause(
        r"Permission denied|AccessDeniedException",
        "a file of the store may not be written",
        "Check who owns the files under CHOKEPOINT_HOME.",
    ),
)
STAMP = r"[-\d]+ [:.\d]+\+0000 [A-Z]+ +"  # what Neo4j puts in front of each line
NOISE = re.compile(rf"^({STAMP})?\s*(at |\.\.\. \d+ more|$)|^WARNING: |\[warning\]|^Suppressed: | INFO ")
NOT_OPENED = re.compile(r'"message":"Failed to start DatabaseId.*')
MEANING = r"(?i)caused by: |exception|error|failed"


def of(places: Places, code: int | None) -> ServerError:
    """The error that says why the server of this home ended; with the last line that means something."""
    text = "\n".join(_tail(file) for file in (places.logs / USER_LOG, places.output))
    line = last_meaningful(text)
    ended = f"Neo4j ended while starting (exit status {code})" if code is not None else "Neo4j ended while starting"
    for cause in CAUSES:
        if re.search(cause.words, text):
            line = last_meaningful(text, cause.words)
            return cause.error(f"{ended}: {cause.says} ({places.database}). Its log says: {line}", hint=cause.hint)
    return StartFailed(f"{ended}. Its log says: {line}", hint=f"The whole log: {places.output}")


def hopeless(places: Places, debug: str) -> ServerError | None:
    """The error that says why the server of this home, though it runs, will never answer; None while it may.

    `debug` is what this run has written into debug.log.
    """
    text = _tail(places.logs / USER_LOG)
    for cause in CAUSES:
        if re.search(cause.words, text):
            says = f"Neo4j cannot open its store: {cause.says} ({places.database})"
            return cause.error(f"{says}. Its log says: {last_meaningful(text, cause.words)}", hint=cause.hint)
    return _not_opened(places, debug)


def _not_opened(places: Places, debug: str) -> ServerError | None:
    """The error for a database that Neo4j has given up to open; without it, it would run on and answer nothing."""
    failure = NOT_OPENED.search(debug)
    if failure is None:
        return None
    says = f"Neo4j cannot open its store ({places.database})"
    text = failure[0].replace("\\n", "\n").replace("\\t", "\t")
    for cause in CAUSES:
        if re.search(cause.words, text):
            return cause.error(f"{says}: {cause.says}.", hint=cause.hint)
    reason = last_meaningful(text, "(?i)caused by: ")
    return StartFailed(
        f"{says}. Its log says: {reason}",
        hint="Put back a copy of the folder `database` (chokepoint db path); or remove it, and load again.",
    )


def took_port(error: Exception) -> bool:
    """Whether `error` says that the port was taken in the meantime."""
    return PORT_TAKEN.says in str(error)


def last_meaningful(text: str, words: str = MEANING) -> str:
    """The last line with `words` (by default, that names an error); else the last that is no trace; else "nothing"."""
    lines = [line.strip() for line in text.splitlines() if not NOISE.search(line)]
    named = [line for line in lines if re.search(words, line)]
    return (named or lines or ["nothing"])[-1][:400]


def _tail(file: Path) -> str:
    try:
        with file.open("rb") as stream:
            stream.seek(max(0, file.stat().st_size - TAIL))
            return stream.read().decode("utf-8", "replace")
    except OSError:
        return ""
