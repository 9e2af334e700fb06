"""The attributes of one subject, read by the shape of its class."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from pyoxigraph import BlankNode, Literal, Triple

from graph.rdf import CITED, IN_ORDER, LABEL, RDF_TYPE, SOURCE, TARGET, XSD
from loaders.record import nearest
from loaders.sources.rdf.naming import ID, Names
from loaders.sources.rdf.reading import Facts, Term
from loaders.sources.rdf.values import WrongValue, shown, value_of
from ontology import iris
from ontology.model import Attribute, Model

SOURCES, LOADED_BY, CLAIMS = iris.term("sources"), iris.term("loaded_by"), iris.term("claims")
APART = (RDF_TYPE, LABEL, CITED, SOURCE, TARGET, IN_ORDER, ID, SOURCES, LOADED_BY, CLAIMS)
"""Predicates that are no attributes, or that say where a statement comes from."""
Shape = Mapping[str, Attribute]


class Fault(Exception):
    """One thing wrong with a subject: what, and what to do."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.message, self.hint = message, hint


class Describer:
    """Reads what is said of a subject. Each method adds what is wrong to `faults` and goes on."""

    def __init__(self, model: Model, names: Names) -> None:
        self._names = names
        self._relations = model.relations
        self.faults: list[Fault] = []

    def attributes(self, said: Facts, shape: Shape, *, points: bool) -> dict[str, Any]:
        """The values by attribute, lists in their order. `points`: a predicate may also be a relationship."""
        found: dict[str, Any] = {}
        for predicate, terms in said.items():
            name = predicate.removeprefix(iris.TERMS)
            if predicate in APART or (points and name in self._relations) or _companion(name, shape):
                continue
            if name == predicate or name not in shape:
                self._unknown(predicate, shape, points)
                continue
            values = list(self._values(shape[name], list(terms), said))
            if shape[name].many:
                found[name] = [value for _, value in sorted(values, key=lambda each: each[0])]
            elif len(values) == 1:
                found[name] = values[0][1]
        self._order(found, said, shape)
        return found

    def texts(self, said: Facts, predicate: str) -> list[str]:
        """The plain texts of a predicate, in alphabetical order."""
        name, found = predicate.removeprefix(iris.TERMS), []
        for term in said.get(predicate, ()):
            if isinstance(term, Literal) and term.datatype.value == f"{XSD}string":
                found.append(term.value)
            else:
                self._add(f"'{name}' is {shown(term)}.", "It takes plain text.")
        return sorted(found)

    def sources(self, said: Facts) -> list[str]:
        """The ids of the publications that it rests on: those of `kg:sources`, and what `dcterms:source` points at."""
        found = set(self.texts(said, SOURCES))
        for term in said.get(CITED, ()):
            id = self._names.of(term)
            if id is None:
                self._add(f"'dcterms:source' is {shown(term)}.", "Point it at a source, or use kg:sources with its id.")
            else:
                found.add(id)
        return sorted(found)

    def end(self, said: Facts, predicate: str) -> str:
        """The id of the one end of a relationship; empty with a fault where there is not one."""
        name, terms = predicate.removeprefix(iris.TERMS), list(said.get(predicate, ()))
        if len(terms) != 1:
            self._add(f"'{name}' stands {len(terms)} times.", "Point it at one entity.")
            return ""
        return self.pointed(name, terms[0])

    def pointed(self, name: str, term: Term) -> str:
        """The id of what a value points at; empty with a fault where it is no entity with an IRI."""
        if isinstance(term, BlankNode):
            self._add(
                f"'{name}' points at a blank node.", "Give that entity an IRI, such as urn:chokepoint:entity:asml."
            )
            return ""
        id = self._names.of(term)
        if id is None:
            self._add(f"'{name}' is {shown(term)}.", "Point it at the IRI of an entity.")
        return id or ""

    def _values(self, attribute: Attribute, terms: list[Term], said: Facts) -> Iterator[tuple[str, Any]]:
        """The values with the text that they are sorted by."""
        if not attribute.many and len(terms) > 1:
            values = ", ".join(sorted(map(shown, terms))[:5])
            self._add(f"'{attribute.name}' has {len(terms)} values: {values}.", "It takes one. Keep the right one.")
            return
        precision = given_precision(said, attribute.name)
        for term in terms:
            try:
                value = value_of(attribute, term, precision)
            except WrongValue as wrong:
                self._add(f"'{attribute.name}' is {_in_words(term)}.", str(wrong))
            else:
                yield getattr(term, "value", ""), value

    def _order(self, found: dict[str, Any], said: Facts, shape: Shape) -> None:
        """Put lists into the order that the file keeps beside them; a value may stand there twice."""
        for text in self.texts(said, IN_ORDER):
            try:
                orders = json.loads(text)
                named = {name: [str(each) for each in orders[name]] for name in orders}
            except (ValueError, TypeError, RecursionError):
                self._add(f"'in_order' is {text[:80]!r}.", "It takes JSON: {name of a list: [its values in order]}.")
                continue
            for name, texts in named.items():
                values = {_text(term): value for term, value in self._pairs(name, found, said, shape)}
                if set(texts) != values.keys():
                    hint = f"Give kg:{name} the same values, or take the list out of kg:in_order."
                    self._add(f"'in_order' has other values for '{name}' than the file gives it.", hint)
                else:
                    found[name] = [values[each] for each in texts]

    def _pairs(self, name: str, found: Mapping[str, Any], said: Facts, shape: Shape) -> Iterator[tuple[Term, Any]]:
        if name in shape and shape[name].many and isinstance(found.get(name), list):
            for term in said.get(iris.term(name), ()):
                try:
                    yield term, value_of(shape[name], term)
                except WrongValue:  # told already
                    continue

    def _unknown(self, predicate: str, shape: Shape, points: bool) -> None:
        known = [*shape, *(self._relations if points else ("source", "target")), "sources", "id"]
        local = predicate.rpartition("#")[2].rpartition("/")[2].rpartition(":")[2]
        said = predicate.removeprefix(iris.TERMS)[:120]
        hint = nearest(local, known, "Correct it, or leave it out.")
        self._add(f"'{said}' is neither an attribute here nor a relationship.", hint)

    def _add(self, message: str, hint: str) -> None:
        self.faults.append(Fault(message, hint))


def given_precision(said: Facts, name: str) -> str:
    """How exact a date is, by a companion that files of an older form have; empty when there is none."""
    terms = [each for each in said.get(iris.term(f"{name}_precision"), ()) if isinstance(each, Literal)]
    return terms[0].value if len(terms) == 1 and terms[0].value in ("day", "month", "year") else ""


def _companion(name: str, shape: Shape) -> bool:
    date_name = name.removesuffix("_precision")
    return date_name != name and date_name in shape and shape[date_name].datatype == "partialDate"


def _text(term: Term) -> str:
    return term.value if isinstance(term, Literal) else str(term)


def _in_words(term: Term) -> str:
    return (
        "a blank node"
        if isinstance(term, BlankNode)
        else "a fact in itself"
        if isinstance(term, Triple)
        else shown(term)
    )
