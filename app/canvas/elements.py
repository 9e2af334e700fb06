"""A scene as the elements of the canvas. Positions are the scene's: the page computes none."""

from __future__ import annotations

from typing import Any

from app.layout.relations import EMBLEM_ROOM, FACT_LINE, LINE, TITLE_LINE
from app.layout.scene import Box, Branch, Bundle, More, Scene, Shape

Element = dict[str, Any]
GAP = 5.0


def elements(scene: Scene, *, chosen: str = "") -> list[Element]:
    """The canvas elements of a scene, lines first. `chosen` is the address of the statement on the card."""
    bundles = {bundle.id: bundle for bundle in scene.bundles}
    shapes = {shape.id: shape for shape in scene.shapes}
    plates = [_plate(bundle) for bundle in scene.bundles]
    drawn = [part for shape in (scene.centre, *scene.shapes) for part in _shape(shape)]
    trunks = [_trunk(bundle, _size(scene, bundle)) for bundle in scene.bundles]
    branches = [_branch(branch, bundles[branch.bundle], shapes[branch.shape], chosen) for branch in scene.branches]
    return [*plates, *drawn, *(_more(more) for more in scene.more), *trunks, *branches]


def _size(scene: Scene, bundle: Bundle) -> int:
    return sum(branch.bundle == bundle.id for branch in scene.branches)


def _shape(shape: Shape) -> list[Element]:
    """The shape with its name, its fact as a label of its own below, and the emblem when it stands in a frame."""
    line = TITLE_LINE if shape.side == "centre" else LINE
    names, facts = len(shape.lines) * line, len(shape.fact) * FACT_LINE
    top = -(names + facts + (EMBLEM_ROOM if shape.emblem else 0)) / 2 + (EMBLEM_ROOM if shape.emblem else 0)
    faded = ["faded"] if shape.faded else []
    framed = ["framed"] if shape.emblem else faded
    own = _box(shape.id, shape.box, ["shape", shape.kind, shape.side, *framed])
    own["data"] |= {"label": "\n".join(shape.lines), "dy": top + names / 2, "href": shape.href}
    own["data"] |= {"title": shape.title, "entity": shape.entity}
    parts = [own]
    if shape.emblem:
        parts.append(_box(f"{shape.id}|emblem", shape.emblem, ["emblem", shape.kind, *faded]))
    if shape.fact:
        fact = _box(f"{shape.id}|fact", shape.box, ["fact", shape.side])
        fact["data"] |= {"label": "\n".join(shape.fact), "dy": top + names + facts / 2}
        parts.append(fact)
    return parts


def _plate(bundle: Bundle) -> Element:
    plate = _box(bundle.id, bundle.plate, ["plate"])
    plate["data"] |= {"label": "\n".join(bundle.lines), "href": bundle.href, "title": bundle.title}
    return plate


def _more(more: More) -> Element:
    words = _box(more.id, more.box, ["more"])
    words["data"] |= {"label": more.text, "href": more.href, "title": f"List all: {more.text}"}
    return words


def _box(id: str, box: Box, classes: list[str]) -> Element:
    return {
        "group": "nodes",
        "data": {"id": id, "w": round(box.width, 2), "h": round(box.height, 2)},
        "position": {"x": round(box.x, 2), "y": round(box.y, 2)},
        "classes": " ".join(classes),
        "grabbable": False,
        "selectable": False,
    }


def _trunk(bundle: Bundle, size: int) -> Element:
    """From the plate to the middle when the arrow points there, else from the middle to the plate."""
    inner = -1 if bundle.side == "right" else 1
    at_plate = f"{inner * bundle.plate.width / 2:.1f}px 0px"
    at_middle = f"{bundle.meets[0]:.1f}px {bundle.meets[1]:.1f}px"
    ends = ("focus", bundle.id, at_middle, at_plate) if bundle.outgoing else (bundle.id, "focus", at_plate, at_middle)
    return _edge(
        f"{bundle.id}|trunk",
        ends,
        ["trunk", bundle.type, "outgoing" if bundle.outgoing else "incoming"],
        width=round(1.25 + min(size, 12) * 0.12, 2),
    )


def _branch(branch: Branch, bundle: Bundle, shape: Shape, chosen: str) -> Element:
    """A curve that leaves plate and shape level: two turns with a straight run between them."""
    outward = 1 if bundle.side == "right" else -1
    at_plate = outward * bundle.plate.width / 2
    at_shape = -outward * (shape.box.width / 2 + GAP)
    start = (bundle.plate.x + at_plate, bundle.plate.y)
    end = (shape.box.x + at_shape, shape.box.y)
    forth = (bundle.id, branch.shape, f"{at_plate:.1f}px 0px", f"{at_shape:.1f}px 0px")
    ends = forth if bundle.outgoing else (forth[1], forth[0], forth[3], forth[2])
    weights, distances = _turns(*((start, end) if bundle.outgoing else (end, start)))
    classes = ["branch", bundle.type, "outgoing" if bundle.outgoing else "incoming"]
    return _edge(
        branch.id,
        ends,
        classes + (["chosen"] if branch.href == chosen else []),
        weights=weights,
        distances=distances,
        href=branch.href,
        title=branch.title,
    )


def _edge(id: str, ends: tuple[str, str, str, str], classes: list[str], **data: Any) -> Element:
    source, target, at_source, at_target = ends
    own = {"id": id, "source": source, "target": target, "from": at_source, "to": at_target}
    return {"group": "edges", "data": own | data, "classes": " ".join(classes), "selectable": False}


def _turns(start: tuple[float, float], end: tuple[float, float]) -> tuple[str, str]:
    """Weights and distances of the two control points halfway across, seen from the line between the ends."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    square = dx * dx + dy * dy
    points = ((dx / 2, 0.0), (dx / 2, dy))
    weights = [(x * dx + y * dy) / square for x, y in points]
    distances = [(y * dx - x * dy) / square**0.5 for x, y in points]
    return " ".join(f"{w:.4f}" for w in weights), " ".join(f"{d:.2f}" for d in distances)
