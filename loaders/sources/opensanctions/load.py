"""OpenSanctions, or any other data set in FollowTheMoney form: JSON lines, one entity each, plain, .gz or .zip.

Parties become actors, ownership and other links become relationships, and designations aim the programme's measure at
the party. What each schema becomes, what is left out and why, and which numbers are read stands in `mapping.toml`; the
properties that are read are the fields in `line.py`. Where the file has several values and the graph has room
for one, it is the first in the file's order.

The file is read twice, a block at a time (`survey.py` says why). Ends that no line describes are found when all
statements are checked together.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from loaders.emit import Emit, Statement
from loaders.known import Known
from loaders.sources.opensanctions.identity import Identities
from loaders.sources.opensanctions.reading import finish, statements
from loaders.sources.opensanctions.survey import survey
from ontology.model import Model


def load(path: Path, emit: Emit, model: Model, known: Known) -> Iterator[Statement]:
    """Every statement of the file, in its order; what it adds to entities of other sources, and what its lines have in
    common, come last.

    Raises `SourceFault` for a file that cannot be read, holds nothing, or has too many faults.
    """
    del model  # the pipeline checks the names in mapping.toml against it
    who = Identities(emit, known)
    found = survey(path, who)
    yield from statements(path, emit, who, found, known.ids("Jurisdiction", "iso2"))
    yield from who.added()
    yield from emit.common.values()
    finish(path, emit, found)
