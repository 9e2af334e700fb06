"""The card of a technology: its number, what it is made of, and how each cell comes about, in words with sources."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from app import cells, facts, words
from app.derivation import Teller
from app.markup import Content, tag
from app.standing import since
from app.statuses import STATUSES, rank
from app.views.coverage import scenarios
from app.views.coverage.pieces import bar, link, panel, section, sources, state, tile, unbroken
from app.views.coverage.view import View
from graph.rows import Cell, Coverage
from graph.technologies import MeasureRecord

SMALL = 5.0
"""Percent below which the measures of a holder are folded. Source: the design card."""
MEASURES = 2


@dataclass(frozen=True)
class Story:
    """What the card of one row is told from: how its cells come about, and the records of the measures behind them."""

    view: View
    row: Coverage
    teller: Teller
    records: Mapping[str, MeasureRecord]
    remarks: Sequence[str] = ()
    """What an answer says of shares that are known in part only."""

    def place(self, cell: Cell) -> str:
        """The name of the jurisdiction of a cell."""
        return self.view.names[cell.jurisdiction]

    def words(self, cell: Cell) -> str:
        """The whole cell in words."""
        unsized = cell.jurisdiction in self.row.holders_without_number
        return cells.cell_words(cell, self.place(cell), unsized=unsized)

    @property
    def chosen(self) -> Cell | None:
        """The cell in focus."""
        return next((cell for cell in self.row.cells if cell.jurisdiction == self.view.selection.cell), None)


def card(story: Story) -> Markup:
    """Everything the card holds, from the class to the buttons."""
    view, row = story.view, story.row
    known = view.technologies[row.technology]
    label = view.label(row.technology)
    chosen = story.chosen
    others = [cell for cell in row.cells if cell is not chosen]
    return panel(
        f"Technology · {facts.kind(view.model, known.labels).label.lower()}",
        label,
        view.href(view.selection.closed),
        tag("p", known.name, class_="lead", dir="auto") if known.name != label else None,
        _number(story),
        bar(row, "large") if row.known_share is not None else None,
        _lines(story),
        _chosen(story, chosen) if chosen else None,
        section("The other cells" if chosen else "Measures behind the cells", _blocks(story, others)),
        section("Number from", *_from(story)),
        _buttons(story),
        aside=words.percent(row.covered_share) if row.covered_share is not None else "no number",
    )


def _number(story: Story) -> Markup:
    view, row = story.view, story.row
    where = f"toward {view.toward} on {view.day}"
    if row.covered_share is None:
        return tag(
            "div",
            tag("strong", "No number"),
            tag("span", f"{_why(story)} Controls {where} are listed below."),
            class_="key no-figure",
        )
    said = [f"of the world market is covered at most, {where}"]
    old = view.before.rows.get(row.technology) if view.before else None
    moved = cells.difference(row.covered_share, old.covered_share) if old else None
    if view.before and old and old.covered_share is not None and moved is not None:
        said.append(f"; {words.percent(old.covered_share)} {view.before.words} ({cells.signed(moved)} points)")
    return tag("div", tag("strong", words.percent(row.covered_share)), tag("span", *said), class_="key")


def _why(story: Story) -> str:
    """Why there is no number."""
    named = [story.view.names.get(id, id) for id in story.row.holders_without_number]
    if named:
        return f"The source names {', '.join(named)} without a size."
    return "No source in the graph says who supplies how much of it."


def _lines(story: Story) -> Markup:
    row = story.row
    said = [
        tag(
            "li",
            tag(
                "span",
                class_=f"swatch {'look' if line.look in ('others', 'unknown') else 'status'}-{line.look}",
                aria_hidden="true",
            ),
            tag("span", line.words),
            tag("span", cells.figure(line.share), class_="figure"),
        )
        for line in cells.lines(row, story.view.names)
    ]
    notes = [tag("p", remark, class_="remark") for remark in story.remarks]
    if row.known_share is not None and row.holders_without_number:
        named = ", ".join(story.view.names.get(id, id) for id in row.holders_without_number)
        notes.append(tag("p", f"Named without a number, not counted: {named}.", class_="remark"))
    return tag("ul", said, class_="parts-list") + Markup("").join(notes)


def _chosen(story: Story, cell: Cell) -> Markup:
    return tag(
        "section",
        tag("h3", tile(cell.status), story.words(cell), class_="cell-title"),
        _steps(story, cell),
        class_="chosen-part",
    )


def _steps(story: Story, cell: Cell) -> Markup:
    """The derivation of a cell: the sentences of `chokepoint coverage --explain`, each measure with its sources."""
    said = story.teller.steps(story.row, cell)
    behind = [_sentence(story, id, text) for id, text in zip(cell.measures, said, strict=False)]
    return tag(
        "ol",
        behind,
        [tag("li", unbroken(text), dir="auto") for text in said[len(cell.measures) :]],
        class_="steps-list",
    )


def _sentence(story: Story, id: str, text: str) -> Markup:
    record = story.records.get(id)
    title = f"{record.properties.get('name')} ({id})" if record else ""
    named = title and text.startswith(title)
    rest = unbroken(text[len(title) :] if named else text)
    first = link(title, story.view.elsewhere("explore", id)) if named else None
    under = tag(
        "span", sources(record.sources) if record else "The scenario adds it.", " ", _without(story, id), class_="under"
    )
    return tag("li", tag("span", first, rest, class_="step-said"), under, dir="auto")


def _without(story: Story, id: str) -> Markup:
    selection = story.view.selection
    changed = scenarios.without(selection.lens.scenario, id)
    return link(
        "Without this", story.view.href(selection.but(scenario=changed)), "without", label=f"Without this: {id}"
    )


def _blocks(story: Story, others: Sequence[Cell]) -> list[Markup]:
    """The other cells, strongest first; those of small holders folded, those of which nothing is known in one line."""
    columns = story.view.by
    ordered = sorted(
        others, key=lambda cell: (rank(cell.status), -(cell.share or 0.0), columns.index(cell.jurisdiction))
    )
    told = [cell for cell in ordered if cell.measures]
    large = [cell for cell in told if (cell.share or 0.0) >= SMALL] or told
    small = [cell for cell in told if cell not in large]
    silent = [story.place(cell) for cell in ordered if not cell.measures]
    found = [_block(story, cell) for cell in large]
    if small:
        names = ", ".join(story.place(cell) for cell in small)
        summary = tag("summary", f"{len(small)} more: {names}")
        found.append(tag("details", summary, [_block(story, cell) for cell in small], id="small-cells"))
    if silent:
        found.append(tag("p", f"None known: {', '.join(silent)}.", class_="remark"))
    return found


def _block(story: Story, cell: Cell) -> Markup:
    there = story.view.href(story.view.selection.but(cell=cell.jurisdiction))
    said = STATUSES[cell.status].words + (f", {words.percent(cell.share)}" if cell.share is not None else "")
    name = link(state(cell.jurisdiction, story.place(cell)), there)
    head = tag("div", tile(cell.status), name, tag("span", said, class_="said-status"), class_="block-head")
    rows = [_measure(story, id) for id in cell.measures]
    more = rows[MEASURES:]
    folded = (
        tag(
            "details",
            tag("summary", f"{len(more)} more measures" if len(more) > 1 else "1 more measure"),
            tag("ul", more),
        )
        if more
        else None
    )
    summary = tag(
        "summary", "Step by step, with sources", aria_label=f"{story.place(cell)}: step by step, with sources"
    )
    why = tag("details", summary, _steps(story, cell), class_="why", id=f"why-{cell.jurisdiction}")
    return tag("div", head, tag("ul", rows[:MEASURES]), folded, why, class_="block")


def _measure(story: Story, id: str) -> Markup:
    record = story.records.get(id)
    if record is None:
        return tag("li", tag("span", f"{id}, which the scenario adds", class_="measure-name"), _without(story, id))
    kind = facts.kind(story.view.model, record.labels).label.lower()
    name = link(str(record.properties.get("name") or id), story.view.elsewhere("explore", id), "measure-name")
    return tag(
        "li", name, tag("span", f"{kind}, {since(record.properties)}", class_="detail"), _without(story, id), dir="auto"
    )


def _from(story: Story) -> list[Content]:
    row = story.row
    if row.share_source is None:
        return [tag("p", "No source of shares knows this technology.", class_="remark")]
    record = next(
        (r for r in story.view.knowledge.records if r.id in (row.share_source, f"load:{row.share_source}")), None
    )
    name = f"{record.name} {record.release or ''}".strip() if record else row.share_source
    values = f", {row.year} values" if row.year and row.known_share is not None else ""
    by = {"headquarters": "Counted by the headquarters of the firms", "site": "Counted by the site of production"}
    said = [f"{name}{values}", by.get(row.basis or "", f"Counted by {row.basis}"), record.licence if record else None]
    return [tag("p", each, class_="remark") for each in said if each]


def _buttons(story: Story) -> Markup:
    view, id = story.view, story.row.technology
    return tag(
        "div",
        link("Show in supply chain", view.elsewhere("supply-chain", id), "button"),
        link("Explore", view.elsewhere("explore", id), "button"),
        link("Briefing", view.elsewhere("briefing", id), "button"),
        tag("button", "Copy link", class_="button copy-link", type="button"),
        class_="buttons",
    )
