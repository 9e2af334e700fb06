"""The button that opens the dialog of exports, and that dialog: one for the whole app, filled by assets/export.js."""

from __future__ import annotations

from collections.abc import Iterable

from dash import html
from markupsafe import Markup

from app.exports.options import THEMES
from app.exports.paper import PAPERS
from app.links import Links
from app.markup import Content, joined, tag
from app.parts.attributes import aria, data

FIGURES = (
    ("svg", "SVG", "A picture that stays sharp at any size, with its letters inside."),
    ("png", "PNG", "A picture of pixels, for anything that shows pictures."),
    ("pdf", "PDF", "Pages to print or send; their text can be selected and found."),
    ("pptx", "PowerPoint", "Slides of shapes and text that can be edited, with notes for the speaker."),
)
DOCUMENTS = (
    ("docx", "Word", "A document with a picture of each sheet and what it rests on."),
    ("html", "Web page", "A page that needs nothing else: pictures, rows and what they rest on."),
    ("md", "Markdown", "The rows as text with a table, and what they rest on."),
)
DATA = (
    ("csv", "CSV", "The rows that the view shows, as text."),
    ("xlsx", "Excel", "The rows that the view shows, with what they rest on in a second sheet."),
    ("json", "JSON", "The rows that the view shows, for programs."),
    ("graphml", "GraphML", "The entities and relationships that the view shows, for graph tools."),
    ("ttl", "Turtle", "The entities and relationships that the view shows, as RDF."),
)
COLOURS = dict(zip(THEMES, ("Default", "Greyscale-safe", "High contrast"), strict=True))
SWITCHES = (
    ("split", "stage", "Split into several sheets"),
    ("fold", "variants", "Fold variants"),
    ("layout", "canvas", "Keep the positions of the page"),
)
ADDRESSES = (
    ("address", "Address that makes it again"),
    ("embed", "Address to embed it, as SVG"),
    ("command", "Command that writes the file"),
)


def export(view: str) -> html.Button:
    """The button that opens the dialog for what a view shows at that moment."""
    return html.Button("Export", className="button open-export", **aria(haspopup="dialog"), **data(view=view))


def dialog(links: Links) -> Markup:
    """The dialog as it stands in every page, closed."""
    return tag(
        "dialog",
        _head(),
        tag("div", _preview(), _form(), class_="ex-body"),
        _foot(),
        id="export",
        class_="ex",
        aria_labelledby="ex-head",
        data_base=links.to("").rstrip("/"),
    )


def _head() -> Markup:
    return tag(
        "header",
        tag("h2", "Export", id="ex-head"),
        tag("p", id="ex-title", dir="auto"),
        tag("button", "Close", type="button", class_="button ex-close"),
        class_="ex-top",
    )


def _preview() -> Markup:
    """The sheet, what is to be known of it, and what would make it legible."""
    steps = joined(
        (
            tag("button", "Previous", type="button", class_="button", data_step="-1"),
            tag("span", id="ex-place", role="status"),
            tag("button", "Next", type="button", class_="button", data_step="1"),
        )
    )
    paper = tag(
        "div",
        tag("img", id="ex-picture", alt="", hidden=True),
        tag("p", "Drawing the preview …", id="ex-wait", role="status", hidden=True),
        tag("div", id="ex-fault", class_="ex-fault", role="alert", hidden=True),
        class_="ex-paper",
    )
    return tag(
        "section",
        paper,
        tag("div", steps, id="ex-steps", class_="ex-steps", hidden=True),
        tag("div", id="ex-legible", class_="ex-legible", role="status", tabindex="-1"),
        tag("ul", id="ex-warnings", class_="ex-warnings", role="status"),
        class_="ex-look",
        aria_label="Preview",
    )


def _form() -> Markup:
    kinds = joined((_files("Figure", FIGURES), _files("Document", DOCUMENTS), _files("Data", DATA)))
    return tag(
        "form",
        tag("fieldset", tag("legend", "File"), kinds, tag("p", id="ex-about", class_="ex-about", role="status")),
        tag("fieldset", tag("legend", "Sheet"), _sheet(), id="ex-sheet"),
        tag("fieldset", tag("legend", "Rebuild and embed"), joined(_address(*each) for each in ADDRESSES)),
        id="ex-form",
        class_="ex-form",
    )


def _files(heading: str, kinds: Iterable[tuple[str, str, str]]) -> Markup:
    choices = joined(
        tag(
            "label",
            tag("input", type="radio", name="ending", value=ending, data_name=name, data_about=about),
            tag("span", name),
        )
        for ending, name, about in kinds
    )
    kind = tag("span", heading, class_="ex-kind")
    return tag("div", kind, tag("div", choices), class_="ex-files", role="group", aria_label=f"{heading}, file")


def _sheet() -> Markup:
    papers = [(name, paper.label) for name, paper in PAPERS.items()]
    switches = joined(
        tag(
            "label",
            tag("input", type="checkbox", name=name, value=value),
            tag("span", words),
            class_="ex-switch",
            hidden=True,
        )
        for name, value, words in SWITCHES
    )
    return joined((_choice("paper", "Paper", papers), _choice("theme", "Colours", COLOURS.items()), switches))


def _choice(name: str, label: str, options: Iterable[tuple[str, str]]) -> Markup:
    return tag(
        "label",
        tag("span", label),
        tag("select", (tag("option", words, value=value) for value, words in options), name=name),
        class_="ex-choice",
    )


def _address(name: str, label: str) -> Markup:
    content: list[Content] = [
        tag("label", label, for_=f"ex-{name}"),
        tag("input", id=f"ex-{name}", type="text", readonly=True, spellcheck="false"),
        tag("button", "Copy", type="button", class_="button", data_copy=f"ex-{name}", aria_label=f"Copy: {label}"),
    ]
    return tag("div", content, class_="ex-address", data_for=name)


def _foot() -> Markup:
    return tag(
        "footer",
        tag("p", id="ex-said", class_="ex-said", role="status"),
        tag("button", "Cancel", id="ex-cancel", type="button", class_="button", hidden=True),
        tag("button", "Copy as image", id="ex-image", type="button", class_="button"),
        tag("button", "Download", id="ex-download", type="button", class_="button ex-main"),
        class_="ex-bottom",
    )
