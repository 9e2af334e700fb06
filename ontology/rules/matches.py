"""A rule on alignments: they name terms that other vocabularies have, each for one term of ours."""

from __future__ import annotations

import difflib
from collections.abc import Iterator

from ontology import vocabularies
from ontology.model import Model
from ontology.rules.finding import Finding, terms


def matches(model: Model) -> Iterator[Finding]:
    """Every alignment names a term of a vocabulary we know, and no two terms of ours are the same as one of theirs."""
    owners: dict[str, str] = {}
    for name, iri in _aligned(model):
        if fault := _fault(iri):
            yield Finding(name, "matches", fault)
        if (other := owners.setdefault(iri, name)) != name:
            yield Finding(name, "matches", f"is the same as {vocabularies.short(iri)}, as is {other}.")


def _aligned(model: Model) -> Iterator[tuple[str, str]]:
    """Every term and attribute with each IRI that it is aligned with."""
    for term in terms(model):
        yield from ((term.name, iri) for iri in term.matches)
        yield from ((attribute.name, iri) for attribute in term.attributes for iri in attribute.matches)


def _fault(iri: str) -> str:
    vocabulary = vocabularies.of(iri)
    if vocabulary is None:
        known = ", ".join(each.title for each in vocabularies.VOCABULARIES)
        return f"is aligned with {iri}, which is in none of {known}."
    word = iri.removeprefix(vocabulary.namespace)
    if word in vocabulary.terms:
        return ""
    close = difflib.get_close_matches(word, vocabulary.terms, n=1)
    meant = f" Did you mean {vocabulary.prefix}:{close[0]}?" if close else ""
    return f"is aligned with {vocabularies.short(iri)}, which is not listed as a term of {vocabulary.title}.{meant}"
