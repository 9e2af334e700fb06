"""What is wrong with a statement, in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from loaders.record import Where
from ontology.errors import told, with_article

SHOWN = 200
"""So much of a wrong value is shown; a whole file can land in one field."""


@dataclass(frozen=True, order=True)
class Finding:
    """One thing that is wrong: where, what with the value, and what is allowed.

    `field` is the attribute at fault, `source` or `target` for an end; empty where no single one is.
    """

    where: Where
    message: str
    hint: str
    field: str = ""

    def __str__(self) -> str:
        return told(f"{self.where}: {self.message} {self.hint}")


def shortened(text: str) -> str:
    """The text, or as much of its beginning as is shown."""
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}…"


def said_twice(where: Where, id: str, first: Where) -> Finding:
    """An id that two entities or two relationships have; `first`: where the other stands.

    Also relationships of two types: `/entity/ID` is the permanent address of one statement. Between two sources it may
    happen all the same, and there the graph tells them apart by their types.
    """
    hint = f"It is also at {first}. Keep one of them, or give one another id."
    return Finding(where, f"'{id}' stands twice.", hint, "id")


def unknown(where: Where, id: str, label: str, hint: str, field: str) -> Finding:
    """A reference to what nobody describes, or to what is no `label`."""
    return Finding(where, f"'{shortened(id)}' is no {label} that is known.", hint, field)


def wrong_end(where: Where, type: str, id: str, label: str, classes: Sequence[str], field: str) -> Finding:
    """An end that is a `label`, and none of the `classes` allowed there."""
    allowed = " or ".join(map(with_article, classes))
    return Finding(where, f"'{id}' at {type} is {with_article(label)}.", f"Name {allowed} there.", field)


def ring(where: Where, members: Sequence[str]) -> Finding:
    """A technology that is narrower than itself, through all that stand between."""
    message = f"The technologies {' > '.join(members)} form a ring."
    return Finding(where, message, "Take one of these parents away.", "target")
