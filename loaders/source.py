"""The sources that can be loaded: one folder each under loaders/sources, described by its source.toml."""

from __future__ import annotations

import difflib
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import Any, Literal, Protocol

from loaders.emit import Emit, Statement
from loaders.known import Known
from loaders.share import Share
from ontology.errors import ExplorerError
from ontology.model import Model

FOLDER = Path(__file__).parent / "sources"


class UnknownSource(ExplorerError):
    """No folder under loaders/sources has that name."""

    title = "Unknown source"


@dataclass(frozen=True, kw_only=True)
class Expected:
    """How many of a label or relationship type a load must have; outside of that a file is cut off or read twice."""

    at_least: Mapping[str, int] = field(default_factory=dict)
    at_most: Mapping[str, int] = field(default_factory=dict)


class Shares(Protocol):
    """A file read by several processes that fill an empty graph: each surveys its share of the file, then makes
    statements of that share, knowing what all together found. What is common to many is left in `Emit.common`."""

    def survey(self, path: Path, share: Share, /) -> Any:
        """What is found in a share."""

    def together(self, surveys: Sequence[Any], /) -> Any:
        """What was found in all shares."""

    def read(self, path: Path, emit: Emit, found: Any, share: Share, /) -> Iterator[Statement]:
        """The statements of a share."""

    def finish(self, path: Path, emit: Emit, found: Any, /) -> None:
        """Put into `emit`, which holds what all shares kept, what only the whole file says."""


@dataclass(frozen=True, kw_only=True)
class Source:
    """What a source is, and how it is read. `name` is its folder's, and the word used on the command line.

    `takes`: what is given to load it: a "folder" with its files, or the one "file" that people have.
    `joins`: it names things by ids of its own, and its loader asks what the graph knows under them.
    `mapped`: a second file, written by whoever loads it, says what its data mean.
    `stands_on`: the source without whose entities it says next to nothing.
    `fills`: it may be big, and needs nothing of the graph: it can fill an empty one in bulk.
    `shared`: several processes can then read its file together (`shares`).
    `editions`: the forms in which it comes, such as an excerpt, each with the counts to expect; none when it has one.
    """

    name: str
    title: str
    publisher: str
    url: str
    licence: str
    licence_url: str
    credit: str
    rank: int
    bundled: bool
    takes: Literal["folder", "file"] = "folder"
    joins: bool = False
    stands_on: str = ""
    fills: bool = False
    shared: bool = False
    mapped: bool = False
    expect: Expected = field(default_factory=Expected)
    editions: Mapping[str, Expected] = field(default_factory=dict)

    @property
    def data(self) -> Path:
        """The folder of the data that come with the project."""
        return FOLDER / self.name / "data"

    def release(self, path: Path) -> dict[str, str]:
        """`release` and `as_of` of the data in the folder `path`, and the `edition` of a source that has several.

        Empty for a source that takes a file: what that says of itself is known once it is read (`Emit.about`).
        Raises `SourceFault` when they are not there.
        """
        if self.takes == "file":
            return {}
        read: Callable[[Path], dict[str, str]] = import_module(f"loaders.sources.{self.name}.load").release
        return read(path)

    def called(self, path: Path, mapping: Path | None = None) -> str:
        """The name of the data set in `path`, told before it is read: that of the source, or the part that it is."""
        if not self.mapped:
            return self.name
        part: str = import_module(f"loaders.sources.{self.name}.load").part(path, mapping)
        return f"{self.name}:{part}" if part else self.name

    @property
    def shares(self) -> Shares | None:
        """How several processes read its file together; `None` when only one can read it."""
        if not self.shared:
            return None
        shares: Shares = import_module(f"loaders.sources.{self.name}.shares")
        return shares

    def read(
        self, path: Path, emit: Emit, model: Model, known: Known, mapping: Path | None = None
    ) -> Iterator[Statement]:
        """The statements of the data in `path`; faults of single records go to `emit.faults`.

        `mapping`: what says what the data of a `mapped` source mean; else the source looks for it beside them.
        """
        load: Callable[..., Iterator[Statement]]
        load = import_module(f"loaders.sources.{self.name}.load").load
        if self.mapped:
            return load(path, emit, model, known, mapping)
        return load(path, emit, model, known) if self.joins else load(path, emit, model)


def sources(folder: Path = FOLDER) -> dict[str, Source]:
    """Every source by its name, in the order in which they are loaded (their rank)."""
    found = [_describe(path) for path in folder.glob("*/source.toml")]
    return {source.name: source for source in sorted(found, key=lambda s: (s.rank, s.name))}


def source(name: str) -> Source:
    """The source of that name. Raises `UnknownSource` with the nearest name."""
    known = sources()
    if name in known:
        return known[name]
    near = difflib.get_close_matches(name, known, n=1)
    hint = f"Did you mean '{near[0]}'?" if near else f"Known sources: {', '.join(known)}."
    raise UnknownSource(f"There is no source named '{name}'.", hint=hint)


def _describe(path: Path) -> Source:
    with path.open("rb") as file:
        said = tomllib.load(file)
    expect, editions = Expected(**said.pop("expect", {})), said.pop("edition", {})
    return Source(
        name=path.parent.name,
        expect=expect,
        editions={name: Expected(**counts) for name, counts in editions.items()},
        **said,
    )
