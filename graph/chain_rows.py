"""The supply chain as plain values that any layer above may hold."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple


class Technology(NamedTuple):
    """A technology as the chain sees it. `stage` is empty where the record has none."""

    id: str
    name: str
    label: str
    stage: str
    labels: tuple[str, ...]
    step: bool
    product: bool
    umbrella: bool
    parents: tuple[str, ...]
    sources: tuple[str, ...] = ()


class Flow(NamedTuple):
    """That one technology goes into another; `kind` is empty where the source does not say how."""

    source: str
    target: str
    kind: str
    criticality: str


class Chain(NamedTuple):
    """All technologies by id and all flows by their ends: nothing in it depends on the day."""

    technologies: tuple[Technology, ...]
    flows: tuple[Flow, ...]


class Holder(NamedTuple):
    """Who supplies a technology: `share` in percent, `None` where the source names it without a number.

    `state` says that it is one jurisdiction, and not a company or several countries together.
    """

    id: str
    name: str
    share: float | None
    state: bool = False
    year: int | None = None


@dataclass(frozen=True, kw_only=True)
class Holders:
    """The countries and companies that supply a technology, each the largest first, as the rule of shares has them."""

    technology: str
    source: str | None
    year: int | None
    basis: str | None
    known: float | None
    countries: tuple[Holder, ...]
    firms: tuple[Holder, ...]


@dataclass(frozen=True, kw_only=True)
class Reached:
    """An entity with the technologies that it is, supplies or covers."""

    name: str
    labels: tuple[str, ...]
    technologies: tuple[str, ...]
