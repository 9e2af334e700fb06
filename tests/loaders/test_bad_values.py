"""Each form that can be loaded, with a fault in what it says: the matrix of fault and form, and what is told.

What is wrong with the file as a whole is in `test_bad_input`; what only one form can have stands in the tests of that
source; that a load with findings changes nothing in `test_loading`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from tests.loaders.bad_input import FORMS, told

Change = Callable[[bytes], bytes]


def _in(old: str, new: str) -> Change:
    """Puts something in the place of what is there."""

    def change(sound: bytes) -> bytes:
        assert old.encode() in sound
        return sound.replace(old.encode(), new.encode(), 1)

    return change


def _and(more: str) -> Change:
    return lambda sound: sound + more.encode()


def _cases(table: Mapping[str, Mapping[str, tuple[Change, str]]]) -> Iterator[object]:
    for fault, cells in table.items():
        for form, (change, words) in cells.items():
            yield pytest.param(form, change, words, id=f"{fault}, {form}")


HUGE = "9" * 5_000
CELLS: dict[str, dict[str, tuple[Change, str]]] = {
    "a field missing": {
        "facts": (_in("  name: Japan\n", ""), "line 2 (jpn): field 'name' is missing or blank."),
        "excerpt": (_in("subject: jpn, ", ""), "line 4 (s): field 'subject' is missing or blank."),
        "scenario": (_in("effective: 2024-04-01, ", ""), "line 4: field 'effective' is missing or blank."),
        "N-Triples": (
            _in('<http://www.w3.org/2000/01/rdf-schema#label> "Zinc', '<urn:chokepoint:terms#note> "Zinc'),
            "line 1 (rdf:example.org:firms:zinc-lasers): 'name' is missing.",
        ),
        "JSON-LD": (_in('"rdfs:label": "Zinc', '"kg:note": "Zinc'), "zinc-lasers): 'name' is missing."),
        "RDF/XML": (_in("<kg:name>Sampleland's laser rule</kg:name>", ""), "line 28 (laser-rule): 'name' is missing."),
        "dump in lines": (
            _in('"labels": ["Company"], ', ""),
            "line 2: it has neither labels nor a type",
        ),
    },
    "a field more": {
        "facts": (_in("  iso3:", "  iso4: J\n  iso3:"), "line 5 (jpn): field 'iso4' is not a field of this kind"),
        "excerpt": (_in("subject:", "colour: red, subject:"), "line 4 (s): field 'colour' is not a field"),
        "N-Triples": (
            _and('<urn:chokepoint:entity:laser> <urn:chokepoint:terms#colour> "red" .\n'),
            "line 26 (laser): 'colour' is neither an attribute here nor a relationship.",
        ),
        "JSON-LD": (_in('"kg:year": 2025', '"kg:year": 2025, "kg:colour": "red"'), "PRODUCES laser): 'colour' is"),
        "RDF/XML": (_in("<kg:year", "<kg:colour>red</kg:colour><kg:year"), "PRODUCES laser): 'colour' is neither"),
        "dump in lines": (_in('"labels": ["Comp', '"colour": 1, "labels": ["Comp'), "line 2: Object contains unknown"),
        "decisions": (_in("  by:", "  colour: red\n  by:"), "line 5 (csl:aa07): field 'colour' is not a field"),
        "mapping": (_in("publisher:", "colour: red\npublisher:"), "line 4: field 'colour' is not known here."),
    },
    "a value out of its list": {
        "facts": (_in("type: company", "type: firm"), "The ontology has no kind of Actor named 'firm'."),
        "JSON-LD": (_in('"headquarters"', '"heart"'), "'basis' is 'heart'. Allowed: headquarters, site."),
        "N-Triples": (_in('"headquarters"', '"heart"'), "'basis' is 'heart'. Allowed: headquarters, site."),
        "RDF/XML": (_in(">headquarters<", ">heart<"), "'basis' is 'heart'. Allowed: headquarters, site."),
        "dump in lines": (_in('"stage": "components"', '"stage": "parts"'), "line 3 (b): 'stage' is 'parts'. Allowed:"),
    },
    "a reference to nothing": {
        "facts": (
            _in("country: jpn", "country: jpm"),
            "line 7 (firm): 'jpm' is no Jurisdiction that is known.",
        ),
        "excerpt": (_in("object: cleaning", "object: clening"), "line 4 (s): 'clening' is no Technology that is known"),
        "eto of 2022": (_in("USA,P1,Sample", "USA,P9001,Sample"), "field 'provider_id' is 'P9001', which is no id of"),
        "N-Triples": (
            _in("#target> <urn:chokepoint:entity:laser>", "#target> <urn:chokepoint:entity:lazer>"),
            "'lazer'",
        ),
        "JSON-LD": (_in('"@id": "our:sampleland"', '"@id": "our:sampland"'), "'sampland' is no "),
        "RDF/XML": (_in('entity:laser"/>', 'entity:lazer"/>'), "'lazer' is no Technology that is known."),
        "dump in lines": (_in('"to": "b"', '"to": "c"'), "line 4 (r): 'c' is no Technology that is known."),
    },
    "an id again with other content": {
        "facts": (
            _and("- {id: jpn, name: Nippon, type: jurisdiction}\n"),
            "line 8 (jpn): 'jpn' stands twice. It is also",
        ),
        "excerpt": (
            _in("eto_market", "- {id: s, subject: jpn, object: etch, eto_input: N2}\neto_market"),
            "'s' stands twice",
        ),
        "N-Triples": (
            _and(
                "<urn:x> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <urn:chokepoint:terms#Company> .\n"
                '<urn:x> <urn:chokepoint:terms#id> "laser" .\n<urn:x> <urn:chokepoint:terms#name> "X" .\n'
            ),
            "line 54 (laser): 'laser' stands twice. It is also at sample.nt line 26 (laser).",
        ),
        "dump in lines": (
            _and('{"id": "a", "labels": ["Agency"], "properties": {}}\n'),
            "line 5: <urn:chokepoint:entity:a>",
        ),
        "list in CSV": (
            _in("aa04,Entity", "aa02,Entity"),
            "line 5 (aa02): field 'id' is 'aa02', as in line 3, with",
        ),
        "scenario": (_in("[old-rule]", "[old-rule, old-rule]"), "line 1: field 'without' names 'old-rule' twice."),
    },
    "the 30th of February": {
        "excerpt": (_in("2026-01-01", "2023-02-30"), "line 2 (eto-x): 'date' is '2023-02-30'. It takes a date"),
        "list in CSV": (_in("2022-06-30", "2023-02-30"), "line 4 (aa03): field 'start_date' is no date: '2023-02-30'"),
        "N-Triples": (_in("2026-01-15", "2023-02-30"), "line 16 (laser-rule): 'effective' is '2023-02-30'. It takes"),
        "JSON-LD": (_in("2026-01-15", "2023-02-30"), "(laser-rule): 'effective' is '2023-02-30'. It takes a date"),
        "RDF/XML": (_in("2026-01-15", "2023-02-30"), "(laser-rule): 'effective' is '2023-02-30'. It takes a date"),
        "dump in lines": (_in('"share": 40.5', '"since": "2023-02-30"'), "line 4 (r): 'since' is"),
        "mapping": (
            _in("{newest: Checked on}", "{newest: Firm}"),
            "line 2: column 'Firm': 'Acme Wafers (made up)' is not",
        ),
    },
    "a share of 140": {
        "excerpt": (_in("40.5", "140"), "line 4 (s): 'share' is 140.0. Allowed: 0 to 100."),
        "N-Triples": (_in('"42.5"', '"140.0"'), "PRODUCES laser): 'share' is 140.0. Allowed: 0 to 100."),
        "JSON-LD": (_in('"42.5"', '"140.0"'), "PRODUCES laser): 'share' is 140.0. Allowed: 0 to 100."),
        "RDF/XML": (_in(">42.5<", ">140.0<"), "PRODUCES laser): 'share' is 140.0. Allowed: 0 to 100."),
        "dump in lines": (_in("40.5", "140"), "line 4 (r): 'share' is 140.0. Allowed: 0 to 100."),
    },
    "a share of n/a": {
        "eto": (_in("40.0", "n/a"), "line 2 (P1 N902): field 'share_provided' is 'n/a', not a number."),
        "excerpt": (_in("40.5", "n/a"), "line 4 (s): field 'share_pct' is 'n/a', not a number."),
        "N-Triples": (_in('"42.5"', '"n/a"'), "'share' is \"n/a\"^^<xsd:decimal>. It takes a number with a point"),
        "JSON-LD": (_in('"42.5"', '"n/a"'), "'share' is \"n/a\"^^<xsd:decimal>. It takes a number with a point"),
        "RDF/XML": (_in(">42.5<", ">n/a<"), "'share' is \"n/a\"^^<xsd:decimal>. It takes a number with a point"),
        "dump in lines": (_in("40.5", '"n/a"'), "line 4 (r): 'share' is \"n/a\". It takes a number with a point"),
    },
    "no number, or none that ends": {
        "eto": (_in("40.0", "NaN"), "line 2 (P1 N902): field 'share_provided' is 'NaN', not a number."),
        "excerpt": (_in("40.5", ".nan"), "line 4 (s): 'share' is nan. Allowed: 0 to 100."),
        "list in JSON": (_in('"gross_tonnage": "1"', '"gross_tonnage": Infinity'), "Infinity is no value of JSON."),
        "FtM": (_in('["51%"]', "[NaN]"), "line 1 is no JSON"),
        "N-Triples": (_in('"42.5"', '"INF"'), "'share' is \"INF\""),
        "JSON-LD": (_in('"@value": "42.5"', '"@value": NaN'), "line 18: Unexpected char: 'N'."),
        "dump in lines": (_in("40.5", "NaN"), "line 4: JSON is malformed"),
        "scenario": (_in("2024-04-01", ".inf"), "line 4: field 'effective' is inf, not text."),
    },
    "a number of 5,000 digits": {
        "eto": (_in("40.0,2025", f"40.0,{HUGE}"), "line 2 (P1 N902): field 'year' is '999"),
        "eto of 2022": (_in("40%", f"{HUGE}%"), "line 3 (P1 N911): field 'share_provided' is inf. Allowed: 0 to 100"),
        "excerpt": (_in("year: 2025", f"year: {HUGE}"), "line 4 (s): field 'year' is inf, not a whole number."),
        "list in JSON": (_in('"9002"', HUGE), "line 21: a number has over 300 digits."),
        "FtM": (_in('["51%"]', f"[{HUGE}]"), "line 1: field 'properties.percentage[0]': Number out of range."),
        "Turtle": (_in("kg:year 2025", f"kg:year {HUGE}"), "PRODUCES laser): 'year' is \"999"),
        "N-Triples": (_in('"2025"^^', f'"{HUGE}"^^'), "PRODUCES laser): 'year' is \"999"),
        "JSON-LD": (_in('"kg:year": 2025', f'"kg:year": {HUGE}'), "PRODUCES laser): 'year' is \"9.99"),
        "RDF/XML": (_in(">2025<", f">{HUGE}<"), "PRODUCES laser): 'year' is \"999"),
        "dump in lines": (_in('"year": 1', f'"year": {HUGE}'), "line 4: Integer value out of range"),
        "CSV": (_in("12.5%,2024", f"12.5%,{HUGE}"), "line 2 (sample:0071): column 'Year': 'year' is '999"),
        "decisions": (_in("2026-11-20", HUGE), "line 6 (csl:aa07): field 'on' is inf, not text."),
    },
    "half a character": {
        "list in JSON": (_in('"SMIC"', '"\\ud800"'), "line 3: a text holds half a character."),
        "FtM": (_in('"51%"', '"51%\\ud800"'), "line 1: a text holds half a character."),
        "Turtle": (_in('"Sampleland" ;', '"\\uD800" ;'), "line 16: The escape sequence '\\uD800' is encoding D800"),
        "N-Triples": (_in('"Zinc Lasers"', '"\\uD800"'), "line 4: The escape sequence '\\uD800' is encoding D800"),
        "JSON-LD": (_in('"Zinc Lasers"', '"\\ud800"'), "line 50: \\uD800 is a high surrogate"),
        "RDF/XML": (_in(">headquarters<", ">&#xD800;<"), "line 19: this is no XML: reference to invalid character"),
        "dump in lines": (_in('"A"', '"\\ud800"'), "line 2: a text holds half a character."),
        "scenario": (_in("More", '"\\ud800"'), "line 1: found invalid Unicode character escape code."),
    },
    "a control character that is escaped": {
        "facts": (_in("name: Japan", 'name: "a\\x07"'), "line 2 (jpn): 'name' is 'a\\x07'. It holds the control"),
        "list in JSON": (_in('"SMIC"', '"a\\u0000"'), "line 3 (aa01): 'aliases' is 'a\\x00'. It holds the control"),
        "FtM": (_in('["Shareholder"]', '["a\\u0000"]'), "line 1 (mu-own-1): 'role' is 'a\\x00'. It holds the control"),
        "Turtle": (_in('"Sampleland" ;', '"a\\u0007" ;'), "line 15 (sampleland): 'name' is 'a\\x07'. It holds the"),
        "JSON-LD": (_in('"Zinc Lasers"', '"a\\u0000"'), "zinc-lasers): 'name' is 'a\\x00'. It holds the control"),
        "RDF/XML": (_in(">headquarters<", ">&#x7;<"), "line 19: this is no XML: reference to invalid character"),
        "dump in lines": (_in('"A"', '"\\u0007"'), "line 2 (a): 'aliases' is '\\x07'. It holds the control"),
        "eto": (_in("2025,Sample", "2025,\x07"), "line 2 (P1 N902): 'note' is '\\x07'. It holds the control"),
        "scenario": (_in("More", '"a\\x07"'), "line 1: field 'name' is 'a\\x07', with a control character in it."),
    },
    "a key twice": {
        "facts": (_in("  iso3:", "  name: X\n  iso3:"), "line 5: field 'name' stands twice in one record."),
        "excerpt": (_in("subject:", "id: t, subject:"), "line 4: field 'id' stands twice in one record."),
        "JSON-LD": (_in('"kg:year": 2025', '"kg:year": 2025, "kg:year": 2024'), "'year' has 2 values"),
        "dump in lines": (_in('"name": "Firm"', '"name": "X", "name": "Firm"'), "line 2: 'name' stands twice in one"),
        "decisions": (_in("  by:", "  by: B\n  by:"), "line 6: field 'by' stands twice in one record."),
        "mapping": (_and("name: other\n"), "line 41: field 'name' stands twice in one record."),
        "eto of 2022": (
            _in("share_provided,", "share_provided,share_provided,"),
            "column 'share_provided' stands twice.",
        ),
    },
    "a quotation mark that is open": {
        "facts": (_in("name: Japan", 'name: "Japan'), "found unexpected end of stream."),
        "eto": (_in("USA,P1", '"USA,P1'), "line 2: this row is no CSV: unexpected end of data."),
        "Turtle": (_in('"Sampleland" ;', '"Sampleland ;'), "line 16: "),
        "N-Triples": (_in('"Zinc Lasers"', '"Zinc Lasers'), "line 4: Line jumps are not allowed in string literals"),
        "JSON-LD": (_in('"Zinc Lasers"', '"Zinc Lasers'), "line 50: '"),
        "RDF/XML": (_in('rdf:nodeID="made"', 'rdf:nodeID="made'), "line 16: this is no XML: not well-formed"),
        "FtM": (_in('"mu-holding"', '"mu-holding'), "line 1 is no JSON"),
        "list in JSON": (_in('"aa05"', '"aa05'), "line 11: Expecting ',' delimiter."),
        "dump in lines": (_in('"Firm"', '"Firm'), "line 2: JSON is malformed"),
        "mapping": (_in("publisher: ", 'publisher: "'), "line 7: did not find expected key."),
        "scenario": (_in("name: More", 'name: "More'), "found unexpected end of stream."),
    },
}


@pytest.mark.parametrize(("form", "change", "words"), [*_cases(CELLS)])
def test_a_fault_is_told_with_its_place(form: str, change: Change, words: str, tmp_path: Path) -> None:
    found = told(form, tmp_path, change(FORMS[form].sound))
    assert any(words in each for each in found), found
