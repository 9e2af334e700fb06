"""Made-up companies, people and relationships in FollowTheMoney form, as many as wanted, the same each time.

Written as OpenSanctions publishes its dump, one JSON a line. A tenth of the relationships stand before their ends.
With traps, one line in a thousand has a fault of its own: a share of 140, a day that is none, an end that nobody
describes, a schema that does not exist, a line that is cut off.
`python -m benchmarks.ftm_population FILE 1000000 3000000 [--traps]` writes a file.
"""

from __future__ import annotations

import gzip
import sys
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from random import Random
from typing import IO, Any

import msgspec

WORDS = ("Aurora", "Basalt", "Cobalt", "Delta", "Ember", "Fjord", "Garnet", "Harbour", "Indigo", "Juniper")
TRADES = ("Photonics", "Wafer Works", "Etching", "Deposition", "Optics", "Packaging", "Gases", "Robotics")
COUNTRIES = ("cn", "jp", "us", "nl", "kr", "tw", "de", "sg", "my", "fr")
DATASETS = (["made_up_register"], ["made_up_list"], ["made_up_list", "made_up_register"])
EVERY, EARLY = 1_000, 10
"""One line in so many has a fault; one relationship in so many stands early."""
_write = msgspec.json.Encoder().encode


def lines(entities: int, relationships: int, *, traps: bool = False, seed: int = 9) -> Iterator[bytes]:
    """The lines of a file with so many entities and relationships, each with its end."""
    random = Random(seed)
    early = relationships // EARLY if entities > 1 else 0
    links = _links(entities, relationships, random) if entities > 1 else iter(())
    made = _chained(islice(links, early), _things(entities, random), links)
    for number, line in enumerate(made, 1):
        text = _write(line)
        yield (_broken(line, number // EVERY) if traps and number % EVERY == 0 else text) + b"\n"


def write(path: Path, entities: int, relationships: int, *, traps: bool = False, seed: int = 9) -> int:
    """Write such a file, packed when its name ends in `.gz`, and say how many lines it has."""
    count = 0
    file: IO[bytes]
    with gzip.open(path, "wb", 1) if path.suffix == ".gz" else path.open("wb") as file:
        for line in lines(entities, relationships, traps=traps, seed=seed):
            count += file.write(line) > 0
    return count


def _chained(*parts: Iterator[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for part in parts:
        yield from part


def _line(id: str, schema: str, caption: str, properties: dict[str, list[str]], random: Random) -> dict[str, Any]:
    day = f"2025-{random.randint(1, 12):02}-{random.randint(1, 28):02}T06:30:00"
    return {
        "id": id,
        "caption": caption,
        "schema": schema,
        "properties": properties,
        "referents": [],
        "datasets": random.choice(DATASETS),
        "first_seen": "2024-01-01T00:00:00",
        "last_seen": "2026-01-31T06:30:00",
        "last_change": day,
        "target": False,
    }


def _things(count: int, random: Random) -> Iterator[dict[str, Any]]:
    """Three companies in four, the rest people."""
    for number in range(count):
        name = f"{random.choice(WORDS)} {random.choice(WORDS)} {number}"
        country = random.choice(COUNTRIES)
        if number % 4 == 3:
            yield _line(_id(number), "Person", name, {"name": [name], "nationality": [country]}, random)
            continue
        called = f"{name} {random.choice(TRADES)}"
        properties = {
            "name": [called, f"{called} Made-up Ltd."],
            "jurisdiction": [country],
            "registrationNumber": [f"{number:08}"],
            "address": [f"{number} Example Road"],
            "legalForm": ["made up"],
        }
        if number % 50 == 0:
            properties["topics"] = ["export.control"]
        yield _line(_id(number), "Company", called, properties, random)


def _links(entities: int, count: int, random: Random) -> Iterator[dict[str, Any]]:
    """Ownership, directorships and links whose kind is not known; early entities have more of them than late ones."""
    for number in range(count):
        start = random.randrange(entities)
        end = int(entities * random.random() ** 2)
        if start == end:
            end = (end + 1) % entities
        kind = number % 3
        since = [f"20{random.randint(0, 24):02}-{random.randint(1, 12):02}"]
        if kind == 0:
            said = {"owner": [_id(start)], "asset": [_id(end)], "percentage": [str(random.randint(1, 100))]}
            yield _line(f"own-{number}", "Ownership", "", {**said, "startDate": since}, random)
        elif kind == 1:
            said = {"director": [_id(start)], "organization": [_id(end)], "role": ["Director"]}
            yield _line(f"dir-{number}", "Directorship", "Director", {**said, "startDate": since}, random)
        else:
            said = {"subject": [_id(start)], "object": [_id(end)], "role": ["made-up link"]}
            yield _line(f"link-{number}", "UnknownLink", "made-up link", said, random)


def _id(number: int) -> str:
    return f"made-up-{number}"


def _broken(line: dict[str, Any], turn: int) -> bytes:
    """A line with a fault; which one goes round."""
    said = dict(line["properties"])
    fault = turn % 5
    if fault == 0:
        return _write(line)[:-20]
    if fault == 1:
        return _write({**line, "schema": "Compony"})
    if fault == 2 and line["schema"] == "Ownership":
        return _write({**line, "properties": {**said, "percentage": ["140"]}})
    if fault == 3 and "startDate" in said:
        return _write({**line, "properties": {**said, "startDate": ["2023-02-30"]}})
    ends = {"Ownership": "owner", "Directorship": "director", "UnknownLink": "subject"}
    if line["schema"] in ends:
        return _write({**line, "properties": {**said, ends[line["schema"]]: ["made-up-nobody"]}})
    return _write({**line, "caption": 12})


if __name__ == "__main__":
    path, many, more = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    print(f"{write(path, many, more, traps='--traps' in sys.argv)} lines in {path}")
