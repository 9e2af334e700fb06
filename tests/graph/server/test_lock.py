"""The list of the server's programs."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from graph.server import lock
from graph.server.errors import BrokenLock
from graph.server.lock import Jar


def test_the_list_names_every_jar_of_neo4j_once() -> None:
    jars = lock.read()
    assert len(jars) == 237
    assert len({jar.name for jar in jars}) == 237
    assert [jar.coordinates for jar in jars] == sorted(jar.coordinates for jar in jars)
    assert lock.NEO4J in {jar.coordinates for jar in jars}


def test_the_list_holds_no_address() -> None:
    assert not re.search(r"//|www\.", lock.LOCK.read_text(encoding="utf-8"))


def test_coordinates_say_where_a_jar_lies_in_a_repository() -> None:
    jar = Jar("io.netty:netty-transport:linux-x86_64:4.2", "0" * 64, 1)
    assert jar.path == "io/netty/netty-transport/4.2/netty-transport-4.2-linux-x86_64.jar"


ZEROS = "0" * 64


@pytest.mark.parametrize("line", ["a:b:1 zz 3", f"a:b {ZEROS} 3", f"a:b:1 {ZEROS}", f"a:b:1 {ZEROS} 0"])
def test_a_line_that_is_no_jar_is_named(tmp_path: Path, line: str) -> None:
    file = tmp_path / "programs.lock"
    file.write_text(f"# head\n{line}\n")
    with pytest.raises(BrokenLock, match=r"programs\.lock line 2"):
        lock.read(file)


def test_a_jar_listed_twice_is_named(tmp_path: Path) -> None:
    file = tmp_path / "programs.lock"
    file.write_text(f"{Jar('a:b:1', '0' * 64, 3)}\n" * 2)
    with pytest.raises(BrokenLock, match=r"b-1\.jar twice"):
        lock.read(file)
