"""All rows of a release, each checked by itself and against the other rows."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeVar

from loaders.emit import Emit
from loaders.record import Record, SourceFault, Where, nearest
from loaders.sources.eto import csvs, forms
from loaders.sources.eto import provision as provisions
from loaders.sources.eto.csvs import Input, Provider, Step
from loaders.sources.eto.flaws import Flaws
from loaders.sources.eto.forms import Form
from loaders.sources.eto.provision import Provision
from loaders.sources.eto.recognised import form_of
from loaders.sources.eto.recognised import rows as rows_of

T = TypeVar("T")


@dataclass
class Rows:
    """The rows of a release. `providers`: under each id all its rows, which differ in the other name alone."""

    form: Form = forms.NEWEST
    inputs: dict[str, Input] = field(default_factory=dict)
    providers: dict[str, list[Provider]] = field(default_factory=dict)
    provision: list[Provision] = field(default_factory=list)
    steps: list[Step] = field(default_factory=list)
    stages: dict[str, tuple[str, Where]] = field(default_factory=dict)


def read(folder: Path, emit: Emit) -> Rows:
    """The rows of the five files in `folder`; what is wrong with single rows goes to `emit.faults`.

    References are looked for among the ids of all rows, so that a row that refers to a faulty one is no second fault.
    Where a row has too few or too many cells, nothing further is read: its id cannot be told.
    """
    form = form_of(folder)
    files = {name: rows_of(folder, name, form, emit.faults) for name in forms.FILES}
    return Rows() if emit.faults else _Reader(files, form, emit).rows()


class _Reader:
    def __init__(self, files: dict[str, list[Record]], form: Form, emit: Emit) -> None:
        self._files, self._form, self._emit = files, form, emit
        self._inputs = _ids(files[forms.INPUTS], "input_id")
        self._providers = _ids(files[forms.PROVIDERS], "provider_id")
        self._stages = _ids(files[forms.STAGES], "stage_id")
        self._flaws = Flaws(form, {*self._inputs, *self._stages}, emit)

    def rows(self) -> Rows:
        rows = Rows(self._form)
        rows.stages = {id: (name, where) for id, name, where in self._each(forms.STAGES, self._stage())}
        rows.inputs = {row.id: row for row in self._each(forms.INPUTS, self._input())}
        for provider in self._each(forms.PROVIDERS, self._provider()):
            rows.providers.setdefault(provider.id, []).append(provider)
        rows.provision = [self._dated(row, rows.inputs) for row in self._each(forms.PROVISION, self._provision())]
        rows.steps = list(self._each(forms.SEQUENCE, self._step()))
        return rows

    def _each(self, name: str, read: Callable[[Record], Iterable[T]]) -> Iterator[T]:
        return self._emit.each(self._files[name], read)

    def _stage(self) -> Callable[[Record], Iterator[tuple[str, str, Where]]]:
        once = _Once()

        def read(record: Record) -> Iterator[tuple[str, str, Where]]:
            row = csvs.read_stage(record)
            once.check(row[0], record, "stage_id", row[0])
            yield row

        return read

    def _input(self) -> Callable[[Record], Iterator[Input]]:
        once = _Once()

        def read(record: Record) -> Iterator[Input]:
            row = csvs.read_input(record)
            once.check(row.id, record, "input_id", row.id)
            if row.stage is not None:
                _refers(record, "stage_id", row.stage, self._stages, forms.STAGES)
            yield row

        return read

    def _provider(self) -> Callable[[Record], Iterator[Provider]]:
        once, first = _Once(), dict[str, Provider]()

        def read(record: Record) -> Iterator[Provider]:
            row = csvs.read_provider(record, self._form)
            once.check((row.id, row.alias), record, "alias", row.alias)
            _agree(first.setdefault(row.id, row), row, record)
            yield row

        return read

    def _provision(self) -> Callable[[Record], Iterator[Provision]]:
        once = _Once()

        def read(record: Record) -> Iterator[Provision]:
            row = provisions.read_provision(record, self._form)
            if self._flaws.in_provision(row):
                return
            once.check((row.provider, row.provided), record, "provided_id", row.provided)
            _refers(record, "provider_id", row.provider, self._providers, forms.PROVIDERS)
            either = f"{forms.INPUTS} or {forms.STAGES}"
            _refers(record, "provided_id", row.provided, [*self._inputs, *self._stages], either)
            yield row

        return read

    def _dated(self, row: Provision, inputs: Mapping[str, Input]) -> Provision:
        """A share that its row does not date has the year that its input's chart names, else that of the form.

        No year where the chart names something else than one year.
        """
        provided = inputs.get(row.provided)
        if row.year is not None or (provided and provided.undated):
            return row
        named = provided.market_size_year if provided else None
        return replace(row, year=named or self._form.year)

    def _step(self) -> Callable[[Record], Iterator[Step]]:
        once = _Once()

        def read(record: Record) -> Iterator[Step]:
            for step in csvs.read_steps(record, self._form):
                if self._flaws.in_step(step):
                    continue
                name = "goes_into_id" if step.into else "is_type_of_id"
                once.check((step.input, step.other, step.into), record, name, step.other)
                _refers(record, "input_id", step.input, self._inputs, forms.INPUTS)
                _refers(record, name, step.other, self._inputs, forms.INPUTS)
                yield step

        return read


class _Once:
    """Complains when something is said twice."""

    def __init__(self) -> None:
        self._first: dict[Hashable, Where] = {}

    def check(self, key: Hashable, record: Record, name: str, value: object) -> None:
        if key in self._first:
            first = self._first[key]
            raise record.fault(name, f"is '{value or ''}', as in line {first.line}", hint="Keep one of the two rows.")
        self._first[key] = record.where


def _ids(records: Iterable[Record], name: str) -> list[str]:
    """The ids in a column, also of rows with faults; a cell that is blank or no text has none."""
    return [item.value for record in records if (item := record.peek(name)) and isinstance(item.value, str)]


def _refers(record: Record, name: str, id: str, known: Collection[str], file: str) -> None:
    if id not in known:
        raise record.fault(name, f"is '{id}', which is no id of {file}", hint=nearest(id, known))


def _agree(first: Provider, row: Provider, record: Record) -> None:
    """Rows of one provider may differ in the other name alone."""
    pairs = {
        "provider_name": (first.name, row.name),
        "provider_type": (_kind(first), _kind(row)),
        "country": (first.country or "", row.country or ""),
    }
    for name, (before, now) in pairs.items():
        if before != now:
            raise _differs(record, name, before, now, first.where.line)


def _kind(row: Provider) -> str:
    return "country" if row.is_country else "organization"


def _differs(record: Record, name: str, before: str, now: str, line: int) -> SourceFault:
    return record.fault(
        name, f"is '{now}' here and '{before}' in line {line}", hint="Rows of one provider may differ in alias alone."
    )
