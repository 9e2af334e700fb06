"""The ids behind the list of publications, or of what stands on weak ground."""

from __future__ import annotations

from collections.abc import Iterable

from app.exports.shown import Shown
from app.views.sources import callbacks, lists
from app.views.sources.selection import Selection
from graph import publications
from graph.connection import Reader
from graph.loads import loads
from graph.published import Grounded
from ontology.model import Model


def shown(reader: Reader, model: Model, query: str) -> Shown:
    """The publications listed, and with one of them open what cites it; else the weak records and statements.

    Statements come with both their ends. All pages of the list count.
    """
    selection = Selection.from_url(query)
    if selection.show:
        found = lists.weak_shown(lists.weak(model, publications.weak(reader, selection.show)), selection)
        return _shown(each.of for each in found)
    listed = {each.of.id for each in lists.shown(callbacks.entries(reader, loads(reader)), selection)}
    focus = selection.lens.focus
    return _shown(publications.citing(reader, focus) if focus else (), listed)


def _shown(found: Iterable[Grounded], more: Iterable[str] = ()) -> Shown:
    entities, statements = {*more}, set()
    for each in found:
        if each.start and each.end:
            entities |= {each.start.id, each.end.id}
            statements.add(each.id)
        else:
            entities.add(each.id)
    return Shown(entities=tuple(sorted(entities)), statements=tuple(sorted(statements)))
