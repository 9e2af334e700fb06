"""The supply chain, who holds its parts, and the days on which its controls change."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from graph.chain_rows import Chain, Flow, Holder, Holders, Reached, Technology
from graph.connection import Reader
from graph.reads import ask


def chain(reader: Reader) -> Chain:
    """Every technology and every flow; empty for an empty graph."""
    for row in ask(reader, "chain"):
        return Chain(
            tuple(
                Technology(
                    **{
                        **each,
                        "name": each["name"] or each["id"],
                        "label": each["label"] or each["name"] or each["id"],
                        "stage": each["stage"] or "",
                        "labels": tuple(sorted(each["labels"])),
                        "parents": tuple(each["parents"]),
                        "sources": tuple(each["sources"]),
                    }
                )
                for each in row["technologies"]
            ),
            tuple(
                Flow(each["source"], each["target"], each["kind"] or "", each["criticality"] or "")
                for each in row["flows"]
            ),
        )
    return Chain((), ())


def days(reader: Reader) -> tuple[str, ...]:
    """Every day on which a measure was announced, began, was suspended, resumed or ended, written 2024-12-31."""
    return tuple(day for row in ask(reader, "chain_days") for day in row["days"])


def holders(reader: Reader, technologies: Sequence[str] | None = None) -> dict[str, Holders]:
    """Who supplies technologies, by technology; those without a share row are left out. `None` for all."""
    return {
        row["technology"]: Holders(
            technology=row["technology"],
            source=row["source"],
            year=row["year"],
            basis=row["basis"],
            known=row["known"],
            countries=_largest(
                Holder(each["id"], each["name"] or each["id"], each["share"], each["state"])
                for each in row["countries"]
            ),
            firms=_largest(
                Holder(each["id"], each["name"] or each["id"], each["share"], year=each["year"])
                for each in row["firms"]
            ),
        )
        for row in ask(reader, "chain_holders", technologies=None if technologies is None else list(technologies))
    }


def _largest(found: Iterable[Holder]) -> tuple[Holder, ...]:
    """The largest first, those without a number last."""
    return tuple(sorted(found, key=lambda each: (each.share is None, -(each.share or 0.0), each.id)))


def reached(reader: Reader, id: str) -> Reached | None:
    """An entity with its technologies; `None` when the graph does not have it."""
    for row in ask(reader, "chain_reached", id=id):
        return Reached(name=row["name"], labels=tuple(sorted(row["labels"])), technologies=tuple(row["technologies"]))
    return None
