"""The ids that things have in the graph, made from their IRIs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from pyoxigraph import BlankNode, Literal, NamedNode

from graph.rdf import XSD
from loaders.sources.rdf.reading import Facts, Term
from ontology import iris

ID = iris.term("id")
_SCHEME = re.compile(r"^(https?://(www\.)?|urn:)")
_OTHER = re.compile(r"[^A-Za-z0-9.-]+")


class Names:
    """What each IRI is called.

    `urn:chokepoint:entity:<id>` and `urn:chokepoint:statement:<id>` name themselves. Any other thing has the id that
    `kg:id` gives it in the same file, else `rdf:` and its IRI without the scheme, where whatever cannot stand in an id
    becomes `:`. Two things that would get one id are a finding, as are any two records with one id.
    """

    def __init__(self, facts: Mapping[str, Facts]) -> None:
        self._given = {iri: id for iri, said in facts.items() if (id := given(said.get(ID, ())))}

    def id(self, iri: str) -> str:
        """The id of a thing; empty for a blank node without `kg:id`."""
        own = iris.id_of(iri)
        if own is not None:
            return own
        return self._given.get(iri) or made(iri)

    def of(self, term: Term) -> str | None:
        """The id of what a value points at; `None` for a value that points at nothing."""
        if isinstance(term, NamedNode):
            return self.id(term.value)
        return self.id(f"_:{term.value}") or None if isinstance(term, BlankNode) else None


def given(values: Iterable[Term]) -> str:
    """The id that a file gives; empty when it gives none, or several, or no plain text."""
    texts = [each.value for each in values if isinstance(each, Literal) and each.datatype.value == f"{XSD}string"]
    return texts[0] if len(texts) == 1 else ""


def made(iri: str) -> str:
    """An id for an IRI that is not ours: `http://example.org/firm#a` is `rdf:example.org:firm:a`."""
    return "" if iri.startswith("_:") else f"rdf:{_OTHER.sub(':', _SCHEME.sub('', iri)).strip(':')}"
