"""A line to the database that can be cut and joined again, as a server that is stopped and started is seen."""

from __future__ import annotations

import socket
import threading
from contextlib import suppress
from urllib.parse import urlsplit


def free_port() -> int:
    """A port that nothing listens at."""
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return int(trial.getsockname()[1])


class Line:
    """Passes on what comes to a port of its own, until it is cut; joined again, it does so at the same port."""

    def __init__(self, uri: str) -> None:
        address = urlsplit(uri)
        self._target = (address.hostname or "127.0.0.1", address.port or 7687)
        self._scheme, self._open = address.scheme, list[socket.socket]()
        self._port = 0
        self.join()

    @property
    def uri(self) -> str:
        """The address of the database through this line."""
        return f"{self._scheme}://127.0.0.1:{self._port}"

    def join(self) -> None:
        self._door = socket.create_server(("127.0.0.1", self._port))
        self._port = self._door.getsockname()[1]
        threading.Thread(target=self._welcome, args=[self._door], daemon=True).start()

    def cut(self) -> None:
        """Ends what runs over it; nobody answers from now on."""
        ends, self._open = [self._door, *self._open], []
        for end in ends:
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
            end.close()

    def _welcome(self, door: socket.socket) -> None:
        while True:
            try:
                near, _ = door.accept()
            except OSError:
                return
            far = socket.create_connection(self._target)
            self._open += [near, far]
            for one, other in ((near, far), (far, near)):
                threading.Thread(target=_pass_on, args=[one, other], daemon=True).start()


def _pass_on(one: socket.socket, other: socket.socket) -> None:
    with suppress(OSError):
        while said := one.recv(65_536):
            other.sendall(said)
        other.shutdown(socket.SHUT_WR)
