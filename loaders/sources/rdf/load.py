"""RDF in the words of the ontology: a file of one's own, or what `chokepoint dump` has written.

An entity is a thing with a class of the ontology; one without a class adds to an entity that another source describes.
A relationship is an individual of its class with `kg:source` and `kg:target` (a blank node will do), or in short
`<a> kg:Covers <b>`. `rdfs:label` is the name where `kg:name` is missing. Ids: see `naming`.
What the file says of itself (an owl:Ontology with dcterms:title, dcterms:publisher, dcterms:license, owl:versionInfo or
dcterms:modified) is kept with the load; without a version the release is a digest of the file.

A file with records of loads (`kg:LoadRecord`) is a dump: see `dumped`; one in lines of JSON is read as well. In any
other `kg:loaded_by` and `kg:claims` do not count, for it is this file that says it now.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from pyoxigraph import Literal, NamedNode

from graph.rdf import LABEL, SOURCE, TARGET
from loaders.emit import Edge, Emit, Node, Statement
from loaders.record import SourceFault, Where
from loaders.sources.rdf import kinds
from loaders.sources.rdf.described import CLAIMS, LOADED_BY, Describer, Fault
from loaders.sources.rdf.dumped import Dumped
from loaders.sources.rdf.json_lines import FORM, read_lines
from loaders.sources.rdf.kinds import Kinds, NoKind
from loaders.sources.rdf.lines import lines_of
from loaders.sources.rdf.naming import ID, Names, given
from loaders.sources.rdf.reading import Facts, Read, read
from loaders.streams import inner_name
from ontology import iris
from ontology.model import Attribute, Model

DC = "http://purl.org/dc/terms/"
ABOUT: Mapping[str, tuple[str, ...]] = {
    "title": (f"{DC}title", LABEL),
    "publisher": (f"{DC}publisher",),
    "licence_url": (f"{DC}license",),
    "release": (f"{kinds.OWL}versionInfo", f"{DC}modified", f"{DC}issued"),
}
"""What a file may say of itself, and under which predicates, the first that is there."""


def load(path: Path, emit: Emit, model: Model) -> Iterator[Statement]:
    """The statements of the file in `path`. Raises `SourceFault` when it cannot be read at all."""
    lines = Path(inner_name(path)).suffix.lower() == f".{FORM}"
    said = read_lines(path, model) if lines else read(path)
    emit.about["release"] = f"content {said.digest[:12]}"
    yield from _File(path, said, emit, model).statements()


class _File:
    """One file: its subjects are gone through in order, and what is wrong with each is kept in `emit`."""

    def __init__(self, path: Path, said: Read, emit: Emit, model: Model) -> None:
        self._path, self._said, self._emit, self._model = path, said, emit, model
        self._names, self._kinds = Names(said.facts), Kinds(model)
        self._lines = said.lines or lines_of(path, said.facts.keys(), said.prefixes)
        self._anything = {a.name: a for node in model.nodes.values() for a in node.attributes}
        self._stated: set[tuple[str, str, str]] = set()
        self._dumped: Dumped | None = None

    def statements(self) -> Iterator[Statement]:
        """First the records of loads and what the file says of itself, then statements, then entities."""
        facts = self._said.facts
        later: list[tuple[str, Facts]] = []
        records = [iri for iri, said in facts.items() if kinds.is_record(said)]
        self._dumped = Dumped(self._model, self._emit) if records else None
        for iri in records:
            self._record(iri, facts[iri])
        for iri, said in facts.items():
            if kinds.is_header(said):
                self._emit.about.update(_about(said))
            elif not kinds.is_record(said):
                yield from self._subject(iri, said, later)
        for iri, said in later:
            yield from self._short(iri, said)

    def _subject(self, iri: str, said: Facts, later: list[tuple[str, Facts]]) -> Iterator[Statement]:
        self._emit.rows[self._path.name] += 1
        where = Where(self._path.name, self._lines.get(iri, 0), self._names.id(iri) or iri)
        try:
            kind = self._kinds.of(said)
        except NoKind as error:
            self._fault(where, *error.args)
            return
        if kind in self._model.relations:
            yield from self._statement(iri, said, kind, where)
        elif iri.startswith("_:"):
            hint = "Give the entity an IRI, such as urn:chokepoint:entity:asml. Only relationships may go without."
            self._fault(where, "a blank node is no entity.", hint)
        else:
            later.append((iri, said))
            yield from self._entity(iri, said, kind, where)

    def _entity(self, iri: str, said: Facts, kind: str | None, where: Where) -> Iterator[Statement]:
        describer = Describer(self._model, self._names)
        shape = {a.name: a for a in self._model.nodes[kind].attributes} if kind else self._anything
        found = describer.attributes(said, shape, points=True)
        if kind and "name" not in found and not said.get(iris.term("name")):
            found |= _label(said)
        sources = tuple(describer.sources(said))
        self._agree(iri, said, describer)
        if self._told(describer, where) or (kind is None and not found and not sources):
            return
        node = Node(kind, where.record, found, sources, where)
        yield from self._split(node, said) if self._dumped else [node]

    def _statement(self, iri: str, said: Facts, kind: str, where: Where) -> Iterator[Statement]:
        describer, relation = Describer(self._model, self._names), self._model.relations[kind]
        found = describer.attributes(said, {a.name: a for a in relation.attributes}, points=False)
        start, end = describer.end(said, SOURCE), describer.end(said, TARGET)
        if not self._names.id(iri):  # the name of a blank node tells nobody which it is
            where = Where(where.file, where.line, f"{start or '?'} {relation.cypher_type} {end or '?'}")
        sources = describer.sources(said)
        self._agree(iri, said, describer)
        if self._told(describer, where):
            return
        self._stated.add((kind, start, end))
        id = self._names.id(iri)
        edge = self._emit.edge(relation.cypher_type, start, end, where, id=id, sources=sources)
        edge = Edge(edge.type, edge.id, start, end, found, edge.sources, where, bool(id))
        yield from self._split(edge, said) if self._dumped else [edge]

    def _short(self, iri: str, said: Facts) -> Iterator[Statement]:
        """Relationships in short, but for those that the file also states with an id of their own."""
        describer, start = Describer(self._model, self._names), self._names.id(iri)
        where = Where(self._path.name, self._lines.get(iri, 0), start)
        for predicate, terms in said.items():
            relation = self._model.relations.get(predicate.removeprefix(iris.TERMS))
            for term in terms if relation and predicate.startswith(iris.TERMS) else ():
                end = describer.pointed(relation.name, term) if relation else ""
                if relation and end and (relation.name, start, end) not in self._stated:
                    yield self._emit.edge(relation.cypher_type, start, end, where, sources=())
        self._told(describer, where)

    def _record(self, iri: str, said: Facts) -> None:
        assert self._dumped is not None
        where = Where(self._path.name, self._lines.get(iri, 0), given(said.get(ID, ())) or iri)
        describer = Describer(self._model, self._names)
        shape: dict[str, Attribute] = {a.name: a for a in self._model.nodes["LoadRecord"].attributes}
        found = describer.attributes(said, shape, points=False)
        by = describer.texts(said, LOADED_BY)
        if not self._told(describer, where):
            self._dumped.record(where, found, by)

    def _split(self, said: Statement, facts: Facts) -> Iterator[Statement]:
        """One statement for each data set of the dump that says it."""
        assert self._dumped is not None
        describer = Describer(self._model, self._names)
        by, claims = describer.texts(facts, LOADED_BY), describer.texts(facts, CLAIMS)
        if not self._told(describer, said.where):
            yield from self._dumped.split(said, by, claims)

    def _agree(self, iri: str, said: Facts, describer: Describer) -> None:
        """That `kg:id` says what the IRI says, where both do."""
        own, written = iris.id_of(iri), given(said.get(ID, ()))
        if said.get(ID) and not written:
            describer.faults.append(Fault("'id' is not one plain text.", 'Give one, such as kg:id "asml".'))
        elif own is not None and written and own != written:
            describer.faults.append(Fault(f"'id' is '{written}', but its IRI says '{own}'.", "Make them one."))

    def _told(self, describer: Describer, where: Where) -> bool:
        for fault in describer.faults:
            self._fault(where, fault.message, fault.hint)
        return bool(describer.faults)

    def _fault(self, where: Where, message: str, hint: str) -> None:
        self._emit.faults.append(SourceFault(f"{where}: {message}", hint=hint))
        self._emit.broken.add(where.record)


def _label(said: Facts) -> dict[str, Any]:
    """The name, where `rdfs:label` has one that is no translation."""
    texts = [each.value for each in said.get(LABEL, ()) if isinstance(each, Literal) and not each.language]
    return {"name": texts[0]} if len(texts) == 1 else {}


def _about(said: Facts) -> dict[str, str]:
    found = {}
    for name, predicates in ABOUT.items():
        terms = [term for each in predicates for term in said.get(each, ()) if isinstance(term, Literal | NamedNode)]
        if terms:
            found[name] = terms[0].value
    if "licence_url" in found:
        found["licence"] = found["licence_url"]
    return found
