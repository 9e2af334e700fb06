"""Writing a figure of 30 and of 300 entities: layout, sheet, and each format of file; without the queries.

The bounds are the project's own: SVG 0.5 s, PDF 1 s, PPTX 2 s, PNG 2 s for 30 entities, five times that for 300.
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable

from app.exports.compose import composed
from app.exports.content import Content
from app.exports.pdf import pdf
from app.exports.png import png
from app.exports.pptx import pptx
from app.exports.scene import Figure
from app.exports.svg import svg
from app.exports.themes import usual
from app.layout import dotted
from app.layout.relations import Group, Item, one_hop
from app.views.explore.web import Web
from ontology import model as ontology

SIZES = (30, 300)
BOUNDS = {"SVG": 0.5, "PDF": 1.0, "PPTX": 2.0, "PNG": 2.0}
TIMES = 5
RELATIONS = ("AFFECTS", "PRODUCES", "SUPPLIES", "LOCATED_IN", "COVERS", "CITES")


def content(entities: int) -> Content:
    """An entity with so many neighbours, in six relationships."""
    model = ontology.load()

    def item(at: int) -> Item:
        return Item(
            id=f"i{at}",
            entity=f"e{at}",
            kind="Company" if at % 2 else "Measure",
            name=f"Entity number {at} with a name of some length",
            fact="list-based control, since 23 Jul 2023",
            href="",
            statement_href="",
            statement_title=f"statement {at}",
        )

    groups = [
        Group(
            id=f"g{number}",
            type=type,
            label=type.lower().replace("_", " "),
            outgoing=bool(number % 2),
            items=tuple(item(at) for at in range(number, entities, len(RELATIONS))),
        )
        for number, type in enumerate(RELATIONS)
    ]
    scene = one_hop("A benchmark", item(entities), groups)
    return Content(
        name="benchmark",
        title=f"An entity and its {entities} neighbours",
        subtitle="Made for measuring.",
        whole=Web(scene=scene, model=model),
        address="/explore?focus=benchmark",
        day="2024-12-31",
    )


def figure(of: Content) -> Figure:
    """The figure, laid out anew."""
    dotted.arranged.cache_clear()
    return composed(of, usual(), "0" * 12)


WRITERS: dict[str, Callable[[Figure], object]] = {
    "SVG": lambda made: svg(made.sheets[0], made),
    "PDF": pdf,
    "PPTX": pptx,
    "PNG": lambda made: png(made.sheets[0], made),
}


def seconds(of: Content, write: Callable[[Figure], object]) -> float:
    """How long layout, sheet and file take, at the median of a few runs."""
    taken = []
    for _ in range(TIMES):
        begun = time.perf_counter()
        write(figure(of))
        taken.append(time.perf_counter() - begun)
    return statistics.median(taken)


def main() -> None:
    contents = {entities: content(entities) for entities in SIZES}
    print(f"{'format':8}{'30':>8}{'300':>8}{'ratio':>8}   bound for 30, and its part")
    for name, write in WRITERS.items():
        few, many = (seconds(contents[entities], write) for entities in SIZES)
        bound = BOUNDS[name]
        parts = f"{few / bound:.2f}; of five times it: {many / bound / 5:.2f}"
        print(f"{name:8}{few:8.2f}{many:8.2f}{many / few:8.1f}   {bound} s: {parts}")


if __name__ == "__main__":
    main()
