"""How the canvas looks, derived from the ontology and the theme."""

from __future__ import annotations

from typing import Any

from app.theme import THEMES, fill_and_stroke
from ontology.model import Model

Rule = dict[str, Any]
FONT = "IBM Plex Sans, Noto Sans, Noto Sans CJK SC, sans-serif"


def stylesheets(model: Model) -> dict[str, list[Rule]]:
    """The canvas's style rules for the light and the dark theme."""
    return {name: stylesheet(model, dark=name == "dark") for name in THEMES}


def stylesheet(model: Model, *, dark: bool) -> list[Rule]:
    """The rules of one theme: what all share, each class, each relationship, then what is chosen or faded."""
    colours = THEMES["dark" if dark else "light"]
    return [
        *_common(colours),
        *(of_class(model, name, dark=dark) for name in model.nodes),
        rule(".framed", shape="round-rectangle", background_color=colours["card"]),
        *_relations(model),
        *_states(colours),
    ]


def rule(selector: str, **style: Any) -> Rule:
    """A rule in the core's own form: `border_width` is `border-width`."""
    return {"selector": selector, "style": {name.replace("_", "-"): value for name, value in style.items()}}


def name_of(colours: dict[str, str]) -> dict[str, Any]:
    """How the name of an entity is written."""
    return {
        "font_family": FONT,
        "font_size": 12.5,
        "font_weight": 500,
        "color": colours["ink"],
        "text_wrap": "wrap",
        "text_max_width": "1000px",
        "line_height": 1.2,
    }


def _common(colours: dict[str, str]) -> list[Rule]:
    return [
        rule(
            "node",
            **name_of(colours),
            width="data(w)",
            height="data(h)",
            overlay_opacity=0,
            background_opacity=0,
            border_width=0,
        ),
        rule(
            ".shape",
            background_opacity=1,
            border_width=1.5,
            label="data(label)",
            text_margin_y="data(dy)",
            text_events="yes",
        ),
        rule(".emblem", background_opacity=1, border_width=1.5, events="no"),
        rule(".left", text_halign="left", text_valign="center", text_justification="right", text_margin_x=-8),
        rule(".right", text_halign="right", text_valign="center", text_justification="left", text_margin_x=8),
        rule(
            ".fact",
            label="data(label)",
            font_size=11.5,
            font_weight=400,
            color=colours["muted"],
            text_margin_y="data(dy)",
            events="no",
        ),
        rule(".centre", font_size=15, font_weight=600, text_halign="center", text_valign="center", border_width=2.5),
        rule(".centre.fact", font_size=11.5, font_weight=400, border_width=0),
        rule(
            ".plate",
            label="data(label)",
            text_halign="center",
            text_valign="center",
            font_size=11.5,
            color=colours["muted"],
            shape="round-rectangle",
        ),
        rule(
            ".more",
            text_events="yes",
            label="data(label)",
            color=colours["accent"],
            text_halign="center",
            text_valign="center",
        ),
        rule(
            "edge",
            width=1.25,
            line_color=colours["edge"],
            target_arrow_color=colours["edge"],
            source_arrow_color=colours["edge"],
            arrow_scale=0.9,
            overlay_padding=6,
            overlay_opacity=0,
            curve_style="straight",
        ),
        rule(".trunk", width="data(width)", events="no", source_endpoint="data(from)", target_endpoint="data(to)"),
        rule(".trunk.incoming", target_arrow_shape="triangle"),
        rule(
            ".branch",
            curve_style="unbundled-bezier",
            edge_distances="endpoints",
            control_point_distances="data(distances)",
            control_point_weights="data(weights)",
            source_endpoint="data(from)",
            target_endpoint="data(to)",
        ),
        rule(".branch.outgoing", target_arrow_shape="triangle"),
    ]


def of_class(model: Model, name: str, *, dark: bool) -> Rule:
    """Form and colours of a class."""
    node = model.nodes[name]
    fill, stroke = fill_and_stroke(node, dark=dark)
    points = {"shape_polygon_points": node.points} if node.shape == "polygon" else {}
    return rule(f".{name}", shape=node.shape, background_color=fill, border_color=stroke, **points)


def _relations(model: Model) -> list[Rule]:
    return [
        rule(f"edge.{relation.cypher_type}", line_style=relation.line)
        for relation in model.relations.values()
        if relation.line != "solid"
    ]


def _states(colours: dict[str, str]) -> list[Rule]:
    return [
        rule(".faded", border_style="dashed"),
        rule(".chosen", line_color=colours["accent"], target_arrow_color=colours["accent"], width=2.5),
        rule("node.hover", border_width=3, border_color=colours["accent"]),
        rule("edge.hover", line_color=colours["accent"], target_arrow_color=colours["accent"], width=2.25),
        rule(".plate.hover", border_width=0, color=colours["accent"]),
        rule(".more.hover", border_width=0),
        rule("node.focused", border_width=3, border_color=colours["accent"]),
    ]
