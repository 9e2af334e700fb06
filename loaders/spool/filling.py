"""Statements checked one by one and written to files, as for an empty graph."""

from __future__ import annotations

from collections.abc import Iterable

from loaders.checks import Checker
from loaders.emit import Node, Statement
from loaders.findings import Finding
from loaders.spool.files import Spool

MOST = 100_000
"""After so many findings reading ends: a file of another kind would fill the memory with them."""


def fill(rows: Spool, statements: Iterable[Statement], checker: Checker) -> set[str]:
    """Write what passes. Returns the ids of what does not: a reference to one of them is no second fault."""
    broken = set[str]()
    entity, link, add, connect, findings = checker.entity, checker.link, rows.entity, rows.link, checker.findings
    before = len(findings)
    for said in statements:
        if isinstance(said, Node):
            made = entity(said)
            if said.type is None:
                message = f"'{said.id}' is no Entity that is known."
                findings.append(Finding(said.where, message, "Load without --bulk.", "id"))
            elif len(findings) == before:
                add(made, said.where)
        else:
            connected = link(said)
            if len(findings) == before:
                connect(connected, said.where)
        if len(findings) > before:
            before = len(findings)
            broken.add(said.id)
            if before > MOST:
                break
    return broken
