"""neo4j.conf: every setting of the managed server, with the reason for it."""

from __future__ import annotations

import re
import socket
from dataclasses import dataclass

from graph.server.places import Places

HOST = "127.0.0.1"
FILE = "neo4j.conf"


@dataclass(frozen=True)
class Line:
    """One setting of Neo4j. `{port}` and `{logs}` in the value are filled in."""

    name: str
    value: str
    reason: str


LINES: tuple[Line, ...] = (
    Line("server.bolt.listen_address", f"{HOST}:{{port}}", "Only programs of this machine reach it."),
    Line("server.bolt.advertised_address", f"{HOST}:{{port}}", "Clients that ask for a route get this address too."),
    Line("server.http.enabled", "false", "Nobody uses the web interface."),
    Line("server.https.enabled", "false", "Nobody uses the web interface."),
    Line("dbms.routing.enabled", "false", "There is one server."),
    Line("dbms.usage_report.enabled", "false", "Nothing leaves the machine."),
    Line("client.allow_telemetry", "false", "Nothing leaves the machine."),
    Line("dbms.fleet_manager.enabled", "false", "Nothing leaves the machine."),
    Line("server.fleet_discovery.enabled", "false", "It broadcasts into the local network."),
    Line("dbms.security.auth_enabled", "true", "Other users of this machine do not get in."),
    Line("dbms.security.allow_csv_import_from_file_urls", "false", "A query reads no files."),
    Line("internal.dbms.cypher_ip_blocklist", "0.0.0.0/0,::/0", "A query fetches nothing from the network."),
    Line("db.transaction.timeout", "10m", "A forgotten query ends; each reader sets a shorter limit of its own."),
    Line("db.memory.transaction.max", "192m", "One query cannot take the memory of all."),
    Line("internal.cypher.use_parameter_size", "false", "A list of another length needs no plan of its own: seconds."),
    Line("db.tx_log.preallocate", "false", "A new store takes 3 MB instead of 500."),
    Line("db.store.files.preallocate", "false", "A new store takes 3 MB instead of 500."),
    Line("db.tx_log.rotation.size", "16m", "A new store takes 3 MB instead of 500."),
    Line("db.tx_log.rotation.retention_policy", "1 files", "No replica reads old transaction logs."),
    Line("server.memory.pagecache.size", "64m", "The graph fits; more would only take memory from others."),
    Line("internal.dbms.bolt.netty_server_shutdown_quiet_period_duration", "0s", "Stops in a second instead of ten."),
    Line("internal.dbms.bolt.netty_server_shutdown_timeout", "1s", "Stops in a second instead of ten."),
    Line("db.shutdown_transaction_end_timeout", "1s", "Stops in a second instead of ten."),
    Line("server.directories.logs", "{logs}", "All logs are in one folder."),
    Line("db.logs.query.enabled", "OFF", "Nobody's questions are kept."),
)
MENDING = Line("internal.dbms.tx_log.fail_on_corrupted_log_files", "false", "This run cuts off a torn transaction.")


def write(places: Places, port: int, *, mend: bool = False) -> None:
    """Writes neo4j.conf for a server on `port`; for one run that shall `mend` its log, with `MENDING`."""
    values = {"port": port, "logs": str(places.logs).replace("\\", "/")}
    lines = (*LINES, MENDING) if mend else LINES
    text = "".join(f"# {line.reason}\n{line.name}={line.value.format(**values)}\n" for line in lines)
    (places.configuration / FILE).write_text(text, encoding="utf-8")


def port(places: Places) -> int | None:
    """The port that neo4j.conf names; None when there is no such file."""
    try:
        text = (places.configuration / FILE).read_text(encoding="utf-8")
    except OSError:
        return None
    match = re.search(r"^server\.bolt\.listen_address=\S+:(\d+)$", text, re.MULTILINE)
    return int(match[1]) if match else None


def free_port() -> int:
    """A port of the loopback interface that nobody listens on at this moment."""
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        number: int = probe.getsockname()[1]
        return number
