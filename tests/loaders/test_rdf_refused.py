"""Files that are no RDF or a trap: each is refused with its place, nothing is fetched, nothing else is raised."""

from __future__ import annotations

import contextlib
import gzip
import socket
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from loaders import streams
from loaders.record import SourceFault
from tests.loaders.rdf_checking import SAMPLES, check

XML = '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:kg="urn:chokepoint:terms#">'
BOMB = (
    '<?xml version="1.0"?>\n<!DOCTYPE rdf:RDF [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">]>\n'
    f'{XML}<kg:Company rdf:about="urn:chokepoint:entity:x"><kg:name>&b;</kg:name></kg:Company></rdf:RDF>'
)
FIRM = ":firm a kg:Company ; kg:name"


FILES: dict[str, tuple[str, bytes, tuple[str, ...]]] = {
    "empty Turtle": ("a.ttl", b"", ("a.ttl holds no fact.",)),
    "empty JSON-LD": ("a.jsonld", b"", ("a.jsonld line 1",)),
    "empty RDF/XML": ("a.rdf", b"", ("a.rdf line 1: this is no XML",)),
    "empty lines of JSON": ("a.ndjson", b"", ("a.ndjson holds no fact.",)),
    "truncated Turtle": ("a.ttl", b'<urn:a> <urn:b> "c" ;\n', ("a.ttl line 2: Unexpected end.",)),
    "truncated N-Triples": ("a.nt", b'<urn:a> <urn:b> "c" .\n<urn:a> <urn', ("a.nt line 2",)),
    "truncated JSON-LD": ("a.jsonld", b'{"@id": "urn:a",\n"urn:b": ', ("a.jsonld line 2",)),
    "truncated RDF/XML": (
        "a.owl",
        f'{XML}\n<kg:Company rdf:about="urn:x">'.encode(),
        ("a.owl line 2: this is no XML: no element found.",),
    ),
    "truncated line of JSON": (
        "a.ndjson",
        b'{"id": "a", "labels": ["En',
        ("a.ndjson line 1: Input data was truncated.",),
    ),
    "line of other JSON": ("a.ndjson", b'{"id": "a", "nodes": []}', ("a.ndjson line 1", "unknown field")),
    "wrong encoding": ("a.ttl", '<urn:a> <urn:b> "é" .'.encode("latin-1"), ("a.ttl line 1: Invalid UTF-8",)),
    "another encoding of XML": (
        "a.rdf",
        f'<?xml version="1.0" encoding="UTF-16"?>{XML}</rdf:RDF>'.encode("utf-16"),
        ("a.rdf",),
    ),
    "another form": ("a.ttl", f"{XML}</rdf:RDF>".encode(), ("a.ttl line 1",)),
    "another ending": ("a.csv", b"a,b", ("a.csv ends in .csv, which is no form of RDF.", ".ttl, .nt, .jsonld")),
    "no ending": ("a", b"a,b", ("a ends in nothing",)),
    "entity bomb": ("a.rdf", BOMB.encode(), ("a.rdf line 2: a document type is not read",)),
    "outer entity": (
        "a.xml",
        f'<!DOCTYPE a SYSTEM "file:///etc/passwd">{XML}</rdf:RDF>'.encode(),
        ("a.xml line 1: a document type is not read",),
    ),
    "deep XML": ("a.rdf", (XML + "<kg:a><kg:b>" * 5000).encode(), ("more than 100 deep",)),
    "deep JSON": ("a.jsonld", b'{"@id": "urn:a", "urn:b": ' * 5000, ("more than 100 deep",)),
    "deep lists in JSON": ("a.jsonld", b'{"@id": "urn:a", "urn:b": ' + b"[" * 5000, ("more than 100 deep",)),
    "deep line of JSON": (
        "a.ndjson",
        b'{"id": "a", "labels": [], "properties": {"a": ' + b"[" * 100_000,
        ("a.ndjson line 1",),
    ),
    "deep Turtle": ("a.ttl", b"<urn:a> <urn:b> " + b"[ <urn:c> " * 20_000, ("a.ttl line 1",)),
    "named graphs": ("a.jsonld", b'{"@id": "urn:g", "@graph": [{"@id": "urn:a", "urn:b": 1}]}', ("Named graphs",)),
    "key that means nothing": (
        "a.jsonld",
        b'{"@context": {"kg": "urn:chokepoint:terms#"}, "@id": "urn:a",\n"name": "A"}',
        ("a.jsonld line 2: 'name' means nothing by the @context.",),
    ),
    "class that means nothing": (
        "a.jsonld",
        b'{"@context": {"kg": "urn:chokepoint:terms#"}, "@id": "urn:a", "@type": "Company", "kg:name": "A"}',
        ("'Company' means nothing by the @context.",),
    ),
    "id that is no IRI": ("a.jsonld", b'{"@id": "urn:a b", "urn:b": 1}', ("'urn:a b' is no IRI.",)),
}


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_cannot_be_read_is_refused_with_the_place(tmp_path: Path, name: str) -> None:
    file, content, words = FILES[name]
    (tmp_path / file).write_bytes(content)
    with pytest.raises(SourceFault) as raised:
        check(tmp_path / file)
    for word in words:
        assert word in str(raised.value)


