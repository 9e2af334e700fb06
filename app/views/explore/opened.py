"""The document of an entity alone: itself in the middle, what is listed around it in columns by relation."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from app.canvas.document import Bundle, Document, Placed
from app.layout.scene import Scene
from app.views.explore import figures
from app.views.explore.figures import KEYS, View
from graph.exploring_rows import Edge
from graph.rows import Neighbour, NeighbourGroup, Neighbourhood


def document_of_focus(view: View) -> Document:
    """Where the entity and its listed neighbours stand, and where their lines run together; the rest is by default."""
    return placed(figures.scene(view), view.focus.id)


def placed(scene: Scene, focus: str) -> Document:
    """The places of a picture of one entity, with that entity at 0, 0."""
    others = {
        shape.entity: Placed(
            id=shape.entity,
            place=(round(shape.box.x), round(shape.box.y)),
            side="left" if shape.side == "left" else "right",
            origins=(focus,),
        )
        for shape in scene.shapes
        if shape.entity != focus
    }
    bundles = tuple(
        Bundle(hub=focus, relations=tuple(each.id.split(KEYS)), at=(round(each.plate.x), round(each.plate.y)))
        for each in scene.bundles
    )
    return Document(focus=focus, entities=(Placed(id=focus, place=(0, 0)), *others.values()), bundles=bundles)


def folded(scene: Scene, focus: str) -> dict[str, str]:
    """The words for neighbours that are not listed, by `asml|produces-out`: the entity and the first relation."""
    return {f"{focus}|{more.bundle.split(KEYS)[0]}": more.text for more in scene.more}


def completed(view: View, edges: Iterable[Edge]) -> View:
    """The same view with every relationship between the entity and a neighbour that is listed, also of long groups.

    A neighbour may be listed for one relation and be among the many of another: it stands in both then.
    """
    focus, listed = view.focus.id, _listed(view.around)
    groups = {(group.type, group.outgoing): group for group in view.around.groups}
    there = {
        (type, outgoing, neighbour.id): {str(said["id"]) for said in neighbour.statements}
        for (type, outgoing), group in groups.items()
        for neighbour in group.shown
    }
    for edge in edges:
        outgoing = edge.start == focus
        other = listed.get(edge.end if outgoing else edge.start)
        if other is None or edge.start == edge.end or edge.id in there.get((edge.type, outgoing, other.id), ()):
            continue
        group = groups.get((edge.type, outgoing))
        groups[edge.type, outgoing] = _with(group, edge, outgoing=outgoing, other=other)
        there.setdefault((edge.type, outgoing, other.id), set()).add(edge.id)
    return replace(view, around=replace(view.around, groups=tuple(groups.values())))


def _listed(around: Neighbourhood) -> dict[str, Neighbour]:
    return {neighbour.id: neighbour for group in around.groups for neighbour in group.shown}


def _with(group: NeighbourGroup | None, edge: Edge, *, outgoing: bool, other: Neighbour) -> NeighbourGroup:
    said = dict(edge.properties)
    if group is None:
        new = replace(other, statements=(said,))
        return NeighbourGroup(type=edge.type, outgoing=outgoing, neighbours=1, statements=1, shown=(new,))
    own = next((each for each in group.shown if each.id == other.id), None)
    if own is None:
        shown = (*group.shown, replace(other, statements=(said,)))
        return replace(group, shown=shown, neighbours=max(group.neighbours, len(shown)))
    more = replace(own, statements=(*own.statements, said))
    return replace(group, shown=tuple(more if each.id == other.id else each for each in group.shown))
