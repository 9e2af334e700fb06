"""Who is connected to the server."""

from __future__ import annotations

import os

import psutil

from graph.server.processes import ProcessId


def connections(java: ProcessId, port: int) -> frozenset[int]:
    """The client's port of each connection to the server; empty when the server has gone.

    Read from the server's own sockets, which works without special rights on every platform.
    """
    process = java.find()
    if process is None:
        return frozenset()
    try:
        sockets = process.net_connections("tcp")
    except psutil.Error:
        return frozenset()
    return frozenset(s.raddr.port for s in sockets if s.status == psutil.CONN_ESTABLISHED and s.laddr.port == port)


def others(java: ProcessId, port: int) -> int:
    """How many connections come from outside this process."""
    sockets = psutil.Process(os.getpid()).net_connections("tcp")
    own = {s.laddr.port for s in sockets if s.raddr and s.raddr.port == port}
    return len(connections(java, port) - own)
