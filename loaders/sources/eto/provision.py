"""The rows of provision.csv: who provides what, with which share."""

from __future__ import annotations

import re
from dataclasses import dataclass

from loaders.record import Record, Where
from loaders.sources.eto.csvs import read_year
from loaders.sources.eto.forms import HIGH, NEGLIGIBLE, Form


@dataclass(frozen=True)
class Provision:
    """A row of provision.csv. No share: the source names the holder without a number, or calls it `negligible`.

    `high`: what it says of a high market share, in its own word.
    No year: the release does not date the share, nor has the publisher since. It counts for no figure.
    """

    provider: str
    provided: str
    share: float | None
    year: int | None
    rests_on: str | None
    negligible: bool
    high: str | None
    nameless: bool
    where: Where


def read_provision(record: Record, form: Form) -> Provision:
    """One share, or one holder without a number."""
    provider, provided = record.text("provider_id"), record.text("provided_id")
    record.where = Where(record.where.file, record.where.line, f"{provider} {provided}")
    share = _percent(record) if form.percent else record.number("share_provided")
    if share is not None and not 0 <= share <= 100:
        raise record.fault("share_provided", f"is {share:g}", hint="Allowed: 0 to 100, or blank when it is not known.")
    negligible = _negligible(record, share)
    has_years, year = record.peek("year") is not None, read_year(record)
    if has_years and year is None:
        raise record.fault("year", "is blank", hint="Give the year of the share.")
    high = _word_of_high(record)
    rests_on, nameless = record.maybe("source"), record.maybe("provided_name") is None
    record.done(ignoring=("provider_name", "Order added"))
    return Provision(provider, provided, share, year, rests_on, negligible, high, nameless, record.where)


def _word_of_high(record: Record) -> str | None:
    """What the row says of a high market share; a number belongs into the column of shares."""
    word = record.maybe(HIGH)
    if word is not None and re.search("[0-9]", word):
        raise record.fault(HIGH, f"is '{word}'", hint="Allowed: a word, or blank. Put a number into share_provided.")
    return word


def _percent(record: Record) -> float | None:
    """A share written with a percent sign."""
    text = record.maybe("share_provided")
    found = re.fullmatch(r"([+-]?[0-9]+(?:\.[0-9]+)?) ?%", text or "")
    if text is not None and not found:
        hint = "Allowed: a number with a percent sign, such as 61%, or blank when it is not known."
        raise record.fault("share_provided", f"is '{text}'", hint=hint)
    return float(found[1]) if found else None


def _negligible(record: Record, share: float | None) -> bool:
    """Whether a share is called negligible; a row says that or a number."""
    field = next((name for name in NEGLIGIBLE if record.peek(name)), NEGLIGIBLE[0])
    word = record.maybe(field)
    if word is None:
        return False
    if word.casefold() not in ("negligible", "minor"):
        raise record.fault(field, f"is '{word}'", hint="Allowed: negligible, or blank.")
    if share is not None:
        raise record.fault(field, f"is '{word}' where share_provided is {share:g}", hint="Fill one of the two.")
    return True
