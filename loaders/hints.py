"""What an unknown id may have been meant to be."""

from __future__ import annotations

from collections.abc import Mapping

from loaders.record import nearest

SOUGHT = 200
"""So many unknown ids are compared with all that are known. Where there are more they are no slips of the pen."""
NOT_SOUGHT = "Correct it, or add the record it names."


class Hints:
    """The nearest of the known ids, by what an unknown one should be; each question is answered once."""

    def __init__(self, labels: Mapping[str, tuple[str, ...]]) -> None:
        self._labels = labels
        self._candidates: dict[str, list[str]] = {}
        self._said: dict[tuple[str, str], str] = {}

    def kinds(self) -> set[tuple[str, ...]]:
        """The labels that there are, each combination once."""
        return set(self._labels.values())

    def nearest(self, id: str, label: str) -> str:
        """A hint that names the nearest id of an entity with this label, or what else to do."""
        if (id, label) not in self._said:
            sought = len(self._said) < SOUGHT
            self._said[id, label] = nearest(id, self._of(label)) if sought else NOT_SOUGHT
        return self._said[id, label]

    def _of(self, label: str) -> list[str]:
        if label not in self._candidates:
            self._candidates[label] = [id for id, labels in self._labels.items() if label in labels]
        return self._candidates[label]
