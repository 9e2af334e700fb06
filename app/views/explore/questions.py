"""The named questions that can be asked about the entity on the card."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from app.cards import Link
from app.views.explore.figures import View
from app.views.explore.ways import elsewhere
from graph.named import LABELS
from graph.questions import Parameter, Question, questions

CONDITIONS = ("toward", "on", "without")
"""Parameters that say under what a question is asked, not what it is about."""
UNNAMED: Mapping[str, str] = {"toward": "the destination", "on": "the day", "to": "another actor"}
_SLOT = re.compile(r"\{(\w+)\}")


def about(view: View) -> Iterator[Link]:
    """Each question that takes the entity, with it filled in, by theme; the most special parameter wins."""
    for question in questions().values():
        taking = _taking(question, view)
        if taking:
            yield Link(_words(question, taking, view.focus.name), _href(view, question, taking))


def _taking(question: Question, view: View) -> Parameter | None:
    fitting = (p for p in question.parameters if p.name not in CONDITIONS)
    return next((p for p in fitting if set(LABELS.get(p.type, ())) & set(view.focus.labels)), None)


def _words(question: Question, taking: Parameter, name: str) -> str:
    """The title with the entity's name in it; where the title does not speak of it, the name before it."""

    def filled(slot: re.Match[str]) -> str:
        return name if slot[1] == taking.name else UNNAMED.get(slot[1]) or f"a {question.parameter(slot[1]).type}"

    said = _SLOT.sub(filled, question.title)
    return said if f"{{{taking.name}}}" in question.title else f"{name}: {said[:1].lower()}{said[1:]}"


def _href(view: View, question: Question, taking: Parameter) -> str:
    return elsewhere(view, "questions", ask=question.id, **{taking.name: view.focus.id})
