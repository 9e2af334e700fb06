"""The address in, the page out; and the entities that a parameter can be set to."""

from __future__ import annotations

from functools import partial
from typing import Any

import flask
from dash import Dash
from markupsafe import Markup

from app import address, lens, redraw
from app.facts import kind
from app.links import Links
from app.markup import tag
from app.parts import drawing, notices
from app.parts.export import export
from app.parts.table import Order, ordered
from app.tabular import Table
from app.views.questions import rail
from app.views.questions.asked import asked
from app.views.questions.cells import Cells
from app.views.questions.layout import ids
from app.views.questions.page import Page
from app.views.questions.selection import Selection
from app.views.questions.stage import stage
from graph import reads
from graph.asking import answered
from graph.connection import Reader
from graph.errors import UnknownName
from graph.named import LABELS
from graph.questions import question, questions
from graph.titles import choices, titles
from ontology.model import Model

PARTS = (
    ("page", "className"),
    ("notice", "children"),
    ("title", "children"),
    ("tools", "children"),
    ("rail-markup", "data"),
    ("answer-markup", "data"),
)
SCENARIO = "The scenario of the address does not act here: a named question is answered from the graph as it is."
EMPTY = "The graph is empty. Load the bundled sources first: run chokepoint load, then reload this page."


def register(app: Dash, reader: Reader, model: Model, links: Links) -> None:
    """Draw the page whenever its address changes, and serve what its controls choose from."""
    drawing.register(app, ids, "rail")
    drawing.register(app, ids, "answer")
    _serve_choices(app.server, reader, model, links)

    redraw.register(app, ids, PARTS, partial(page, reader, model, links))


def page(reader: Reader, model: Model, links: Links, query: str) -> tuple[Any, ...]:  # noqa: ARG001  # as every view's
    """The parts of the page in the order of `PARTS`, for a query string."""
    selection = Selection.from_url(query)
    found = questions().get(selection.ask)
    markup, title = _beside(reader, links, selection)
    return (
        f"view questions {'is-asked' if found else 'is-open'}",
        _notices(selection, links, query),
        f"Questions: {found.theme}" if found else "Questions",
        [export("questions")],
        drawing.picture(rail.rail(selection, links), ids=ids, name="Questions by theme", at="rail"),
        drawing.picture(markup, ids=ids, name=title, title=title, at="answer"),
    )


def _beside(reader: Reader, links: Links, selection: Selection) -> tuple[Markup, str]:
    """What stands beside the list, and what it is called."""
    knowledge = reads.knowledge(reader)
    if not knowledge.entities:
        return tag("p", EMPTY, class_="lead"), "Questions"
    if selection.ask in questions():
        shown = Page(asked(reader, selection, knowledge), links)
        return stage(shown), shown.form.said()
    named = titles(reader, {selection.lens.focus, *(each[1].get("technology", "") for each in rail.EXAMPLES)})
    return rail.start(selection, links, named.get(selection.lens.focus), named), "Questions"


def _notices(selection: Selection, links: Links, query: str) -> list[Any]:
    """What in the address means nothing, with the nearest that does."""
    said = [part for text in selection.strange for part in notices.notice(text)]
    if selection.ask and selection.ask not in questions():
        said += _unknown(selection, links)
    if selection.lens.scenario and selection.ask:
        said += notices.notice(SCENARIO)
    shown = {name for name, _ in selection.given}
    values = {name: value for name, value in address.read(query).items() if name not in shown}
    return said + [part for text in lens.complaints(values) for part in notices.notice(text)]


def _unknown(selection: Selection, links: Links) -> list[Any]:
    try:
        question(selection.ask)
    except UnknownName as error:
        near = [id for id in questions() if f"'{id}'" in error.hint]
        ways = [(questions()[id].id, links.to("questions", selection.asking(id))) for id in near]
        return notices.notice(f"There is no question {selection.ask[:80]!r}. Nearest:", ways)
    return []


def table(reader: Reader, model: Model, query: str) -> Table:  # noqa: ARG001  # every view's table takes the model
    """The rows of the answer, in the order shown; without a question, the list of all questions.

    Raises what asking raises.
    """
    selection = Selection.from_url(query)
    if not selection.ask:
        rows = tuple((each.theme, each.id, each.title) for each in questions().values())
        return Table(name="questions", columns=("theme", "id", "title"), rows=rows)
    answer = answered(reader, selection.ask, dict(selection.given))
    cells = Cells(question=questions()[selection.ask], rows=answer.rows, titles={}, to=str)
    order = Order.read(selection.sort, answer.columns)
    shown = ordered(answer.rows, order, cells.sort_key)
    return Table(
        name=selection.ask,
        columns=answer.columns,
        rows=tuple(tuple(row[name] for name in answer.columns) for row in shown),
    )


def _serve_choices(server: flask.Flask, reader: Reader, model: Model, links: Links) -> None:
    @server.get(links.to("questions/options"))
    def options() -> flask.Response:
        """Ids, names, short labels and classes of what a parameter of a type can be set to, by name."""
        type = flask.request.args.get("type", "")
        if type not in LABELS:
            flask.abort(404)
        return flask.jsonify(
            [[each.id, each.name, each.short, kind(model, each.labels).label] for each in choices(reader, type)]
        )
