"""Which entity of the graph each input and each provider of a release is."""

from __future__ import annotations

import re
from collections.abc import Mapping

from loaders.emit import Emit
from loaders.known import Known
from loaders.record import SourceFault, Where, nearest
from loaders.sources.eto.csvs import Input, Provider
from loaders.sources.eto.forms import Form
from loaders.sources.eto.rows import Rows

PREFIX = "eto:"


class Identities:
    """The id in the graph for each id of the release: the fact base's where it knows the thing, else `eto:<id>`.

    The fact base knows inputs by `eto_input_id`, providers by `eto_provider_id`, countries by `iso3`. Its ids are those
    of the newest releases: what an older one calls by the id of something else is not joined.
    """

    def __init__(self, rows: Rows, known: Known, emit: Emit) -> None:
        """Raises `SourceFault` when the fact base is not in the graph."""
        self._emit, self._form = emit, rows.form
        inputs = known.ids("Technology", "eto_input_id")
        if not inputs:
            raise SourceFault(
                "The graph holds no technology with an ETO input id.",
                hint="Load facts first: chokepoint load facts. The release is joined to the fact base.",
            )
        self._providers, self._countries = known.ids("Actor", "eto_provider_id"), known.ids("Jurisdiction", "iso3")
        self._names = known.ids("Actor", "name")
        self._inputs = {id: self._technology(row, inputs) for id, row in rows.inputs.items()}
        self._codes = {r[0].name: id for id, r in rows.providers.items() if r[0].is_country}
        self._holders = {id: self._holder(found) for id, found in rows.providers.items()}

    def input(self, id: str) -> str:
        """The technology that an input is."""
        return self._inputs[id] or f"{PREFIX}{id}"

    def knows_input(self, id: str) -> bool:
        """Whether the fact base describes this input."""
        return self._inputs[id] is not None

    def provider(self, id: str) -> str:
        """The actor that a provider is."""
        return self._holders[id] or f"{PREFIX}{id}"

    def knows_provider(self, id: str) -> bool:
        """Whether the fact base describes this provider."""
        return self._holders[id] is not None

    def is_called(self, id: str, name: str) -> bool:
        """Whether the fact base gives the actor with this id of the graph that very name."""
        return id in self._names.get(name, ())

    def country(self, code: str, where: Where) -> str | None:
        """The jurisdiction for the code of a provider's country; `None` where the code stands for several.

        A code that neither the release's countries nor the fact base's jurisdictions have becomes a fault.
        """
        if code in self._form.collective:
            return None
        if code in self._codes:
            return self.provider(self._codes[code])
        if code not in self._countries:
            self._fault(where, "country", code, nearest(code, [*self._codes, *self._countries]))
            return None
        return self._one(code, where, "country", self._countries)

    def _technology(self, row: Input, known: Mapping[str, tuple[str, ...]]) -> str | None:
        if self._form.otherwise.get(row.id) == row.name:
            said = f"{row.name}; newer releases give the id {row.id} to something else"
            self._emit.leave_out(row.where, "not joined to the technology of the fact base with this id", said)
            return None
        return self._one(row.id, row.where, "input_id", known)

    def _holder(self, rows: list[Provider]) -> str | None:
        row = rows[0]
        found = self._one(row.known_as, row.where, "provider_id", self._providers)
        if found is not None or not row.is_country or row.name in self._form.collective:
            return found
        if not re.fullmatch(r"[A-Z]{3}", row.name):
            allowed = f"Allowed for a country: an ISO code of three letters, {' or '.join(self._form.collective)}."
            self._fault(row.where, "provider_name", row.name, allowed)
        if self._codes[row.name] != row.id:
            self._fault(row.where, "provider_name", row.name, f"It is {self._codes[row.name]} too. Keep one of them.")
        return self._one(row.name, row.where, "provider_name", self._countries)

    def _one(self, key: str, where: Where, field: str, known: Mapping[str, tuple[str, ...]]) -> str | None:
        """The only entity that has this id or code; that several have it is a fault of the fact base."""
        found = known.get(key, ())
        if len(found) > 1:
            self._fault(where, field, key, f"{' and '.join(found)} both carry it: leave it to one of them.")
        return found[0] if found else None

    def _fault(self, where: Where, field: str, value: str, hint: str) -> None:
        self._emit.faults.append(SourceFault(f"{where}: field '{field}' is '{value}'.", hint=hint))


def kind_of(row: Provider, form: Form) -> str:
    """The class of a provider that the fact base does not know.

    A firm's line that sums several unnamed firms stays a Company: collective holders are counted with the countries,
    and its share is already in theirs.
    """
    if not row.is_country:
        return "Company"
    return "CollectiveHolder" if row.name in form.collective else "Jurisdiction"
