"""What is wrong with a statement, in words."""

from __future__ import annotations

from dataclasses import dataclass

from loaders.record import Where


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
        return f"{self.where}: {self.message} {self.hint}"
