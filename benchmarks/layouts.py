"""How long each layout takes for 100 to 2,000 entities, and new entities beside old ones, in one run.

Every graph has one and a half links for each entity: a few hubs, circles, and parts that nothing joins. Seconds of
processor time in this process, the best of three; how much of the picture is filled, and its aspect.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from functools import partial

from app.layout.arranged import LAYOUTS, Arranged, arranged
from app.layout.beside import beside
from app.layout.rooms import Link, Room

SIZES = (100, 300, 1_000, 2_000)
NEW = (100, 300, 1_000)
RUNS = 3


def graph(count: int) -> tuple[list[Room], list[Link]]:
    """The same entities and links every time: who has many links gets more."""
    chance = random.Random(count)
    rooms = [Room(f"e{n}", chance.uniform(40, 150), chance.choice((39.0, 54.0))) for n in range(count)]
    ends, links = [0], set[tuple[int, int]]()
    for n in range(1, count):
        other = chance.choice(ends) if n % 20 else n
        links.add((n, other) if chance.random() < 0.5 else (other, n))
        ends += [other, n]
    while len(links) < 1.5 * count:
        links.add((chance.choice(ends), chance.randrange(count)))
    return rooms, [Link(f"e{one}", f"e{other}") for one, other in sorted(links)]


def best(work: Callable[[], object]) -> float:
    """The shortest of the runs, in seconds of processor time."""
    times = []
    for _ in range(RUNS):
        started = time.process_time()
        work()
        times.append(time.process_time() - started)
    return min(times)


def form(rooms: list[Room], found: Arranged) -> str:
    """The aspect of the picture, and how much of it is filled."""
    boxes = [room.at(*found.places[room.id]) for room in rooms]
    wide = max(box.right for box in boxes) - min(box.left for box in boxes)
    high = max(box.bottom for box in boxes) - min(box.top for box in boxes)
    return f"{wide / high:.1f} : 1, {sum(box.width * box.height for box in boxes) / (wide * high):.0%} filled"


def main() -> None:
    for count in SIZES:
        rooms, links = graph(count)
        homes = {room.id: f"Home {int(random.Random(room.id).expovariate(0.3))}" for room in rooms[::2]}
        for layout in LAYOUTS:
            found = arranged(layout, rooms, links, homes=homes)
            seconds = best(partial(arranged, layout, rooms, links, homes=homes))
            print(f"{count:>6,} {layout:<13}{seconds:>7.2f} s   {form(rooms, found)}", flush=True)
        places = arranged("radial", rooms, links).places
        taken = [room.at(*places[room.id]) for room in rooms]
        for new in NEW:
            more = [Room(f"n{n}", 40 + n * 37 % 110, 54) for n in range(new)]
            seconds = best(partial(beside, places["e0"], more, taken))
            print(f"{count:>6,} + {new:<11,}{seconds * 1000:>7.0f} ms", flush=True)


if __name__ == "__main__":
    main()
