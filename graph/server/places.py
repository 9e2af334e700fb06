"""Where the managed database keeps its things under CHOKEPOINT_HOME."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from graph.server.errors import FolderNotUsable
from graph.server.lock import VERSION


@dataclass(frozen=True)
class Places:
    """The folders and files below one home."""

    home: Path

    @property
    def programs(self) -> Path:
        """The folder of the jars of this release, and of the startup caches made with them.

        Where it is a link, the folder itself: homes that share it share its cache, which fits one path only.
        """
        return (self.home / "programs").resolve() / f"neo4j-{VERSION}"

    @property
    def database(self) -> Path:
        """Neo4j's own home folder: store and configuration."""
        return self.home / "database"

    @property
    def configuration(self) -> Path:
        """The folder with neo4j.conf."""
        return self.database / "conf"

    @property
    def logs(self) -> Path:
        """The folder of all logs."""
        return self.home / "logs"

    @property
    def run(self) -> Path:
        """The folder of what holds only while a server runs: its state, locks, requests."""
        return self.home / "run"

    @property
    def password(self) -> Path:
        """The file with the password, made at first start."""
        return self.home / "password"

    @property
    def state(self) -> Path:
        """The file that says which server runs."""
        return self.run / "server.json"

    @property
    def request(self) -> Path:
        """The file whose presence tells the keeper to end the server."""
        return self.run / "stop"

    @property
    def activity(self) -> Path:
        """The file whose time of change is the last time somebody asked for the server."""
        return self.run / "asked"

    @property
    def start_lock(self) -> Path:
        """The lock of the one process that may start a keeper."""
        return self.run / "start.lock"

    @property
    def keeper_lock(self) -> Path:
        """The lock that a keeper holds for all its life."""
        return self.run / "keeper.lock"

    @property
    def keeper_log(self) -> Path:
        """What the keeper says."""
        return self.logs / "keeper.log"

    @property
    def output(self) -> Path:
        """What the server says on its terminal."""
        return self.logs / "server-output.log"

    @property
    def scratch(self) -> Path:
        """Neo4j's home folder for recording a startup cache; never holds anybody's data."""
        return self.home / "scratch"

    def make(self) -> None:
        """Makes the folders, for the owner only. Raises `FolderNotUsable`."""
        try:
            self.home.mkdir(parents=True, exist_ok=True)
            for folder in (self.database, self.configuration, self.logs, self.run):
                folder.mkdir(mode=0o700, exist_ok=True)
        except OSError as error:
            raise FolderNotUsable(
                f"{error.filename or self.home} cannot be made: {error.strerror}.",
                hint="Set CHOKEPOINT_HOME to a folder you can write.",
            ) from error
