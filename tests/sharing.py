"""Which worker runs which file: those that change a graph go to one worker, so that one server is started for them."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from xdist.scheduler import LoadFileScheduling
from xdist.workermanage import WorkerController

FIRST = "gw0"


class ByGraph(LoadFileScheduling):
    """A file a time, as in `--dist loadfile`; the first worker takes first the files that change a graph, others those
    that do not. Who has none of his own kind left takes what is left."""

    def _assign_work_unit(self, node: WorkerController) -> None:
        own = [file for file in self.workqueue if changes_a_graph(file) == (node.gateway.id == FIRST)]
        if own:
            self.workqueue.move_to_end(own[0], last=False)
        super()._assign_work_unit(node)


@cache
def changes_a_graph(file: str) -> bool:
    """Whether the tests of a file, named as in their ids, take one of the fixtures `changing…` of conftest.py."""
    path = Path(__file__).parents[1] / file
    return re.search(r"\b_?changing", path.read_text(encoding="utf-8")) is not None
