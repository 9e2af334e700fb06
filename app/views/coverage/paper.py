"""What goes onto a sheet with the matrix: title, legend, and what the footer tells."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from app import address, words
from app.exports import credit
from app.exports.content import Content, Sample, Section
from app.exports.options import Options
from app.exports.paper import Paper, body_height
from app.links import Links
from app.statuses import STATUSES
from app.supply import OTHERS, UNKNOWN, parts
from app.views.coverage.asking import view
from app.views.coverage.matrix import Matrix
from app.views.coverage.order import Group as Stage
from app.views.coverage.order import groups, indent
from app.views.coverage.view import View
from graph.connection import Reader
from graph.rows import Coverage
from ontology.model import Model

LEAST = 14.6
"""How high a row must be, in points, so that its letters have nine points and some air."""
MOST_ON_SLIDE, MOST, MOST_HEIGHT = 14, 45, 560.0
"""Rows on a slide, which is lower than so many points, and on a sheet of paper. Source: design card."""


def content(reader: Reader, model: Model, query: str) -> Content | None:
    """The matrix of a query string for paper; `None` for a graph that holds nothing."""
    found = view(reader, model, Links(), query)
    if found is None:
        return None
    shown, options = found[0], Options.from_values(address.read(query))
    stages = groups(shown.rows, shown.technologies, shown.selection)
    whole = Matrix(view=shown, stages=tuple(stages))
    bare = _without_variants(shown, stages)
    return Content(
        name=f"coverage-{shown.on}",
        title=_title(shown, whole.sized),
        subtitle=_subtitle(shown),
        whole=whole,
        folded=Matrix(view=shown, stages=bare) if sum(map(_size, bare)) < sum(map(_size, stages)) else None,
        parts=tuple(_parts(shown, stages, options.paper)),
        legend=_legend(whole),
        address=_address(shown, options),
        day=shown.on,
        options=options,
        about=_about(shown, whole.sized),
        sources=credit.releases(shown.knowledge.records),
        known=shown.knowledge.as_of.isoformat() if shown.knowledge.as_of else "",
        notices=shown.notices,
        notes=_notes(shown),
    )


def _parts(view: View, stages: Sequence[Stage], paper: Paper) -> Iterator[Section]:
    """Stages below each other as long as a sheet can show them in letters of the usual size; a larger one in pieces."""
    most = max(min(int(body_height(paper) / LEAST) - 1, MOST_ON_SLIDE if paper.height < MOST_HEIGHT else MOST), 3)
    held: list[Stage] = []
    for stage in stages:
        if held and sum(map(_lines, [*held, stage])) > most:
            yield _section(view, held)
            held = []
        if _lines(stage) <= most:
            held.append(stage)
        else:
            yield from _pieces(view, stage, most - 1)
    if held:
        yield _section(view, held)


def _lines(stage: Stage) -> int:
    """The rows of a stage with its heading."""
    return len(stage.shown) + 1


def _section(view: View, stages: Sequence[Stage]) -> Section:
    heading = ", ".join(stage.heading for stage in stages)
    return Section(heading=heading, body=Matrix(view=view, stages=tuple(stages), alone=len(stages) == 1))


def _pieces(view: View, stage: Stage, most: int) -> Iterator[Section]:
    """A stage cut into pieces of about the same length; what is folded in it is counted on the last."""
    count = -(-len(stage.shown) // most)
    for number in range(count):
        first, last = (len(stage.shown) * at // count for at in (number, number + 1))
        own = frozenset(row.technology for row in stage.shown[first:last])
        part = replace(
            stage,
            sized=tuple(row for row in stage.sized if row.technology in own),
            unsized=tuple(row for row in stage.unsized if row.technology in own or number == count - 1),
            folded=False,
        )
        body = Matrix(view=view, stages=(part,), alone=True)
        yield Section(heading=f"{stage.heading} ({number + 1} of {count})", body=body)


def _size(stage: Stage) -> int:
    return len(stage.shown)


def _without_variants(view: View, stages: Sequence[Stage]) -> tuple[Stage, ...]:
    """The stages without the rows that are narrower than another of them."""
    made = []
    for stage in stages:
        among = frozenset(row.technology for row in stage.shown)
        bare = tuple(row for row in stage.sized if not indent(row, among, view.technologies))
        rest = tuple(row for row in stage.unsized if not indent(row, among, view.technologies))
        made.append(Stage(stage.stage, stage.heading, bare, rest, stage.folded, stage.opened))
    return tuple(made)


def _address(view: View, options: Options) -> str:
    """The address that gives the same figure on any later day: nothing in it is left to a default that moves."""
    said = view.selection.but(on=date.fromisoformat(view.on), toward=view.destination, by=view.by)
    said = said.but(cell="", panel="") if not view.chosen else said.but(panel="")
    return view.links.to("coverage", address.changed(said.to_url(), **options.values()))


def _title(view: View, sized: Sequence[Coverage]) -> str:
    """What the matrix shows, from counted rows."""
    toward, count = f"Toward {view.toward}", len(sized)
    if not view.rows or not count:
        return f"Coverage toward {view.toward} on {view.day}"
    if view.chosen and view.chosen.covered_share is not None:
        label = view.label(view.chosen.technology)
        return f"{toward}, at most {words.percent(view.chosen.covered_share)} of the supply of {label} is covered"
    if view.before:
        moved = sum(_was(view, row) not in (None, row.covered_share) for row in sized)
        return f"{toward}, the covered share changed in {moved} of {words.count(count, 'market')}"
    zero = sum(not row.covered_share for row in sized)
    if zero:
        return f"{toward}, controls in force reach no known share of supply in {zero} of {words.count(count, 'market')}"
    return f"{toward}, controls in force reach some known supply in each of {words.count(count, 'market')}"


def _was(view: View, row: Coverage) -> float | None:
    old = view.before.rows.get(row.technology) if view.before else None
    return old.covered_share if old else None


def _subtitle(view: View) -> str:
    """The day and how to read the cells."""
    said = f"Controls of {words.count(len(view.by), 'jurisdiction')} in force on {view.day}"
    said += f", compared with what holds {view.before.words}" if view.before else ""
    said += ", under a scenario" if view.what_if else ""
    return f"{said}. Long cell with a number: it holds that share of the world market, %."


def _about(view: View, sized: Sequence[Coverage]) -> tuple[str, ...]:
    scenario = view.selection.lens.scenario
    return (
        f"toward {view.toward}, {view.day}",
        credit.held_by(view.by, dict(view.names)),
        *((f"scenario: {scenario.name}",) if scenario and view.what_if else ()),
        *credit.shares(sized),
    )


def _notes(view: View) -> tuple[str, ...]:
    folded = sum(row.known_share is None for row in view.rows)
    said = [f"{words.count(folded, 'technology', 'technologies')} of {len(view.rows):,} have no number."]
    said.append("A covered share is an upper bound: a control catches part of what it names.")
    if view.what_if and view.selection.lens.scenario:
        said.append(f"What if: {view.selection.lens.scenario.name}. The graph itself is not changed.")
    return tuple(said)


def _legend(matrix: Matrix) -> tuple[Sample, ...]:
    """The looks that are used, always in the same order."""
    rows = matrix.rows
    used = {each.status for row in rows for each in row.cells}
    found = [Sample(look=f"status-{name}", words=said.words) for name, said in STATUSES.items() if name in used]
    looks = {part.look for row in rows for part in parts(row)}
    if OTHERS in looks:
        found.append(Sample(look="dots", words="held elsewhere"))
    if UNKNOWN in looks or any(row.known_share is None or row.holders_without_number for row in rows):
        found.append(Sample(look="hatch", words="no number"))
    return tuple(found)
