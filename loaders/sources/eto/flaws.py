"""Rows of older releases that say nothing, or nothing new: left out and named, where the form is known to have them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from loaders.emit import Emit
from loaders.sources.eto.csvs import Step
from loaders.sources.eto.forms import Form
from loaders.sources.eto.provision import Provision


class Flaws:
    """Looks for the flaws that `form` forgives. `provided`: the ids of all inputs and stages of the release."""

    def __init__(self, form: Form, provided: Collection[str], emit: Emit) -> None:
        self._forgives, self._provided, self._emit = form.forgives, provided, emit
        self._shares: dict[tuple[str, str], Provision] = {}
        self._steps: dict[tuple[str, str, bool], Step] = {}

    def in_provision(self, row: Provision) -> bool:
        """Whether the row says word for word what another has said, or is of something that the release has lost."""
        before = self._shares.setdefault((row.provider, row.provided), row)
        what = f"{row.provider} in {row.provided}"
        if "repeat" in self._forgives and before is not row and replace(before, where=row.where) == row:
            self._emit.leave_out(row.where, "an earlier row says the same", what)
            return True
        if "nameless" in self._forgives and row.nameless and row.provided not in self._provided:
            self._emit.leave_out(row.where, "the release neither lists nor names what is provided", what)
            return True
        return False

    def in_step(self, step: Step) -> bool:
        """Whether another row has said the same, or the step leads from an input to itself."""
        before = self._steps.setdefault((step.input, step.other, step.into), step)
        what = f"{step.input} {'goes into' if step.into else 'is a type of'} {step.other}"
        if step.input == step.other:
            self._emit.leave_out(step.where, "an input is no part of itself", what)
            return True
        if "repeat" in self._forgives and before is not step:
            self._emit.leave_out(step.where, "an earlier row says the same", what)
            return True
        return False
