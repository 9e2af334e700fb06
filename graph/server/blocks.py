"""The bytes of one file of a repository, from a folder or over the network, from a given place on."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from io import BufferedReader
from pathlib import Path
from urllib.parse import urlsplit

import requests
from requests.adapters import HTTPAdapter
from urllib3.util import Retry

from graph.server.errors import DownloadFailed
from graph.server.repository import Repository

BLOCK = 1 << 16
TIMEOUT = (10, 30)  # seconds to connect, and between two blocks
RETRY = Retry(total=4, connect=2, backoff_factor=0.5, status_forcelist=(429, 500, 502, 503, 504), raise_on_status=False)
OTHER = "set CHOKEPOINT_MAVEN to a Maven repository"


def session(repository: Repository) -> requests.Session:
    """A connection to `repository` that tries again when the network stumbles."""
    session = requests.Session()
    session.mount("http://", HTTPAdapter(max_retries=RETRY))
    session.mount("https://", HTTPAdapter(max_retries=RETRY))
    session.proxies.update(repository.proxies)
    if repository.login:
        session.auth = repository.login
    return session


@contextmanager
def read(
    repository: Repository, path: str, session: requests.Session, *, start: int = 0
) -> Iterator[tuple[int, Iterator[bytes]]]:
    """Where the answer begins (0 when the server cannot begin at `start`) and its blocks.

    Raises `DownloadFailed` when the file is not to be had there, `requests.RequestException` when the
    connection breaks.
    """
    if repository.folder is not None:
        with _open(repository, repository.folder / path) as stream:
            stream.seek(start)
            yield start, iter(lambda: stream.read(BLOCK), b"")
        return
    with _ask(repository, path, session, start) as answer:
        if not answer.ok:
            raise _refused(repository, path, f"{answer.status_code} {answer.reason}")
        resumes = answer.status_code == requests.codes.partial_content
        yield start if resumes else 0, answer.iter_content(BLOCK)


def _ask(repository: Repository, path: str, session: requests.Session, start: int) -> requests.Response:
    # Asked for as it is: an answer packed on the way would make sizes and ranges meaningless.
    headers = {"Accept-Encoding": "identity"} | ({"Range": f"bytes={start}-"} if start else {})
    answer = session.get(repository.url(path), headers=headers, stream=True, timeout=TIMEOUT)
    if start and answer.status_code == requests.codes.requested_range_not_satisfiable:
        answer.close()
        return _ask(repository, path, session, 0)
    return answer


def _open(repository: Repository, file: Path) -> BufferedReader:
    try:
        return file.open("rb")
    except OSError as error:
        raise _refused(repository, file.name, error.strerror or str(error)) from error


def _refused(repository: Repository, path: str, answer: str) -> DownloadFailed:
    return DownloadFailed(
        f"{shown(repository.url(path))} ({repository.why}) answered: {answer}.",
        hint=f"Check it, or {OTHER} that has it.",
    )


def unreachable(repository: Repository, path: str, error: Exception) -> DownloadFailed:
    """The error that says that `repository` could not be reached."""
    return DownloadFailed(
        f"{shown(repository.url(path))} ({repository.why}) could not be fetched: {reason(error)}.",
        hint=f"Check the network, or {OTHER} you can reach; the next run goes on where this one stopped.",
    )


def shown(url: str) -> str:
    """`url` without the login that may stand in it."""
    parts = urlsplit(url)
    return parts._replace(netloc=parts.netloc.rsplit("@", 1)[-1]).geturl()


def reason(error: BaseException) -> str:
    """The innermost cause of a failed request, in a few words."""
    while isinstance(inner := error.__cause__ or error.__context__, BaseException):
        error = inner
    if isinstance(error, OSError) and error.errno is not None:
        return f"{error.strerror or errno.errorcode.get(error.errno, error.errno)}".lower()
    return str(error).split("\n")[0].rstrip(".") or type(error).__name__
