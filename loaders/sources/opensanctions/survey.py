"""What has to be known of a whole file before any of it is loaded.

A relationship may stand before the things that it joins. So the file is gone through twice: this first time for the
things that will not be there, and for the parties that are entities of other sources. On the way the properties that
nobody reads are counted. Held are only ids of what is left out, and what has to do with other sources.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from msgspec import MsgspecError, Raw, Struct
from msgspec.json import Decoder

from loaders.emit import Emit
from loaders.record import Where
from loaders.share import ALL, Share
from loaders.sources.opensanctions.forms import READ
from loaders.sources.opensanctions.identity import Identities
from loaders.sources.opensanctions.line import Party, Texts
from loaders.sources.opensanctions.lines import decoded
from loaders.sources.opensanctions.mapping import FIELDS, MAPPING

MOST_SHAPES, MOST_NAMES, MOST_TOLD = 20_000, 10_000, 200
"""Bounds for a file that makes up a property for each entity: sets of properties, names counted, names told."""


class Head(Struct, frozen=True, gc=False):
    """As much of a line as the survey needs. Its other fields are looked at when the line is loaded."""

    id: str
    schema: str
    properties: dict[str, Raw]
    caption: str = ""


HEAD, TEXTS = Decoder(Head), Decoder(Texts)
Shape = tuple[str, tuple[str, ...]]
"""A schema, and which properties an entity of it has: a file has few of them."""


@dataclass
class Survey:
    """`things`: the ids of things that are left out. `unread`: of each property that is not read, how often it is
    there, and the line where it is first."""

    things: set[str] = field(default_factory=set)
    unread: Counter[str] = field(default_factory=Counter)
    first: dict[str, int] = field(default_factory=dict)

    def add(self, other: Survey) -> None:
        """Take in what was found in another share of the file."""
        self.things |= other.things
        self.unread += other.unread
        for name, number in other.first.items():
            self.first[name] = min(number, self.first.get(name, number))

    def report(self, file: str, emit: Emit) -> None:
        """Tell of the properties that are not read; the rarest only by their number where there are many."""
        for name, count in self.unread.most_common(MOST_TOLD):
            reason = f"of each, the property '{name}', which is not read"
            emit.leave_out(Where(file, self.first[name]), reason, "the first with it", count - 1)
        for name, count in self.unread.most_common()[MOST_TOLD:]:
            reason = "of each, a rare property, which is not read"
            emit.leave_out(Where(file, self.first[name]), reason, repr(name), count - 1)


def survey(path: Path, who: Identities, share: Share = ALL) -> Survey:
    """Go through a file, or a share of it, once. Lines with faults are passed over: loading the file tells them."""
    found, shapes = Survey(), dict[Shape, list[int]]()
    parties = frozenset(MAPPING.parties if who.compares else ())
    for number, head in decoded(path, HEAD, lambda *_fault: None, share):
        if head.schema in READ:
            shape = (head.schema, tuple(head.properties))
            if shape in shapes:
                shapes[shape][0] += 1
            else:
                shapes[shape] = [1, number]
                if len(shapes) > MOST_SHAPES:
                    _fold(shapes, found)
            if head.schema in parties:
                _compare(head, Where(path.name, number, head.id), who)
        elif head.schema in MAPPING.things_left_out:
            found.things.add(head.id)
    _fold(shapes, found)
    return found


def _fold(shapes: dict[Shape, list[int]], found: Survey) -> None:
    """Count the properties that are not read, and forget the shapes."""
    for (schema, names), (count, number) in shapes.items():
        for name in names:
            if name not in READ[schema] and (name in found.unread or len(found.unread) < MOST_NAMES):
                found.unread[name] += count
                found.first[name] = min(number, found.first.get(name, number))
    shapes.clear()


def _compare(head: Head, where: Where, who: Identities) -> None:
    try:
        read = {FIELDS[name]: TEXTS.decode(raw) for name, raw in head.properties.items() if name in FIELDS}
    except (MsgspecError, UnicodeDecodeError):
        return
    who.compare(head.id, head.schema, head.caption, Party(**read), where)
