"""The data model in one picture, drawn from the ontology: docs/data-model.svg."""

from __future__ import annotations

from collections.abc import Iterator

from app.drawing.shapes import Block, Drawing, Point, Route, Shape, Words
from app.drawing.svg import svg
from app.markup import tag
from app.model_boxes import LINE, Box, box, drawn
from app.theme import CONDENSED, DARK, LIGHT, MONO, SANS, fill_and_stroke
from ontology import model as ontology
from ontology.errors import BrokenOntology
from ontology.model import Model

WIDTH, TOP = 1000.0, 92.0
Pair = tuple[str, str]
NAME = "The data model: classes of entities as boxes, types of relationships on the arrows between them"


def page() -> str:
    """The picture as an SVG file that colours itself for light and dark pages."""
    model = ontology.load()
    picture = drawing(model)
    size = {"width": picture.width, "height": picture.height}
    view = f"0 0 {picture.width:g} {picture.height:g}"
    inner = tag("title", NAME), tag("style", _css(model)), svg(picture)
    return str(tag("svg", *inner, xmlns="http://www.w3.org/2000/svg", viewBox=view, **size)) + "\n"


def drawing(model: Model) -> Drawing:
    """Every class in a box and every type on an arrow. Raises `BrokenOntology` when there is no way for a type."""
    types = joins(model)
    boxes = _boxes(model, types)
    arrows = [shape for pair, names in types.items() if pair[0] != pair[1] for shape in _arrow(boxes, pair, names)]
    height = max(each.bottom for each in boxes.values()) + 50
    paper = Block(x=0, y=0, width=WIDTH, height=height, look="page", radius=6)
    inside = [shape for each in boxes.values() for shape in drawn(each)]
    return Drawing(name=NAME, width=WIDTH, height=height, shapes=(paper, *arrows, *inside, *_legend(height - 20)))


def joins(model: Model) -> dict[Pair, tuple[str, ...]]:
    """The types of relationships by the boxes that they join."""
    found: dict[Pair, list[str]] = {}
    for relation in model.relations.values():
        starts = dict.fromkeys(_root(model, each) for each in relation.source)
        for start in starts:
            for end in dict.fromkeys(_root(model, each) for each in relation.target):
                found.setdefault((start, end), []).append(relation.cypher_type)
    return {pair: tuple(sorted(names)) for pair, names in found.items()}


def _root(model: Model, name: str) -> str:
    return model.node(name).ancestors[-2:][0]


def _boxes(model: Model, types: dict[Pair, tuple[str, ...]]) -> dict[str, Box]:
    def place(name: str, x: float, y: float, width: float, columns: int = 1) -> Box:
        return box(model, name, types.get((name, name), ()), x=x, y=y, width=width, columns=columns)

    measure = place("Measure", 360, TOP, 350, 2)
    gap = place("Gap", 430, measure.bottom + 76, 210)
    low = gap.bottom + 64
    first = [place("Actor", 20, TOP, 180), measure, place("Technology", 820, TOP, 160)]
    last = [place("Event", 220, 16, 120), gap, place("Entity", 20, low, 250), place("Source", 430, low, 210)]
    found = {each.node.name: each for each in (*first, *last)}
    missing = {_root(model, name) for name in model.nodes if "Entity" in model.labels(name)} - found.keys()
    if missing:
        raise BrokenOntology(
            f"The picture of the model has no place for {', '.join(sorted(missing))}.",
            hint="Give it one in app/model_picture.py.",
        )
    return found


def _arrow(boxes: dict[str, Box], pair: Pair, names: tuple[str, ...]) -> Iterator[Shape]:
    ways = _ways(boxes)
    if pair not in ways:
        raise BrokenOntology(
            f"The picture of the model has no way from {pair[0]} to {pair[1]} for {', '.join(names)}.",
            hint="Give it one in app/model_picture.py.",
        )
    points, (x, y) = ways[pair]
    yield Route(points=points, look="flow", title=f"{pair[0]} to {pair[1]}: {', '.join(names)}")
    for row, name in enumerate(reversed(names)):
        yield Words(x=x, y=y - row * (LINE - 1), text=name, look="type", size=11)


