"""Arranging in a process of its own: it can be stopped, has an end, leaves nothing behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from app.layout import apart
from app.layout.apart import KEPT, Apart, Cancelled, TooMuch
from app.layout.arranged import Arranged
from app.layout.asked import Asked
from app.layout.rooms import Link, Room

SMALL = Asked(layout="force", rooms=[Room(id, 90, 54) for id in "abc"], links=[Link("a", "b")], pinned={"c": (500, 7)})
LARGE = Asked(
    layout="force",
    rooms=[Room(f"e{n}", 120, 54) for n in range(2_000)],
    links=[Link(f"e{n}", f"e{n * n % 1_999}") for n in range(2_000)],
)
LONG = 20.0


@pytest.fixture
def own() -> Iterator[Apart]:
    found = Apart()
    yield found
    found.close()


def other(number: int) -> Asked:
    """A small request unlike any other."""
    return Asked(layout="force", rooms=[Room("a", 90 + number, 54)], links=[])


def until(check: Callable[[], bool]) -> None:
    """Wait until a condition holds, which it does soon."""
    ends = time.monotonic() + LONG
    while not check():
        assert time.monotonic() < ends
        time.sleep(0.005)


def alive(process: int) -> bool:
    """Whether there is such a process; one that ended and that nobody took note of counts too."""
    return Path(f"/proc/{process}").exists()


def running(own: Apart, ticket: str, asked: Asked = LARGE) -> tuple[Future[Arranged], ThreadPoolExecutor]:
    """A request being computed in a thread."""
    threads = ThreadPoolExecutor(8)
    future = threads.submit(own.run, ticket, asked)
    until(lambda: own.busy == ticket and own.child is not None)
    return future, threads


def test_the_child_gives_what_would_be_computed_here(own: Apart) -> None:
    asked = Asked(
        layout="jurisdiction",
        rooms=[Room("a\u2028b", 90, 54), Room("光", 60, 39, "left")],
        links=[Link("a\u2028b", "光", True)],
        homes={"光": "Taiwan\n"},
        pinned={"a\u2028b": (1, 2)},
    )
    assert own.run("t", asked) == asked.answered()


def test_the_child_is_started_when_it_is_needed_and_stays(own: Apart) -> None:
    assert own.child is None
    own.run("1", other(1))
    first = own.child
    own.run("2", other(2))
    assert own.child == first is not None


def test_stopping_ends_the_child_at_once_and_the_next_request_has_a_new_one(own: Apart) -> None:
    future, threads = running(own, "t")
    first = own.child
    started = time.monotonic()
    assert own.stop("t")
    with pytest.raises(Cancelled, match=r"The arrangement was stopped\. Everything stands where it stood\."):
        future.result(LONG)
    assert time.monotonic() - started < 2
    assert first is not None
    assert not alive(first)
    assert own.run("u", SMALL) == SMALL.answered()
    assert own.child != first
    threads.shutdown()


def test_a_request_that_waits_can_be_stopped_and_the_one_before_goes_on(own: Apart) -> None:
    future, threads = running(own, "first", replace(LARGE, rooms=LARGE.rooms[:1_200]))
    waiting = threads.submit(own.run, "second", SMALL)
    assert not own.stop("second")
    with pytest.raises(Cancelled):
        waiting.result(LONG)
    assert not future.done()
    assert len(future.result(60).places) == 1_200
    threads.shutdown()


def test_a_ticket_stopped_before_it_came_is_not_computed(own: Apart) -> None:
    assert not own.stop("t")
    with pytest.raises(Cancelled):
        own.run("t", SMALL)
    assert own.child is None


def test_what_takes_too_long_is_given_up_and_says_what_to_narrow() -> None:
    own = Apart(patience=0.5)
    with pytest.raises(TooMuch) as failed:
        own.run("t", LARGE)
    assert str(failed.value) == (
        "The layout “force” of 2,000 entities and 2,000 relationships was not ready after 0.5 seconds. "
        "Hide what you do not need by class or relationship type, or choose the layout “jurisdiction”."
    )
    assert own.child is None


def test_a_child_that_died_is_replaced_without_a_word(own: Apart) -> None:
    own.run("1", other(1))
    assert own.child
    os.kill(own.child, signal.SIGKILL)
    assert own.run("2", other(2)) == other(2).answered()


def test_a_child_that_dies_while_it_computes_is_replaced_once(own: Apart) -> None:
    future, threads = running(own, "t", replace(LARGE, rooms=LARGE.rooms[:800]))
    first = own.child
    assert first
    os.kill(first, signal.SIGKILL)
    assert len(future.result(60).places) == 800
    threads.shutdown()


def test_what_cannot_be_computed_is_said_and_the_next_is_computed(own: Apart) -> None:
    with pytest.raises(TooMuch, match="ended without a result"):
        own.run("t", replace(SMALL, rooms=[Room("a", "wide", 54)]))  # type: ignore[arg-type]  # on purpose: what must fail
    assert own.run("u", SMALL) == SMALL.answered()


def test_the_same_request_is_computed_once_whatever_its_ticket_and_the_order_of_its_links(own: Apart) -> None:
    links = [Link("a", "b"), Link("b", "c")]
    once = own.run("1", replace(SMALL, links=links))
    own.close()
    assert own.run("2", replace(SMALL, links=[*reversed(links), links[0]])) is once
    assert own.child is None


def test_only_so_many_results_are_kept_the_latest(own: Apart) -> None:
    first = own.run("", other(0))
    kept = [own.run("", other(number)) for number in range(1, KEPT + 1)]
    assert own.run("", other(KEPT)) is kept[-1]
    assert own.run("", other(0)) is not first


def test_many_threads_get_each_its_own(own: Apart) -> None:
    with ThreadPoolExecutor(8) as threads:
        found = list(threads.map(lambda number: own.run(f"{number}", other(number)), range(24)))
    assert found == [other(number).answered() for number in range(24)]


def test_nothing_is_left_behind_after_many_starts_and_stops() -> None:
    own = Apart()
    handles = Path("/proc/self/fd")
    before, processes = len(list(handles.iterdir())), []
    for number in range(5):
        own.run(f"{number}", other(number))
        processes.append(own.child)
        own.close()
    assert len(list(handles.iterdir())) == before
    assert [process for process in processes if process and alive(process)] == []


def test_the_child_ends_with_its_parent_even_when_that_is_killed() -> None:
    said = (
        "from app.layout.apart import Apart\n"
        "from app.layout.asked import Asked\n"
        "from app.layout.rooms import Room\n"
        "own = Apart()\n"
        "own.run('', Asked(layout='force', rooms=[Room('a', 90, 54)], links=[]))\n"
        "print(own.child, flush=True)\n"
        "input()\n"
    )
    with subprocess.Popen([sys.executable, "-c", said], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as parent:
        assert parent.stdout
        child = int(parent.stdout.readline())
        assert alive(child)
        parent.kill()
    until(lambda: not alive(child))


def test_a_forked_copy_has_a_child_of_its_own(own: Apart) -> None:
    own.run("1", other(1))
    mine = own.child
    forked = os.fork()
    if not forked:
        own.forget()
        fine = own.run("2", other(2)) == other(2).answered() and own.child != mine
        own.close()
        os._exit(0 if fine else 1)
    assert os.waitpid(forked, 0)[1] == 0
    assert own.run("3", other(3)) == other(3).answered()
    assert own.child == mine


def test_the_whole_app_has_one() -> None:
    assert apart.run("once", SMALL) == SMALL.answered()
    assert not apart.stop("once")
