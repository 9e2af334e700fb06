"""The parts of the page, and what it says before a subject is named."""

from __future__ import annotations

from collections.abc import Sequence

from dash import html
from markupsafe import Markup

from app import address
from app.briefing.writing import ENDINGS
from app.ids import Ids
from app.links import Links
from app.markup import tag
from app.parts.drawing import drawing
from ontology.model import Model

ids = Ids("briefing")
LEAD = (
    "A briefing is a note of two pages on a technology, an ally, a firm or a measure: what it is, who supplies and who "
    "controls it, what was asked and answered, what is open, each figure with its source."
)
EXAMPLES = ("litho-euv", "jpn", "jp-23-items-2023")
"""One of each kind; those that the graph does not have are left out."""
FILES = {"pdf": "PDF", "docx": "Word", "pptx": "Slides", "md": "Markdown", "html": "HTML", "json": "JSON"}


def layout(_model: Model, _links: Links) -> html.Div:
    """The view before anything is asked."""
    return html.Div(
        html.Div(
            [html.Div(id=ids("notice"), className="notice", role="status"), drawing(ids, "note")], className="stage"
        ),
        id=ids("page"),
        className="view briefing",
    )


def head(links: Links, query: str, since: str) -> Markup:
    """The day to compare with, and the files."""
    field = tag("input", type="date", name="since", value=since, class_="plain-day", aria_label="Changes since")
    others = {name: value for name, value in address.read(query).items() if name != "since"}
    form = tag(
        "form",
        [tag("input", type="hidden", name=name, value=value) for name, value in others.items()],
        tag("label", "Changes since ", field),
        tag("button", "Show", type="submit", class_="button"),
        action=links.to("briefing"),
        class_="to-address since",
    )
    files = [
        tag("a", FILES[each], href=links.to(f"briefing.{each}", query), download=True, class_="button")
        for each in ENDINGS
    ]
    download = tag(
        "div", tag("span", "Download ", class_="quiet"), files, class_="files", role="group", aria_label="Download"
    )
    return tag("div", form, download, class_="note-tools")


def start(links: Links, query: str, examples: Sequence[tuple[str, str]]) -> Markup:
    """What the view shows, and examples as links: id and name of each."""
    ways = [
        tag("li", tag("a", name, href=links.to("briefing", address.changed(query, focus=id)))) for id, name in examples
    ]
    return (
        tag("h1", "Briefing", class_="view-title") + tag("p", LEAD, class_="lead") + tag("ul", ways, class_="examples")
    )
