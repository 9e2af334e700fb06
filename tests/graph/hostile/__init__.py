"""Statements that do more than read, or ask too much, by their disguise. Each must be refused."""

from __future__ import annotations

from tests.graph.hostile.disguises import BROKEN, CLIENTS, DISGUISES, LARGE, PATIENT, PREFIXES, SEVERAL
from tests.graph.hostile.reaches import CALLS, ELSEWHERE, FILES, LOOKS, PROCEDURES
from tests.graph.hostile.writes import SCHEMA, SEPARATE, SERVER, WITHIN, WRITES

HOSTILE = {
    "writing": WRITES,
    "writing within": WITHIN,
    "transactions of its own": SEPARATE,
    "schema": SCHEMA,
    "server": SERVER,
    "looking behind": LOOKS,
    "other databases": ELSEWHERE,
    "files and addresses": FILES,
    "procedures": PROCEDURES,
    "calls": CALLS,
    "prefixes": PREFIXES,
    "disguises": DISGUISES,
    "several": SEVERAL,
    "client commands": CLIENTS,
    "broken": BROKEN,
    "large": LARGE,
    "patient": PATIENT,
}
