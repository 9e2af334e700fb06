"""What every view is looked through: the day, the destination, whose controls, the focus, and a scenario.

These travel from view to view in the address; what only one view knows stays behind.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from app import address
from graph.scenario import Addition, Scenario

SHARED = ("on", "toward", "by", "focus", "scenario", "without", "add")
"""The names in an address that all views understand."""
UNNAMED = "unnamed scenario"


@dataclass(frozen=True, kw_only=True)
class Lens:
    """`on` is `None` for the state of knowledge, `toward` empty and `by` `None` for what the view takes by default."""

    on: date | None = None
    toward: str = ""
    by: tuple[str, ...] | None = None
    focus: str = ""
    scenario: Scenario | None = None

    @classmethod
    def from_values(cls, values: Mapping[str, str]) -> Lens:
        """The lens that the values of an address stand for; what cannot be read is left out (see `complaints`)."""
        by = values.get("by")
        return cls(
            on=address.day(values.get("on")),
            toward=values.get("toward", "").strip(),
            by=words(by) or None if by is not None else None,
            focus=values.get("focus", "").strip(),
            scenario=_scenario(values),
        )

    def values(self) -> dict[str, str | None]:
        """The values that stand for this lens, by their names in an address."""
        said = self.scenario
        return {
            "on": self.on.isoformat() if self.on else None,
            "toward": self.toward or None,
            "by": ",".join(self.by) if self.by else None,
            "focus": self.focus or None,
            "scenario": said.name if said and said.name != UNNAMED else None,
            "without": ",".join(said.without) if said else None,
            "add": ";".join(_written(each) for each in said.add) if said else None,
        }


def shared(search: str | None) -> str:
    """The part of a query string that all views understand."""
    values = address.read(search)
    return address.write({name: values.get(name) for name in SHARED})


def words(text: str) -> tuple[str, ...]:
    """The words of a list written with commas, each once, in their order."""
    return tuple(dict.fromkeys(word.strip() for word in text.split(",") if word.strip()))


def complaints(values: Mapping[str, str]) -> tuple[str, ...]:
    """What in an address cannot be read, one sentence each."""
    said = []
    if values.get("on") and not address.day(values["on"]):
        said.append(f"{values['on'][:40]!r} in the address is no day. Write it as 2024-12-31.")
    said += [
        f"{text[:80]!r} in the address adds no measure. Write it as kor~2024-07-01~like:jp-23-items-2023."
        for text in _additions(values)
        if _addition(text) is None
    ]
    return tuple(said)


def _scenario(values: Mapping[str, str]) -> Scenario | None:
    dropped = words(values.get("without", ""))
    added = tuple(found for text in _additions(values) if (found := _addition(text)))
    name = values.get("scenario", "").strip() or UNNAMED
    return Scenario(name=name, without=dropped, add=added) if dropped or added else None


def _additions(values: Mapping[str, str]) -> list[str]:
    return [text for text in values.get("add", "").split(";") if text.strip()]


def _addition(text: str) -> Addition | None:
    """An added measure as written in an address: `kor~2024-07-01~like:jp-23-items-2023`; `None` when it is none.

    After who imposes it and from when come, each optional: `id:`, `like:`, `covers:` and `targets:` with commas.
    """
    who, _, rest = text.strip().partition("~")
    start, _, more = rest.partition("~")
    effective, imposers = address.day(start), words(who)
    given = dict(part.partition(":")[::2] for part in more.split("~") if part)
    if effective is None or not imposers or not {"like", "covers"} & set(given):
        return None
    return Addition(
        imposed_by=imposers,
        effective=effective,
        id=given.get("id") or None,
        like=given.get("like") or None,
        covers=words(given["covers"]) if "covers" in given else None,
        targets=words(given["targets"]) if "targets" in given else None,
    )


def _written(one: Addition) -> str:
    lists = (("covers", one.covers), ("targets", one.targets))
    return "~".join(
        (
            ",".join(one.imposed_by),
            one.effective.isoformat(),
            *(f"{name}:{value}" for name, value in (("id", one.id), ("like", one.like)) if value),
            *(f"{name}:{','.join(value)}" for name, value in lists if value is not None),
        )
    )
