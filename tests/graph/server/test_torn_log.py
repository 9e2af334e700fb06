"""A disk that fills up under a running server, and a log that was not written whole: nothing stored is lost."""

from __future__ import annotations

import os
import shutil
import time
from dataclasses import replace
from pathlib import Path

import neo4j
import pytest
from neo4j.exceptions import DatabaseError

from graph.connection import renamed
from graph.errors import WriteFailed
from graph.server import Address, Progress, Server, Terms, processes, progress, torn_log
from graph.server.configuration import FILE, MENDING
from graph.server.debug_log import DebugLog
from graph.server.errors import DiskFull, LogDamaged, TornTransaction
from graph.server.places import Places
from graph.settings import Settings

from .conftest import settings_for
from .small_disk import SMALL, small_disk
from .test_life import kept, kill, until, value

KEPT = "UNWIND range(1, 300) AS i CREATE (n:Kept {text: 'kept, and too long to be stored inline, number ' + i})"
TORN = "UNWIND range(1, 6000) AS i CREATE (n:Torn {text: 'torn, and too long to be stored inline, number ' + i})"
COUNT = "MATCH (n:Kept) WHERE n.text STARTS WITH 'kept, and' RETURN count(n)"


def server_of(settings: Settings) -> Server:
    """A server that uses a startup cache when there is one, and records none."""
    return Server(replace(settings, startup_cache=True), Terms(record_after=3600))


def run(address: Address, cypher: str) -> None:
    with neo4j.GraphDatabase.driver(address.uri, auth=(address.username, address.password)) as driver:
        driver.execute_query(cypher)


def log_of(settings: Settings) -> Path:
    return Places(settings.home).database / "data" / "transactions" / "neo4j" / "neostore.transaction.db.0"


def end_at_once(settings: Settings) -> None:
    """As the loss of power does it: no checkpoint, no orderly end."""
    before = kept(settings)
    kill(before.keeper)
    assert before.java is not None
    kill(before.java)


@SMALL
def test_a_disk_that_fills_up_under_a_load_loses_nothing_and_a_stop_is_quick(tmp_path: Path, fetched: Path) -> None:
    settings = settings_for(tmp_path / "home", fetched)
    places, server = Places(settings.home), server_of(settings)
    with small_disk(places.database, "64m"):
        try:
            address = server.ensure()
            run(address, KEPT)
            filling = places.database / "filling"
            filling.write_bytes(bytes(shutil.disk_usage(places.database).free - 600_000))
            assert value(address, COUNT) == 300
            with pytest.raises(DiskFull, match="MB free"):
                server.check_room()
            assert server.ensure() == address
            with pytest.raises(DatabaseError, match="Could not append") as caught:
                run(address, TORN)
            error = renamed(caught.value, address.uri)
            assert isinstance(error, WriteFailed)
            assert "disk full" in error.hint
            assert until(lambda: not list(processes.servers(places)), 5)
            with pytest.raises(DiskFull, match="MB free"):
                server.ensure()
            filling.unlink()
            address = server.ensure()
            assert value(address, COUNT) == 300
            assert value(address, "MATCH (n:Torn) RETURN count(n)") == 0
            run(address, TORN)
            assert value(address, "MATCH (n:Torn) RETURN count(n)") == 6_000
            filling.write_bytes(bytes(shutil.disk_usage(places.database).free - 100_000))
            with pytest.raises(DatabaseError):
                run(address, TORN)
            begin = time.monotonic()
            server.stop()
            assert time.monotonic() - begin < 3
            assert not list(processes.servers(places))
        finally:
            server.stop()


def test_a_torn_transaction_is_cut_off_and_all_before_it_is_there(settings: Settings) -> None:
    places, server = Places(settings.home), server_of(settings)
    run(server.ensure(), KEPT)
    whole = log_of(settings).stat().st_size
    run(server.ensure(), TORN)
    end_at_once(settings)
    with log_of(settings).open("r+b") as log:
        log.truncate(whole + 50_000)
        log.seek(-40, os.SEEK_END)
        log.write(b"\xff" * 40)
    seen: list[Progress] = []
    address = server.ensure(seen.append)
    assert seen[-1] == Progress("mended")
    assert "cuts it off" in places.keeper_log.read_text()
    assert value(address, COUNT) == 300
    assert value(address, "MATCH (n:Torn) RETURN count(n)") == 0
    run(address, KEPT)
    assert value(address, COUNT) == 600


