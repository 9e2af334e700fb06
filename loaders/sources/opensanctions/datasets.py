"""The data sets that a file is put together from: the sources of its statements."""

from __future__ import annotations

from loaders.emit import Emit
from loaders.record import Where
from loaders.sources.opensanctions.line import Texts

PREFIX = "os:dataset-"
PAGE = "https://www.opensanctions.org/datasets/{}/"


class Datasets:
    """The source ids for the data sets that a line names. Each becomes a Source, common to all of its lines."""

    def __init__(self, emit: Emit) -> None:
        self._emit = emit
        self._ids: dict[Texts, Texts] = {}

    def sources(self, names: Texts, where: Where) -> Texts:
        """The ids, in order; none for a line that names no data set."""
        found = self._ids.get(names)
        if found is None:
            for name in names:
                self._keep(name, where)
            found = self._ids[names] = tuple(sorted({f"{PREFIX}{name}" for name in names}))
        return found

    def _keep(self, name: str, where: Where) -> None:
        id = f"{PREFIX}{name}"
        if id not in self._emit.common:
            self._emit.common[id] = self._emit.node(
                "Source",
                id,
                where,
                sources=(),
                name=f"OpenSanctions: {name}",
                publisher="OpenSanctions",
                url=PAGE.format(name),
                kind="data set",
            )
