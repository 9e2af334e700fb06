"""What each subject of a file is: an entity, a relationship, the record of a load, or what the file says of itself."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from pyoxigraph import NamedNode

from graph.rdf import RDF_TYPE, RECORD
from loaders.record import nearest
from loaders.sources.rdf.reading import Facts
from ontology import iris
from ontology.model import Model

OWL = "http://www.w3.org/2002/07/owl#"
ONTOLOGY = f"{OWL}Ontology"
SAYS_NOTHING = (f"{OWL}NamedIndividual", f"{OWL}Thing")
"""Classes that editors add to everything."""
ABOVE_ALL = ("Relationship", "Statement")
"""Classes of relationships that none is of alone."""


class NoKind(Exception):
    """What a subject is cannot be told: the message says why, the second argument what to do."""


class Kinds:
    """Tells classes by the model."""

    def __init__(self, model: Model) -> None:
        self._model = model

    def of(self, said: Facts) -> str | None:
        """The class of a subject: an entity's, a relationship's, `LoadRecord`; `None` when the file gives no class.

        Of several classes of one line it is the lowest. Raises `NoKind` for unknown classes and for two lines.
        """
        names = [self._name(each) for each in said.get(RDF_TYPE, ()) if not _is(each, SAYS_NOTHING)]
        relations = [name for name in names if name in self._model.relations]
        if relations and len(relations) == 1 and set(names) <= {*relations, *ABOVE_ALL}:
            return relations[0]
        if relations or set(names) & set(ABOVE_ALL):
            raise NoKind(f"its classes are {' and '.join(sorted(names))}.", "Give it one class of relationships.")
        return self.lowest(names) if names else None

    def lowest(self, names: Iterable[str]) -> str:
        """Of classes of entities, the one that all others are above. Raises `NoKind`."""
        wanted = set(names)
        unknown = sorted(wanted - self._model.nodes.keys())
        if unknown:
            raise NoKind(f"'{unknown[0]}' is no class of the ontology.", nearest(unknown[0], self._model.nodes))
        for name in wanted:
            if wanted <= set(self._model.nodes[name].ancestors):
                return name
        raise NoKind(
            f"its classes are {' and '.join(sorted(wanted))}, and none of them is below the others.",
            "Keep the one that says what it is.",
        )

    def _name(self, term: object) -> str:
        iri = term.value if isinstance(term, NamedNode) else str(term)
        name = iri.removeprefix(iris.TERMS)
        known: Mapping[str, object] = {**self._model.nodes, **self._model.relations, **dict.fromkeys(ABOVE_ALL)}
        if name == iri or name not in known:
            local = iri.rpartition("#")[2].rpartition("/")[2].rpartition(":")[2]
            raise NoKind(f"'{iri[:120]}' is no class of the ontology.", nearest(local, known))
        return name


def is_header(said: Facts) -> bool:
    """Whether a subject is the file itself, as editors of ontologies describe it."""
    return any(_is(each, (ONTOLOGY,)) for each in said.get(RDF_TYPE, ()))


def is_record(said: Facts) -> bool:
    """Whether a subject is the record of a load, which only a dump has."""
    return any(_is(each, (iris.term(RECORD),)) for each in said.get(RDF_TYPE, ()))


def _is(term: object, iris_: Collection[str]) -> bool:
    return isinstance(term, NamedNode) and term.value in iris_
