"""The programs of the server: each jar with its Maven coordinates, checksum and size, in class-path order.

`python -m graph.server.lock` resolves `NEO4J` anew and rewrites the list; only maintainers need that.
"""

from __future__ import annotations

import hashlib
import re
import sys
import tempfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from graph.server.errors import BrokenLock

NEO4J = "org.neo4j:neo4j:2026.08.1"
VERSION = NEO4J.rsplit(":", 1)[1]
LOCK = Path(__file__).with_name("programs.lock")
HEAD = (
    f"# What {NEO4J} needs, in class-path order: group:artifact[:classifier]:version, sha256, bytes.\n"
    "# Written by `python -m graph.server.lock`.\n"
)
LINE = re.compile(r"([\w.-]+(?::[\w.-]+){2,3}) ([0-9a-f]{64}) ([1-9][0-9]*)")


@dataclass(frozen=True)
class Jar:
    """One program file: where it is in a Maven repository and how to know it."""

    coordinates: str
    sha256: str
    size: int

    @property
    def name(self) -> str:
        """The file's name, `artifact-version[-classifier].jar`."""
        _, artifact, *classifier, version = self.coordinates.split(":")
        return "-".join([artifact, version, *classifier]) + ".jar"

    @property
    def path(self) -> str:
        """The file's place under the root of a Maven repository, with `/` between the parts."""
        group, artifact, *_, version = self.coordinates.split(":")
        return "/".join([*group.split("."), artifact, version, self.name])

    def __str__(self) -> str:
        return f"{self.coordinates} {self.sha256} {self.size}"


@cache
def read(file: Path = LOCK) -> tuple[Jar, ...]:
    """The jars in class-path order. Raises `BrokenLock` for a line that is none, or a name that comes twice."""
    lines = file.read_text(encoding="utf-8").splitlines()
    jars = tuple(_jar(file, n, line) for n, line in enumerate(lines, 1) if line and not line.startswith("#"))
    names = [jar.name for jar in jars]
    for name in names:
        if names.count(name) > 1:
            raise BrokenLock(f"{file.name} lists {name} twice.", hint="Write it anew: python -m graph.server.lock")
    return jars


def _jar(file: Path, number: int, line: str) -> Jar:
    match = LINE.fullmatch(line)
    if match is None:
        raise BrokenLock(
            f"{file.name} line {number} is {line!r}: not coordinates, sha256 and size.",
            hint="Restore the file from the repository, or write it anew: python -m graph.server.lock",
        )
    return Jar(match[1], match[2], int(match[3]))


def write(file: Path = LOCK, *, work: Path | None = None) -> int:
    """How many jars the resolver found for `NEO4J`; `file` lists them from now on.

    `work` is the resolver's own folder; without it a temporary one. Takes some minutes.
    """
    with tempfile.TemporaryDirectory() as scratch:
        jars = _resolve(work or Path(scratch))
    file.write_text(HEAD + "".join(f"{jar}\n" for jar in jars), encoding="utf-8")
    return len(jars)


def _resolve(work: Path) -> list[Jar]:
    import jgo

    environment = jgo.build(NEO4J, cache_dir=work)
    assert environment.lockfile is not None, "the resolver keeps no lock"
    files = {path.name: path for path in environment.all_jars}
    found = [_locked(":".join(_parts(d)), files) for d in environment.lockfile.dependencies]
    return sorted(found, key=lambda jar: jar.coordinates)


def _parts(dependency: object) -> list[str]:
    values = [getattr(dependency, name) for name in ("groupId", "artifactId", "classifier", "version")]
    return [str(value) for value in values if value]


def _locked(coordinates: str, files: dict[str, Path]) -> Jar:
    file = files[Jar(coordinates, "", 0).name]
    return Jar(coordinates, hashlib.sha256(file.read_bytes()).hexdigest(), file.stat().st_size)


if __name__ == "__main__":
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else None
    sys.stderr.write(f"{LOCK.name}: {write(work=folder)} jars\n")
