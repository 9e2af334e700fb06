"""What the page of a question is made from: its form, and the addresses that it writes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from app import address
from app.links import Links
from app.views.questions.asked import Asked
from app.views.questions.selection import Selection
from app.views.questions.sentence import Form


@dataclass(frozen=True)
class Page:
    """The page of one question."""

    asked: Asked
    links: Links

    @property
    def selection(self) -> Selection:
        return self.asked.selection

    @cached_property
    def form(self) -> Form:
        """The sentence with its controls."""
        wrong = self.asked.wrong.parameter if self.asked.wrong else ""
        asked = self.asked
        return Form(
            question=asked.question,
            selection=asked.selection,
            titles=asked.titles,
            links=self.links,
            known=asked.known,
            wrong=wrong,
        )

    def to(self, **changes: Any) -> str:
        """The address of the same question with something changed."""
        return self.links.to("questions", self.selection.but(**changes).to_url())

    def entity(self, id: str) -> str:
        """The address of an entity in the explorer, under the day and destination asked for."""
        return self.links.to("explore", address.write(self._lens() | {"focus": id}))

    def _lens(self) -> dict[str, str | None]:
        given = self.asked.answer.parameters if self.asked.answer else dict(self.selection.given)
        written = {name: str(given[name]) for name in ("on", "toward") if given.get(name)}
        if written.get("on") == self.asked.known:
            del written["on"]
        return self.selection.lens.values() | written

    def called(self, id: str) -> str:
        """What an entity is called; an id that the graph does not have, as it is."""
        found = self.asked.titles.get(id)
        return found.short if found else id
