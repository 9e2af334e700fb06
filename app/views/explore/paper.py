"""What goes onto a sheet with the explorer: an entity with its neighbours, title, legend and footer."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from app import address, shapes, words
from app.exports import credit
from app.exports.content import Content, Sample, Section
from app.exports.options import Options
from app.exports.themes import named
from app.links import Links
from app.views.explore import callbacks, figures, viewed, viewed_paper
from app.views.explore.figures import View
from app.views.explore.lists import legend
from app.views.explore.selection import Selection
from app.views.explore.web import Web
from graph import reads
from graph.connection import Reader
from graph.rows import Neighbourhood
from ontology.model import Model


def content(reader: Reader, model: Model, query: str) -> Content | None:
    """The view of a query string for paper, else an entity with its neighbours; `None` for an empty graph."""
    seen = viewed.viewed(reader, model, query)
    if seen:
        return viewed_paper.content(reader, model, query, seen)
    values = address.read(query)
    view = callbacks.asked(reader, model, Links(), query)
    if view is None:
        return None
    options = Options.from_values(values)
    records = reads.knowledge(reader)
    scene = figures.scene(view)
    wanted = values.get("focus", "").strip()
    lost = wanted and wanted != view.focus.id
    return Content(
        name=f"{view.focus.id}-{view.on.isoformat()}",
        title=_title(view),
        subtitle=_subtitle(view),
        whole=Web(scene=scene, model=model, canvas=options.canvas),
        parts=tuple(_parts(view, model, options)),
        named=("relationship", "relationships"),
        legend=_legend(view, options),
        address=_address(view, options),
        day=view.on.isoformat(),
        options=options,
        about=(f"{view.focus.name}, {words.day(view.on)}",),
        sources=credit.releases(records.records),
        known=records.as_of.isoformat() if records.as_of else "",
        notices=(f"Nothing in the graph has the id {wanted[:80]!r}; this is {view.focus.name}.",) if lost else (),
        notes=tuple(_counted(view)),
    )


def _title(view: View) -> str:
    drawn = len({neighbour.id for group in view.around.groups for neighbour in group.shown})
    total = view.around.total
    if drawn == total:
        return f"{view.focus.name} and its {words.count(total, 'neighbour')}"
    return f"{view.focus.name} and {drawn:,} of its {words.count(total, 'neighbour')}"


def _subtitle(view: View) -> str:
    kind = view.kind(view.focus.labels).label
    return f"{kind}. One step away in the graph; a measure that is not in force on {words.day(view.on)} is dashed."


def _counted(view: View) -> list[str]:
    return [
        f"{words.capital(figures.label(view.model, group))}: {group.neighbours:,}"
        + (f", of which {group.folded:,} are not drawn" if group.folded else "")
        for group in figures.by_size(view.around)
    ]


def _parts(view: View, model: Model, options: Options) -> list[Section]:
    """One part for each relationship."""
    found = []
    for group in figures.by_size(view.around):
        around = Neighbourhood(total=group.neighbours, groups=(group,))
        scene = figures.scene(replace(view, around=around))
        found.append(
            Section(
                heading=words.capital(figures.label(model, group)),
                body=Web(scene=scene, model=model, canvas=options.canvas),
            )
        )
    return found


def _legend(view: View, options: Options) -> tuple[Sample, ...]:
    """The classes that are drawn, with their counts."""
    theme = named(options.theme)
    found = []
    for entry in legend(view):
        node = view.model.nodes[entry.look]
        found.append(
            Sample(
                words=f"{entry.label} ({entry.count})",
                corners=shapes.corners(node.shape, node.points),
                fill=theme.turned(node.fill),
                stroke=theme.turned(node.stroke),
            )
        )
    return tuple(found)


def _address(view: View, options: Options) -> str:
    """The address that gives the same figure on any later day."""
    said: Selection = view.selection.but(on=date.fromisoformat(view.on.isoformat()), statement="", shown_as="")
    return view.links.to("explore", address.changed(said.to_url(), **options.values()))
