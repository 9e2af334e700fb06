"""A citation holds what it cites, whatever signs stand in it, and can be read back."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app import citing
from app.citing import Record
from graph.rows import CitedSource, End, Entity, Knowledge, LoadedSource, Statement
from ontology.model import Model

AT = "https://example.org/entity/asml"
KNOWLEDGE = Knowledge(
    records=(
        LoadedSource(id="load:facts", name="Facts", release="2026.11", licence="Apache-2.0", as_of=date(2026, 11, 20)),
        LoadedSource(id="load:eto", name="ETO", as_of=date(2026, 8, 14)),
    )
)
PAGE = CitedSource(
    id="s1",
    name="A page",
    publisher="Reuters",
    date=date(2024, 9, 30),
    date_precision="month",
    url="https://example.org/a",
)
ASML = Entity(
    id="asml",
    labels=("Actor", "Company", "Entity"),
    properties={"name": "ASML Holding", "loaded_by": ["facts"]},
    sources=(PAGE, CitedSource(id="gone", name="gone", known=False)),
)
RECORD = Record(
    id="asml",
    title="ASML Holding",
    what="company",
    address=AT,
    known=date(2026, 11, 20),
    releases=("Facts, release 2026.11, Apache-2.0",),
    sources=("A page (Reuters, Sep 2024, https://example.org/a)", "gone"),
    version="1.2.3",
)
SPECIAL = {
    r"\textbackslash{}": "\\",
    r"\textbraceleft{}": "{",
    r"\textbraceright{}": "}",
    r"\textasciitilde{}": "~",
    r"\textasciicircum{}": "^",
    **{rf"\{sign}": sign for sign in "&%$#_"},
}
ANY = st.text(st.characters(exclude_categories=("Cs",)), max_size=60)


def titled(title: str) -> Record:
    return Record(id="x", title=title, what="company", address=AT, known=None, releases=(), sources=(title,))


def in_one_line(text: str) -> str:
    return " ".join(re.sub(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]", " ", text).split())


def read_bibtex(text: str) -> tuple[str, str, dict[str, str]]:
    """Kind, key and fields of the one entry of a text, braces counted as BibTeX counts them; nothing else may be there.

    It knows nothing of how the text was written.
    """
    head = re.match(r"@(\w+)\{([^\s,{}#%~\\]+),\n", text)
    assert head
    place, fields = head.end(), {}
    while text[place] != "}":
        name = re.match(r"\s*(\w+) = \{", text[place:])
        assert name, text[place : place + 40]
        place += name.end()
        start, depth = place, 1
        while depth:
            depth += {"{": 1, "}": -1}.get(text[place], 0)
            place += 1
        fields[name[1]] = text[start : place - 1]
        assert text[place] == ","
        place += 1 + len(text[place + 1 :]) - len(text[place + 1 :].lstrip())
    assert text[place:] == "}\n"
    return head[1], head[2], fields


def printed(value: str) -> str:
    """What LaTeX would print of a field. Fails on a sign that it would take for its own."""
    found, place = "", 0
    value = value[1:-1] if value.startswith("{") and value.endswith("}") else value
    while place < len(value):
        word = next((word for word in SPECIAL if value.startswith(word, place)), None)
        assert word or value[place] not in "\\{}~^&%$#_", value[place:]
        found += SPECIAL[word] if word else value[place]
        place += len(word) if word else 1
    return found


def read_ris(text: str) -> list[tuple[str, str]]:
    """The fields of the one record of a text; every line must be one."""
    assert text.endswith("\r\n")
    lines = text[:-2].split("\r\n")
    fields = []
    for line in lines:
        found = re.fullmatch(r"([A-Z][A-Z0-9])  - (.*)", line)
        assert found, line
        fields.append((found[1], found[2]))
    assert [tag for tag, _ in fields].count("TY") == 1 == [tag for tag, _ in fields].count("ER")
    assert (fields[0][0], fields[-1]) == ("TY", ("ER", ""))
    return fields[1:-1]


def test_an_entity_is_cited_with_what_holds_it_and_what_is_behind_it(model: Model) -> None:
    found = citing.of_entity(ASML, model.nodes["Company"], KNOWLEDGE, AT)
    assert found == Record(**{**vars(RECORD), "version": found.version})


def test_a_publication_is_its_own_source(model: Model) -> None:
    said = {"name": "A page", "publisher": "Reuters", "date": date(2024, 9, 30), "date_precision": "month"}
    page = Entity(id="s1", labels=("Entity", "Source"), properties=said, sources=())
    assert citing.of_entity(page, model.nodes["Source"], KNOWLEDGE, AT).sources == ("A page (Reuters, Sep 2024)",)


def test_a_statement_is_cited_as_the_sentence_that_it_is() -> None:
    ends = End(id="a", name="A", labels=()), End(id="b", name="B", labels=())
    said = Statement(id="st", type="PRODUCES", source=ends[0], target=ends[1], properties={}, sources=())
    found = citing.of_statement(said, "A produces B", KNOWLEDGE, AT)
    assert (found.title, found.what, found.id, found.releases) == ("A produces B", "statement", "st", ())
    assert citing.text(found).endswith("No source.")


def test_the_words_name_what_where_when_and_on_what() -> None:
    assert citing.text(RECORD) == (
        "Chokepoint (2026): “ASML Holding”, company asml. https://example.org/entity/asml State of knowledge: "
        "20 Nov 2026. Data: Facts, release 2026.11, Apache-2.0. Chokepoint version 1.2.3. "
        "Sources: A page (Reuters, Sep 2024, https://example.org/a); gone."
    )


def test_bibtex_has_the_same() -> None:
    kind, key, fields = read_bibtex(citing.bibtex(RECORD))
    assert (kind, key) == ("misc", "chokepoint-asml")
    assert {name: printed(value) for name, value in fields.items()} == {
        "author": "Chokepoint",
        "title": "ASML Holding",
        "howpublished": "Company asml of Chokepoint",
        "publisher": "Chokepoint",
        "year": "2026",
        "month": "11",
        "version": "1.2.3",
        "url": AT,
        "note": "State of knowledge: 20 Nov 2026. Data: Facts, release 2026.11, Apache-2.0. Chokepoint version 1.2.3. "
        "Sources: A page (Reuters, Sep 2024, https://example.org/a); gone.",
    }


def test_ris_has_the_same() -> None:
    assert read_ris(citing.ris(RECORD)) == [
        ("ID", "chokepoint-asml"),
        ("AU", "Chokepoint"),
        ("TI", "ASML Holding"),
        ("PB", "Chokepoint"),
        ("PY", "2026"),
        ("DA", "2026/11/20/"),
        ("ET", "version 1.2.3"),
        ("M3", "company asml"),
        ("UR", AT),
        ("N1", "State of knowledge: 20 Nov 2026."),
        ("N1", "Data: Facts, release 2026.11, Apache-2.0."),
        ("N1", "Chokepoint version 1.2.3."),
        ("N1", "Sources: A page (Reuters, Sep 2024, https://example.org/a); gone."),
    ]


@pytest.mark.parametrize(
    "title",
    [
        r"50% of $1 & #1_{x} ~ ^ \end{document}",
        "}, note = {x",
        "{{{",
        "長江存儲科技 شركة ﷺ Ü",
        "A\r\nER  - \r\nTY  - BOOK",
        "A\u2028UR  - http://evil.example\x00\x1b[31m",
    ],
)
def test_no_sign_breaks_out_of_its_field(title: str) -> None:
    assert printed(read_bibtex(citing.bibtex(titled(title)))[2]["title"]) == in_one_line(title)
    assert dict(read_ris(citing.ris(titled(title))))["TI"] == in_one_line(title)
    assert len(citing.text(titled(title)).splitlines()) == 1


@given(ANY)
def test_any_title_is_read_back(title: str) -> None:
    assert printed(read_bibtex(citing.bibtex(titled(title)))[2]["title"]) == in_one_line(title)
    assert dict(read_ris(citing.ris(titled(title))))["TI"] == in_one_line(title)


def test_a_word_for_a_bibliography_is_always_the_same_and_never_shared() -> None:
    ids = ["asml", "eto:N49", "eto-N49", "a.b", "a/b", "日本", "x" * 80, "x" * 81, "ASML"]
    keys = [citing.key(id) for id in ids]
    assert keys == [citing.key(id) for id in ids]
    assert len({key.casefold() for key in keys}) == len(ids)
    assert all(re.fullmatch(r"[A-Za-z0-9-]{1,90}", key) for key in keys)


@given(ANY)
def test_an_id_in_an_address_needs_no_escaping(id: str) -> None:
    assert re.fullmatch(r"entity/[A-Za-z0-9/:@,;=+~\-._!%]*", citing.path(id))
    assert re.fullmatch(r"[A-Za-z0-9/:@,;=+~\-._!?%\[\]]*", citing._address(AT + id))


def test_without_a_state_of_knowledge_no_year_is_made_up() -> None:
    bare = Record(id="x", title="X", what="event", address=AT, known=None, releases=(), sources=(), version="1")
    assert citing.text(bare) == (
        f"Chokepoint: “X”, event x. {AT} State of knowledge not stated. Chokepoint version 1. No source."
    )
    assert {"year", "month"} & set(read_bibtex(citing.bibtex(bare))[2]) == set()
    assert {"PY", "DA"} & {tag for tag, _ in read_ris(citing.ris(bare))} == set()
