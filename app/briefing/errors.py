"""What can go wrong with a briefing."""

from __future__ import annotations

from ontology.errors import ExplorerError


class NoBriefing(ExplorerError):
    """Nothing that a briefing can be made for was named."""

    title = "There is no such briefing"
