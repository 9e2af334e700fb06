"""The vocabularies of others with which our terms are aligned, and the terms of theirs that we use.

The lists are closed, so that a slip in an alignment is found without asking the web. To align with one more term, add
it here after reading its definition.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Vocabulary:
    """A vocabulary by its usual prefix: its title for people, its namespace, and its terms without the namespace."""

    prefix: str
    title: str
    namespace: str
    terms: tuple[str, ...]


VOCABULARIES = (
    Vocabulary("ftm", "FollowTheMoney", "https://w3id.org/ftm#", (
        "LegalEntity:website", "Ownership", "Person", "Thing:address", "Thing:topics",
    )),
    Vocabulary("prov", "PROV-O", "http://www.w3.org/ns/prov#", ("Person",)),
    Vocabulary("schema", "schema.org", "https://schema.org/", ("alternateName", "license", "name", "url")),
    Vocabulary("skos", "SKOS", "http://www.w3.org/2004/02/skos/core#", ("altLabel", "broader", "prefLabel")),
)  # fmt: skip


def of(iri: str) -> Vocabulary | None:
    """The vocabulary that an IRI belongs to; `None` when it is none of these."""
    return next((each for each in VOCABULARIES if iri.startswith(each.namespace)), None)


def short(iri: str) -> str:
    """The IRI with the usual prefix, `skos:altLabel`; unchanged when its vocabulary is none of these."""
    found = of(iri)
    return f"{found.prefix}:{iri.removeprefix(found.namespace)}" if found else iri
