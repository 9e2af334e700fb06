"""Which questions an answer rests on, as one short number that anyone can work out again."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any

from graph.connection import Reader, Row

LENGTH = 12


class Recorded:
    """A reader that passes every query on and remembers it."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._asked: set[str] = set()

    def rows(self, cypher: str, /, **parameters: Any) -> list[Row]:
        """The rows of the reader behind it."""
        self._note(cypher, parameters)
        return self._reader.rows(cypher, **parameters)

    def noted(self, cypher: str, parameters: Mapping[str, Any]) -> Reader:
        """The reader behind it, for a query that is asked of it in another way; the query is remembered."""
        self._note(cypher, parameters)
        return self._reader

    def _note(self, cypher: str, parameters: Mapping[str, Any]) -> None:
        self._asked.add(json.dumps([cypher, parameters], sort_keys=True, default=str, ensure_ascii=False))

    @property
    def digest(self) -> str:
        """The first 12 hexadecimal digits of the SHA-256 of all queries asked so far with their parameters.

        Each query is JSON, `[text, parameters]` with sorted keys; they are sorted and joined by line breaks, each
        counted once. Other words, parameters or queries give another number.
        """
        return hashlib.sha256("\n".join(sorted(self._asked)).encode()).hexdigest()[:LENGTH]
