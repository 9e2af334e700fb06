"""Questions that nobody can wait for, and what the server says of those that it runs."""

from __future__ import annotations

import os

OURS = f"asked by {os.environ.get('PYTEST_XDIST_WORKER', 'the only worker')}"
"""Stands in each of these questions: the workers ask the same server, and each counts its own."""
RUNAWAY = f"MATCH (a), (b), (c), (d) WHERE a.name < d.name RETURN count(*) AS n // {OURS}"
ENDLESS = f"UNWIND range(1, 100000000000) AS n WITH n WHERE n < 0 RETURN n // {OURS}"
RUNNING = "SHOW TRANSACTIONS YIELD metaData WHERE metaData.chokepoint = 'question' RETURN metaData.query AS query"
HOW_MANY = (
    "SHOW TRANSACTIONS YIELD metaData, currentQuery "
    f"WHERE metaData.chokepoint = 'question' AND currentQuery CONTAINS '{OURS}' RETURN count(*) AS n"
)
OF_SESSION = "SHOW TRANSACTIONS YIELD metaData WHERE metaData.session = $session RETURN count(*) AS n"
