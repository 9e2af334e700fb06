"""What an unknown id may have been meant to be."""

from __future__ import annotations

from collections.abc import Mapping

from loaders.record import nearest

SOUGHT = 200
"""So many unknown ids of a class are compared with all that are known. Where there are more, they are no slips."""
NOT_SOUGHT = "Correct it, or add the record it names."


class Hints:
    """The nearest of the known ids, by what an unknown one should be; each question is answered once."""

    def __init__(self, labels: Mapping[str, tuple[str, ...]]) -> None:
        self._labels = labels
        self._candidates: dict[str, list[str]] = {}
        self._said: dict[str, dict[str, str]] = {}

    def kinds(self) -> set[tuple[str, ...]]:
        """The labels that there are, each combination once."""
        return set(self._labels.values())

    def nearest(self, id: str, label: str) -> str:
        """A hint that names the nearest id of an entity with this label, or what else to do."""
        said = self._said.setdefault(label, {})
        if id not in said:
            said[id] = nearest(id, self._of(label)) if len(said) < SOUGHT else NOT_SOUGHT
        return said[id]

    def _of(self, label: str) -> list[str]:
        if label not in self._candidates:
            self._candidates[label] = [id for id, labels in self._labels.items() if label in labels]
        return self._candidates[label]
