"""The Maven repository that the server's programs come from: a folder, or an address on the network."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname

from graph.server import maven_settings
from graph.server.errors import DownloadFailed


@dataclass(frozen=True)
class Repository:
    """Where to fetch, how to log in there, and through which proxies.

    `why` says who named it, for messages.
    """

    address: str
    why: str
    login: tuple[str, str] | None = None
    proxies: dict[str, str] = field(default_factory=dict)

    @property
    def folder(self) -> Path | None:
        """The folder that this repository is, or None when it is reached over the network."""
        parts = urlsplit(self.address)
        if parts.scheme == "file":
            return Path(url2pathname(parts.path))
        return None if parts.scheme in ("http", "https") else Path(self.address).expanduser()

    def url(self, path: str) -> str:
        """The address of the file at `path` of the repository layout."""
        return f"{self.address.rstrip('/')}/{path}"


def choose(maven: str | None, *, settings_file: Path | None = None) -> Repository:
    """The repository to use: `maven` when given, else the user's mirror, else the resolver's own default.

    Raises `DownloadFailed` when `maven` is neither an http address nor a folder that exists.
    """
    if maven:
        return _given(maven)
    user = maven_settings.read(settings_file)
    if user.mirror:
        return Repository(user.mirror, "the mirror in your Maven settings", user.login, user.proxies)
    from jgo.constants import MAVEN_CENTRAL_URL

    return Repository(MAVEN_CENTRAL_URL, "the resolver's default", proxies=user.proxies)


def _given(maven: str) -> Repository:
    repository = Repository(maven, "CHOKEPOINT_MAVEN")
    if repository.folder is not None and not repository.folder.is_dir():
        raise DownloadFailed(
            f"CHOKEPOINT_MAVEN is {maven!r}: no http or https address, and no folder of that name.",
            hint="Set it to the root of a Maven repository, or unset it.",
        )
    return repository
