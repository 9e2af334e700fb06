"""How far a load is, as a terminal and as a log show it, and what it reports in the end."""

from __future__ import annotations

import io
import json
import os
import pty
import re
import select
import signal
import subprocess
import sys
import termios
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest

from app.commands import output, progress
from benchmarks import ftm_population
from graph.connection import Connection
from graph.settings import Settings
from loaders import meter, streams
from tests.conftest import Command
from tests.loaders import ftm

CURSOR_SHOWN = "\x1b[?25h"
STYLE = re.compile(r"\x1b\[[0-9;]*m|[━╸╺]")

PATIENCE = 60.0


class Terminal:
    """The other end of a terminal of 80 columns: what has been written there so far."""

    def __init__(self) -> None:
        self._ours, self.theirs = pty.openpty()
        termios.tcsetwinsize(self.theirs, (24, 80))
        self.text = ""

    def until(self, wanted: str) -> re.Match[str]:
        """Wait until it holds this pattern, which stands in one frame; colours and the bar itself left out."""
        while not (found := re.search(wanted, STYLE.sub("", self.text))):
            ready, _, _ = select.select([self._ours], [], [], PATIENCE)
            assert ready, self.text
            self.text += os.read(self._ours, 1 << 16).decode()
        return found

    def rest(self) -> str:
        """Everything, once nobody holds the other end any more."""
        os.close(self.theirs)
        try:
            while data := os.read(self._ours, 1 << 16):
                self.text += data.decode()
        except OSError:  # the end, on Linux
            pass
        os.close(self._ours)
        return self.text


Screen = Callable[[], AbstractContextManager[Terminal]]


@pytest.fixture
def list_csv(tmp_path: Path) -> Path:
    """A file of four blocks."""
    path = tmp_path / "list.csv"
    path.write_bytes(b"made up\n" * (4 * streams.BLOCK // 8))
    return path


@pytest.fixture
def screen(monkeypatch: pytest.MonkeyPatch) -> Screen:
    """Makes the standard error of this process a terminal while the context lasts."""
    monkeypatch.setenv("TERM", "xterm")

    @contextmanager
    def made() -> Iterator[Terminal]:
        found = Terminal()
        with monkeypatch.context() as patch, os.fdopen(os.dup(found.theirs), "w", buffering=1) as stderr:
            patch.setattr(sys, "stderr", stderr)
            yield found

    return made


def test_a_terminal_shows_a_bar_for_the_file_that_is_read_and_wipes_it(screen: Screen, list_csv: Path) -> None:
    with screen() as terminal, progress.shown():
        lines = streams.lines(list_csv)
        next(lines)
        terminal.until(r"Reading list\.csv +25%, 1\.0 of 4\.2 MB")
        output.say("Said meanwhile.")
        assert len(list(lines)) == 4 * streams.BLOCK // 8 - 1
        output.say("Said after.")
    text = terminal.rest()
    assert "\x1b[2KSaid meanwhile.\r\n" in text
    assert text.index(CURSOR_SHOWN) < text.index("\x1b[2KSaid after.\r\n")


def test_a_terminal_shows_rate_and_remaining_time(screen: Screen, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "SOON", 0)
    with screen() as terminal, progress.shown() as show:
        with show("new relationships", 40_000) as more:
            more(10_000)
            terminal.until(r"New relationships +25%, 10,000 of 40,000, [\d,]+/s, \d+ s left")
        with show("importing", 100, "%") as more:
            more(40)
            terminal.until(r"Importing +40%, \d+ s left")


def test_without_a_total_there_is_no_share(screen: Screen) -> None:
    with screen() as terminal, progress.shown() as show, show("comparing with the graph"):
        terminal.until(r"Comparing with the graph +for \d+ s")
        with meter.doing("Reading made-up", unit="statements") as more:
            more(12_000)
            terminal.until(r"Reading made-up +12,000 statements, for \d+ s")
        terminal.until(r"statements.*Comparing with the graph +for \d+ s")


def test_a_log_has_plain_lines(list_csv: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "PAUSE", 0.01)
    monkeypatch.setattr(progress, "SOON", 60)
    monkeypatch.setattr(sys, "stderr", log := io.StringIO())
    with progress.shown():
        for turn in ("", " again"):
            lines = streams.lines(list_csv)
            next(lines)
            while f"Reading list.csv{turn}: 25%" not in log.getvalue():
                pass
            for _ in lines:
                pass
    words = {re.sub(r"\d+%, \d\.\d", "…", line) for line in log.getvalue().splitlines()}
    assert words == {"Reading list.csv: … of 4.2 MB.", "Reading list.csv again: … of 4.2 MB."}


def test_a_log_has_no_line_of_a_short_load_and_few_of_a_long_one() -> None:
    def lines(seconds: float) -> int:
        at, count = progress.pause(0), 0
        while at <= seconds:
            at, count = at + progress.pause(at), count + 1
        return count

    assert (lines(4.9), lines(60), lines(3_600), lines(36_000)) == (0, 11, 54, 79)


def test_an_interrupted_check_leaves_the_terminal_as_it_was(
    changing_settings: Settings, changing: Connection, tmp_path: Path
) -> None:
    file, data, shown = tmp_path / "entities.ftm.json", tmp_path / "stdout", Terminal()
    file.write_bytes(b"".join(ftm_population.lines(20_000, 0)) * 8)
    with data.open("wb") as stdout:
        process = subprocess.Popen(
            [sys.executable, "-m", "app", "load", "opensanctions", str(file), "--dry-run"],
            stdout=stdout,
            stderr=shown.theirs,
            env={**os.environ, "CHOKEPOINT_HOME": str(changing_settings.home), "TERM": "xterm"},
        )
    shown.until(r"Reading entities\.ftm\.json +\d+%, \d+(\.\d)? of \d+ MB")
    process.send_signal(signal.SIGINT)
    text = shown.rest()
    assert process.wait() == 130
    assert text.endswith("Interrupted.\r\n")
    assert text.rindex(CURSOR_SHOWN) > text.rindex("Reading")
    assert (data.read_bytes(), "Traceback" in text) == (b"", False)


def test_a_load_reports_in_the_end_what_came_of_it(changing: Connection, changing_chokepoint: Command) -> None:
    left_out = sum(1 + each.more for each in ftm.check(ftm.SAMPLE).left_out)
    done = changing_chokepoint("load", "opensanctions", str(ftm.SAMPLE))
    row, said = json.loads(done.stdout)[0], done.stderr.splitlines()
    assert said[-2] == (
        f"Loaded opensanctions: {row['entities']} entities, {row['relationships']} relationships; "
        f"{row['entities'] + row['relationships']} made, 0 changed, 0 removed."
    )
    rate = r"In \d+\.\d s, [\d,]+ entities and relationships a second\."
    assert re.fullmatch(rf"Left out {left_out}, joined 0\. {rate}", said[-1])
    again = changing_chokepoint("load", "opensanctions", str(ftm.SAMPLE)).stderr.splitlines()
    assert again[-2].endswith(" relationships; 0 made, 0 changed, 0 removed.")
