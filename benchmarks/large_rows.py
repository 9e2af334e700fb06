"""The rows of a generated graph as `neo4j-admin database import` takes them: a header, then one row at a time.

Ends of relationships are drawn so that a few entities are hubs: of a thousand candidates the first gets a tenth.
A relationship between entities of one class goes to a lower number, so that hierarchies and flows have no circles.
The same seed gives the same rows.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from random import Random

from benchmarks.large_population import Population, parts, word
from ontology.model import Model, RelationType

SOURCE = "large"
FIRST_DAY, LAST_DAY = date(2000, 1, 1).toordinal(), date(2026, 11, 1).toordinal()
COMMON = ("id:ID", ":LABEL", "name", "verified:boolean", "confidence", "sources:string[]", "loaded_by:string[]")
OWN: Mapping[str, tuple[str, ...]] = {
    "Actor": (),
    "Technology": ("label", "stage", "category"),
    "Measure": (
        "label",
        "kind",
        "status",
        "announced:date",
        "announced_precision",
        "effective:date",
        "effective_precision",
    ),
    "Gap": ("description", "status", "open_since:date", "open_since_precision"),
    "Event": ("date:date", "date_precision"),
    "Source": ("publisher", "kind", "date:date", "date_precision"),
}
"""The columns of a root class beyond the common ones."""
LINKS = (":START_ID", ":TYPE", ":END_ID", "id", "verified:boolean", "sources:string[]", "loaded_by:string[]")
LINKS_OWN = ("share:double", "basis", "year:long", "eccn", "kind", "criticality")
OFTEN: Mapping[str, int] = {
    "CITES": 897,
    "PRODUCES": 455,
    "COVERS": 372,
    "FLOWS_TO": 200,
    "NARROWER_THAN": 193,
    "LOCATED_IN": 135,
    "IMPOSED_BY": 123,
    "MEMBER_OF": 104,
    "TARGETS": 101,
    "GAP_OF": 68,
    "INVOLVES": 67,
    "GAP_UNDER": 57,
    "AFFECTS": 56,
    "AIMED_AT": 54,
    "GAP_IN": 46,
    "RELATED_TO": 40,
    "PART_OF": 39,
}
"""How many there are in the bundled data."""
SELDOM = 12
"""The same for the types not named in the table."""


def entities(population: Population, root: str, random: Random) -> Iterator[list[str]]:
    """The header and a row for each entity below the class `root`."""
    yield [*COMMON, *OWN[root]]
    model, sources = population.model, population.numbers("Source")
    for name in population.classes:
        if root not in model.labels(name):
            continue
        labels, said = ";".join(model.labels(name)), model.node(name).label.capitalize()
        for number in population.numbers(name):
            its = [population.id(number), labels, f"{said} {word(number)}", *_standing(random)]
            cited = "" if root == "Source" else _sources(population, sources, random)
            yield [*its, cited, SOURCE, *_own(model, root, name, number, random)]


def _own(model: Model, root: str, name: str, number: int, random: Random) -> list[str]:
    """The values of the columns `OWN[root]`."""
    if root == "Technology":
        stages = next(a.choices for a in model.node(root).attributes if a.name == "stage")
        return [word(number), random.choice(stages), f"category-{number % 20}"]
    if root == "Measure":
        began = _day(random)
        effective = random.random() < 0.7
        dates = [began, "day", began if effective else "", "day" if effective else ""]
        return [word(number), model.node(name).notations[0], "in-force" if effective else "announced", *dates]
    if root == "Gap":
        return [f"What {word(number)} leaves open", random.choice(("open", "partly-closed")), _day(random), "day"]
    if root == "Event":
        return [_day(random), "day"]
    return [f"Publisher {number % 500}", "page", _day(random), "day"] if root == "Source" else []


def relationships(population: Population, count: int, random: Random) -> Iterator[list[str]]:
    """The header and `count` rows."""
    yield [*LINKS, *LINKS_OWN]
    sources, number = population.numbers("Source"), 0
    relations = list(population.model.relations.values())
    ends = parts(count, [OFTEN.get(r.cypher_type, SELDOM) for r in relations])
    for relation, end in zip(relations, ends, strict=True):
        starts, stops = population.ends(relation.source), population.ends(relation.target)
        while number < end:
            start, stop = _ends(starts, stops, random)
            its = [f"statement-{number}", random.choice(("true", "true", "false"))]
            cited = [_sources(population, sources, random), SOURCE]
            ids = [population.id(start), relation.cypher_type, population.id(stop)]
            yield [*ids, *its, *cited, *_link_own(relation, random)]
            number += 1


def _ends(starts: range, stops: range, random: Random) -> tuple[int, int]:
    """The two ends of a relationship, never the same."""
    if starts == stops:  # as uniform as can be: with hubs among them too, the ways up a hierarchy would be countless
        start = _drawn(starts[1:], 1, random)
        return start, _drawn(range(starts.start, start), 3, random)
    start, stop = _drawn(starts, 2, random), _drawn(stops, 3, random)
    return (start, stop) if start != stop else _ends(starts, stops, random)


def record(entities: int, relationships: int) -> list[list[str]]:
    """The header and the one row that say what was loaded."""
    said = {
        "id:ID": f"load:{SOURCE}",
        ":LABEL": "LoadRecord",
        "name": "Generated graph for benchmarks",
        "rank:long": "1",
        "publisher": "Chokepoint",
        "licence": "Apache-2.0",
        "licence_url": "https://www.apache.org/licenses/LICENSE-2.0",
        "credit": "Generated",
        "release": "1",
        "as_of:date": date.fromordinal(LAST_DAY).isoformat(),
        "loaded_at": "2026-11-01T00:00:00+00:00",
        "state": "complete",
        "entities:long": str(entities),
        "relationships:long": str(relationships),
        "loaded_by:string[]": SOURCE,
    }
    return [list(said), list(said.values())]


def _drawn(numbers: range, skew: int, random: Random) -> int:
    """One of `numbers`, the first most often: it gets one part in the `skew`-th root of how many they are."""
    return numbers.start + int(len(numbers) * random.random() ** skew)


def _link_own(relation: RelationType, random: Random) -> list[str]:
    """The values of the columns `LINKS_OWN`."""
    if relation.cypher_type == "PRODUCES":
        return [f"{random.random() * 20:.1f}", "headquarters", str(random.randint(2019, 2025)), "", "", ""]
    if relation.cypher_type == "COVERS":
        return ["", "", "", f"{random.randint(0, 9)}{random.choice('ABCDE')}{random.randint(0, 999):03}", "", ""]
    if relation.flow:
        choices = {a.name: a.choices for a in relation.attributes if a.name in ("kind", "criticality")}
        return ["", "", "", "", random.choice(choices["kind"]), random.choice(choices["criticality"])]
    return [""] * len(LINKS_OWN)


def _standing(random: Random) -> tuple[str, str]:
    return random.choice(("true", "true", "false")), random.choice(("high", "high", "medium", "low"))


def _sources(population: Population, sources: range, random: Random) -> str:
    """One to three ids of sources."""
    drawn = {_drawn(sources, 3, random) for _ in range(random.choice((1, 1, 2, 3)))}
    return ";".join(population.id(number) for number in sorted(drawn))


def _day(random: Random) -> str:
    return date.fromordinal(random.randint(FIRST_DAY, LAST_DAY)).isoformat()
