"""How fast records are checked: by the checks of a load, and by pySHACL over the same records and the same shapes.

Firms in jurisdictions, owned by one another and listed by a measure, with dates and percentages; clean, and with one
record in a thousand at fault. Our checks begin with statements and end with rows for the graph and findings, those
between records included; pySHACL begins with a graph in memory, which is not counted: neither reads a file. pySHACL
gets few records, because it gets slower with more. The times are those of the processor. `make bench` runs it; a
number of records for pySHACL may follow.
"""

from __future__ import annotations

import logging
import random
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from msgspec.structs import replace

from loaders.checks import Checker
from loaders.emit import Emit, Node, Statement
from loaders.record import Where
from ontology import model as ontology
from ontology.validate import validate
from tests.loaders.judged import in_rdf
from tests.loaders.shaped import shapes

FEW, MANY = 4_000, 200_000
ONE_IN = 1_000
ASKED = {"clean": 80, "faulty": 30}
"""How many times as fast as pySHACL the checks have to be."""
TIMES = 5
JURISDICTIONS = 60
MODEL = ontology.load()


def records(many: int) -> list[Statement]:
    """About so many records without a fault: a quarter firms, and for each where it is, who owns it, what it is on."""
    random.seed(1)
    emit = Emit()
    firms = many // 4
    return [*_first(emit), *(said for number in range(firms) for said in _firm(emit, number, firms))]


def _first(emit: Emit) -> Iterator[Statement]:
    yield emit.node("Source", "list", Where("firms.csv", 1), sources=[], name="A list", url="https://example.org/list")
    yield emit.node("EndUserListing", "listing", Where("firms.csv", 2), sources=["list"], name="A listing",
                    kind="end-user-listing", status="in-force", effective="2020-05-01")  # fmt: skip
    for number in range(JURISDICTIONS):
        code = f"{chr(65 + number // 26)}{chr(65 + number % 26)}"
        yield emit.node("Jurisdiction", code.lower(), Where("firms.csv", number + 3), sources=["list"],
                        name=f"Jurisdiction {number}", iso2=code)  # fmt: skip


def _firm(emit: Emit, number: int, firms: int) -> Iterator[Statement]:
    id, where, held = f"firm-{number}", Where("firms.csv", number + 100, f"firm-{number}"), {"sources": ["list"]}
    place = f"{chr(97 + number % JURISDICTIONS // 26)}{chr(97 + number % JURISDICTIONS % 26)}"
    yield emit.node("Company", id, where, name=f"Firm {number} Limited", aliases=[f"Firm {number}", f"F{number}"],
                    countries=["CN"], addresses=[f"{number} Long Road"], identifiers=[f"lei:{number:020}"],
                    confidence="high", verified=True, **held)  # fmt: skip
    yield emit.edge("LOCATED_IN", id, place, where, kind="headquarters", **held)
    yield emit.edge("OWNS", f"firm-{random.randrange(firms)}", id, where, id=f"own-{number}", since=_day(),
                    percentage=random.randrange(101), **held)  # fmt: skip
    yield emit.edge("AIMED_AT", "listing", id, where, since=_day(), until=str(random.randrange(2025, 2030)),
                    entry=f"E{number}", programs=["A", "B"], url="https://example.org/entry", **held)  # fmt: skip


def _day() -> str:
    return f"20{random.randrange(10, 25)}-{random.randrange(1, 13):02}-{random.randrange(1, 29):02}"


FAULTS: dict[str, tuple[str, Any]] = {
    "Company": ("confidence", "sure"),
    "LOCATED_IN": ("end", "nowhere"),
    "OWNS": ("percentage", 140),
    "AIMED_AT": ("since", "2023-02-30"),
}


def with_faults(clean: Sequence[Statement]) -> tuple[list[Statement], int]:
    """The records with a fault in one of each thousand, of each kind in turn; and how many have one."""
    said = list(clean)
    places = range(ONE_IN // 2, len(said), ONE_IN + 1)
    for place in places:
        field, value = FAULTS[said[place].type or ""]
        changed = {field: value} if field == "end" else {"attributes": {**said[place].attributes, field: value}}
        said[place] = replace(said[place], **changed)
    return said, len(places)


def check(statements: Sequence[Statement]) -> int:
    """How many records the checks of a load find at fault."""
    checker = Checker(MODEL)
    rows = [checker.entity(said) if isinstance(said, Node) else checker.link(said) for said in statements]
    checker.together(statements, {})
    assert len(rows) == len(statements)
    return len(checker.findings)


def best(work: Callable[[], int], times: int, faults: int) -> float:
    """The shortest time of the processor that the work takes; it has to find so many faults."""
    taken = []
    for _ in range(times):
        begun = time.process_time()
        found = work()
        taken.append(time.process_time() - begun)
        assert found == faults, f"{found} findings instead of {faults}"
    return min(taken)


def main() -> None:
    logging.getLogger("rdflib.term").setLevel(logging.CRITICAL)  # it warns of each date that is none
    few = int(sys.argv[1]) if len(sys.argv) > 1 else FEW
    known = shapes()
    check(records(1_000))
    print(f"{'records':22}{'checks/s':>12}{'pySHACL/s':>12}{'ratio':>8}{'asked':>8}")
    for name, asked in ASKED.items():
        said, faults = (records(few), 0) if name == "clean" else with_faults(records(few))
        graph = in_rdf(said, known)
        ours = len(said) / best(lambda said=said: check(said), TIMES, faults)
        theirs = len(said) / best(lambda graph=graph: len(validate(graph)), 1, faults)
        print(f"{len(said):9,} {name:12}{ours:12,.0f}{theirs:12,.0f}{ours / theirs:8.0f}{asked:8}")
    for name in ASKED:
        said, faults = (records(MANY), 0) if name == "clean" else with_faults(records(MANY))
        ours = len(said) / best(lambda said=said: check(said), 3, faults)
        print(f"{len(said):9,} {name:12}{ours:12,.0f}")


if __name__ == "__main__":
    main()
