"""A person's decisions on same entities: loaded, put into effect by the next load of the list, and taken back."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.connection import Connection
from loaders import pipeline, source
from loaders.known import Known, KnownActor
from loaders.pipeline import Checked
from loaders.record import SourceFault
from ontology import model
from tests.conftest import Command
from tests.loaders.test_loading import snapshot, without_time
from tests.loaders.test_us_csl import JSON

SAMPLE = source.source("confirmed").data.parent / "sample.yaml"
COMPANY = ("Company", "Actor", "Entity")
ACTORS = [KnownActor(id, COMPANY, (id,)) for id in ("fudan-micro", "hua-hong", "smic", "csl:aa07")]
GRAPH = Known(
    lambda ids: {id: COMPANY for id in ids if id in {actor.id for actor in ACTORS}},
    lambda _label, _attribute: {},
    lambda _type: {},
    lambda: ACTORS,
)
FOUND = "MATCH (m)-[:AIMED_AT]->(n) WHERE m.id = 'csl:list-entity-list' RETURN n.id AS id ORDER BY id"


def check(path: Path) -> Checked:
    return pipeline.check(source.source("confirmed"), path, model.load(), GRAPH)


def findings(path: Path) -> tuple[str, ...]:
    try:
        return check(path).findings
    except SourceFault as fault:
        return (str(fault),)


def test_a_decision_is_a_claim_on_the_entity_that_stays_and_its_own_source() -> None:
    checked = check(SAMPLE)
    assert (checked.findings, checked.about) == ((), {"release": "2026-11-21"})
    said = {each.id: (each.labels, dict(each.properties), each.sources) for each in checked.entities}
    decisions = ["confirmed:csl:aa07--fudan-micro", "confirmed:csl:aa05--hua-hong"]
    assert list(said) == [*decisions, "fudan-micro", "hua-hong"]
    assert said["fudan-micro"] == ((), {"id": "fudan-micro", "same_as": ["csl:aa07"]}, (decisions[0],))
    assert said["hua-hong"] == ((), {"id": "hua-hong", "different_from": ["csl:aa05"]}, (decisions[1],))
    properties = said[decisions[1]][1]
    assert (properties["name"], properties["publisher"]) == ("Decision: csl:aa05 is not hua-hong", "A. Sample")
    assert (str(properties["date"]), properties["note"]) == ("2026-11-21", "A trader in Lisbon with the same name.")
    assert checked.advice == (
        "Decisions on csl:… take effect when us_csl is loaded again: chokepoint load us_csl FILE.",
    )


def test_a_decision_joins_and_parts_with_the_next_load_and_unloading_it_takes_that_back(
    changing: Connection, changing_chokepoint: Command
) -> None:
    changing_chokepoint("load", "facts")
    changing_chokepoint("load", "us_csl", str(JSON))
    undecided = without_time(snapshot(changing))
    assert "csl:aa07" in [row["id"] for row in changing.rows(FOUND)]
    told = changing_chokepoint("load", "confirmed", str(SAMPLE)).stderr
    assert "take effect when us_csl is loaded again" in told
    said = changing_chokepoint("load", "us_csl", str(JSON)).stderr
    assert "Joined 2 parties with entities of other sources: 1 by a person's decision, 1 by name and country." in said
    assert "csl:aa07 'Shanghai Fudan Microelectronic' is fudan-micro: A person confirmed" in said
    assert [row["id"] for row in changing.rows(FOUND)] == ["csl:aa02", "csl:aa04", "fudan-micro", "smic"]
    assert changing.rows("MATCH ()-[r:POSSIBLY_SAME_AS]->() RETURN r.id AS id") == []
    changing_chokepoint("unload", "confirmed")
    changing_chokepoint("load", "us_csl", str(JSON))
    assert without_time(snapshot(changing)) == undecided


BREAKS = {
    "an unknown entity": (
        "fudan-micro",
        "fudan-macro",
        "'fudan-macro', which is no actor of the graph. Did you mean 'fudan-m",
    ),
    "itself": ("same_as: fudan-micro", "same_as: csl:aa07", "is 'csl:aa07', which is the id itself"),
    "no list's id": ("id: csl:aa07", "id: aa07", "field 'id' is 'aa07'. Name an entity of a list"),
    "no verdict": ("  same_as: fudan-micro\n", "", "and 'different_from' are neither there. Give one of them."),
    "both verdicts": ("same_as:", "different_from: smic\n  same_as:", "and 'different_from' are both there"),
    "nobody": ("  by: A. Sample\n", "", "field 'by' is missing or blank"),
    "no reason": ("  reason: A trader in Lisbon with the same name.\n", "", "field 'reason' is missing or blank"),
    "no such day": ("2026-11-20", "2026-02-30", "field 'on' is '2026-02-30', which is no day"),
    "a month": ("2026-11-20", "2026-11", "field 'on' is '2026-11', which is no day"),
    "an unknown field": ("  by:", "  whom: me\n  by:", "field 'whom' is not a field of this kind of record"),
    "two entities at once": (
        "csl:aa05\n  different_from",
        "csl:aa07\n  same_as",
        "is 'hua-hong' here and 'fudan-micro' in line",
    ),
    "one twice": (
        "csl:aa05\n  different_from: hua-hong",
        "csl:aa07\n  different_from: fudan-micro",
        "is 'fudan-micro', as in the decision of line 3",
    ),
    "another list": ("decisions:", "verdicts:", "sample.yaml has no list 'decisions'"),
    "no YAML": ("- id: csl:aa07", "- id: [", "sample.yaml line"),
}


@pytest.mark.parametrize("name", BREAKS)
def test_a_fault_is_named_with_its_place(tmp_path: Path, name: str) -> None:
    old, new, words = BREAKS[name]
    text, path = SAMPLE.read_text(encoding="utf-8"), tmp_path / "sample.yaml"
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    found = findings(path)
    assert len(found) == 1, found
    assert words in found[0]


@given(data=st.binary(max_size=200), start=st.sampled_from([b"", b"decisions:\n- id: csl:1\n  same_as: smic\n"]))
@settings(max_examples=40, deadline=None)
def test_any_bytes_are_refused_in_words(tmp_path_factory: pytest.TempPathFactory, data: bytes, start: bytes) -> None:
    path = tmp_path_factory.mktemp("any") / "list.yaml"
    path.write_bytes(start + data)
    assert all("list.yaml" in each for each in findings(path))
    assert findings(path)
