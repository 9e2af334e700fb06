"""How entities and statements are named in RDF. Every file in RDF that leaves or enters the project keeps to this.

`urn:chokepoint:entity:<id>` and `urn:chokepoint:statement:<id>`, where the id is percent-encoded as UTF-8 but for
letters, digits and `:-._~`: no address on the web, for nothing is served there.
What the graph keeps about a load (its record has the id `load:<data set>`) is `urn:chokepoint:load:<data set>`.
Terms are `urn:chokepoint:terms#<name>`.
"""

from __future__ import annotations

from urllib.parse import quote, unquote

TERMS = "urn:chokepoint:terms#"
ENTITY, STATEMENT, BASE = "urn:chokepoint:entity:", "urn:chokepoint:statement:", "urn:chokepoint:"
RECORD = "urn:chokepoint:load:"
PLAIN = ":-._~"


def entity(id: str) -> str:
    """The IRI of the entity with this id: `jp-23-items-2023` is `urn:chokepoint:entity:jp-23-items-2023`."""
    return ENTITY + quote(id, safe=PLAIN)


def statement(id: str, type: str = "") -> str:
    """The IRI of the statement (relationship) with this id.

    Ids are unique within a type only. Where two types share one, `type` tells them apart: `…statement:COVERS/<id>`.
    """
    return STATEMENT + (f"{quote(type)}/" if type else "") + quote(id, safe=PLAIN)


def load(id: str) -> str:
    """The IRI of the record of a load, whose id is `load:<data set>`."""
    return BASE + quote(id, safe=PLAIN)


def term(name: str) -> str:
    """The IRI of a class, relationship or attribute: `ImposedBy` is `urn:chokepoint:terms#ImposedBy`."""
    return TERMS + quote(name)


def id_of(iri: str) -> str | None:
    """The id behind the IRI of an entity or a statement; `None` for any other IRI."""
    base = next((base for base in (ENTITY, STATEMENT) if iri.startswith(base)), None)
    return None if base is None else unquote(iri[len(base) :].rpartition("/")[2])
