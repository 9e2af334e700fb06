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
        *(_class(model, name, dark=dark) for name in model.nodes),
        _rule(".framed", shape="round-rectangle", background_color=colours["card"]),
        *_relations(model),
        *_states(colours),
    ]


def _rule(selector: str, **style: Any) -> Rule:
    return {"selector": selector, "style": {name.replace("_", "-"): value for name, value in style.items()}}


def _common(colours: dict[str, str]) -> list[Rule]:
    return [
        _rule(
            "node",
            font_family=FONT,
            font_size=12.5,
            font_weight=500,
            color=colours["ink"],
            text_wrap="wrap",
            text_max_width="1000px",
            line_height=1.2,
            width="data(w)",
            height="data(h)",
            overlay_opacity=0,
            background_opacity=0,
            border_width=0,
        ),
        _rule(
            ".shape",
            background_opacity=1,
            border_width=1.5,
            label="data(label)",
            text_margin_y="data(dy)",
            text_events="yes",
        ),
        _rule(".emblem", background_opacity=1, border_width=1.5, events="no"),
        _rule(".left", text_halign="left", text_valign="center", text_justification="right", text_margin_x=-8),
        _rule(".right", text_halign="right", text_valign="center", text_justification="left", text_margin_x=8),
        _rule(
            ".fact",
            label="data(label)",
            font_size=11.5,
            font_weight=400,
            color=colours["muted"],
            text_margin_y="data(dy)",
            events="no",
        ),
        _rule(".centre", font_size=15, font_weight=600, text_halign="center", text_valign="center", border_width=2.5),
        _rule(".centre.fact", font_size=11.5, font_weight=400, border_width=0),
        _rule(
            ".plate",
            label="data(label)",
            text_halign="center",
            text_valign="center",
            font_size=11.5,
            color=colours["muted"],
            shape="round-rectangle",
        ),
        _rule(
            ".more",
            text_events="yes",
            label="data(label)",
            color=colours["accent"],
            text_halign="center",
            text_valign="center",
        ),
        _rule(
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
        _rule(".trunk", width="data(width)", events="no", source_endpoint="data(from)", target_endpoint="data(to)"),
        _rule(".trunk.incoming", target_arrow_shape="triangle"),
        _rule(
            ".branch",
            curve_style="unbundled-bezier",
            edge_distances="endpoints",
            control_point_distances="data(distances)",
            control_point_weights="data(weights)",
            source_endpoint="data(from)",
            target_endpoint="data(to)",
        ),
        _rule(".branch.outgoing", target_arrow_shape="triangle"),
    ]


def _class(model: Model, name: str, *, dark: bool) -> Rule:
    node = model.nodes[name]
    fill, stroke = fill_and_stroke(node, dark=dark)
    points = {"shape_polygon_points": node.points} if node.shape == "polygon" else {}
    return _rule(f".{name}", shape=node.shape, background_color=fill, border_color=stroke, **points)


def _relations(model: Model) -> list[Rule]:
    return [
        _rule(f"edge.{relation.cypher_type}", line_style=relation.line)
        for relation in model.relations.values()
        if relation.line != "solid"
    ]


def _states(colours: dict[str, str]) -> list[Rule]:
    return [
        _rule(".faded", border_style="dashed"),
        _rule(".chosen", line_color=colours["accent"], target_arrow_color=colours["accent"], width=2.5),
        _rule("node.hover", border_width=3, border_color=colours["accent"]),
        _rule("edge.hover", line_color=colours["accent"], target_arrow_color=colours["accent"], width=2.25),
        _rule(".plate.hover", border_width=0, color=colours["accent"]),
        _rule(".more.hover", border_width=0),
        _rule("node.focused", border_width=3, border_color=colours["accent"]),
    ]
