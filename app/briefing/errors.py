"""What can go wrong with a briefing."""

from __future__ import annotations

from graph.errors import UnknownName


class NoBriefing(UnknownName):
    """Nothing that a briefing can be made for was named."""

    title = "There is no such briefing"
