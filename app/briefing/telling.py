"""Values of the graph as runs and sentences; whatever a sentence says, it says what it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from app import address, facts, words
from app.briefing.asking import Asked
from app.briefing.grounds import ground
from app.briefing.note import Ground, Lines, Run, Sentence, Source, entity
from graph.rows import Properties
from graph.spoken import Record
from graph.titles import Title

Part = str | Run | Iterable[Run]
SHARES = {"share": "", "share_pct_min": "at least ", "share_pct_max": "at most "}
"""Fields of a statement that hold a share in percent, and what stands before the number."""


@dataclass(frozen=True)
class Teller:
    """What the sentences of one note are told with: the names behind ids, and under what all of it holds."""

    asked: Asked
    names: Mapping[str, Title]

    def called(self, id: str) -> str:
        """What an entity is called in short; an id that the graph does not have, as it is."""
        return self.names[id].short if id in self.names else id

    def full(self, id: str) -> str:
        """The whole name of an entity."""
        return self.names[id].name if id in self.names else id

    def run(self, id: str, text: str = "", *, to: str = "") -> Run:
        """The name of an entity, or other words, leading to it or to the statement `to`."""
        there = to or id
        return Run(
            text or self.called(id), entity(there) if to or id in self.names else "", "" if text or to else "name"
        )

    def several(self, ids: Sequence[str], most: int | None = None) -> list[Run]:
        """Names with commas, each leading to its entity; those after `most` are counted."""
        found = [self.run(id) for id in ids[:most]]
        left = len(ids) - len(found)
        return and_([*found, *([Run(f"{left:,} more")] if left else [])])

    @property
    def toward(self) -> str:
        return self.asked.scoped.names[self.asked.scope.toward]

    @property
    def day(self) -> str:
        return words.day(self.asked.day)

    @property
    def first(self) -> str:
        return words.day(self.asked.first)

    @property
    def where(self) -> str:
        """Under what a number holds."""
        return f"toward {self.toward} on {self.day}"

    def view(self, path: str, **own: str | None) -> str:
        """The address of a view under the day, destination and jurisdictions of the note."""
        said = self.asked.scoped.lens.values()
        given = {
            "focus": self.asked.subject.id,
            "on": self.asked.scope.on,
            "toward": self.asked.scope.toward,
            "by": ",".join(self.asked.scoped.by),
            **{name: said[name] for name in ("scenario", "without", "add")},
        }
        return path + address.write({**given, **own})

    def question(self, id: str, **given: str) -> str:
        """The address of a named question, asked with some parameters."""
        return "questions" + address.write({"ask": id, **given})

    def sources(self) -> dict[str, Source]:
        """The publications among the names."""
        return {id: _source(title) for id, title in self.names.items() if "Source" in title.labels}


def sentence(*parts: Part, of: Iterable[Ground] = ()) -> Sentence:
    """Words and runs as one sentence that rests on some grounds."""
    runs: list[Run] = []
    for part in parts:
        runs += [Run(part)] if isinstance(part, str) else [part] if isinstance(part, Run) else list(part)
    return Sentence(runs=tuple(run for run in runs if run.text), grounds=tuple(of))


def cell(*parts: Part, of: Iterable[Ground] = ()) -> Lines:
    """A cell of a table with one sentence."""
    return Lines(items=(sentence(*parts, of=of),))


def and_(runs: Sequence[Run]) -> list[Run]:
    """Runs with commas between them and `and` before the last."""
    found: list[Run] = []
    for place, run in enumerate(runs):
        between = "" if place == 0 else " and " if place == len(runs) - 1 else ", "
        found += [Run(between), run] if between else [run]
    return found


def nothing(teller: Teller, before: str, when: str) -> Sentence:
    """That something is not recorded: of the subject, on a day or under a scope."""
    subject = teller.asked.subject
    return sentence(before, " ", teller.run(subject.id, when), ".", of=[ground(subject.properties)])


def no_data(reason: str) -> Sentence:
    """The words for what nobody knows, and why."""
    return Sentence(runs=(Run("No data", style="strong"), Run(f": {reason}")))


def dated(properties: Properties, name: str) -> str:
    """A date of a record as exactly as it is known; empty when it is not."""
    value = properties.get(name)
    return words.day(value, properties.get(f"{name}_precision")) if isinstance(value, date) else ""


def start(properties: Properties) -> str:
    """From when a measure applies, for a column headed Since."""
    return dated(properties, "effective") or "start not known"


def dates(properties: Properties) -> str:
    """All dates of a measure in their order: `announced 31 Mar 2023; in force since 23 Jul 2023`."""
    said = (
        ("announced", "announced "),
        ("published", "published "),
        ("effective", "in force from "),
        ("suspended", "suspended from "),
        ("resumed", "resumed "),
        ("ended", "ended "),
    )
    found = [before + dated(properties, name) for name, before in said if dated(properties, name)]
    if not dated(properties, "effective"):
        found.append("start not known")
    amended = [words.written_day(str(each)) for each in properties.get("amended") or ()]
    return "; ".join([*found, *([f"amended {', '.join(amended)}"] if amended else [])])


def legal(properties: Properties) -> str:
    """The legal reference of a measure; said to be unseen where no source shows it."""
    if properties.get("legal_reference"):
        return str(properties["legal_reference"])
    if properties.get("legal_reference_unverified"):
        return f"{properties['legal_reference_unverified']} (not seen in a source)"
    return "no data"


def shares_said(properties: Properties) -> str:
    """The shares that a statement names: `at least 90 %`, `98 % of refined, 2023`; empty when it names none."""
    found = [
        f"{SHARES.get(name, words.spaced(name.removeprefix('share_pct_')) + ' ')}{words.percent(value)}"
        for name, value in sorted(properties.items())
        if name.startswith("share") and isinstance(value, int | float)
    ]
    said = ", ".join(found) + (f" of {properties['of']}" if found and properties.get("of") else "")
    return f"{said} ({properties['year']})" if said and properties.get("year") else said


def kind_words(asked: Asked, record: Record) -> str:
    """What sort of thing a record is."""
    return facts.kind(asked.model, record.labels).label.lower()


def _source(title: Title) -> Source:
    marks = ["secondary copy"] if title.access == "secondary" else []
    href = facts.web(title.url) if title.url else None
    marks += [] if href else ["no public address"]
    return Source(
        id=title.id,
        publisher=title.publisher or "",
        title=title.name,
        date=words.day(title.date, title.date_precision) if title.date else "",
        href=href or "",
        marks=tuple(marks),
    )


def mentioned(*values: Any) -> set[str]:
    """Every text in values, at any depth: the ids to be named are among them."""
    found: set[str] = set()
    for value in values:
        if isinstance(value, str):
            found.add(value)
        elif isinstance(value, Mapping):
            found |= mentioned(*value.values())
        elif isinstance(value, Iterable):
            found |= mentioned(*value)
        elif hasattr(value, "__dataclass_fields__"):
            found |= mentioned(*(getattr(value, name) for name in value.__dataclass_fields__))
    return found
