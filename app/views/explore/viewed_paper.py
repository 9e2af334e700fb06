"""What goes onto a sheet with a view of the explorer: its picture as it is on the page, legend and footer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from app import address, shapes, words
from app.canvas.colours import Colouring, Value
from app.exports import credit
from app.exports.content import Content, Sample
from app.exports.options import Options
from app.exports.themes import Theme, named
from app.views.explore import drawn
from app.views.explore.drawn import Canvas
from app.views.explore.viewed import Viewed, canonical, colouring, counted, left_out, titled
from graph import reads
from graph.connection import Reader
from ontology.model import Model

ADDRESS_LINES = 2
"""An address that names every entity and its place takes many lines, and the picture is worth more than they are."""


def content(reader: Reader, model: Model, query: str, view: Viewed) -> Content:
    """A view for paper."""
    options = Options.from_values(address.read(query, address.LONGEST))
    records, colours = reads.knowledge(reader), colouring(reader, model, view)
    by_class = view.document.colour == "class"
    body = Canvas(
        document=view.document,
        entities=view.entities,
        relationships=view.relationships,
        every=view.picture.relationships,
        model=model,
        paints={} if by_class else colours.values,
    )
    theme = named(options.theme)
    return Content(
        name=f"explore-{view.on.isoformat()}",
        title=titled(view),
        subtitle=_subtitle(view, "" if by_class else colours.said),
        whole=body,
        legend=(*([] if by_class else _colours(colours, theme)), *_classes(model, view, theme, filled=by_class)),
        address=canonical(reader, model, view, options),
        day=view.on.isoformat(),
        options=options,
        about=(words.capital(counted(view)), words.day(view.on)),
        sources=credit.releases(records.records),
        known=records.as_of.isoformat() if records.as_of else "",
        address_lines=ADDRESS_LINES,
        notices=view.notices,
        notes=tuple(_notes(model, view, body)),
    )


def _subtitle(view: Viewed, coloured: str) -> str:
    late = not all(each.holds for each in view.entities) or not all(each.holds for each in view.relationships)
    fades = view.document.asof == "fade" and late
    pale = f" What does not hold on {words.day(view.on)} is pale, its shape dashed." if fades else ""
    return f"{counted(view)}.{pale} {coloured}".strip()


def _notes(model: Model, view: Viewed, body: Canvas) -> Iterator[str]:
    yield from left_out(model, view)
    asides = len(body.routes.asides)
    if asides:
        said = words.count(asides, "relationship")
        yield f"{said} between entities in columns are not drawn; the table of the view has them."
    loops = sum(each.start == each.end for each in view.relationships)
    if loops:
        yield f"{words.count(loops, 'relationship')} of an entity to itself not drawn."


def _classes(model: Model, view: Viewed, theme: Theme, *, filled: bool) -> Iterator[Sample]:
    """The classes that are shown with their counts, those with most first; in their colours where these say it."""
    styles = {each.kind: each for each in view.document.styles}
    counts = Counter(each.look for each in view.entities)
    for name, count in sorted(counts.items(), key=lambda item: (-item[1], model.nodes[item[0]].label)):
        node, own = model.nodes[name], styles.get(name)
        shape = own.shape if own and own.shape else node.shape
        fill = own.fill if own and own.fill else node.fill
        yield Sample(
            words=f"{node.label} ({count:,})",
            corners=shapes.corners(shape, node.points if shape == node.shape else ""),
            fill=theme.turned(fill) if filled else theme.colour("card"),
            stroke=theme.turned(node.stroke),
        )


def _colours(found: Colouring, theme: Theme) -> Iterator[Sample]:
    """What the colours say, with how many have each; what the question does not concern is left out."""
    for each in found.legend:
        value = Value(key=each.key, label=each.label, fill=each.fill)
        said, look = f"{each.label} ({each.count:,})", drawn.look(value)
        if look == "hatch" or look.startswith("share-"):
            yield Sample(words=said, look=look)
        else:
            yield Sample(words=said, fill=drawn.painted(theme, value)[0])
