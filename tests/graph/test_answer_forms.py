"""An answer as a data frame, and the graph as a library in a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys

from graph.library import Graph
from graph.settings import Settings


def test_an_answer_is_a_data_frame_with_its_columns_also_without_rows(graph: Graph) -> None:
    full, empty = graph.ask("firms-by-share", technology="etch"), graph.ask("installed-base")
    assert full.to_pandas().to_dict("records") == full.rows
    assert list(full.to_pandas().columns) == ["firm", "name", "jurisdiction", "share", "year"]
    assert (len(full.to_pandas()), len(empty.to_pandas())) == (3, 0)
    assert list(empty.to_pandas().columns) == ["technology", "site", "tools"]


LIBRARY = """
import json
from graph import connect
with connect() as graph:
    answer = graph.ask("measures-on", technology="cleaning", on="2024-01-01")
    print(json.dumps([answer.rows, answer.cypher, answer.sources, len(answer.to_pandas())]))
"""


def test_the_graph_is_a_library_in_a_process_of_its_own(graph: Graph, settings: Settings) -> None:
    environment = {**os.environ, "CHOKEPOINT_HOME": str(settings.home)}
    done = subprocess.run(
        [sys.executable, "-c", LIBRARY], env=environment, capture_output=True, text=True, check=False, timeout=120
    )
    assert (done.returncode, done.stderr) == (0, "")
    here = graph.ask("measures-on", technology="cleaning", on="2024-01-01")
    assert json.loads(done.stdout) == [here.rows, here.cypher, list(here.sources), len(here.rows)]