def _ways(boxes: dict[str, Box]) -> dict[Pair, tuple[tuple[Point, ...], Point]]:
    """The corners of each arrow, and where the lowest of its words begins."""
    actor, measure, technology = boxes["Actor"], boxes["Measure"], boxes["Technology"]
    event, gap, entity, source = boxes["Event"], boxes["Gap"], boxes["Entity"], boxes["Source"]
    high, low, under = event.y + event.height / 2, gap.y + gap.height / 2, gap.bottom + 22
    return {
        ("Event", "Actor"): (((event.x, high), (110, high), (110, TOP)), (120, high - 6)),
        ("Event", "Measure"): (((event.right, high), (535, high), (535, TOP)), (352, high - 6)),
        ("Measure", "Actor"): (((360, 220), (200, 220)), (222, 213)),
        ("Actor", "Measure"): (((200, 265), (360, 265)), (222, 258)),
        ("Measure", "Technology"): (((710, 200), (820, 200)), (735, 193)),
        ("Gap", "Measure"): (((gap.middle, gap.y), (gap.middle, measure.bottom)), (gap.middle + 12, gap.y - 16)),
        ("Gap", "Actor"): (((gap.x, low), (170, low), (170, actor.bottom)), (222, low - 7)),
        ("Gap", "Technology"): (((gap.right, low), (870, low), (870, technology.bottom)), (735, low - 7)),
        ("Actor", "Technology"): (
            ((110, actor.bottom), (110, under), (930, under), (930, technology.bottom)),
            (735, under - 7),
        ),
        ("Actor", "Entity"): (((50, actor.bottom), (50, entity.y)), (60, entity.y - 14)),
        ("Entity", "Source"): (
            ((entity.right, entity.y + 20), (source.x, entity.y + 20)),
            (entity.right + 50, entity.y + 13),
        ),
    }


def _legend(y: float) -> Iterator[Shape]:
    said = "Every box is also an Entity. A class has the labels of all classes above it."
    yield Words(x=20, y=y, text=said, look="muted", size=12)
    yield Block(x=640, y=y - 8, width=8, height=8, look="item")
    yield Words(x=654, y=y, text="counts as an item control", look="muted", size=12)
    yield Block(x=820, y=y - 8, width=8, height=8, look="use")
    yield Words(x=834, y=y, text="end use or parties", look="muted", size=12)


def _css(model: Model) -> str:
    fixed = (
        f"text{{font-family:{SANS}}}text.condensed{{font-family:{CONDENSED}}}text.type{{font-family:{MONO}}}"
        ".box,.sign{stroke-width:1.5}.line{fill:none;stroke-width:1.5}.use{stroke-width:1.5}"
    )
    dark = _colours(model, DARK, dark=True)
    return f"{fixed}{_colours(model, LIGHT, dark=False)}@media (prefers-color-scheme:dark){{{dark}}}"


def _colours(model: Model, theme: dict[str, str], *, dark: bool) -> str:
    families = {node.family: fill_and_stroke(node, dark=dark) for node in model.nodes.values()}
    strong = families["measures"][1]
    return "".join(
        [
            f".page{{fill:{theme['page']}}}.ink{{fill:{theme['ink']}}}.muted{{fill:{theme['muted']}}}",
            f".type{{fill:{theme['accent']}}}.hairline{{fill:{theme['border']}}}",
            f".line{{stroke:{theme['flow']}}}.head{{fill:{theme['flow']}}}",
            f".item{{fill:{strong}}}.use{{fill:none;stroke:{strong}}}",
            *(f".{name}{{fill:{fill};stroke:{stroke}}}" for name, (fill, stroke) in families.items()),
        ]
    )
