"""Where else the entity on the card can be looked at, under the same lens."""

from __future__ import annotations

from collections.abc import Iterator

from app import address
from app.cards import Link
from app.lens import Lens
from app.views.explore.figures import View

BRIEFED = frozenset({"Technology", "Jurisdiction", "Company", "Measure"})
"""The classes of which a note can be written: app.briefing."""
TIMED = frozenset({"Technology", "Actor", "Measure", "Event"})
"""The classes that a timeline can be about or show: app.views.timeline."""


def ways(view: View) -> Iterator[Link]:
    """The views that can show the entity on the card; the middle of the canvas first where something else is there."""
    labels = set(view.focus.labels)
    if view.selection.focus != view.focus.id:
        yield Link("Put in the middle", view.to_entity(view.focus.id))
    if _in_chain(view):
        yield Link("Supply chain", elsewhere(view, "supply-chain"))
    if "Technology" in labels:
        yield Link("Coverage", elsewhere(view, "coverage"))
    if labels & TIMED:
        yield Link("Timeline", elsewhere(view, "timeline"))
    if labels & BRIEFED:
        yield Link("Briefing", elsewhere(view, "briefing"))


def _in_chain(view: View) -> bool:
    """Whether the picture of the supply chain has something of it: itself, what it supplies, or what it covers."""
    led = {group.type for group in view.around.groups if group.outgoing}
    return "Technology" in view.focus.labels or bool(led & {"PRODUCES", "COVERS"})


def elsewhere(view: View, path: str, **more: str) -> str:
    """The address of another view with the entity on the card in focus, under the lens of this page."""
    lens = Lens.from_values(address.read(view.selection.to_url())).values()
    return view.links.to(path, address.write({**more, **lens, "focus": view.focus.id}))
