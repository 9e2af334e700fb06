"""Timelines of a few made-up measures, and what stands and overlaps in a picture of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import combinations
from typing import Any

from app.drawing.shapes import Block, Drawing, Part, Words
from app.layout.text import width
from app.links import Links
from app.views.timeline.bars import Bar
from app.views.timeline.figures import View
from app.views.timeline.plan import Plan
from app.views.timeline.selection import Selection
from graph.timed import Happening, Instant, Ties, TimedMeasure
from ontology import model as ontology

KNOWN = date(2026, 11, 20)
WIDE = 1408.0
NAMES = {"usa": "United States", "jpn": "Japan", "kor": "South Korea", "eu": "European Union"}
Box = tuple[str, float, float, float, float]


def on(text: str) -> Instant:
    """A start as the graph gives it: `2024-03` counts from its last day."""
    parts = [int(part) for part in text.split("-")]
    precision = ("year", "month", "day")[len(parts) - 1]
    return Instant(Instant(date(*[*parts, 1, 1][:3]), precision).last, precision)


def until(text: str) -> Instant:
    """An end or a suspension as the graph gives it: `2024-03` counts from its first day."""
    return Instant(on(text).first, on(text).precision)


def measure(id: str = "rule", *, kind: str = "ListBasedControl", home: str = "usa", **said: Any) -> TimedMeasure:
    """A measure; dates by their names as `on` and `until` read them, all else as the class has it."""
    ends = ("suspended", "ended")
    names = ("announced", "published", "effective", "suspended", "resumed", "ended")
    dates = {name: (until if name in ends else on)(said.pop(name)) for name in names if name in said}
    item = kind in ("ListBasedControl", "ForeignDirectProductRule", "ExportBan", "Countermeasure")
    given: dict[str, Any] = {
        "name": f"The rule {id}", "label": id, "labels": ("Entity", "Measure", kind), "item": item, "by_name": False,
        "amended": (), "status": "in-force", "verified": True, "homes": (home,), "imposers": (home,), "targets": (),
        "actors": (home,), "covers": (), "sources": (), "state": "in-force", "reaches": True, "bears": True,
    }  # fmt: skip
    return TimedMeasure(id=id, dates=dates, **{**given, **said})


def view(
    measures: Sequence[TimedMeasure],
    *,
    day: str = "2024-12-31",
    ties: Ties | None = None,
    events: Sequence[Happening] = (),
    by: Iterable[str] = ("usa", "jpn", "kor"),
    query: str = "",
    chosen: str = "",
) -> View:
    """The view of some measures in the lanes of the United States, Japan and South Korea, known to 20 Nov 2026."""
    return View(
        model=ontology.load(),
        links=Links(),
        selection=Selection.from_url(query),
        on=date.fromisoformat(day),
        known=KNOWN,
        names=NAMES,
        by=tuple(by),
        measures=tuple(measures),
        events=tuple(events),
        ties=ties or Ties(),
        chosen=chosen,
    )


def only_bar(made: Plan) -> Bar:
    """The bar of a plan that has one."""
    [bar] = [bar for lane in made.lanes for bar in lane.bars]
    return bar


def parts(drawing: Drawing) -> dict[str, Part]:
    """Every part of a picture by its key."""
    return {shape.key: shape for shape in drawing.all() if isinstance(shape, Part)}


def texts(drawing: Drawing) -> list[Box]:
    """Every text of a picture with its box: left, top, right, bottom."""
    found = []
    for shape in drawing.all():
        if isinstance(shape, Words):
            weight = shape.weight if not shape.condensed else min(shape.weight, 500)
            wide = width(shape.text, shape.size, weight, condensed=shape.condensed)
            left = shape.x - {"start": 0.0, "middle": wide / 2, "end": wide}[shape.anchor]
            found.append((shape.text, left, shape.y - shape.size * 0.75, left + wide, shape.y + 1.0))
    return found


def bars(drawing: Drawing) -> list[Box]:
    """Every bar of a picture with its box."""
    found = [shape for shape in drawing.all() if isinstance(shape, Block) and "tl-bar" in shape.look.split()]
    return [(bar.key, bar.x, bar.y, bar.x + bar.width, bar.y + bar.height) for bar in found]


def overlaps(boxes: Sequence[Box]) -> list[tuple[str, str]]:
    """Every pair of boxes that share more than half a pixel each way."""
    ordered = sorted(boxes, key=lambda box: box[2])
    return [
        (a[0], b[0])
        for a, b in combinations(ordered, 2)
        if b[2] < a[4] - 0.5 and min(a[3], b[3]) - max(a[1], b[1]) > 0.5 and min(a[4], b[4]) - max(a[2], b[2]) > 0.5
    ]
