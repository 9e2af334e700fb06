"""Data sets in FollowTheMoney form: a made-up sample, what is said of files with faults, loads on a real database."""

from __future__ import annotations

import gzip
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.commands.left_out import report
from benchmarks import ftm_population
from graph.connection import Connection
from loaders.emit import KEPT, Emit
from loaders.pipeline import Checked
from loaders.record import SourceFault
from loaders.sources.opensanctions.forms import READ
from loaders.sources.opensanctions.load import load
from loaders.sources.opensanctions.mapping import MAPPING
from loaders.sources.opensanctions.values import country, share
from ontology import model
from tests.conftest import Command
from tests.loaders import ftm
from tests.loaders.checking import plain
from tests.loaders.ftm import COMPANIES, FAULTS, SAMPLE, check, line, owning, written
from tests.loaders.test_loading import snapshot, without_time

EXPECTED = SAMPLE.with_name("expected.json")


def as_json(checked: Checked) -> Any:
    """All that a checked file says, with dates as texts."""
    return json.loads(json.dumps(plain(checked), default=str))


def links(checked: Checked) -> dict[str, tuple[str, str, str]]:
    return {each.id: (each.type, each.start, each.end) for each in checked.links}


def test_the_sample_becomes_what_is_expected() -> None:
    checked = check(SAMPLE, ftm.standing())
    assert checked.findings == ()
    assert as_json(checked) == json.loads(EXPECTED.read_text(encoding="utf-8"))
    assert (checked.about, checked.rows) == ({"release": "2026-03-04"}, {"sample.ftm.json": 30})


def test_the_sample_is_read_packed_as_it_is_plain(tmp_path: Path) -> None:
    data = SAMPLE.read_bytes()
    (tmp_path / "sample.ftm.json.gz").write_bytes(gzip.compress(b"\xef\xbb\xbf" + data.replace(b"\n", b"\r\n")))
    with zipfile.ZipFile(tmp_path / "sample.ftm.json.zip", "w") as archive:
        archive.writestr("entities.ftm.json", data)
    plainly = check(SAMPLE, ftm.standing())
    for packed in sorted(tmp_path.iterdir()):
        checked = check(packed, ftm.standing())
        assert (checked.entities, checked.links) == (plainly.entities, plainly.links)


def test_a_party_is_joined_before_its_own_line(tmp_path: Path) -> None:
    link = line("l", "UnknownLink", subject=["a"], object=["x"])
    optics = line("x", "Company", "Sample Optics", country=["nl"])
    file = written(tmp_path / "f.json", link, COMPANIES[0], optics)
    joined = check(file, ftm.standing())
    assert links(joined)["os:l"] == ("RELATED_TO", "os:a", "sample-optics")
    assert [each.what for each in joined.joined] == [
        "os:x 'Sample Optics' is sample-optics: Same name 'Sample Optics' and same country NL."
    ]
    assert links(check(file))["os:l"] == ("RELATED_TO", "os:a", "os:x")


def test_where_an_entity_of_another_source_is_that_source_says(tmp_path: Path) -> None:
    optics = line("x", "Company", "Sample Optics", country=["nl", "cn"])
    other = line("y", "Company", "Made-up Y", country=["nl", "cn"])
    checked = check(written(tmp_path / "f.json", optics, other), ftm.standing())
    assert set(links(checked).values()) == {("LOCATED_IN", "os:y", "nld"), ("LOCATED_IN", "os:y", "chn")}


def test_a_graph_without_jurisdictions_and_actors_is_loaded_into_as_well() -> None:
    checked = check(SAMPLE)
    types = {each.type for each in checked.links}
    assert (checked.findings, checked.joined, types & {"LOCATED_IN", "IMPOSED_BY", "POSSIBLY_SAME_AS"}) == (
        (),
        (),
        set(),
    )


def test_plain_follow_the_money_has_neither_data_sets_nor_days(tmp_path: Path) -> None:
    checked = check(written(tmp_path / "f.json", *owning(percentage=["12.5 %"])))
    assert checked.about == {"release": "undated, 3 entities"}
    assert [(each.properties, each.sources) for each in checked.links] == [({"id": "os:o", "percentage": 12.5}, ())]


