"""Scenarios as files: what an address holds as YAML, and a file as an address."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Mapping
from dataclasses import replace

import yaml

from app import address
from app.lens import UNNAMED, Lens
from graph.scenario import Scenario
from loaders import scenario as files
from ontology.errors import ExplorerError

LARGEST = 100_000
"""Bytes of a file that is taken."""


class UnfitScenario(ExplorerError):
    """A scenario file cannot be taken."""

    title = "The scenario cannot be taken"


def written(scenario: Scenario) -> str:
    """The scenario as the YAML that `chokepoint coverage --scenario FILE` reads, with the same answers."""
    said: dict[str, object] = {"name": scenario.name}
    if scenario.without:
        said["without"] = list(scenario.without)
    if scenario.add:
        said["add"] = [
            {name: value for name, value in values.items() if value is not None}
            for values in (
                {
                    "id": one.id,
                    "imposed_by": list(one.imposed_by),
                    "effective": one.effective.isoformat(),
                    "like": one.like,
                    "covers": None if one.covers is None else list(one.covers),
                    "targets": None if one.targets is None else list(one.targets),
                }
                for one in scenario.add
            )
        ]
    return yaml.safe_dump(said, sort_keys=False, allow_unicode=True, width=100)


def file_name(scenario: Scenario) -> str:
    """A name for the file, from the scenario's own: letters, digits and hyphens."""
    plain = re.sub(r"[^a-z0-9]+", "-", scenario.name.casefold()).strip("-")[:60]
    return f"{plain or UNNAMED.replace(' ', '-')}.yaml"


def read(name: str, content: str) -> Scenario:
    """The scenario of a file, whose bytes come in base64. Its ids are checked later, against the graph.

    Raises `UnfitScenario` for a file that is too large, `SourceFault` with file, line and field for what it says wrong.
    """
    try:
        data = base64.b64decode(content, validate=True)
    except (binascii.Error, ValueError) as error:
        raise UnfitScenario(f"{name[:80]} did not arrive whole.", hint="Choose it again.") from error
    if len(data) > LARGEST:
        raise UnfitScenario(
            f"{name[:80]} has {len(data):,} bytes, over {LARGEST:,}.",
            hint="A scenario is a short file: name the right one.",
        )
    return files.read_data(name[:80], data)


def at(query: str | None, scenario: Scenario) -> str:
    """The query string with this scenario in place of any other. Raises `UnfitScenario` when it has no room there."""
    new = Lens(scenario=scenario).values()
    said: Mapping[str, str | None] = {name: new[name] for name in ("scenario", "without", "add")}
    found = address.changed(query, **said)
    if len(found) > address.LONGEST or any(len(value or "") > address.VALUE for value in said.values()):
        raise UnfitScenario(
            f"The scenario '{scenario.name[:60]}' is too long for an address: {len(found):,} characters.",
            hint=f"An address holds {address.LONGEST:,}, a part of it {address.VALUE:,}. "
            "Ask on the command line with --scenario.",
        )
    if Lens.from_values(address.read(found)).scenario != _plain(scenario):
        raise UnfitScenario(
            f"The scenario '{scenario.name[:60]}' has an id that an address cannot hold.",
            hint="Ids have no comma, semicolon, colon or tilde.",
        )
    return found


def _plain(scenario: Scenario) -> Scenario:
    """The scenario as an address gives it back: its name without blanks around it, each id once."""

    def once(ids: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(id.strip() for id in ids))

    additions = tuple(
        replace(
            one,
            imposed_by=once(one.imposed_by),
            covers=None if one.covers is None else once(one.covers),
            targets=None if one.targets is None else once(one.targets),
        )
        for one in scenario.add
    )
    return replace(scenario, name=scenario.name.strip() or UNNAMED, without=once(scenario.without), add=additions)
