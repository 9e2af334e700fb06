"""Checking a table without a graph, and writing one table in each of its forms."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from loaders import pipeline, source
from loaders.known import Known
from loaders.pipeline import Checked
from loaders.record import SourceFault
from ontology import model
from tests.loaders.table_samples import write_parquet, write_xlsx

FORMS = ("csv", "xlsx", "parquet")
LABELS = {
    **dict.fromkeys(("jpn", "nld", "deu"), ("Jurisdiction", "Actor", "Entity")),
    **dict.fromkeys(("cleaning", "etch"), ("Equipment", "Technology", "Entity")),
}
CODES = {
    ("Jurisdiction", "iso2"): {"JP": ("jpn",), "NL": ("nld",), "DE": ("deu",)},
    ("Technology", "id"): {"cleaning": ("cleaning",), "etch": ("etch",)},
}
MAPPING = """\
release: "2026"
sources: []
entities:
- class: Company
  id: {prefix: "my:", column: Code}
  columns:
    name: Firm
    confidence: Sure
relationships:
- type: LOCATED_IN
  from: {prefix: "my:", column: Code}
  to: {lookup: Jurisdiction, by: iso2, column: Country}
  columns: {date: Since}
- type: PRODUCES
  from: {prefix: "my:", column: Code}
  to: Product
  columns: {share: {column: Share, percent: true}}
ignore: []
"""
HEADER = ("Code", "Firm", "Sure", "Country", "Since", "Product", "Share")
FINE = ("a", "Acme (made up)", "high", "JP", "2019-04-01", "cleaning", 12)


def known(labels: Mapping[str, tuple[str, ...]] = LABELS, codes: Mapping[Any, Any] = CODES) -> Known:
    """What a graph with three countries and two technologies answers."""

    def labels_of(ids: Iterable[str]) -> dict[str, tuple[str, ...]]:
        return {id: labels[id] for id in ids if id in labels}

    return Known(labels_of, lambda label, attribute: codes.get((label, attribute), {}), lambda _type: {})


def check(path: Path, mapping: Path | None = None, graph: Known | None = None) -> Checked:
    """The source table as it is in `path`, beside what a small graph knows. Writes nothing."""
    return pipeline.check(source.source("table"), path, model.load(), graph or known(), mapping)


def write(folder: Path, form: str, header: Sequence[str], *rows: Sequence[Any], mapping: str = MAPPING) -> Path:
    """The rows as a table in a form, with its mapping beside it."""
    path = folder / f"firms.{form}"
    (folder / "firms.mapping.yaml").write_text(mapping, encoding="utf-8")
    if form == "xlsx":
        return write_xlsx(path, {"Firms": [header, *rows]})
    if form == "parquet":
        texts = [[None if cell is None else str(cell) for cell in row] for row in rows]
        return write_parquet(path, dict.fromkeys(header, "VARCHAR"), texts)
    lines = [";".join("" if cell is None else str(cell) for cell in row) for row in [header, *rows]]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def changed(**cells: Any) -> tuple[Any, ...]:
    """The row without a fault, but for some of its cells."""
    return tuple(cells.get(name, cell) for name, cell in zip(HEADER, FINE, strict=True))


def line(path: Path, row: int) -> int:
    """The line on which a row stands: Parquet has no header above it."""
    return row if path.suffix == ".parquet" else row + 1


def column(path: Path, name: str, header: Sequence[str] = HEADER) -> str:
    """A column as messages call it: a spreadsheet's by its letter too."""
    return f"column {chr(ord('A') + header.index(name))} '{name}'" if path.suffix == ".xlsx" else f"column '{name}'"


def plain(checked: Checked) -> dict[str, Any]:
    """All that a checked table says, as JSON can hold it, in a fixed order."""
    entities = sorted(checked.entities, key=lambda each: each.id)
    links = sorted(checked.links, key=lambda each: (each.type, each.id))
    return {
        "name": checked.name,
        "about": dict(checked.about),
        "entities": [{"labels": each.labels, **_texts(each.properties), "sources": each.sources} for each in entities],
        "relationships": [
            {"type": each.type, "from": each.start, "to": each.end, **_texts(each.properties), "sources": each.sources}
            for each in links
        ],
        "rows": sum(checked.rows.values()),
    }


def _texts(properties: Mapping[str, Any]) -> dict[str, Any]:
    return {name: str(value) if hasattr(value, "isoformat") else value for name, value in sorted(properties.items())}


def findings(path: Path) -> list[str]:
    """What is wrong with a table."""
    return list(check(path).findings)


def stopped(path: Path) -> str:
    """What is said of a table that cannot be read at all."""
    with pytest.raises(SourceFault) as raised:
        check(path)
    return str(raised.value)
