"""What a whole ETO release should become, counted from its CSV files by the rules of INTERFACE section 4.

Written apart from the loaders on purpose: it reads CSV and YAML by itself and imports nothing of ours.
"""

from __future__ import annotations

import csv
import os
from collections import Counter
from functools import cache
from pathlib import Path

from tests.loaders import counting

FOLDER = Path(os.environ.get("CHOKEPOINT_TEST_ETO", Path(__file__).parents[3] / "shared" / "eto"))
STAGES = ("S1", "S2", "S3")
NO_RELEASE = f"no ETO release in {FOLDER}: set CHOKEPOINT_TEST_ETO to a folder that holds one (2026-11-21)"
"""Why a test of the whole release is not run: it is licensed data, which no checkout holds."""
COLLECTIVE = ("EUR", "Various countries")
Row = dict[str, str]


@cache
def rows(name: str) -> list[Row]:
    """The rows of one file, blank cells as empty texts."""
    with (FOLDER / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


@cache
def technologies() -> dict[str, str]:
    """The technology of the graph that each input is."""
    known = {t["eto_input_id"]: t["id"] for t in counting.facts("technologies") if t.get("eto_input_id")}
    return {row["input_id"]: known.get(row["input_id"], f"eto:{row['input_id']}") for row in rows("inputs")}


@cache
def holders() -> dict[str, str]:
    """The actor of the graph that each provider is."""
    known = {a["eto_provider_id"]: a["id"] for a in counting.facts("actors") if a.get("eto_provider_id")}
    iso = {a["iso3"]: a["id"] for a in counting.facts("actors") if a.get("iso3")}
    found: dict[str, str] = {}
    for row in rows("providers"):
        id = row["provider_id"]
        by_code = iso.get(row["provider_name"]) if row["provider_type"] == "country" else None
        found[id] = known.get(id) or by_code or f"eto:{id}"
    return found


@cache
def shares() -> dict[tuple[str, str], tuple[float | None, int, str]]:
    """Share, year and input for each holder and technology."""
    who, what = holders(), technologies()
    return {
        (who[row["provider_id"]], what[row["provided_id"]]): (
            float(row["share_provided"]) if row["share_provided"] else None,
            int(row["year"]),
            row["provided_id"],
        )
        for row in rows("provision")
        if row["provided_id"] not in STAGES
    }


@cache
def flows() -> set[tuple[str, str]]:
    """The ends of each flow of the release."""
    what = technologies()
    return {(what[r["input_id"]], what[r["goes_into_id"]]) for r in rows("sequence") if r["goes_into_id"]}


def shared_flows() -> dict[tuple[str, str], str]:
    """The ends of each flow that the fact base has too, with the id it has there."""
    known = {(f["from"], f["to"]): f["id"] for f in counting.facts("flows")}
    return {ends: known[ends] for ends in flows() & known.keys()}


@cache
def wider() -> tuple[set[tuple[str, str]], set[tuple[str, str]]]:
    """The ends of each row about a wider input: those that count, and those of technologies of the fact base."""
    what = technologies()
    said = {(what[r["input_id"]], what[r["is_type_of_id"]]) for r in rows("sequence") if r["is_type_of_id"]}
    own = {ends for ends in said if ends[0].startswith("eto:")}
    return own, said - own


def umbrellas() -> set[str]:
    """The inputs that have narrower ones and no row of provision."""
    above = {r["is_type_of_id"] for r in rows("sequence") if r["is_type_of_id"]}
    return {technologies()[id] for id in above - {r["provided_id"] for r in rows("provision")}}


def new_entities() -> dict[str, set[str]]:
    """The ids of the entities that the fact base does not have, by label."""
    found: dict[str, set[str]] = {"Technology": {id for id in technologies().values() if id.startswith("eto:")}}
    who = holders()
    for row in rows("providers"):
        if not who[row["provider_id"]].startswith("eto:"):
            continue
        country = "CollectiveHolder" if row["provider_name"] in COLLECTIVE else "Jurisdiction"
        label = "Company" if row["provider_type"] == "organization" else country
        found.setdefault(label, set()).add(who[row["provider_id"]])
    return found


def other_names() -> dict[str, set[str]]:
    """Every other name of each company, by the actor it is."""
    found: dict[str, set[str]] = {}
    for row in rows("providers"):
        if row["provider_type"] == "organization" and row["alias"].strip():
            found.setdefault(holders()[row["provider_id"]], set()).add(row["alias"].strip())
    return found


def seats() -> set[tuple[str, str]]:
    """Where each company is that the fact base does not have."""
    iso = {a["iso3"]: a["id"] for a in counting.facts("actors") if a.get("iso3")}
    return {
        (holders()[row["provider_id"]], iso[row["country"]])
        for row in rows("providers")
        if row["provider_type"] == "organization"
        and holders()[row["provider_id"]].startswith("eto:")
        and row["country"] in iso
    }


def market_sizes() -> dict[str, int | None]:
    """The year of the market size of each technology that has one."""
    column = "market_share_chart_global_market_size_info"
    return {technologies()[r["input_id"]]: int(r["year"]) if r["year"] else None for r in rows("inputs") if r[column]}


def off_by_rounding() -> int:
    """How many sums of the shares of a technology's countries and collective holders miss 100 by at most a half."""
    countries = {r["provider_id"] for r in rows("providers") if r["provider_type"] == "country"}
    sums: Counter[str] = Counter()
    for row in rows("provision"):
        if row["provider_id"] in countries and row["provided_id"] not in STAGES and row["share_provided"]:
            sums[row["provided_id"]] += round(float(row["share_provided"]) * 10)
    return sum(0 < abs(total - 1000) <= 5 for total in sums.values())


def relationships_of_the_facts(type_: str) -> int:
    """How many relationships of a type the fact base and the two sources' sentences make."""
    excerpt = len(counting.shares()) if type_ == "PRODUCES" else 0
    return counting.relationships().get(type_, 0) - excerpt
