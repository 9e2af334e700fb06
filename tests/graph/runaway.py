"""Questions that nobody can wait for, and what the server says of those that it runs."""

from __future__ import annotations

RUNAWAY = "MATCH (a), (b), (c), (d) WHERE a.name < d.name RETURN count(*) AS n"
ENDLESS = "UNWIND range(1, 100000000000) AS n WITH n WHERE n < 0 RETURN n"
RUNNING = "SHOW TRANSACTIONS YIELD metaData WHERE metaData.chokepoint = 'question' RETURN metaData.query AS query"
HOW_MANY = "SHOW TRANSACTIONS YIELD metaData WHERE metaData.chokepoint = 'question' RETURN count(*) AS n"
OF_SESSION = "SHOW TRANSACTIONS YIELD metaData WHERE metaData.session = $session RETURN count(*) AS n"
