"""Neo4j Community as a child process of this program: fetched, started, shared, ended."""

from __future__ import annotations

from graph.server.keeper_process import Terms
from graph.server.progress import Progress, Report, shown
from graph.server.server import Address, Server, Status

__all__ = ["Address", "Progress", "Report", "Server", "Status", "Terms", "shown"]