@pytest.mark.parametrize(
    "context",
    [
        '"{address}"',
        '["{address}", {{"b": "urn:b"}}]',
        '{{"@import": "{address}", "@version": 1.1}}',
        '{{"b": {{"@id": "urn:b", "@context": "{address}"}}}}',
        '"mine.jsonld"',
    ],
)
def test_a_context_that_stands_elsewhere_is_refused_and_not_fetched(tmp_path: Path, context: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.setblocking(False)
        address = f"http://127.0.0.1:{server.getsockname()[1]}/context.jsonld"
        text = f'{{"@context": {context.format(address=address)}, "@id": "urn:a", "b": {{"@id": "urn:c"}}}}'
        (tmp_path / "a.jsonld").write_text(text, encoding="utf-8")
        with pytest.raises(SourceFault, match=r"stands elsewhere.*nothing is fetched"):
            check(tmp_path / "a.jsonld")
        with pytest.raises(BlockingIOError):
            server.accept()


@pytest.mark.parametrize("form", ["ttl", "nt", "jsonld", "rdf", "ndjson"])
def test_a_line_without_end_is_refused(tmp_path: Path, form: str) -> None:
    beginnings = {
        "ttl": '<urn:a> <urn:b> "',
        "nt": '<urn:a> <urn:b> "',
        "jsonld": '{"@id": "urn:a", "urn:b": "',
        "rdf": f'{XML}<kg:Company rdf:about="',
        "ndjson": '{"id": "',
    }
    file = tmp_path / f"a.{form}.gz"
    with gzip.open(file, "wb", compresslevel=1) as packed:
        packed.write(beginnings[form].encode())
        for _ in range(100):
            packed.write(b"x" * (1 << 20))
    with pytest.raises(SourceFault, match="over 16 MiB"):
        check(file)


def test_a_bomb_is_refused_where_it_shows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streams, "FREE", 1 << 20)
    with gzip.open(tmp_path / "a.nt.gz", "wb") as packed:
        packed.write(b'<urn:a> <urn:b> "c" .\n' * 500_000)
    with pytest.raises(SourceFault, match=r"a\.nt\.gz unpacks to over"):
        check(tmp_path / "a.nt.gz")


@pytest.mark.parametrize("form", ["ttl", "nt", "jsonld", "rdf", "ndjson"])
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.binary(max_size=200), at=st.integers(0, 3000), sample=st.booleans())
@example(data=b"\x00", at=50, sample=True)
def test_no_bytes_raise_anything_but_a_fault(tmp_path: Path, form: str, data: bytes, at: int, sample: bool) -> None:
    """Bytes alone, and bytes put in place of some of the sample's."""
    whole = (SAMPLES / f"sample.{form}").read_bytes() if sample and form != "ndjson" else b""
    file = tmp_path / f"a.{form}"
    file.write_bytes(whole[:at] + data + whole[at + len(data) :])
    with contextlib.suppress(SourceFault):
        found = check(file)
        assert found.findings or found.loads
