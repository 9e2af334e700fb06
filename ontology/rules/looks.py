"""Rules on looks: colours that can be read in both themes, shapes and lines that the canvas can draw."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ontology.model import Model, RelationType
from ontology.rules.contrast import contrast
from ontology.rules.finding import Finding, Term, terms

LEAST_CONTRAST = 4.5
# Page, card and ink of both themes, as the visual language sets them.
LIGHT = ("#F6F7F9", "#FFFFFF", "#17212B")
DARK = ("#10161C", "#1B242C", "#E8ECF0")
ROUNDED = ("triangle", "rectangle", "diamond", "pentagon", "hexagon", "heptagon", "octagon", "tag")
SINGLE = ("ellipse", "barrel", "rhomboid", "right-rhomboid", "bottom-round-rectangle", "cut-rectangle", "star", "vee")
SHAPES = frozenset((*ROUNDED, *(f"round-{name}" for name in ROUNDED), *SINGLE, "concave-hexagon", "polygon"))
LINES = frozenset({"solid", "dashed", "dotted"})
COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")


def colours(model: Model) -> Iterator[Finding]:
    """Lines stand out from page and card, and ink from fills, in both themes."""
    for term in terms(model):
        for what, colour, grounds in _pairs(term):
            if not COLOUR.fullmatch(colour):
                yield Finding(term.name, "colours", f"its {what} {colour!r} is no colour; write #rrggbb.")
                continue
            for ground in grounds:
                if (found := contrast(colour, ground)) < LEAST_CONTRAST:
                    said = f"its {what} {colour} has {found:.1f}:1 against {ground}; {LEAST_CONTRAST}:1 is the least."
                    yield Finding(term.name, "colours", said)


def _pairs(term: Term) -> list[tuple[str, str, tuple[str, ...]]]:
    """Each colour of a term with the colours it must stand out from."""
    if isinstance(term, RelationType):
        return [("colour", term.color, LIGHT[:2]), ("dark colour", term.dark_color, DARK[:2])]
    return [
        ("stroke", term.stroke, LIGHT[:2]),
        ("fill", term.fill, LIGHT[2:]),
        ("dark stroke", term.dark_stroke, DARK[:2]),
        ("dark fill", term.dark_fill, DARK[2:]),
    ]


def shapes(model: Model) -> Iterator[Finding]:
    """Every shape and line is one that the canvas can draw."""
    for node in model.nodes.values():
        if node.shape not in SHAPES:
            yield Finding(node.name, "shapes", f"its shape {node.shape!r} is none that the canvas knows.")
        if (node.shape == "polygon") != bool(node.points):
            yield Finding(node.name, "shapes", "needs ui:points with the shape polygon, and with no other.")
    for relation in model.relations.values():
        if relation.line not in LINES:
            yield Finding(relation.name, "shapes", f"its line {relation.line!r} is not solid, dashed or dotted.")
