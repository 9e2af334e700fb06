"""What a record or a statement of the graph stands on."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from app.briefing.note import Ground
from graph.rows import Properties


def ground(properties: Properties, name: str = "") -> Ground:
    """What a record or statement stands on; with the name of a property, what that property stands on."""
    verified = properties.get("verified")
    return Ground(
        id=str(properties.get("id", "")),
        sources=_behind(properties, name) or tuple(properties.get("sources") or ()),
        verified=verified if isinstance(verified, bool) else None,
        confidence=properties.get("confidence"),
    )


def _behind(properties: Properties, name: str) -> tuple[str, ...]:
    """The sources of the data sets that give a property, where more than one describes the record."""
    telling = [each for each in _told(properties) if name in (each.get("properties") or {})]
    return tuple(sorted({str(source) for each in telling for source in each.get("sources") or ()}))


def _told(properties: Properties) -> list[Mapping[str, Any]]:
    """What each data set says of a record, as the graph keeps it; none where only one does."""
    try:
        claims = json.loads(properties.get("claims") or "{}")
    except (TypeError, ValueError):
        return []
    return [each for each in claims.values() if isinstance(each, dict)] if isinstance(claims, dict) else []
