"""A file read by several processes, for a graph that is empty: each one surveys its share, then makes statements of it
knowing what all have found."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from loaders.emit import Emit, Statement
from loaders.known import NOTHING
from loaders.share import Share
from loaders.sources.opensanctions.identity import Identities
from loaders.sources.opensanctions.reading import finish, statements
from loaders.sources.opensanctions.survey import Survey
from loaders.sources.opensanctions.survey import survey as surveyed

__all__ = ["finish", "read", "survey", "together"]


def survey(path: Path, share: Share) -> Survey:
    """What has to be known of the whole file, as far as it stands in this share."""
    return surveyed(path, Identities(Emit(), NOTHING), share)


def together(surveys: Sequence[Survey]) -> Survey:
    """What all shares have found."""
    found = Survey()
    for each in surveys:
        found.add(each)
    return found


def read(path: Path, emit: Emit, found: Survey, share: Share) -> Iterator[Statement]:
    """The statements of a share; what they have in common with others is in `emit` in the end."""
    return statements(path, emit, Identities(emit, NOTHING), found, {}, share)
