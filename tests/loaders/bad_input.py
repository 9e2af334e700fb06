"""A small sound file of each form that can be loaded, and what is said of it once it is broken. No graph is needed."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from loaders import pipeline, scenario, source
from loaders.known import NOTHING
from loaders.record import SourceFault
from loaders.source import Expected
from ontology import model
from tests.loaders import eto_checking, ftm, rdf_checking, table_checking, test_confirmed, test_us_csl
from tests.loaders.table_samples import FOLDER as TABLES

FOLDERS = source.FOLDER
FACTS = {
    "release": "release: '1'\nas_of: '2026-01-01'\n",
    "sources": "sources:\n- {id: page, kind: page, publisher: P, title: Page, date: '2026-01-01'}\n",
    "actors": "actors:\n- id: jpn\n  name: Japan\n  type: jurisdiction\n  iso3: JPN\n  sources: [page]\n"
    "- {id: firm, name: Firm, type: company, country: jpn}\n",
    "technologies": "technologies:\n- {id: laser, name: Laser, label: Laser, category: component, stage: components}\n",
    "measures": "measures: []\n",
    "gaps": "gaps: []\n",
    "events": "events: []\n",
    "relationships": "relationships:\n"
    "- {id: r, subject: jpn, predicate: produces, object: laser, attributes: {share_pct: 40, year: 2024}}\n",
    "flows": "flows: []\n",
}
"""A fact base of two actors and one technology."""
EXCERPT = """\
eto_source:
- {id: eto-x, kind: page, publisher: P, title: T, date: '2026-01-01'}
eto_shares:
- {id: s, subject: jpn, object: cleaning, share_pct: 40.5, year: 2025, eto_input: N1}
eto_market_sizes: []
eto_statements: []
"""
LINES = """\
{"id": "load:one", "labels": ["LoadRecord"], "properties": {"id": "load:one", "loaded_by": ["one"], "name": "One", \
"rank": 1, "release": "1", "state": "complete", "entities": 2, "relationships": 1}}
{"id": "a", "labels": ["Company"], "properties": {"loaded_by": ["one"], "name": "Firm", "aliases": ["A"]}}
{"id": "b", "labels": ["Component"], "properties": {"loaded_by": ["one"], "name": "Laser", "category": "component", \
"label": "Laser", "stage": "components"}}
{"id": "r", "type": "PRODUCES", "from": "a", "to": "b", "properties": {"loaded_by": ["one"], "share": 40.5, "year": 1}}
"""
SCENARIO = """\
name: More
without: [old-rule]
add:
- {id: new-rule, imposed_by: jpn, effective: 2024-04-01, covers: [etch]}
"""
Said = Callable[[Path], Sequence[str]]


@dataclass(frozen=True)
class Form:
    """One form: the name of the file that is broken, what is in it while it is sound, and what is said of it.

    `beside`: other files in its folder. `asked`: what the reader is given, the file itself or its folder.
    """

    file: str
    sound: bytes
    said: Said
    beside: Callable[[Path], object] = field(default=lambda folder: None)
    folder: bool = False

    def put(self, folder: Path, data: bytes | None = None) -> Path:
        """The file in `folder` with these bytes, or as it is sound; what is to be read."""
        self.beside(folder)
        (folder / self.file).write_bytes(self.sound if data is None else data)
        return folder if self.folder else folder / self.file

    def told(self, path: Path) -> tuple[str, ...]:
        """All that is wrong with it, whether it can be read or not. Anything else that is raised is a fault of ours."""
        try:
            return tuple(self.said(path))
        except SourceFault as fault:
            return (f"{fault.message} {fault.hint}",)


def _facts(folder: Path) -> Sequence[str]:
    facts = replace(source.source("facts"), expect=Expected())
    return pipeline.check(facts, folder, model.load(), NOTHING).findings


def _excerpt(folder: Path) -> Sequence[str]:
    eto = replace(source.source("eto"), editions={"excerpt": Expected()})
    return pipeline.check(eto, folder, model.load(), eto_checking.known()).findings


def _scenario(path: Path) -> Sequence[str]:
    scenario.read(path)
    return ()


def _mapped(path: Path) -> Sequence[str]:
    return table_checking.check(path.with_name("sample.csv")).findings


def _texts(texts: dict[str, str], folder: Path) -> None:
    for name, text in texts.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")


def _copied(sample: str, folder: Path) -> None:
    shutil.copytree(FOLDERS / sample, folder, dirs_exist_ok=True)


def _mapping(folder: Path) -> None:
    shutil.copy(TABLES / "sample.mapping.yaml", folder)


def _sample(path: Path, said: Said, **more: object) -> Form:
    return Form(path.name, path.read_bytes(), said, **more)  # type: ignore[arg-type]


def _rdf(path: Path) -> Sequence[str]:
    return rdf_checking.check(path).findings


def _table(path: Path) -> Sequence[str]:
    return table_checking.check(path).findings


CSL, ETO = FOLDERS / "us_csl" / "sample", FOLDERS / "eto"
FORMS: dict[str, Form] = {
    "facts": Form("actors.yaml", FACTS["actors"].encode(), _facts, partial(_texts, FACTS), folder=True),
    "eto": _sample(
        ETO / "sample" / "provision.csv",
        lambda folder: eto_checking.check(folder).findings,
        beside=partial(_copied, "eto/sample"),
        folder=True,
    ),
    "eto of 2022": _sample(
        ETO / "sample-2022" / "provision.csv",
        lambda folder: eto_checking.check(folder).findings,
        beside=partial(_copied, "eto/sample-2022"),
        folder=True,
    ),
    "excerpt": Form(
        "eto_shares.yaml",
        EXCERPT.encode(),
        _excerpt,
        partial(_texts, {"release": "release: '1'\nas_of: '2026-01-01'\nedition: excerpt\n"}),
        folder=True,
    ),
    "list in JSON": _sample(CSL / "sample.json", lambda path: test_us_csl.check(path).findings),
    "list in CSV": _sample(CSL / "sample.csv", lambda path: test_us_csl.check(path).findings),
    "FtM": _sample(ftm.SAMPLE, lambda path: ftm.check(path, ftm.standing()).findings),
    "Turtle": _sample(rdf_checking.SAMPLES / "sample.ttl", _rdf),
    "N-Triples": _sample(rdf_checking.SAMPLES / "sample.nt", _rdf),
    "JSON-LD": _sample(rdf_checking.SAMPLES / "sample.jsonld", _rdf),
    "RDF/XML": _sample(rdf_checking.SAMPLES / "sample.rdf", _rdf),
    "dump in lines": Form("dump.ndjson", LINES.encode(), _rdf),
    "CSV": _sample(TABLES / "sample.csv", _table, beside=_mapping),
    "XLSX": _sample(TABLES / "sample.xlsx", _table, beside=_mapping),
    "Parquet": _sample(TABLES / "sample.parquet", _table, beside=_mapping),
    "mapping": _sample(
        TABLES / "sample.mapping.yaml", _mapped, beside=lambda folder: shutil.copy(TABLES / "sample.csv", folder)
    ),
    "decisions": _sample(test_confirmed.SAMPLE, lambda path: test_confirmed.check(path).findings),
    "scenario": Form("what-if.yaml", SCENARIO.encode(), _scenario),
}
BINARY = ("XLSX", "Parquet")
YAML = ("facts", "excerpt", "mapping", "decisions", "scenario")
TEXT = tuple(name for name in FORMS if name not in BINARY)


def told(form: str, folder: Path, data: bytes) -> tuple[str, ...]:
    """What is said of a broken file: at least something, in one line each, with the name of a file of the folder."""
    found = FORMS[form].told(FORMS[form].put(folder, data))
    assert found, "no finding"
    names = {*(each.name for each in folder.iterdir())}
    for each in found:
        assert any(name in each for name in names), each
        assert "\n" not in each
        assert each.isprintable()
    return found
