"""The data sets that a file is put together from: the sources of its statements."""

from __future__ import annotations

from collections.abc import Iterator

from loaders.emit import Emit, Node
from loaders.record import Where
from loaders.sources.opensanctions.line import Texts

PREFIX = "os:dataset-"
PAGE = "https://www.opensanctions.org/datasets/{}/"


class Datasets:
    """The source ids for the data sets that a line names, and in the end a Source for each."""

    def __init__(self, emit: Emit) -> None:
        self._emit = emit
        self._ids: dict[Texts, Texts] = {}
        self._first: dict[str, Where] = {}

    def sources(self, names: Texts, where: Where) -> Texts:
        """The ids, in order; none for a line that names no data set."""
        found = self._ids.get(names)
        if found is None:
            for name in names:
                self._first.setdefault(name, where)
            found = self._ids[names] = tuple(sorted({f"{PREFIX}{name}" for name in names}))
        return found

    def nodes(self) -> Iterator[Node]:
        """A Source for each data set named so far, in the order in which they were met."""
        for name, where in self._first.items():
            yield self._emit.node(
                "Source",
                f"{PREFIX}{name}",
                where,
                sources=(),
                name=f"OpenSanctions: {name}",
                publisher="OpenSanctions",
                url=PAGE.format(name),
                kind="data set",
            )
