"""A question of an address, asked: its answer with everything that has a name in it, or why there is none."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from app import words
from app.views.questions.cells import ids_in
from app.views.questions.selection import Selection
from graph.answers import Answer
from graph.asking import answered
from graph.connection import Reader
from graph.errors import UnknownName, WrongValue
from graph.questions import Question, questions
from graph.rows import Knowledge
from graph.scope import today
from graph.titles import Title, titles
from ontology.errors import ExplorerError

_QUOTED = re.compile(r"'([^']+)'")


@dataclass(frozen=True, kw_only=True)
class Wrong:
    """What cannot be answered: in words, about which parameter, and the nearest values that there are."""

    message: str
    hint: str
    parameter: str = ""
    nearest: tuple[str, ...] = ()

    @classmethod
    def of(cls, error: ExplorerError, question: Question) -> Wrong:
        """The same from an error. Its message begins with the parameter, its hint names the nearest in quotes."""
        parameter, _, said = error.message.partition(": ")
        if parameter not in {each.name for each in question.parameters}:
            return cls(message=error.message, hint=error.hint)
        found = tuple(_QUOTED.findall(error.hint)) if isinstance(error, UnknownName) else ()
        return cls(message=words.capital(said), hint=error.hint, parameter=parameter, nearest=found)


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What the page of a question is drawn from. `answer` is `None` when `wrong` says why there is none."""

    question: Question
    selection: Selection
    known: str
    titles: Mapping[str, Title]
    answer: Answer | None = None
    wrong: Wrong | None = None


def asked(reader: Reader, selection: Selection, knowledge: Knowledge) -> Asked:
    """The question of a selection, asked. Only what the reader wrote is answered in words; a fault is raised."""
    question = questions()[selection.ask]
    known = (knowledge.as_of or today()).isoformat()
    answer, wrong = None, None
    try:
        answer = answered(reader, question.id, dict(selection.given))
    except (UnknownName, WrongValue) as error:
        wrong = Wrong.of(error, question)
    return Asked(
        question=question,
        selection=selection,
        known=known,
        titles=titles(reader, _ids(question, selection, answer, wrong)),
        answer=answer,
        wrong=wrong,
    )


def _ids(question: Question, selection: Selection, answer: Answer | None, wrong: Wrong | None) -> set[str]:
    """Every id that the page may want a name for."""
    written = {*dict(selection.given).values(), *(each.default or "" for each in question.parameters)}
    found = written | {word.lower() for word in written} | set(wrong.nearest if wrong else ())
    if answer is None:
        return found
    grounds = answer.grounds
    return found | ids_in(answer.rows) | {*grounds.measures, *grounds.sources, *grounds.unverified, *grounds.low}
