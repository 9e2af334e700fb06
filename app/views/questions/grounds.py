"""What an answer rests on, as markup: statements, sources, shares, and what of it stands on weak ground."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from markupsafe import Markup

from app import words
from app.facts import web
from app.links import Links
from app.markup import Content, joined, tag
from graph.answers import Answer, Grounds
from graph.titles import Title


@dataclass(frozen=True, kw_only=True)
class Naming:
    """How ids become links: `titles` are those that the graph knows, `to` leads to one in the explorer,
    `cited` to what cites a publication."""

    titles: Mapping[str, Title]
    to: Callable[[str], str]
    cited: Callable[[str], str]
    links: Links

    def link(self, id: str) -> Markup:
        """An entity by its name; a statement by its id, at its permanent address."""
        found = self.titles.get(id)
        if found:
            return tag("a", found.name, href=self.to(id), dir="auto") + tag("span", id, class_="id")
        there = self.links.to("entity") + "/" + quote(id, safe="")
        return tag("a", id, href=there, target="_self", class_="id")  # a target, so that the page is asked for anew

    def source(self, id: str) -> Markup:
        """A publication: its title, who published it and when; the title leads to it where it is on the web."""
        found = self.titles.get(id)
        if found is None:
            return tag("span", id, class_="id")
        href = web(found.url)
        outside = {"href": href, "target": "_blank", "rel": "noopener noreferrer"} if href else {}
        title = tag("a" if href else "span", found.name, dir="auto", **outside)
        day = words.day(found.date, found.date_precision) if found.date else "no date"
        copy = "read in a copy or quotation" if found.access == "secondary" else ""
        said = ", ".join(part for part in (found.publisher or "no publisher", day, copy) if part)
        more = tag("a", "what cites it", href=self.cited(id))
        return tag("span", title, tag("span", said, " · ", more, class_="detail"))


def behind(answer: Answer, naming: Naming) -> Markup:
    """The notes, then what the answer rests on, each list folded."""
    found = answer.grounds
    notes = [*(note for note in answer.notes if note), *found.in_part]
    parts = [
        _list("Measures it names", [naming.link(id) for id in found.measures]),
        _list("Sources", [naming.source(id) for id in found.sources]),
        _list("Not confirmed by a source that was read", [naming.link(id) for id in found.unverified]),
        _list("Of low confidence", [naming.link(id) for id in found.low]),
    ]
    return tag(
        "section",
        tag("h2", "What it rests on"),
        tag("p", rests_on(found)),
        tag("p", f"Shares: {'; '.join(found.shares)}.") if found.shares else None,
        [tag("p", note, class_="note", dir="auto") for note in notes],
        parts,
        class_="grounds",
    )


def rests_on(found: Grounds) -> str:
    """`Rests on 3 measures, 12 statements and 5 sources.`"""
    if not (found.measures or found.statements or found.sources):
        return "It rests on no record of the graph."
    measures = words.count(len(found.measures), "measure")
    statements = words.count(found.statements, "statement")
    return f"Rests on {measures}, {statements} and {words.count(len(found.sources), 'source')}."


def _list(heading: str, items: Sequence[Markup]) -> Content:
    if not items:
        return None
    summary = tag("summary", heading, " ", tag("span", f"{len(items):,}", class_="count"))
    key = "".join(letter for letter in heading.lower() if letter.isalpha())
    return tag("details", summary, tag("ul", joined(tag("li", item) for item in items)), id=f"grounds-{key}")
