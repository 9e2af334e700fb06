"""A world of a few made-up actors and technologies, small enough to check by hand."""

from __future__ import annotations

from tests.independent import facts
from tests.independent.coverage import coverage


def actor(id, type="jurisdiction", groups=(), outside=(), **fields):
    """An actor as the fact base has it, with the groups it is in and those it is said not to be in."""
    memberships = [{"group": g, "member": True} for g in groups] + [{"group": g, "member": False} for g in outside]
    return {"id": id, "name": id.upper(), "type": type, "iso3": id.upper(), "memberships": memberships, **fields}


ACTORS = [
    actor("usa"),
    actor("nld", groups=["eu"]),
    actor("deu", groups=["eu"]),
    actor("eu"),
    actor("chn", groups=["listed"]),
    actor("jpn", groups=["friends"], outside=["listed"]),
    actor("listed", "group-or-regime"),
    actor("friends", "group-or-regime"),
    actor("bureau", "agency", country="usa"),
    actor("officer", "person", affiliation="bureau"),
    actor("commission", "agency", country="eu"),
    actor("chipmaker", "company", headquarters="chn"),
    actor("various", "collective-holder"),
    actor("unnamed", "collective-holder"),
]
TECHNOLOGIES = [
    {"id": "tools", "name": "Tools", "umbrella": True, "parent": None},
    {"id": "lithography", "name": "Lithography", "parent": "tools"},
    {"id": "scanners", "name": "Scanners", "parent": "lithography"},
    {"id": "etch", "name": "Etch", "parent": "tools"},
]


def rule(id="rule", by="bureau", covers=("lithography",), kind="list-based-control", status="in-force", **fields):
    """A measure as the fact base has it; its dates and targets are given by their names."""
    dates = {name: fields.pop(name) for name in facts.DATES if name in fields}
    targets = {name: fields.pop(name) for name in ("destinations", "parties", "affected_firms") if name in fields}
    return {
        "id": id,
        "title": id,
        "kind": kind,
        "status": status,
        "imposed_by": [by],
        "covers": [{"technology": t} for t in covers],
        "targets": targets,
        "dates": dates,
        **fields,
    }


def share(holder, technology, number, year=2025, source="eto"):
    """A row of the shares of supply, in per cent."""
    return {
        "holder": holder,
        "technology": technology,
        "share": number,
        "basis": "headquarters",
        "year": year,
        "source": source,
    }


def world(*measures, **records):
    """The facts of these measures and records, with the actors and technologies of this file."""
    return facts.make(actors=ACTORS, technologies=TECHNOLOGIES, measures=measures, **records)


def status(world, j="usa", technology="lithography", on="2024-06-15", toward="chn", **options):
    """The status of one cell: of jurisdiction `j` for a technology."""
    row = coverage(world, [technology], on=on, toward=toward, by=[j], **options)[0]
    return row["cells"][0]["status"]


def cell(jurisdiction, status, share, measures, requests=(), announced=(), suspended=()):
    """A cell of coverage as it is to be."""
    return {
        "jurisdiction": jurisdiction,
        "status": status,
        "share": share,
        "measures": measures,
        "requests": list(requests),
        "announced": list(announced),
        "suspended": list(suspended),
    }
