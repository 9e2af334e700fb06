"""What stands over the picture, as markup: what the colour says, and how to read it."""

from __future__ import annotations

from collections.abc import Mapping

from markupsafe import Markup

from app.markup import joined, tag
from app.views.supply_chain.figures import View
from app.views.supply_chain.selection import COUNTED

COLOURS: Mapping[str, str] = {
    "covered": "Covered share",
    "uncovered": "Uncovered share",
    "change": "Change since a day",
    "status": "Status of one jurisdiction",
    "share": "Share of one holder",
    "concentration": "Concentration",
    "reach": "Reach",
}
STRIP: Mapping[str, str] = {
    "in-force": "in force", "undated": "undated", "partial": "narrower", "broad": "wider", "end-use": "end use",
    "none": "none",
}  # fmt: skip
"""The statuses of the strip under a box in one word each; the card has them in full."""
WHAT = "How much of the supply stands under which status of control"


def tools(view: View, countries: Mapping[str, str], firms: Mapping[str, str]) -> Markup:
    """What the colour says, and of whom."""
    picked = view.selection.colour
    options = [tag("option", words, value=name, selected=name == picked) for name, words in COLOURS.items()]
    select = tag("select", options, data_name="colour", data_value=picked)
    return tag("label", tag("span", "Colour by"), select) + _of(view, countries, firms)


def _of(view: View, countries: Mapping[str, str], firms: Mapping[str, str]) -> Markup:
    """The choice of whom, for those colours that have one."""
    of, colour = view.selection.of, view.selection.colour
    if colour == "status":
        return _select("of", {id: view.names.get(id, id) for id in view.by}, of)
    if colour == "change":
        day = tag("input", type="date", value=view.since, data_name="of", data_value=view.since)
        return tag("label", tag("span", "since"), day)
    if colour == "concentration":
        return _select("counted in", dict(zip(COUNTED, COUNTED, strict=True)), of or COUNTED[0])
    if colour != "share":
        return Markup("")
    shown = view.colouring.heading.removeprefix("Held by ")
    options = [tag("option", value=name, data_id=id, label="country") for id, name in countries.items()]
    options += [tag("option", value=name, data_id=id, label="company") for id, name in firms.items()]
    search = tag(
        "input",
        value=shown,
        list="sc-holders",
        data_name="of",
        data_value=shown,
        autocomplete="off",
        spellcheck="false",
    )
    return tag("label", tag("span", "of"), search) + tag("datalist", options, id="sc-holders")


def _select(words: str, names: Mapping[str, str], of: str) -> Markup:
    chosen = of if of in names else next(iter(names), "")
    options = [tag("option", name, value=id, selected=id == chosen) for id, name in names.items()]
    return tag("label", tag("span", words), tag("select", options, data_name="of", data_value=chosen))


def legend(view: View) -> Markup:
    """How to read fill, number and strip."""
    fills = [tag("li", _swatch(look), words) for look, words in view.colouring.legend]
    fills.append(tag("li", tag("i", class_="sc-swatch no-number"), "no number"))
    told = {} if view.selection.colour == "status" else STRIP
    strip = [tag("li", _swatch(f"status-{name}", low=True), words) for name, words in told.items()]
    strip.append(tag("li", tag("i", class_="sc-swatch low look-others"), "others"))
    said = tag("strong", f"{view.colouring.heading}: ") + tag("span", view.colouring.rule)
    back = tag("li", tag("i", class_="sc-loop"), "flow back") if any(way.back for way in view.picture.ways) else None
    return tag(
        "div",
        tag("p", said, id="sc-rule"),
        tag("ul", fills, id="sc-fills"),
        tag("div", tag("strong", "Strip:"), tag("ul", strip, back), id="sc-strips", title=WHAT),
        class_="sc-legend",
        id="sc-legend",
    )


def _swatch(look: str, *, low: bool = False) -> Markup:
    return tag("i", class_=f"sc-swatch {look}{' low' * low}")


def empty() -> Markup:
    """What to do with a graph without technologies."""
    return tag(
        "div",
        tag("h2", "The graph has no technologies"),
        tag(
            "p",
            "This view draws the flow from raw materials to packaged chips. Load the bundled sources first: run ",
            tag("code", "chokepoint load"),
            ", then reload this page.",
        ),
        class_="sc-empty",
    )


def together(*parts: Markup) -> Markup:
    """Markup one after the other."""
    return joined(parts)
