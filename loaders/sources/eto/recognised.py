"""Which form a folder with a release has."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from loaders.record import Record, SourceFault
from loaders.sources.eto.forms import FILES, FORMS, PROVISION, Form
from loaders.tables import csv_header, csv_records

_YEARS = range(1950, 2101)


def form_of(folder: Path) -> Form:
    """The form of the release in `folder`.

    Raises `SourceFault` for a file that cannot be read and, with the nearest form, for columns of no form.
    """
    headers = {name: csv_header(folder / name) for name in FILES}
    fitting = [form for form in FORMS if not form.distance(headers)]
    if not fitting or any(len(set(header)) < len(header) for header in headers.values()):
        raise _unknown(folder, headers)
    newest = newest_year(folder, fitting[-1]) if len(fitting) > 1 else None
    form = next((form for form in fitting if form.until and newest and newest <= form.until), fitting[-1])
    return form if form.percent is not None else replace(form, percent=_has_signs(folder, form))


def rows(folder: Path, name: str, form: Form, faults: list[SourceFault]) -> list[Record]:
    """The rows of one of the five files; see `loaders.tables.csv_records`."""
    return csv_records(folder / name, form.columns(name, csv_header(folder / name)), faults)


def newest_year(folder: Path, form: Form) -> int | None:
    """The newest year of the shares; `None` when no row has one."""
    found = (record.peek("year") for record in rows(folder, PROVISION, form, []))
    return max((item.value for item in found if item and is_year(item.value)), default=None)


def is_year(value: Any) -> bool:
    """Whether a cell holds a year that a statistic could be for."""
    return isinstance(value, int) and value in _YEARS


def _has_signs(folder: Path, form: Form) -> bool:
    """Whether all shares have a percent sign. Where only some have, those are at fault, or else those without one."""
    found = [record.peek("share_provided") for record in rows(folder, PROVISION, form, [])]
    shares = [str(item.value) for item in found if item and item.value is not None]
    return 2 * sum(share.endswith("%") for share in shares) > len(shares)


def _unknown(folder: Path, headers: Mapping[str, Sequence[str]]) -> SourceFault:
    """What is wrong with the columns, measured by the form that has the fewest others; of two alike the newer."""
    nearest = min(reversed(FORMS), key=lambda form: form.distance(headers))
    for name in FILES:
        try:
            rows(folder, name, nearest, [])
        except SourceFault as fault:
            return SourceFault(fault.message, hint=f"{fault.hint} The nearest form is that of {nearest.name}.")
    raise AssertionError("a file without a wrong column is of some form")
