"""A whole release of the ETO dataset as statements.

What the fact base describes keeps its id, its name and its place in the tree; the release adds market sizes, other
names, shares and flows. Everything else becomes an entity `eto:<id>`. What is left out is named, row by row.
Source of the rules: INTERFACE, "Full ETO release".
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from loaders.emit import Emit, Statement
from loaders.known import Known
from loaders.record import Where
from loaders.sources.eto.csvs import CLASSES, PART_OF_CHAIN, Input, Provider, Step
from loaders.sources.eto.excerpt import BASIS, SOURCE, load_statements
from loaders.sources.eto.forms import NEWEST, Form
from loaders.sources.eto.identity import PREFIX, Identities, kind_of
from loaders.sources.eto.provision import Provision
from loaders.sources.eto.rows import Rows, read
from ontology.model import Model

BUNDLED = Path(__file__).parent / "data"
NEGLIGIBLE = "The source calls the share negligible."


def load_release(folder: Path, emit: Emit, model: Model, known: Known) -> Iterator[Statement]:
    """Every statement of the release in `folder`, and those that the project has made from the dataset in sentences."""
    rows = read(folder, emit)
    who = Identities(rows, known, emit) if not emit.faults else None
    if who is None or emit.faults:
        return
    if rows.form.name != NEWEST.name:
        emit.advice.append(_older(rows.form))
    yield from load_statements(BUNDLED, emit, model)
    yield from _Release(rows, who, known, emit).all()


class _Release:
    def __init__(self, rows: Rows, who: Identities, known: Known, emit: Emit) -> None:
        self._rows, self._who, self._emit = rows, who, emit
        self._flows = known.links("FLOWS_TO")
        self._provided = {row.provided for row in rows.provision}
        self._wider = {step.other for step in rows.steps if not step.into}

    def all(self) -> Iterator[Statement]:
        for name, where in self._rows.stages.values():
            self._emit.leave_out(where, "a stage is a part of the chain, no technology", name)
        for row in self._rows.inputs.values():
            yield from self._input(row)
        for rows in self._rows.providers.values():
            yield from self._provider(rows)
        for provision in self._rows.provision:
            yield from self._provision(provision)
        for step in self._rows.steps:
            yield from self._flow(step) if step.into else self._type_of(step)

    def _input(self, row: Input) -> Iterator[Statement]:
        """A technology of its own, or the market size of one of the fact base's."""
        size = {"market_size": row.market_size, "market_size_year": row.market_size_year}
        if not self._who.knows_input(row.id):
            yield self._emit.node(
                CLASSES[row.kind],
                self._who.input(row.id),
                row.where,
                sources=[SOURCE],
                name=row.name,
                category=row.kind,
                stage=PART_OF_CHAIN[row.stage] if row.stage else None,
                umbrella=True if self._is_umbrella(row) else None,
                eto_input_id=row.id,
                note=row.description,
                **({} if row.market_size is None else size),
            )
            yield self._cites(self._who.input(row.id), row.where)
        elif row.market_size is not None:
            yield self._emit.node(None, self._who.input(row.id), row.where, sources=[SOURCE], **size)

    def _is_umbrella(self, row: Input) -> bool:
        """A heading: inputs are types of it, and nobody is said to provide it."""
        return row.id in self._wider and row.id not in self._provided

    def _provider(self, rows: list[Provider]) -> Iterator[Statement]:
        """An actor of its own with all its other names, or the other names of a firm of the fact base."""
        row, id = rows[0], self._who.provider(rows[0].id)
        aliases = sorted({each.alias for each in rows if each.alias})
        if not self._who.knows_provider(row.id):
            yield self._emit.node(
                kind_of(row, self._rows.form),
                id,
                row.where,
                sources=[SOURCE],
                name=aliases[0] if row.is_country and aliases else row.name,
                aliases=aliases[1:] if row.is_country else aliases,
                eto_provider_id=row.id,
                iso3=row.name if kind_of(row, self._rows.form) == "Jurisdiction" else None,
            )
            yield self._cites(id, row.where)
            yield from self._seat(row, id)
        elif not row.is_country:
            new = [alias for alias in aliases if not self._who.is_called(id, alias)]
            if new:
                yield self._emit.node(None, id, row.where, sources=[SOURCE], aliases=new)

    def _cites(self, id: str, where: Where) -> Statement:
        return self._emit.edge("CITES", id, SOURCE, where, sources=[SOURCE])

    def _seat(self, row: Provider, id: str) -> Iterator[Statement]:
        """Where a firm of the source's own is. The firms of the fact base have their place from there."""
        if row.is_country or row.country is None:
            return
        country = self._who.country(row.country, row.where)
        if country is not None:
            yield self._emit.edge("LOCATED_IN", id, country, row.where, sources=[SOURCE])
        elif row.country in self._rows.form.collective:
            reason = f"the row's country alone, since '{row.country}' is no jurisdiction"
            self._emit.leave_out(row.where, reason, row.name)

    def _provision(self, row: Provision) -> Iterator[Statement]:
        holder = self._rows.providers[row.provider][0].name
        if row.provided in self._rows.stages:
            what = f"{holder} in {self._rows.stages[row.provided][0]}, {_said(row)}"
            self._emit.leave_out(row.where, "a stage is a part of the chain, no technology", what)
            return
        if row.year is None:
            said = f"{holder} in {row.provided}, {_said(row)}"
            self._emit.leave_out(row.where, "the basis alone: a share without a year counts for no figure", said)
        start, end = self._who.provider(row.provider), self._who.input(row.provided)
        yield self._emit.edge(
            "PRODUCES",
            start,
            end,
            row.where,
            id=f"eto-{end.removeprefix(PREFIX)}-{start.removeprefix(PREFIX)}",
            sources=[SOURCE],
            share=row.share,
            basis=None if row.year is None else BASIS,
            year=row.year,
            of=self._rows.form.share_of(row.rests_on),
            eto_input=row.provided,
            note=_note(row),
        )

    def _flow(self, step: Step) -> Iterator[Statement]:
        """A flow; one that the fact base has too is the same relationship, under the fact base's id.

        The source does not say how the first serves the second: the flow has no kind of its own.
        """
        start, end = self._who.input(step.input), self._who.input(step.other)
        id = next(iter(self._flows.get((start, end), ())), "")
        yield self._emit.edge("FLOWS_TO", start, end, step.where, id=id, sources=[SOURCE])

    def _type_of(self, step: Step) -> Iterator[Statement]:
        """The wider technology of an input of the source's own; the fact base's tree stands as it is."""
        if self._who.knows_input(step.input):
            narrow, wide = self._rows.inputs[step.input].name, self._rows.inputs[step.other].name
            what = f"{narrow} ({self._who.input(step.input)}) as a type of {wide} ({self._who.input(step.other)})"
            self._emit.leave_out(step.where, "the fact base has the technology, and says itself what is above it", what)
            return
        start, end = self._who.input(step.input), self._who.input(step.other)
        yield self._emit.edge("NARROWER_THAN", start, end, step.where, sources=[SOURCE])


def _said(row: Provision) -> str:
    share = "no number" if row.share is None else f"{row.share:g} %"
    return f"{share}, {row.year or 'no year'}"


def _note(row: Provision) -> str | None:
    if row.negligible:
        return NEGLIGIBLE
    return row.rests_on if row.high is None else f"The source says of a high market share: {row.high}."


def _older(form: Form) -> str:
    """What to know of a graph with an older release."""
    return (
        f"eto is now the release of {form.name}, in the place of any other. Its shares are of: {form.of}. "
        "Compare them with those of no other release. Back to the excerpt of the newest: chokepoint load eto"
    )
