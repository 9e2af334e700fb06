"""The Turtle files as a table of facts that can be asked quickly."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

from rdflib import Graph, Namespace
from rdflib.namespace import RDF, RDFS
from rdflib.plugins.parsers.notation3 import BadSyntax
from rdflib.term import Node

from ontology.errors import BrokenOntology

KG = Namespace("urn:chokepoint:terms#")
UI = Namespace("urn:chokepoint:ui#")


def parse(folder: Path) -> Graph:
    """All triples of the Turtle files in `folder`. Raises `BrokenOntology` for a file that is no Turtle."""
    graph = Graph()
    paths = sorted(folder.glob("*.ttl"))
    if not paths:
        raise BrokenOntology(f"{folder} holds no Turtle file.", hint="Put the terms there, as .ttl files.")
    for path in paths:
        _add(graph, path)
    return graph


def _add(graph: Graph, path: Path) -> None:
    try:
        graph.parse(path, format="turtle")
    except BadSyntax as error:
        raise BrokenOntology(f"{path.name} line {error.lines + 1}: not Turtle.", hint=str(error.message)) from error
    except IndexError as error:  # what rdflib raises where a file ends in the middle of a statement
        raise BrokenOntology(f"{path.name}: breaks off.", hint="End its last statement with a full stop.") from error
    except UnicodeDecodeError as error:
        raise BrokenOntology(f"{path.name}: not UTF-8.", hint="Save the file as UTF-8.") from error


def local(term: Node) -> str:
    """The part of a term's name after the hash."""
    return str(term).rpartition("#")[2]


class Facts:
    """What the Turtle files say of each term, in the words of Python."""

    def __init__(self, graph: Graph) -> None:
        self._said: dict[Node, dict[Node, list[Node]]] = defaultdict(lambda: defaultdict(list))
        for subject, predicate, value in graph:
            self._said[subject][predicate].append(value)

    def subjects(self, kind: Node) -> list[Node]:
        """Every term that says it is a `kind`, in the order of their names."""
        return sorted((term for term, said in self._said.items() if kind in said.get(RDF.type, ())), key=str)

    def saying(self, predicate: Node) -> list[Node]:
        """Every term of which `predicate` is said, in the order of their names."""
        return sorted((term for term, said in self._said.items() if predicate in said), key=str)

    def all(self, term: Node, predicate: Node) -> list[Node]:
        """Every value of `predicate`, in no order."""
        return self._said[term].get(predicate, []) if term in self._said else []

    def one(self, term: Node, predicate: Node) -> Node | None:
        """The only value of `predicate`, or None. Raises `BrokenOntology` where there are two."""
        values = self.all(term, predicate)
        if len(values) > 1:
            said = ", ".join(sorted(map(str, values)))
            raise BrokenOntology(
                f"{local(term)} has two values of {local(predicate)}: {said}.", hint="Keep one of them."
            )
        return values[0] if values else None

    def text(self, term: Node, predicate: Node) -> str:
        """The only value as text, or the empty text."""
        value = self.one(term, predicate)
        return "" if value is None else str(value)

    def members(self, head: Node | None) -> list[Node]:
        """The members of an RDF list, in its order."""
        found = []
        while head is not None and head != RDF.nil:
            found += self.all(head, RDF.first)
            head = self.one(head, RDF.rest)
        return found

    def line(self, term: Node) -> list[Node]:
        """The class and its superclasses, itself first, root last. Raises `BrokenOntology` for a circle."""
        found = [term]
        while (above := self.one(found[-1], RDFS.subClassOf)) is not None:
            if above in found:
                raise BrokenOntology(
                    f"{local(term)} is a subclass of itself.", hint="Break the circle of rdfs:subClassOf."
                )
            found.append(above)
        return found
