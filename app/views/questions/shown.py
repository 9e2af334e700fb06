"""The ids behind an answer."""

from __future__ import annotations

from app.exports.shown import Shown
from app.views.questions.cells import ids_in
from app.views.questions.selection import Selection
from graph.asking import answered
from graph.connection import Reader
from graph.titles import titles
from ontology.model import Model


def shown(reader: Reader, model: Model, query: str) -> Shown:  # noqa: ARG001  # as every view's
    """The entities that the rows of the answer and its parameters name; none for the list of questions.

    Raises what asking raises.
    """
    selection = Selection.from_url(query)
    if not selection.ask:
        return Shown()
    answer = answered(reader, selection.ask, dict(selection.given))
    named = ids_in(answer.rows) | ids_in([answer.parameters])
    return Shown(entities=tuple(sorted(titles(reader, named))))
