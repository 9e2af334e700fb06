"""Where else an answer can be seen: the views that draw what the question is about."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from app import address
from app.lens import Lens
from app.links import Links
from graph.questions import Question

Way = tuple[str, str]
TIMELINE = ("Rules and their history", "Requests and answers")
ENTITIES = ("technology", "measure", "company", "actor", "entity")
FLOWS = ("downstream-of", "upstream-of")


def ways(question: Question, parameters: Mapping[str, Any], lens: Lens, links: Links) -> list[Way]:
    """The views with the parameters as their lens, by words and address; the one that shows most comes first."""
    subject = about(question, parameters)
    kept = lens.values() | {name: parameters[name] for name in ("on", "toward") if parameters.get(name)}
    if "on" not in parameters and parameters.get("to") and question.parameter("to").type == "date":
        kept["on"] = parameters["to"]

    def way(words: str, path: str) -> Way:
        return words, links.to(path, address.write({**kept, "focus": subject or kept.get("focus")}))

    technology = bool(parameters.get("technology"))
    found = []
    if question.id in FLOWS or (technology and question.theme == "Shares and supply"):
        found.append(way("Supply chain", "supply-chain"))
    if "toward" in parameters and question.theme not in TIMELINE:
        found.append(way("Coverage", "coverage"))
    if question.theme in TIMELINE or parameters.get("measure"):
        found.append(way("Timeline", "timeline"))
    return [*found, way("Explore", "explore")] if subject else found


def about(question: Question, parameters: Mapping[str, Any]) -> str:
    """The entity that the question is about: its first parameter that is one, jurisdictions last; empty if none."""
    named = [each for each in question.parameters if parameters.get(each.name)]
    first = [each for each in named if each.type in ENTITIES]
    rest = [each for each in named if each.type == "jurisdiction" and each.name != "toward"]
    return next((str(parameters[each.name]) for each in (*first, *rest)), "")
