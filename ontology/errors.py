"""The root of every error a user may see."""

from __future__ import annotations

import re
from typing import Any

MOST = 2_000
"""So much of a sentence is shown: a whole file can land in one value."""
_UNSHOWN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")


class ExplorerError(Exception):
    """Something a person can act on.

    `message` says where and what is wrong, with the value that caused it.
    `hint` says what to do next. Both are shown in the terminal and in the app,
    under the `title` of the class.
    """

    title = "Something went wrong"

    def __init__(self, message: str, *, hint: str) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __str__(self) -> str:
        return f"{self.message} {self.hint}"

    def __reduce__(self) -> tuple[Any, ...]:
        """How it goes from one process to another: as it is, whatever its class takes to be made."""
        return _restored, (type(self), self.args, vars(self))


def _restored(kind: type[ExplorerError], args: tuple[Any, ...], said: dict[str, Any]) -> ExplorerError:
    error = kind.__new__(kind)
    error.args = args
    vars(error).update(said)
    return error


class UnknownTerm(ExplorerError):
    """Code or data named a term that the ontology does not define."""

    title = "Unknown ontology term"


class BrokenOntology(ExplorerError):
    """The Turtle files contradict themselves."""

    title = "The ontology is not consistent"


def with_article(label: str) -> str:
    """The name of a class as a sentence has it: an Agency, a Company."""
    return f"{'an' if label[:1] in 'AEIOU' else 'a'} {label}"


def printable(text: str) -> str:
    """The text as every terminal and file can show it: control characters and halves of others as escapes."""
    return _UNSHOWN.sub(lambda found: found[0].encode("unicode_escape").decode("ascii"), text)


def told(text: str) -> str:
    """The text to be told of data that may be anything: printable, in one line, and of a very long one its two ends."""
    shown = text if len(text) <= MOST else f"{text[: MOST // 2]} … {text[-MOST // 4 :]}"
    return printable(shown).replace("\n", "\\n")
