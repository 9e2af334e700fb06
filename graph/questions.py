"""The questions with a name that `ask` answers: one file each in queries/questions, read from its header."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from graph.catalog import QUERIES, BrokenQuery, NamedQuery, catalog
from graph.errors import UnknownName
from graph.nearest import nearest

THEMES = (
    "Controls and coverage",
    "Shares and supply",
    "Firms",
    "Requests and answers",
    "Rules and their history",
    "Sources and claims",
)
STATE_OF_KNOWLEDGE = "the state of knowledge"
_PARAM = re.compile(r"^(?P<meaning>.+) \((?P<type>one of [\w|-]+|\w+)(?:, by default (?P<default>[^)]+))?\)$")


@dataclass(frozen=True, kw_only=True)
class Parameter:
    """What a question can be asked with. No `default`: not restricted. `choices`: the only words allowed, if any."""

    name: str
    meaning: str
    type: str
    default: str | None
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Question:
    """A question: its title with its parameters in braces, its theme, and the query that answers it.

    `no_data` is what to say where the honest answer is that nobody knows; `None`: no rows means none known.
    `no_data_when` says when, if not for want of rows: `COLUMN is null`, or the name of a query that answers it.
    `note` is what every reader should know of the answer. `rests_on`: Measure when it counts them all, coverage when
    it is worked out from it.
    """

    id: str
    title: str
    theme: str
    about: str
    parameters: tuple[Parameter, ...]
    columns: Mapping[str, str]
    note: str | None
    no_data: str | None
    no_data_when: str | None
    rests_on: str | None
    query: NamedQuery

    def parameter(self, name: str) -> Parameter:
        """The parameter of that name. Raises `UnknownName` with the nearest."""
        known = {parameter.name: parameter for parameter in self.parameters}
        if name not in known:
            hint = nearest(name, known.keys()) or f"Its parameters: {', '.join(known) or 'none'}."
            raise UnknownName(f"The question '{self.id}' has no parameter '{name}'.", hint=hint)
        return known[name]


@cache
def questions() -> Mapping[str, Question]:
    """Every question by its id, in the order of the themes, then of the ids."""
    found = [_question(query) for query in catalog(QUERIES / "questions").values()]
    return {question.id: question for question in sorted(found, key=lambda q: (THEMES.index(q.theme), q.id))}


def question(id: str) -> Question:
    """The question of that id. Raises `UnknownName` with the nearest."""
    known = questions()
    if id not in known:
        hint = nearest(id, {name: each.title for name, each in known.items()}) or "List them with: chokepoint ask"
        raise UnknownName(f"There is no question '{id}'.", hint=hint)
    return known[id]


def _question(query: NamedQuery) -> Question:
    theme = query.said.get("theme", "")
    if theme not in THEMES:
        raise BrokenQuery(f"{query.name}.cypher has the theme {theme!r}.", hint=f"Themes: {', '.join(THEMES)}.")
    return Question(
        id=query.name,
        title=query.title,
        theme=theme,
        about=query.about,
        parameters=tuple(_parameter(query.name, name, words) for name, words in query.params.items()),
        columns=query.columns,
        note=query.said.get("note"),
        no_data=query.said.get("no data"),
        no_data_when=query.said.get("no data when"),
        rests_on=query.said.get("rests on"),
        query=query,
    )


def _parameter(query: str, name: str, words: str) -> Parameter:
    found = _PARAM.match(words)
    if not found:
        raise BrokenQuery(
            f"{query}.cypher has the parameter {name}: {words!r}.",
            hint="Write `meaning (type, by default value)` or `meaning (type)`.",
        )
    type_, _, choices = found["type"].partition("one of ")
    return Parameter(
        name=name,
        meaning=found["meaning"],
        type=type_ or "choice",
        default=found["default"],
        choices=tuple(choices.split("|")) if choices else (),
    )