def test_a_log_that_is_damaged_before_its_end_is_left_as_it_is(settings: Settings) -> None:
    places, server = Places(settings.home), server_of(settings)
    begin = log_of(settings).stat().st_size
    run(server.ensure(), KEPT)
    run(server.ensure(), KEPT)
    end_at_once(settings)
    good = log_of(settings).read_bytes()
    place = good.index(b"inline, number 150", begin)
    damaged = good[:place] + b"INLINE" + good[place + 6 :]
    log_of(settings).write_bytes(damaged)
    with pytest.raises(LogDamaged, match="damaged before its end") as caught:
        server.ensure()
    assert "load again" in caught.value.hint
    assert log_of(settings).read_bytes() == damaged
    assert MENDING.name not in (places.configuration / FILE).read_text()
    assert not list(processes.servers(places))


def commit(number: int) -> bytes:
    """A commit record."""
    return b"\x20\x05" + number.to_bytes(8, "little") + (1_795_253_472_480).to_bytes(8, "little") + b"\x01\x02\x03\x04"


START = b"\x20\x01" + b"\x01" * 38
COMPLAINT = "[neo4j/f4b37658] Fail to read transaction log version 1. Last valid transaction start offset is: 10."
FIRST = (
    "[neo4j/f4b37658] Recovery required from position LogPosition{logVersion=1, byteOffset=10}\n"
    "[neo4j/f4b37658] Fail to read first transaction of log version 1."
)
ALONE = (
    "[neo4j/f4b37658] Fail to read transaction log version 1.\\n"
    "Unknown entry type -1. At position LogPosition{logVersion=1, byteOffset=10} and entry version 32"
)
OTHER = COMPLAINT.replace("neo4j/f4b37658", "system/00000000")


@pytest.mark.parametrize(
    ("said", "behind", "kind"),
    [
        ("all is well", commit(7), None),
        (COMPLAINT, commit(7) + START + b"\xff", TornTransaction),
        (COMPLAINT, commit(7) + START + b"\xff" + commit(8), LogDamaged),
        (COMPLAINT, commit(7) + b"\xff" * 99 + START + commit(900), LogDamaged),
        (COMPLAINT, b"\xff", LogDamaged),
        (FIRST, b"\xff", TornTransaction),
        (FIRST, b"\xff" + commit(8), LogDamaged),
        (ALONE, b"\xff", TornTransaction),
        (ALONE, b"\xff" + commit(8), LogDamaged),
        (OTHER, commit(7) + START + b"\xff", LogDamaged),
        (COMPLAINT.replace("version 1", "version 0"), commit(7) + START + b"\xff", LogDamaged),
    ],
)
def test_only_a_log_without_a_whole_transaction_behind_the_damage_is_torn(
    tmp_path: Path, said: str, behind: bytes, kind: type | None
) -> None:
    for database in ("neo4j", "system"):
        folder = Places(tmp_path).database / "data" / "transactions" / database
        folder.mkdir(parents=True)
        for number in (0, 1):
            (folder / f"{torn_log.LOG}.{number}").write_bytes(b"h" * 10 + START + behind)
    found = torn_log.of(Places(tmp_path), said)
    assert found is None if kind is None else type(found) is kind


def test_a_panic_is_seen_in_what_this_run_wrote(tmp_path: Path) -> None:
    places = Places(tmp_path)
    places.make()
    file = places.logs / "debug.log"
    file.write_text("Database panic: an old one\n")
    log = DebugLog(places)
    assert not log.panicked()
    with file.open("a") as stream:
        stream.write("Started.\nDatabase pa")
        stream.flush()
        assert not log.panicked()
        stream.write("nic: The database has encountered a critical error\n")
    assert log.panicked()
    assert log.text().startswith("Started.")
    file.write_text("anew\n")
    assert log.panicked()
    assert log.text() == "anew\n"


def test_the_cut_is_said_in_plain_words(tmp_path: Path) -> None:
    file = tmp_path / "said"
    with file.open("w") as stream, progress.shown(stream) as report:
        report(Progress("start"))
        report(Progress("mended"))
    assert "was cut off. All that was stored before is there." in file.read_text()
