"""What an address shows of the graph, as ids: from them GraphML, Turtle and JSON are made."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Shown:
    """Ids of entities and of statements, sorted, each once. Without any statement all between the entities are meant.

    `graph.subgraph.among(reader, shown.entities, shown.statements)` gives the records. Ids that the graph does not
    have may be among them, such as those of measures that a scenario adds: `among` names them as missing.
    """

    entities: tuple[str, ...] = ()
    statements: tuple[str, ...] = ()
