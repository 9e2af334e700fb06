"""The forms in which the releases of the dataset have come: what differs between them, in one table.

A form is told by the columns of the five files; two with the same columns by the newest year of their shares.
Sources: the files as the publisher's repository has had them, and its notes (README, "Earlier releases").
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from loaders.tables import Kind

INPUTS, PROVIDERS, PROVISION = "inputs.csv", "providers.csv", "provision.csv"
SEQUENCE, STAGES = "sequence.csv", "stages.csv"
CHART = ("market_share_chart_caption", "market_share_chart_source")
SIZE = "market_share_chart_global_market_size_info"
FILES = (INPUTS, PROVIDERS, PROVISION, SEQUENCE, STAGES)
NEGLIGIBLE = ("negligible_market_share", "negligible_share")
"""The column that calls a share negligible in words, as the release of 2022 spells it, then as a draft of it did."""
HIGH = "high_market_share"
"""A column of words that drafts of the release of 2022 have. What they mean is not on record: no figure rests on it."""
Columns = Mapping[str, Mapping[str, Kind]]

_NEWER: Columns = {
    INPUTS: {
        **dict.fromkeys(("input_id", "input_name", "type", "stage_name", "stage_id", "description"), str),
        "year": int,
        **dict.fromkeys((SIZE, *CHART), str),
    },
    PROVIDERS: dict.fromkeys(("provider_name", "alias", "provider_id", "provider_type", "country"), str),
    PROVISION: {
        **dict.fromkeys(("provider_name", "provider_id", "provided_name", "provided_id"), str),
        "share_provided": float,
        "year": int,
        "source": str,
    },
    SEQUENCE: dict.fromkeys(
        ("input_name", "input_id", "goes_into_name", "goes_into_id", "is_type_of_name", "is_type_of_id"), str
    ),
    STAGES: dict.fromkeys(("stage_id", "stage_name", "description", SIZE, *CHART), str),
}
_OLDER: Columns = {
    **_NEWER,
    INPUTS: {name: kind for name, kind in _NEWER[INPUTS].items() if name != "year"},
    PROVIDERS: {name: kind for name, kind in _NEWER[PROVIDERS].items() if name != "alias"},
    PROVISION: {name: kind for name, kind in _NEWER[PROVISION].items() if name not in ("year", "source")},
}


@dataclass(frozen=True, kw_only=True)
class Form:
    """What is particular to the releases that have this form. `name`: the release, or the first of them."""

    name: str
    must: Columns
    of: str
    """What its shares are shares of. It differs between any two releases: no rule puts them together."""
    rests: Mapping[str, str] = field(default_factory=dict)
    """Where the rows say what they rest on: how such a text begins, and what the share is then a share of."""
    edition: str = "whole release"
    may: Mapping[str, Collection[str]] = field(default_factory=dict)
    """Columns of words that a file may have beside those it must have."""
    words: bool = False
    """Whether provision.csv has one of the columns `NEGLIGIBLE`."""
    until: int | None = None
    """The newest year that its shares can have; `None` for the newest form."""
    percent: bool | None = False
    """Whether every share has a percent sign; `None` where either all of a file have one or none has."""
    year: int | None = None
    """The year of shares that the rows do not date, where the publisher has told it since."""
    forgives: Collection[str] = ()
    """Flaws that releases of this form have: such a row is left out and named, and the rest is loaded."""
    codes: Mapping[str, str] = field(default_factory=dict)
    """Its own names of countries, and the newer releases' name for the same."""
    collective: tuple[str, ...] = ("EUR", "Various countries")
    """Holders in the place of a country that stand for several."""
    renumbered: Mapping[str, str] = field(default_factory=dict)
    """Holders whose ids it gives to others than the newer releases do: the newer id, or nothing."""
    otherwise: Mapping[str, str] = field(default_factory=dict)
    """Ids of inputs that the newer releases give to something else, with the name that tells it from that."""

    def columns(self, file: str, header: Collection[str]) -> dict[str, Kind]:
        """What a file with this header has to have: what it must, and of what it may, what it has."""
        found = dict(self.must[file])
        if file == PROVISION and self.percent is not False:
            found["share_provided"] = str
        found.update((name, str) for name in self.may.get(file, ()) if name in header)
        if file == PROVISION and self.words:
            found[next((name for name in NEGLIGIBLE if name in header), NEGLIGIBLE[0])] = str
        return found

    def share_of(self, rests_on: str | None) -> str | None:
        """What a share is a share of; `None` where its row rests on something that tells nothing of it."""
        if not self.rests:
            return self.of
        return next((of for start, of in self.rests.items() if (rests_on or "").startswith(start)), None)

    def distance(self, headers: Mapping[str, Collection[str]]) -> int:
        """How many columns the headers of a release have too many or too few to be of this form."""
        return sum(len(set(header) ^ set(self.columns(file, header))) for file, header in headers.items())


_REPORT = "world market by CSET's report of 2021, in whole percent"
_REVENUE_2025 = "supplier revenue, in the segments of ETO's release of 2025"
_REVENUE_2026 = "supplier revenue, in the segments of ETO's release of 2026-08"


def _rests(revenue: str) -> dict[str, str]:
    """Newer releases have shares by revenue, and keep some of 2022 that nothing newer replaces."""
    sales = {"Worldwide semiconductor sales": "worldwide semiconductor sales"}
    return {"CSET analysis of TechInsights data": revenue, **sales, "[CSET](": _REPORT}


FORMS = (
    Form(
        name="2022",
        must=_OLDER,
        may={PROVIDERS: ("alias",), PROVISION: ("Order added", HIGH)},
        words=True,
        of=_REPORT,
        edition="release of 2022",
        percent=True,
        year=2019,
        forgives=("repeat", "itself", "both"),
        codes={"MAL": "MYS", "Europe": "EUR", "Various": "Various countries"},
        collective=("EUR", "Various countries", "Asia-Pacific", "Other"),
        renumbered={"EUR": "P312", "Various countries": "P5", "Asia-Pacific": "", "Other": ""},
        otherwise={
            "N13": "Wafer marking systems",
            "N19": "Advanced photolithography equipment",
            "N26": "Wafer manufacturing",
            "N59": "Wafer and photomask handling",
            "N60": "Process control",
        },
    ),
    Form(
        name="2025",
        must=_NEWER,
        of=_REVENUE_2025,
        rests=_rests(_REVENUE_2025),
        until=2024,
        percent=None,
        forgives=("nameless",),
    ),
    Form(
        name="2026-08",
        must=_NEWER,
        of=_REVENUE_2026,
        rests=_rests(_REVENUE_2026),
    ),
)
"""Oldest first."""
NEWEST = FORMS[-1]
