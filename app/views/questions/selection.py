"""What a link to a question remembers.

`ask` is the id of the question. A parameter is written under its own name (`technology=cleaning`), the same word as
`chokepoint ask --param` takes. `on`, `toward` and `by` are at once those of the lens that all views share, so a day
and a destination travel with the reader. Only a parameter whose name already means something else in an address
(`without`, of scenarios) is written `p.without=usa`; `p.<name>` is understood for every parameter.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from app import address
from app.exports.options import NAMES as PAPER
from app.lens import SHARED, Lens
from graph.nearest import nearest
from graph.questions import Question, questions

OWN = ("ask", "sort", "page", "as", "bars")
SAME = ("on", "toward", "by")
"""Names that mean the same as a parameter and as a part of the lens."""
SHOWN_AS = ("bars", "list")


def name_of(parameter: str) -> str:
    """The name of a parameter in an address."""
    return f"p.{parameter}" if parameter in {*SHARED, *OWN} - set(SAME) else parameter


@dataclass(frozen=True, kw_only=True)
class Selection:
    """`given` are the parameters as they are written, by name; `strange` what in the address means nothing.

    `sort` is a column, behind `-` the other way round; `bars` the column that the bars are of; `shown_as` is empty
    for the table alone.
    """

    lens: Lens = field(default_factory=Lens)
    ask: str = ""
    given: tuple[tuple[str, str], ...] = ()
    strange: tuple[str, ...] = ()
    sort: str = ""
    page: str = ""
    shown_as: str = ""
    bars: str = ""

    @classmethod
    def from_url(cls, search: str | None) -> Selection:
        """The selection that a query string stands for."""
        values = address.read(search)
        ask = values.get("ask", "").strip()
        found = questions().get(ask)
        shown_as = values.get("as", "")
        return cls(
            lens=Lens.from_values(values),
            ask=ask,
            given=tuple(_given(found, values).items()),
            strange=_strange(found, values) if found else (),
            sort=values.get("sort", ""),
            page=values.get("page", ""),
            shown_as=shown_as if shown_as in SHOWN_AS else "",
            bars=values.get("bars", ""),
        )

    def to_url(self) -> str:
        """The query string that stands for this selection."""
        return address.write(
            {
                "ask": self.ask,
                **{name_of(name): value for name, value in self.given},
                **{name: value for name, value in self.lens.values().items() if name not in dict(self.given)},
                "as": self.shown_as,
                "bars": self.bars,
                "sort": self.sort,
                "page": self.page,
            }
        )

    def asking(self, ask: str, **given: str) -> str:
        """The query string of another question under the same lens."""
        return replace(Selection(lens=self.lens), ask=ask, given=tuple(given.items())).to_url()

    def but(self, **changes: Any) -> Selection:
        """The same question with something changed."""
        return replace(self, **changes)


def _given(found: Question | None, values: Mapping[str, str]) -> dict[str, str]:
    """The parameters of the question that stand in an address, in their order."""
    names = [each.name for each in found.parameters] if found else []
    written = {name: values.get(f"p.{name}", values.get(name_of(name), "")).strip() for name in names}
    return {name: value for name, value in written.items() if value}


def _strange(found: Question, values: Mapping[str, str]) -> tuple[str, ...]:
    """A sentence for each name in the address that is no parameter of the question and nothing else either."""
    known = [each.name for each in found.parameters]
    allowed = {*SHARED, *OWN, *PAPER, *known, *(f"p.{name}" for name in known)}
    hint = f"Its parameters: {', '.join(known) or 'none'}."
    return tuple(
        f"The question has no parameter {name[:60]!r}. {nearest(name.removeprefix('p.'), known) or hint}"
        for name in values
        if name not in allowed
    )
