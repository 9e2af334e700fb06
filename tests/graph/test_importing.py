"""How far neo4j-admin's import is, out of its own words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from graph.importing import followed

SAID = """Starting to import, the following output will be saved in the directory: /somewhere
Neo4j version: 2026.08.1
  /rows/100% mine.csv
Import starting 2026-11-22 14:22:16.121+0000
  Estimated number of nodes: 212.88 k

(1/4) Node import 2026-11-22 14:22:16.235+0000
  Estimated number of nodes: 212.88 k
.......... .......... .......... .......... ..........   5% ∆1s 342ms [1s 342ms]
-......... .......... .......... .......... ..........  90% ∆0ms [7s 348ms]
.......... .......... .......... .......... .......... 100% ∆18ms [7s 366ms]
Node import COMPLETED in 7s 367ms

(4/4) Post processing 2026-11-22 14:22:33.726+0000
.......... .......... .......... .......... ..........  45% ∆0ms [2s 406ms]
IMPORT DONE in 28s 945ms.
"""


def test_each_part_of_an_import_is_shown_in_percent() -> None:
    seen: list[str] = []

    @contextmanager
    def parts(about: str, total: int) -> Iterator[Callable[[int], None]]:
        done = 0

        def more(count: int) -> None:
            nonlocal done
            done += count
            seen.append(f"{done} of {total}")

        seen.append(about)
        yield more
        seen.append("over")

    with followed(parts) as hear:
        for line in SAID.splitlines(keepends=True):
            hear(line)
    assert seen == [
        *("Importing, part 1 of 4: node import", "5 of 100", "90 of 100", "100 of 100", "over"),
        *("Importing, part 4 of 4: post processing", "45 of 100", "over"),
    ]
