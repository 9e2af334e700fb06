"""The panel beside the matrix: which one, and what it is told from."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from markupsafe import Markup

from app import words
from app.derivation import Teller
from app.views.coverage.cards import Story, card
from app.views.coverage.lists import Changes, changes_panel, gaps_panel
from app.views.coverage.view import View
from app.views.coverage.what_if import scenario_panel, strip
from graph import reads
from graph.answers import in_part
from graph.connection import Reader
from graph.listing import measures, measures_behind
from graph.rows import Coverage
from graph.scope import Scope
from graph.technologies import NamedMeasure


def parts(reader: Reader, view: View, scope: Scope) -> tuple[Markup, Markup]:
    """The line over the matrix that names the scenario, and the panel beside it; each empty where there is none."""
    built = view.selection.lens.scenario is not None
    named = measures(reader) if built or view.panel == "scenario" else {}
    return strip(view, named), _beside(reader, view, scope, named)


def _beside(reader: Reader, view: View, scope: Scope, named: Mapping[str, NamedMeasure]) -> Markup:
    if view.panel == "technology" and view.chosen:
        return card(story(reader, view, view.chosen, scope))
    if view.panel == "changes":
        return changes_panel(view, _changes(reader, view))
    if view.panel == "scenario":
        return scenario_panel(view, named)
    return gaps_panel(view) if view.panel == "gaps" else Markup("")


def story(reader: Reader, view: View, row: Coverage, scope: Scope) -> Story:
    """What the card of a row is told from."""
    teller = Teller(view.model, view.names, reads.derivations(reader, [row], scope))
    behind = {id for cell in row.cells for id in cell.measures}
    return Story(view, row, teller, measures_behind(reader, behind), in_part([row]))


def _changes(reader: Reader, view: View) -> Changes:
    days = view.before.days if view.before else None
    found = reads.differences(reader, *days, toward=view.destination) if days else []
    between = [each for each in found if each.change != "share"]
    near = [(day, f"{words.day(day)}") for day in reads.changes(reader, date.fromisoformat(view.on)) if day]
    year = date.fromisoformat(view.on).year
    suggested = [(f"{each}-01-01", f"1 Jan {each}") for each in (year - 1, year)]
    offered = [(day.isoformat(), text) for day, text in near[:1]] + suggested
    now = {view.on, view.selection.against}
    return Changes(between, measures(reader) if between else {}, [each for each in offered if each[0] not in now])
