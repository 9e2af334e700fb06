"""The list of all questions by theme, and what the page says before one is asked."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from app import words
from app.links import Links
from app.markup import tag
from app.views.questions import wording
from app.views.questions.selection import Selection
from graph.named import LABELS
from graph.questions import THEMES, Question, questions
from graph.titles import Title

EXAMPLES = (
    (
        "coverage-share",
        {"technology": "cleaning", "on": "2023-07-23"},
        "How much of wafer cleaning was under control toward China on 23 Jul 2023?",
    ),
    ("firms-by-share", {"technology": "etch"}, "Which firms supply etch tools, and with what share?"),
    (
        "what-changed",
        {"from": "2025-10-01", "to": "2025-12-31"},
        "What began, ended or was suspended in the last quarter of 2025?",
    ),
)


def rail(selection: Selection, links: Links) -> Markup:
    """Every question as a link that keeps the lens."""
    return tag("div", [_theme(theme, selection, links) for theme in THEMES], class_="themes")


def _theme(theme: str, selection: Selection, links: Links) -> Markup:
    asked = [each for each in questions().values() if each.theme == theme]
    key = f"theme-{THEMES.index(theme)}"
    entries = [_entry(each, selection, links) for each in asked]
    head = tag("h2", theme, tag("span", str(len(asked)), class_="count"), id=key)
    return tag("section", head, tag("ul", entries), aria_labelledby=key)


def _entry(question: Question, selection: Selection, links: Links) -> Markup:
    here = question.id == selection.ask
    link = tag(
        "a",
        wording.plain(question),
        href=links.to("questions", selection.asking(question.id)),
        aria_current="page" if here else None,
    )
    return tag(
        "li", link, data_words=f"{question.id} {question.title} {question.about}".lower(), id=f"ask-{question.id}"
    )


def start(selection: Selection, links: Links, focus: Title | None, named: Iterable[str]) -> Markup:
    """What the page shows, with three true examples; and what can be asked about the focus, when there is one.

    `named` are the entities that the graph has among those of the examples; an example without its own is left out.
    """
    known = set(named)
    kept = [each for each in EXAMPLES if each[1].get("technology", "") in known | {""}]
    examples = [tag("li", tag("a", text, href=_ask(selection, links, id, given))) for id, given, text in kept]
    count = words.count(len(questions()), "question")
    sentence = f"{count} that analysts ask of the graph, each with its answer, what it rests on, and its query."
    return tag(
        "div",
        tag("p", sentence, class_="lead"),
        tag("p", "For example:") if examples else None,
        tag("ul", examples, class_="examples"),
        about(selection, links, focus) if focus else None,
        class_="start",
    )


def _ask(selection: Selection, links: Links, id: str, given: dict[str, str]) -> str:
    return links.to("questions", selection.asking(id, **given))


def about(selection: Selection, links: Links, focus: Title) -> Markup:
    """The questions other than the one asked that can be asked about an entity, with it filled in."""
    entries = []
    for each in questions().values():
        if each.id == selection.ask:
            continue
        taking = [
            p.name for p in each.parameters if p.name != "toward" and set(LABELS.get(p.type, ())) & set(focus.labels)
        ]
        if taking:
            shown = {taking[0]: focus.short}
            text = wording.filled(each, shown) if f"{{{taking[0]}}}" in each.title else wording.plain(each)
            entries.append(
                tag("li", tag("a", text, href=_ask(selection, links, each.id, {taking[0]: focus.id}), dir="auto"))
            )
    return (
        tag(
            "section",
            tag("h2", f"{'Other questions about' if selection.ask else 'About'} {focus.name}", dir="auto"),
            tag("ul", entries, class_="examples"),
        )
        if entries
        else Markup("")
    )
