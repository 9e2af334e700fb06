"""A request for an arrangement and its answer as JSON: between this process and the one that computes."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field

from app.layout.arranged import ASPECT, Arranged, Layout, arranged
from app.layout.located import Block
from app.layout.rooms import Link, Place, Room


@dataclass(frozen=True, kw_only=True)
class Asked:
    """Everything that `arranged` is given."""

    layout: Layout
    rooms: Sequence[Room]
    links: Sequence[Link]
    centre: str = ""
    homes: Mapping[str, str] = field(default_factory=dict)
    pinned: Mapping[str, Place] = field(default_factory=dict)
    aspect: float = ASPECT

    def line(self) -> bytes:
        """The request on one line; the same for the same request."""
        said = {**asdict(self), "links": sorted(set(self.links))}
        return json.dumps(said, sort_keys=True, separators=(",", ":")).encode() + b"\n"

    @classmethod
    def read(cls, line: bytes) -> Asked:
        """The request that `line` wrote."""
        said = json.loads(line)
        rooms = [Room(**room) for room in said.pop("rooms")]
        links = [Link(*link) for link in said.pop("links")]
        return cls(rooms=rooms, links=links, **said)

    def answered(self) -> Arranged:
        """The arrangement, computed here and now."""
        return arranged(
            self.layout,
            self.rooms,
            self.links,
            centre=self.centre,
            homes=self.homes,
            pinned={id: (x, y) for id, (x, y) in self.pinned.items()},
            aspect=self.aspect,
        )


def written(found: Arranged) -> bytes:
    """An arrangement on one line."""
    return json.dumps(asdict(found), separators=(",", ":")).encode() + b"\n"


def read(line: bytes) -> Arranged:
    """The arrangement that `written` wrote."""
    said = json.loads(line)
    places = {id: (x, y) for id, (x, y) in said["places"].items()}
    return Arranged(places, tuple(Block(**block) for block in said["blocks"]))
