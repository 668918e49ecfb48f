"""Turns: the urgent first, pauses and cancels at safe points, exactly one ending each."""

from __future__ import annotations

import threading
from collections.abc import Generator, Iterator

import pytest

from engine.compute.scheduler import Scheduler

Steps = Generator[str | None, None, str]


class Told:
    """What a scheduler has told; `run_to_end` works until every job has ended."""

    def __init__(self) -> None:
        self.events: list[tuple[int, str]] = []
        self.scheduler: Scheduler[str] = Scheduler(
            lambda report: self.events.append((report.job_id, report.event)),
            lambda: "cancelled",
            lambda e: f"failed: {e}",
        )

    def run_to_end(self) -> list[tuple[int, str]]:
        """Run on this thread; a last job of the lowest urgency stops the scheduler."""
        self.scheduler.add(99, 99, self._stopping())
        self.scheduler.run()
        return [event for event in self.events if event[0] != 99]

    def _stopping(self) -> Steps:
        self.scheduler.stop()
        yield None
        return "stopped"


def count(to: int) -> Steps:
    for i in range(to):
        yield str(i)
    return "done"


def test_an_urgent_job_goes_before_one_that_runs_already() -> None:
    told = Told()

    def training() -> Steps:
        yield "batch 0"
        told.scheduler.add(2, 0, count(2))
        yield "batch 1"
        return "trained"

    told.scheduler.add(1, 3, training())
    assert told.run_to_end() == [
        (1, "batch 0"), (1, "batch 1"), (2, "0"), (2, "1"), (2, "done"), (1, "trained"),
    ]  # fmt: skip


def test_equally_urgent_jobs_run_one_after_the_other() -> None:
    told = Told()
    told.scheduler.add(1, 0, count(1))
    told.scheduler.add(2, 0, count(1))
    assert told.run_to_end() == [(1, "0"), (1, "done"), (2, "0"), (2, "done")]


def test_a_cancelled_job_ends_at_its_next_safe_point_and_is_closed() -> None:
    told, closed = Told(), []

    def job() -> Steps:
        try:
            yield "begun"
            told.scheduler.cancel(1)
            yield "still there"
            yield "never"
        finally:
            closed.append(True)
        return "never"

    told.scheduler.add(1, 0, job())
    assert told.run_to_end() == [(1, "begun"), (1, "still there"), (1, "cancelled")]
    assert closed == [True]


def test_a_job_cancelled_while_it_waits_never_starts() -> None:
    told = Told()
    told.scheduler.add(1, 0, count(3))
    told.scheduler.cancel(1)
    assert told.run_to_end() == [(1, "cancelled")]


def test_an_error_is_the_last_event_and_the_others_go_on() -> None:
    told = Told()

    def breaking() -> Steps:
        yield "begun"
        raise ValueError("broken")

    told.scheduler.add(1, 0, breaking())
    told.scheduler.add(2, 1, count(0))
    assert told.run_to_end() == [(1, "begun"), (1, "failed: broken"), (2, "done")]


def test_a_paused_job_gets_no_turn_until_resumed() -> None:
    told = Told()

    def other() -> Steps:
        yield "other 0"
        yield "other 1"
        told.scheduler.resume(1)
        return "other done"

    def paused() -> Steps:
        told.scheduler.pause(1)
        yield "before"
        return "after"

    told.scheduler.add(1, 0, paused())
    told.scheduler.add(2, 1, other())
    assert told.run_to_end() == [
        (1, "before"), (2, "other 0"), (2, "other 1"), (2, "other done"), (1, "after"),
    ]  # fmt: skip


def test_a_paused_job_can_be_cancelled() -> None:
    told = Told()
    told.scheduler.add(1, 0, count(3))
    told.scheduler.pause(1)
    told.scheduler.cancel(1)
    assert told.run_to_end() == [(1, "cancelled")]


def test_stopping_cancels_what_is_open() -> None:
    told = Told()
    told.scheduler.add(1, 100, count(3))
    assert told.run_to_end() == [(1, "cancelled")]


def test_unknown_jobs_are_ignored() -> None:
    told = Told()
    told.scheduler.cancel(5)
    told.scheduler.pause(5)
    told.scheduler.resume(5)
    assert told.run_to_end() == []


@pytest.fixture
def running() -> Iterator[Told]:
    """A scheduler at work on a thread of its own."""
    told = Told()
    thread = threading.Thread(target=told.scheduler.run)
    thread.start()
    yield told
    told.scheduler.stop()
    thread.join(10)


def test_a_sleeping_scheduler_wakes_for_a_new_job(running: Told) -> None:
    ran = threading.Event()

    def job() -> Steps:
        ran.set()
        yield None
        return "done"

    running.scheduler.add(1, 0, job())
    assert ran.wait(60)
