"""The full ETO release (five CSV files) put into a world, by the rules at the end of section 4."""

from __future__ import annotations

import copy
import csv
from pathlib import Path

STAGES = {"S1", "S2", "S3"}


def read_release(world, folder):
    """A new world: `world` (fact base, with or without the excerpt) and the ETO release in `folder`."""
    world = copy.deepcopy(world)
    folder = Path(folder)
    providers, inputs = _rows(folder / "providers.csv"), _rows(folder / "inputs.csv")
    provision, sequence = _rows(folder / "provision.csv"), _rows(folder / "sequence.csv")
    known = {t["eto_input_id"]: t["id"] for t in world["technologies"].values() if t["eto_input_id"]}
    technology = {row["input_id"]: known.get(row["input_id"], "eto:" + row["input_id"]) for row in inputs}
    holder = _add_holders(world, providers)
    _add_technologies(world, inputs, technology, _umbrellas(inputs, provision, sequence))
    _add_sequence(world, sequence, technology)
    _replace_shares(world, provision, holder, technology)
    return world


def _rows(path):
    with path.open(newline="", encoding="utf-8-sig") as file:
        return list(csv.DictReader(file))


def _add_holders(world, providers):
    """ "Companies [and] collective holders [...] that the fact base knows by `eto_provider_id` are the same entities;
    countries are joined by ISO code; what the fact base does not know becomes `eto:<id>`."

    Returns provider id -> actor id. Provider ids repeat with other aliases: the first row names the company.
    """
    known = {a["eto_provider_id"]: a["id"] for a in world["actors"].values() if a["eto_provider_id"]}
    countries = {code: a["id"] for a in world["actors"].values() if a["type"] == "jurisdiction" for code in a["codes"]}
    found = {}
    for row in providers:
        provider, name = row["provider_id"], row["provider_name"]
        if provider in found:
            continue
        if provider in known:
            found[provider] = known[provider]
        elif row["provider_type"] == "country" and name.lower() in countries:
            found[provider] = countries[name.lower()]
        else:
            found[provider] = "eto:" + provider
            world["actors"]["eto:" + provider] = _new_actor(row, countries)
    return found


def _new_actor(row, countries):
    """A provider that the fact base does not know: a company at home where ETO says, when that is a country."""
    home = countries.get(row["country"].lower())
    identifier = "eto:" + row["provider_id"]
    return {
        "id": identifier,
        "name": row["provider_name"],
        "type": "company" if row["provider_type"] == "organization" else "jurisdiction",
        "codes": {identifier.lower()},
        "located_in": [home] if home else [],
        "part_of": [],
        "groups": set(),
        "eto_provider_id": row["provider_id"],
        "sources": {"eto-chipexplorer"},
    }


def _umbrellas(inputs, provision, sequence):
    """ "An ETO input with narrower ones and no provision row is an umbrella." """
    provided = {row["provided_id"] for row in provision}
    broader = {row["is_type_of_id"] for row in sequence if row["is_type_of_id"]}
    return {row["input_id"] for row in inputs if row["input_id"] in broader and row["input_id"] not in provided}


def _add_technologies(world, inputs, technology, umbrellas):
    """Inputs unknown to the fact base become `eto:<id>`; "the stages S1-S3 are no technologies"."""
    for row in inputs:
        identifier = technology[row["input_id"]]
        if identifier not in world["technologies"]:
            world["technologies"][identifier] = {
                "id": identifier,
                "name": row["input_name"],
                "parents": [],
                "umbrella": row["input_id"] in umbrellas,
                "eto_input_id": row["input_id"],
                "sources": {"eto-chipexplorer"},
            }


def _add_sequence(world, sequence, technology):
    """goes_into becomes FLOWS_TO ("a flow that both have is one relationship"), is_type_of becomes NARROWER_THAN;
    "a technology of the fact base gets no parent from ETO".
    """
    for row in sequence:
        here = technology[row["input_id"]]
        if row["goes_into_id"]:
            world["flows"].add((here, technology[row["goes_into_id"]]))
        broader = technology[row["is_type_of_id"]] if row["is_type_of_id"] else None
        if broader and here.startswith("eto:") and broader not in world["technologies"][here]["parents"]:
            world["technologies"][here]["parents"].append(broader)


def _replace_shares(world, provision, holder, technology):
    """The release "replaces the bundled excerpt of the same source"; "blank share = unknown"."""
    world["shares"] = [row for row in world["shares"] if row["source"] != "eto"]
    for row in provision:
        if row["provided_id"] in STAGES:
            continue
        world["shares"].append(
            {
                "holder": holder[row["provider_id"]],
                "technology": technology[row["provided_id"]],
                "share": float(row["share_provided"]) if row["share_provided"].strip() else None,
                "basis": "headquarters",
                "year": int(row["year"]) if row["year"].strip() else None,
                "source": "eto",
            }
        )