@pytest.mark.parametrize(
    ("text", "number", "words"),
    [
        ("51", 51.0, None),
        ("51%", 51.0, None),
        ("51.0", 51.0, None),
        ("0", 0.0, None),
        ("100", 100.0, None),
        ("over 50%", None, "over 50%"),
        ("25-50", None, "25-50"),
        (" ", None, None),
    ],
)
def test_a_share_is_a_number_or_stays_words(text: str, number: float | None, words: str | None) -> None:
    assert share((text,), ftm.PLACE) == (number, words)


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ("cn", "CN"),
        ("us-de", "US"),
        ("XK", "XK"),
        ("suhh", None),
        ("eu", None),
        ("zz", None),
        ("x-so", None),
        ("", None),
    ],
)
def test_a_code_is_a_country_or_left_out(code: str, found: str | None) -> None:
    assert country(code) == found


def test_there_are_as_many_faults_as_rules() -> None:
    assert len(FAULTS) == 25


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_named_with_its_place_and_nothing_else_is(tmp_path: Path, name: str) -> None:
    lines, words = FAULTS[name]
    found = check(written(tmp_path / "f.json", *lines)).findings
    assert len(found) == 1, found
    assert words in found[0]


def test_a_line_in_another_encoding_is_named(tmp_path: Path) -> None:
    file = tmp_path / "f.json"
    file.write_bytes(json.dumps(COMPANIES[0]).encode() + b'\n{"id": "b", "caption": "Caf\xe9"}\n')
    assert check(file).findings == ("f.json line 2 is not UTF-8 (byte 28 of the line). Save it as UTF-8.",)


def test_what_is_wrong_in_a_thousand_lines_is_all_told(tmp_path: Path) -> None:
    file = tmp_path / "f.json"
    ftm_population.write(file, 500, 9_500, traps=True)
    places = sorted(int(text.split()[2].rstrip(":")) for text in check(file).findings)
    assert places == [1000 * number for number in range(1, 11)]


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("empty.json", b"", "empty.json holds no entity"),
        ("blank.json", b"\n \n\n", "blank.json holds no entity"),
        ("cut.json.gz", gzip.compress(SAMPLE.read_bytes())[:-20], "cut.json.gz is damaged or cut off"),
        ("long.json", b"[" + b" " * (17 << 20), "long.json line 1 is over 16 MiB long"),
        ("bomb.json.gz", gzip.compress(b"\n" * (1 << 20)) * 300, "bomb.json.gz unpacks to over 256 MiB"),
        ("faults.json", b"{}\n" * 10_001, "faults.json has over 10,000 faults. The first: faults.json line 1"),
    ],
)
def test_a_file_that_cannot_be_read_stops_the_load(tmp_path: Path, name: str, data: bytes, words: str) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(SourceFault) as raised:
        check(tmp_path / name)
    assert words in raised.value.message


def test_of_what_is_left_out_a_thousand_are_kept_and_the_rest_counted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ships = [line(f"v{number}", "Vessel", f"MV Made-up {number}") for number in range(KEPT + 5)]
    checked = check(written(tmp_path / "f.json", COMPANIES[0], *ships))
    assert [each.more for each in checked.left_out] == [0] * (KEPT - 1) + [5]
    report(checked)
    said = capsys.readouterr().err.splitlines()
    assert said[1] == "Left out, 1005 of the 1006 rows of f.json: Vessel: a ship, no party"
    assert (len(said), said[-1]) == (13, "  and 995 more")


def test_each_property_that_is_not_read_is_told_once_with_its_number(tmp_path: Path) -> None:
    rich = [{**each, "properties": {"colour": ["red"], "name": ["Made-up"]}} for each in COMPANIES]
    checked = check(written(tmp_path / "f.json", line("p", "Person", "Made-up P"), *rich))
    assert [(each.reason, each.where.line, each.more) for each in checked.left_out] == [
        ("of each, the property 'colour', which is not read", 2, 1)
    ]


def test_the_mapping_names_what_the_ontology_has() -> None:
    known = model.load()
    assert {known.node(name).name for name in MAPPING.parties.values()} == {"Actor", "Agency", "Company", "Person"}
    for relation in MAPPING.relations.values():
        attributes = {each.name for each in known.relation(relation.type).attributes}
        assert {relation.says, "since", "until", "status"} <= attributes
    assert not {*MAPPING.parties, *MAPPING.relations, *MAPPING.listings} & {*MAPPING.left_out}
    assert READ["Ownership"] == {"owner", "asset", "role", "percentage", "startDate", "endDate", "status"}
    assert {*READ, *MAPPING.left_out} == {*MAPPING.schemata}


