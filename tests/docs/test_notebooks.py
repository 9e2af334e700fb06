"""The notebooks run from top to bottom on the bundled data and print what they show in the docs.

`CHOKEPOINT_WRITE_ROWS=1` writes their outputs anew. Charts are not kept: a test looks at what they draw.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import nbformat
import pytest
from nbclient import NotebookClient
from nbformat import NotebookNode

from graph.connection import Connection
from graph.settings import Settings

FILE = Path(__file__).parents[2] / "docs" / "notebooks" / "one-country.ipynb"
PLOTLY = "application/vnd.plotly.v1+json"


@pytest.fixture(scope="module")
def written() -> NotebookNode:
    """The notebook as it stands in the docs."""
    return nbformat.read(FILE, as_version=4)


@pytest.fixture(scope="module")
def run(connection: Connection, settings: Settings) -> NotebookNode:
    """The same after a run in a kernel of its own, on the loaded graph."""
    book = nbformat.read(FILE, as_version=4)
    client = NotebookClient(book, timeout=120, kernel_name="python3", extra_arguments=["--log-level=ERROR"])
    client.execute(env={**os.environ, "CHOKEPOINT_HOME": str(settings.home)}, cwd=str(FILE.parent))
    if os.environ.get("CHOKEPOINT_WRITE_ROWS"):
        write(book)
    return book


def write(book: NotebookNode) -> None:
    """Keep the printed text of each cell in the file, and nothing else that a run leaves."""
    kept = nbformat.read(FILE, as_version=4)
    for cell, text in zip(kept.cells, map(printed, book.cells), strict=True):
        if cell.cell_type == "code":
            cell.execution_count = None
            cell.outputs = [nbformat.v4.new_output("stream", name="stdout", text=text)] if text else []
    nbformat.write(kept, FILE)


def printed(cell: NotebookNode) -> str:
    """The text that a cell shows; a chart has none."""
    return "".join(_text(output) for output in cell.get("outputs", []))


def _text(output: NotebookNode) -> str:
    if output.output_type == "stream":
        return str(output.text)
    return "" if PLOTLY in output.data else str(output.data["text/plain"]) + "\n"


def test_the_notebook_shows_what_a_run_prints(written: NotebookNode, run: NotebookNode) -> None:
    assert [printed(cell) for cell in written.cells] == [printed(cell) for cell in run.cells]


def test_a_run_of_the_notebook_warns_of_nothing(run: NotebookNode) -> None:
    streams = [output for cell in run.cells for output in cell.get("outputs", []) if output.output_type == "stream"]
    assert [output.text for output in streams if output.name == "stderr"] == []


def test_the_chart_draws_the_shares_with_the_status_of_each_day(run: NotebookNode) -> None:
    outputs = [output.get("data", {}) for cell in run.cells for output in cell.get("outputs", [])]
    [chart] = [data[PLOTLY] for data in outputs if PLOTLY in data]
    before, after = chart["data"]
    assert [bar["name"] for bar in (before, after)] == ["2023-07-22", "2024-12-31"]
    assert before["y"] == after["y"]
    drawn = {
        technology: (first, second)
        for technology, first, second in zip(before["y"], before["text"], after["text"], strict=True)
    }
    assert drawn == {
        "crystal-wafer-tools": ("none", "none"),
        "coater-developer": ("announced", "in-force"),
        "dicing": ("none", "none"),
        "wafer-handling": ("none", "none"),
        "furnaces": ("announced", "in-force"),
        "cd-metrology": ("announced", "in-force"),
        "direct-write": ("undated", "in-force"),
        "test-equipment": ("none", "none"),
        "packaging-tools": ("none", "none"),
        "litho-iline": ("announced", "in-force"),
        "wafers": ("none", "none"),
        "etch-dielectric": ("announced", "in-force"),
        "mask-writers": ("undated", "in-force"),
        "photomasks": ("undated", "undated"),
        "cleaning": ("announced", "in-force"),
    }


def test_the_notebook_names_no_machine_and_keeps_no_run(written: NotebookNode) -> None:
    metadata: dict[str, Any] = {
        "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
        "language_info": {"name": "python"},
    }
    assert written.metadata == metadata
    assert [cell.metadata for cell in written.cells] == [{}] * len(written.cells)
    assert {cell.execution_count for cell in written.cells if cell.cell_type == "code"} == {None}
    assert "/" + "home/" not in json.dumps(written)
    assert FILE.stat().st_size < 30_000
