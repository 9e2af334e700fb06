"""The stages of the chain as people read them, in the order in which goods pass them."""

from __future__ import annotations

from collections.abc import Mapping

from app import words

STAGES: Mapping[str, str] = {
    "raw-materials": "Raw materials",
    "materials": "Materials, wafers and masks",
    "components": "Components of tools",
    "design": "Design",
    "fabrication": "Wafer fabrication",
    "assembly-test-packaging": "Assembly, test and packaging",
    "product": "Chips and products",
    "services": "Services",
    "people": "People and know-how",
    "all": "The whole chain",
}
OTHER = "other"


def heading(stage: str) -> str:
    """The words over the technologies of a stage; of one that nobody foresaw its own word."""
    return STAGES.get(stage) or ("No stage given" if stage == OTHER else words.capital(words.spaced(stage)))


def place(stage: str) -> tuple[int, str]:
    """What sorts stages along the chain; one that nobody foresaw stands at the end."""
    known = list(STAGES)
    return (known.index(stage), "") if stage in STAGES else (len(known) + (stage == OTHER), stage)