def test_the_file_is_not_held(tmp_path: Path) -> None:
    file = tmp_path / "f.json"
    ftm_population.write(file, 20, 80)
    statements = load(file, Emit(), model.load(), ftm.EMPTY)
    first = next(statements)
    assert (first.id, first.type) == ("os:own-0", "OWNS")
    assert sum(1 for _ in statements) == 99 + 2


@settings(max_examples=60, deadline=None)
@given(data=st.binary(max_size=300), ending=st.sampled_from(["", ".gz", ".zip"]))
def test_any_bytes_are_read_or_refused_in_words(
    tmp_path_factory: pytest.TempPathFactory, data: bytes, ending: str
) -> None:
    refused(tmp_path_factory.mktemp("any") / f"any.json{ending}", data)


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)
PROPERTIES = sorted({name for names in READ.values() for name in names})
TEXTS = st.lists(st.text(max_size=8) | st.sampled_from(["a", "b", "50%", "2023-02-30", "cn"]), max_size=3)


@settings(max_examples=60, deadline=None)
@given(
    entities=st.lists(
        st.fixed_dictionaries(
            {
                "id": st.sampled_from(["a", "b", "c"]) | VALUES,
                "schema": st.sampled_from(MAPPING.schemata) | VALUES,
                "properties": st.dictionaries(st.sampled_from(PROPERTIES) | st.text(max_size=5), TEXTS, max_size=9),
            },
            optional={"caption": st.text(max_size=8), "datasets": TEXTS, "last_seen": st.text(max_size=12)},
        ),
        min_size=1,
        max_size=5,
    )
)
def test_any_entities_are_read_or_refused_in_words(
    tmp_path_factory: pytest.TempPathFactory, entities: list[dict[str, Any]]
) -> None:
    file = tmp_path_factory.mktemp("any") / "any.json"
    refused(file, "\n".join(json.dumps(each) for each in entities).encode())


def refused(path: Path, data: bytes) -> None:
    """Reads some bytes; whatever is wrong with them is told in words with the file's name."""
    path.write_bytes(data)
    try:
        said = check(path, ftm.standing()).findings
    except SourceFault as fault:
        said = (fault.message,)
    assert all(path.name in each for each in said)


def test_a_load_again_changes_nothing_and_unloading_leaves_the_graph_as_it_was(
    changing: Connection, changing_chokepoint: Command, tmp_path: Path
) -> None:
    """The sample, and a company of the fact base in it; figures of coverage are not touched."""
    changing_chokepoint("load", "facts")
    before = without_time(snapshot(changing))
    figures = changing_chokepoint("coverage", "--on", "2024-04-01", "--toward", "chn", "--format", "json").stdout
    more = [
        line("mu-known", "Company", "ASML Holding N.V.", jurisdiction=["nl", "cn"], alias=["Made-up alias"]),
        line("mu-known-link", "UnknownLink", subject=["mu-known"], object=["mu-works"], role=["made up for a test"]),
    ]
    file = tmp_path / "entities.ftm.json"
    file.write_text(SAMPLE.read_text(encoding="utf-8") + "".join(f"{json.dumps(each)}\n" for each in more), "utf-8")
    done = changing_chokepoint("load", "opensanctions", str(file))
    assert "Joined 1 party with entities of other sources: 1 by name and country." in done.stderr.splitlines()
    assert json.loads(done.stdout)[0]["release"] == "2026-03-04"
    linked = changing.rows("MATCH (a)-[r:RELATED_TO {id: 'os:mu-known-link'}]->(b) RETURN a.id AS a, b.id AS b")
    assert linked == [{"a": "asml", "b": "os:mu-works"}]
    homes = changing.rows("MATCH ({id: 'asml'})-[:LOCATED_IN]->(j) RETURN j.id AS id")
    assert homes == [{"id": "nld"}]
    assert (
        changing_chokepoint("coverage", "--on", "2024-04-01", "--toward", "chn", "--format", "json").stdout == figures
    )
    loaded = without_time(snapshot(changing))
    again = json.loads(changing_chokepoint("load", "opensanctions", str(file)).stdout)
    assert [(row["made"], row["changed"], row["removed"]) for row in again] == [(0, 0, 0)]
    assert without_time(snapshot(changing)) == loaded
    file.write_text(file.read_text(encoding="utf-8")[:-40], "utf-8")
    assert "is cut off" in changing_chokepoint("load", "opensanctions", str(file), status=1).stderr
    assert without_time(snapshot(changing)) == loaded
    changing_chokepoint("unload", "opensanctions")
    assert without_time(snapshot(changing)) == before
