"""Which worker runs which file, and when: long files first, so that no worker is left with one alone at the end.

Files that change a graph go to the first worker, those that need a browser to the others, as far as there are such: a
server to change, and a browser with an app to look at, are then started once.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from xdist.scheduler import LoadFileScheduling
from xdist.workermanage import WorkerController

ROOT = Path(__file__).parents[1]
FIRST = "gw0"
LONG = (
    "tests/graph/test_independent.py",
    "tests/browser/test_explore.py",
    "tests/browser/test_supply_chain.py",
    "tests/exports/test_addresses.py",
    "tests/app/test_commands.py",
    "tests/loaders/test_loading.py",
    "tests/graph/test_hostile.py",
    "tests/browser/test_references.py",
    "tests/graph/test_questions.py",
    "tests/graph/test_pasted.py",
    "tests/graph/test_reads.py",
    "tests/graph/server/test_life.py",
    "tests/graph/test_coverage_properties.py",
    "tests/graph/test_large_graph.py",
    "tests/docs/test_readme.py",
    "tests/graph/server/test_torn_log.py",
)
"""The files that take longest, the longest first, as measured; a new one takes its place here or comes after them."""


class ByGraph(LoadFileScheduling):
    """A file a time, as in `--dist loadfile`: to each worker the first of what is left in the order of `rank`."""

    def _assign_work_unit(self, node: WorkerController) -> None:
        chosen = min(self.workqueue, key=lambda file: rank(file, changing=node.gateway.id == FIRST))
        self.workqueue.move_to_end(chosen, last=False)
        super()._assign_work_unit(node)


def rank(file: str, *, changing: bool) -> tuple[int, int]:
    """The least comes first: whether the kind suits the worker that shall run it, then how long it takes."""
    if changing:
        suits = 0 if changes_a_graph(file) else 2 if needs_a_browser(file) else 1
    else:
        suits = 2 if changes_a_graph(file) else 0 if needs_a_browser(file) else 1
    return suits, LONG.index(file) if file in LONG else len(LONG)


def needs_a_browser(file: str) -> bool:
    """Whether a file, named as in the ids of its tests, is one of tests/browser."""
    return file.startswith("tests/browser/")


@cache
def changes_a_graph(file: str) -> bool:
    """Whether the tests of a file, named as in their ids, take one of the fixtures `changing…` of conftest.py."""
    return re.search(r"\b_?changing", (ROOT / file).read_text(encoding="utf-8")) is not None
