"""How the explorer's canvas looks: few rules, since each is tried on each of thousands of elements."""

from __future__ import annotations

from app.canvas.data import look
from app.canvas.style import FONT, Rule, name_of, of_class, rule
from app.theme import THEMES
from ontology.model import Model


def explorer_stylesheets(model: Model) -> dict[str, list[Rule]]:
    """The rules of the explorer's canvas, by theme: forms by class, names, boxes, plates, what is chosen or fades."""
    looks = dict.fromkeys(look(model, name) for name in model.nodes)
    return {
        name: [
            *_shapes(colours),
            *(of_class(model, each, dark=name == "dark") for each in looks),
            *_names(colours),
            *_boxes(colours),
            *_links(colours),
            *_chosen(colours),
            *_marked(colours),
        ]
        for name, colours in THEMES.items()
    }


def _shapes(colours: dict[str, str]) -> list[Rule]:
    """What an entity has before its class gives it form and colour. Each rule costs time for each entity on the canvas,
    each value that differs from the core's own more: there are as few as can be."""
    return [
        rule("node", width=26, height=20, overlay_opacity=0, border_width=1.5),
        rule(".centre, .plate, .group, .fact, .emblem", width="data(w)", height="data(h)"),
        rule(".fact, .plate", background_opacity=0, border_width=0),
        rule(".emblem, .fact", events="no"),
        rule(
            "edge",
            width=1.25,
            line_color=colours["edge"],
            target_arrow_color=colours["edge"],
            target_arrow_shape="triangle",
            arrow_scale=0.9,
            overlay_opacity=0,
            curve_style="straight",
        ),
    ]


def _names(colours: dict[str, str]) -> list[Rule]:
    """The names of entities, of those that have theirs: see app/assets/explore/legible.js."""
    plain = {"font_size": 11.5, "font_weight": 400, "color": colours["muted"]}
    behind = {
        "text_background_color": colours["page"],
        "text_background_opacity": 0.82,
        "text_background_padding": "1px",
    }
    return [
        rule(
            ".said, .fact, .plate, .group",
            label="data(label)",
            text_margin_y="data(dy)",
            **name_of(colours),
            text_events="yes",
            min_zoomed_font_size=6,
        ),
        rule(".left", text_halign="left", text_valign="center", text_justification="right", text_margin_x=-8),
        rule(".right", text_halign="right", text_valign="center", text_justification="left", text_margin_x=8),
        rule(".fact", min_zoomed_font_size=0, text_events="no", **plain),
        rule(".said.below", text_halign="center", text_valign="bottom", text_margin_y=4, **behind),
        rule(".framed", shape="round-rectangle", background_color=colours["card"]),
        rule(
            ".centre",
            font_size=15,
            font_weight=600,
            text_halign="center",
            text_valign="center",
            text_max_width="128px",
            border_width=2.5,
            min_zoomed_font_size=5,
        ),
        rule(".pinned", border_width=4, border_style="double"),
        rule(
            ".plate",
            text_halign="center",
            text_valign="center",
            text_margin_y=0,
            min_zoomed_font_size=0,
            shape="round-rectangle",
            background_color=colours["page"],
            background_opacity=1,
            **plain,
        ),
        rule(".more-plate", color=colours["accent"]),
    ]


def _boxes(colours: dict[str, str]) -> list[Rule]:
    return [
        rule(
            ".group",
            shape="round-rectangle",
            background_color=colours["band"],
            background_opacity=0.6,
            border_width=1,
            border_color=colours["border"],
            padding="14px",
            text_halign="center",
            text_valign="top",
            text_margin_y=-4,
            font_size=13,
            font_weight=600,
            color=colours["muted"],
        ),
    ]


def _links(colours: dict[str, str]) -> list[Rule]:
    return [
        rule(".link.curved", curve_style="bezier"),
        rule(
            ".link.named, .link.far",
            label="data(label)",
            font_size=10.5,
            font_family=FONT,
            color=colours["muted"],
            text_background_color=colours["page"],
            text_background_opacity=0.85,
            text_background_padding="1px",
            text_rotation="autorotate",
            min_zoomed_font_size=8,
        ),
        rule(".link.far", min_zoomed_font_size=13),
        rule(".line-dashed", line_style="dashed"),
        rule(".line-dotted", line_style="dotted"),
        rule(
            ".bundled",
            curve_style="unbundled-bezier",
            edge_distances="endpoints",
            control_point_distances="data(distances)",
            control_point_weights="data(weights)",
            source_endpoint="data(leaves)",
            target_endpoint="data(meets)",
        ),
    ]


def _chosen(colours: dict[str, str]) -> list[Rule]:
    ring = {"underlay_color": colours["accent"], "underlay_padding": 5}
    return [
        rule("node.faded", opacity=0.62, border_style="dashed"),
        rule("edge.faded", opacity=0.4),
        rule("node.hover", border_width=3, border_color=colours["accent"]),
        rule("edge.hover", line_color=colours["accent"], target_arrow_color=colours["accent"], width=2.25),
        rule(".plate.hover", border_width=0, color=colours["accent"]),
        rule(".beside", display="none"),
        rule(".beside.near, .beside.of-chosen, .beside.chosen", display="element"),
        rule(".near, .of-chosen", line_color=colours["accent"], target_arrow_color=colours["accent"]),
        rule(".fresh", underlay_opacity=0.18, **ring),
        rule(".entity:selected", border_width=3, border_color=colours["accent"], underlay_opacity=0.3, **ring),
        rule("edge.chosen", line_color=colours["accent"], target_arrow_color=colours["accent"], width=2.5),
        rule(".off", display="none"),
    ]


def _marked(colours: dict[str, str]) -> list[Rule]:
    """What was found, what a path runs through, and all the rest meanwhile: see app/assets/explore/marks.js."""
    accent = colours["accent"]
    return [
        rule("node.behind", opacity=0.3),
        rule("edge.behind", opacity=0.15),
        rule("node.found", underlay_color=colours["mark"], underlay_padding=7, underlay_opacity=0.35),
        rule("node.found:selected", underlay_color=accent, underlay_opacity=0.45),
        rule("node.way", border_color=accent, border_width=3, opacity=1),
        rule("edge.way", line_color=accent, target_arrow_color=accent, width=3, opacity=1, display="element"),
    ]
