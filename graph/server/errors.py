"""What can go wrong with the managed database, each with what to do next."""

from __future__ import annotations

from ontology.errors import ExplorerError


class ServerError(ExplorerError):
    """The managed database cannot be had."""

    title = "The managed database is not available"


class NoJava(ServerError):
    """No Java that can run the server."""

    title = "No suitable Java"


class BrokenLock(ServerError):
    """The list of the server's programs cannot be read."""

    title = "The list of programs is damaged"


class DownloadFailed(ServerError):
    """A program could not be fetched."""

    title = "The database's programs could not be fetched"


class WrongChecksum(DownloadFailed):
    """A fetched program is not the one that the lock file names."""

    title = "A fetched program is not the expected one"


class DiskFull(ServerError):
    """A folder of the managed database has no room left."""

    title = "No space left"


class FolderNotUsable(ServerError):
    """A folder of the managed database cannot be written."""

    title = "A folder cannot be used"


class StartFailed(ServerError):
    """Neo4j was started and did not come to answer."""

    title = "The managed database did not start"


class TornTransaction(StartFailed):
    """The last transaction was not written whole: it can be cut off."""

    title = "The last transaction is torn"


class LogDamaged(StartFailed):
    """Stored transactions cannot be read."""

    title = "The database's log is damaged"


class WrongPassword(StartFailed):
    """The database does not accept the password that is kept beside it."""

    title = "The managed database refuses its password"


class StopFailed(ServerError):
    """Neo4j was told to end and did not."""

    title = "The managed database did not stop"
