"""The colours of a view, with what they take from the graph."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from app import places, words
from app.canvas import colours, data
from app.canvas.colours import Colouring
from app.canvas.data import Entity
from app.canvas.document import COLOURS, Document, Supposed
from app.scoped import Scoped, scoped
from app.views.explore import asked, pictures
from app.views.explore.asked import Body
from graph import chain, exploring, reads
from graph.chain_rows import Holders
from graph.connection import Reader
from graph.errors import WrongValue
from ontology.model import Model


def told(reader: Reader, model: Model, body: Body) -> dict[str, Any]:
    """The colours that the page asks for: of some entities, for a day, a destination and jurisdictions."""
    by = next((each for each in COLOURS if each == body.get("by")), None)
    if by is None:
        raise WrongValue(f"There is no colouring by {str(body.get('by'))[:40]!r}.", hint=f"By {', '.join(COLOURS)}.")
    document = Document(
        on=asked.day(body),
        toward=asked.short(body, "toward"),
        by=asked.ids(body, "by_jurisdictions") if body.get("by_jurisdictions") else None,
        supposed=_supposed(body.get("scenario")),
        colour=by,
    )
    on = pictures.day(reader, document.on)
    vertices = exploring.vertices(reader, asked.ids(body, "ids"))
    found = coloured(reader, model, document, [data.entity(model, each, on) for each in vertices])
    return found.to_json()


def _supposed(found: Any) -> Supposed:
    said: Mapping[str, Any] = found if isinstance(found, dict) else {}
    return Supposed(**{name: asked.short(said, name, 4_000) for name in vars(Supposed())})


def coloured(reader: Reader, model: Model, document: Document, entities: Sequence[Entity]) -> Colouring:
    """The colours of entities as a document asks for them."""
    if document.colour == "jurisdiction":
        return colours.by_jurisdiction(model, entities)
    if document.colour == "confidence":
        return colours.by_confidence(entities)
    if document.colour == "class":
        return colours.by_class(model, entities)
    technologies = tuple(each.id for each in entities if model.is_a(each.kind, "Technology"))
    if document.colour == "coverage":
        return _coverage(reader, model, document, entities, technologies)
    held = chain.holders(reader, technologies) if technologies else {}
    return colours.by_concentration(model, entities, held, _source(reader, held.values()))


def _coverage(
    reader: Reader, model: Model, document: Document, entities: Sequence[Entity], technologies: tuple[str, ...]
) -> Colouring:
    given = scoped(reader, model, pictures.lens(document))
    scope = replace(given.scope, technologies=technologies)
    rows = {row.technology: row for row in reads.coverage(reader, scope)} if technologies else {}
    return colours.by_coverage(entities, rows, _under(given))


def _under(given: Scoped) -> str:
    """For which destination, day and jurisdictions, and under which scenario."""
    toward = given.names.get(given.scope.toward, given.scope.toward)
    names = given.scope.change.names
    under = f", under the scenario {', '.join(names)}" if names else ""
    return f"toward {toward}, {words.written_day(given.day)}, by {places.brief(given.by, given.names)}{under}"


def _source(reader: Reader, held: Iterable[Holders]) -> str:
    """Whose shares these are, of which years, counted by what."""
    found = list(held)
    if not found:
        return ""
    names = {each.id: each.name for each in reads.knowledge(reader).records}
    sources = sorted({names.get(f"load:{each.source}", str(each.source)) for each in found if each.source})
    years = sorted({each.year for each in found if each.year})
    span = f"{years[0]} to {years[-1]}" if len(years) > 1 else str(years[0]) if years else ""
    basis = sorted({each.basis for each in found if each.basis})
    parts = (", ".join(sources), span, f"by {' and '.join(basis)}" if basis else "")
    return f"Shares: {', '.join(part for part in parts if part)}."
