"""All rows of a release, each checked by itself and against the other rows."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from loaders.emit import Emit
from loaders.record import Record, SourceFault, Where, nearest
from loaders.sources.eto import csvs
from loaders.sources.eto.csvs import Input, Provider, Provision, Step

T = TypeVar("T")


@dataclass
class Rows:
    """The rows of a release. `providers`: under each id all its rows, which differ in the other name alone."""

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
    files = {name: csvs.records(folder / name, emit.faults) for name in csvs.COLUMNS}
    return Rows() if emit.faults else _Reader(files, emit).rows()


class _Reader:
    def __init__(self, files: dict[str, list[Record]], emit: Emit) -> None:
        self._files, self._emit = files, emit
        self._inputs = _ids(files[csvs.INPUTS], "input_id")
        self._providers = _ids(files[csvs.PROVIDERS], "provider_id")
        self._stages = _ids(files[csvs.STAGES], "stage_id")

    def rows(self) -> Rows:
        rows = Rows()
        rows.stages = {id: (name, where) for id, name, where in self._each(csvs.STAGES, self._stage())}
        rows.inputs = {row.id: row for row in self._each(csvs.INPUTS, self._input())}
        for provider in self._each(csvs.PROVIDERS, self._provider()):
            rows.providers.setdefault(provider.id, []).append(provider)
        rows.provision = list(self._each(csvs.PROVISION, self._provision()))
        rows.steps = list(self._each(csvs.SEQUENCE, self._step()))
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
                _refers(record, "stage_id", row.stage, self._stages, csvs.STAGES)
            yield row

        return read

    def _provider(self) -> Callable[[Record], Iterator[Provider]]:
        once, first = _Once(), dict[str, Provider]()

        def read(record: Record) -> Iterator[Provider]:
            row = csvs.read_provider(record)
            once.check((row.id, row.alias), record, "alias", row.alias)
            _agree(first.setdefault(row.id, row), row, record)
            yield row

        return read

    def _provision(self) -> Callable[[Record], Iterator[Provision]]:
        once = _Once()

        def read(record: Record) -> Iterator[Provision]:
            row = csvs.read_provision(record)
            once.check((row.provider, row.provided), record, "provided_id", row.provided)
            _refers(record, "provider_id", row.provider, self._providers, csvs.PROVIDERS)
            either = f"{csvs.INPUTS} or {csvs.STAGES}"
            _refers(record, "provided_id", row.provided, [*self._inputs, *self._stages], either)
            yield row

        return read

    def _step(self) -> Callable[[Record], Iterator[Step]]:
        once = _Once()

        def read(record: Record) -> Iterator[Step]:
            row = csvs.read_step(record)
            name = "goes_into_id" if row.into else "is_type_of_id"
            once.check((row.input, row.other, row.into), record, name, row.other)
            _refers(record, "input_id", row.input, self._inputs, csvs.INPUTS)
            _refers(record, name, row.other, self._inputs, csvs.INPUTS)
            yield row

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
