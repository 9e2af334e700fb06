"""Entities by what a person typed, typing errors forgiven: candidates from the full-text index, ranked here."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from graph import lucene
from graph.connection import Reader
from graph.likeness import likeness
from graph.reads import ask
from graph.rows import Hit

CANDIDATES = 150
LEAST = 45.0
_BRACKET = re.compile(r"\s*\([^)]*\)\s*$")


def search(reader: Reader, text: str, limit: int = 10) -> list[Hit]:
    """The entities that fit what was typed, best first: by name, other names, id, control and tariff numbers.

    Forgives wrong, missing, doubled and swapped letters and lost or extra spaces. Nothing typed finds nothing.
    """
    asked = lucene.clean(text)
    query = lucene.entities(asked)
    if not query:
        return []
    rows = ask(
        reader,
        "search",
        text=query,
        codes=lucene.relationships(asked),
        ids=sorted({asked, asked.lower(), asked.lower().replace(" ", "-")}),
        limit=CANDIDATES,
    )
    hits = sorted((_hit(asked, row) for row in rows), key=lambda ranked: ranked[0])
    return [hit for _, hit in hits if hit.score >= LEAST][:limit]


def _hit(asked: str, row: Mapping[str, Any]) -> tuple[tuple[float, int, str], Hit]:
    """The hit and the key that orders it: fit, then number of links, then id."""
    fit, reason = _fit(asked, row)
    hit = Hit(
        id=row["id"],
        name=row["name"] or row["id"],
        labels=tuple(sorted(row["labels"])),
        score=fit,
        reason=reason,
        sources=tuple(sorted(row.get("sources") or ())),
        degree=row["degree"],
    )
    return (-round(fit, 1), -row["degree"], row["id"]), hit


def _fit(asked: str, row: Mapping[str, Any]) -> tuple[float, str | None]:
    """How well an entity fits, from 0 to 100, and the word that shows why when it is not the name."""
    wanted = asked.casefold()
    name = str(row["name"] or "").casefold()
    best = max(likeness(wanted, name), likeness(wanted, _BRACKET.sub("", name)) - 0.5)
    reason = None
    for other, worth in _others(row):
        fit = likeness(wanted, other.casefold()) - worth
        if fit > best:
            best, reason = fit, other
    return _by_code(wanted, row, best, reason)


def _others(row: Mapping[str, Any]) -> list[tuple[str, float]]:
    publisher = [(str(row["publisher"]), 12.0)] if row["publisher"] else []
    label = [(str(row["label"]), 1.0)] if row.get("label") else []
    return [*label, *((alias, 1.0) for alias in row["aliases"]), (row["id"], 2.0), *publisher]


def _by_code(wanted: str, row: Mapping[str, Any], best: float, reason: str | None) -> tuple[float, str | None]:
    """The fit raised when a control or tariff number begins with what was typed."""
    bare = _bare(wanted)
    for code in row["codes"]:
        if bare == _bare(code) or (len(bare) > 3 and _bare(code).startswith(bare)):
            return max(best, 97.0 + (bare == _bare(code))), code
    if row["reason"] and lucene.is_code(wanted) and bare[:5] in _bare(row["reason"]):
        return max(best, 92.0), row["reason"]
    return best, reason


def _bare(code: str) -> str:
    return re.sub(r"[\s.\-]", "", code).casefold()
