"""Lanes: one delivery for each job, in order, with replacement of what waits."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from typing import Any

import pytest

from engine.core import CancelToken, EngineError, Progress, Reporter, UserError
from engine.jobs import JobCancelled, JobDone, JobFailed, Lane, QueueDispatcher

PATIENCE_S = 60.0


class Inbox:
    """Outcomes as they arrive."""

    def __init__(self, dispatcher: QueueDispatcher) -> None:
        self._dispatcher = dispatcher
        self.outcomes: list[Any] = []

    def __call__(self, outcome: Any) -> None:
        self.outcomes.append(outcome)

    def wait(self, count: int) -> list[Any]:
        assert self._dispatcher.pump_until(lambda: len(self.outcomes) >= count, PATIENCE_S)
        self._dispatcher.pump(0.02)
        return self.outcomes


class Gate:
    """Work that stops until it is let go."""

    def __init__(self, value: str = "gate") -> None:
        self.started = threading.Event()
        self.go = threading.Event()
        self._value = value

    def __call__(self, token: CancelToken, report: Reporter) -> str:
        self.started.set()
        assert self.go.wait(PATIENCE_S)
        token.check()
        return self._value


@pytest.fixture
def dispatcher() -> QueueDispatcher:
    return QueueDispatcher()


@pytest.fixture
def lane(dispatcher: QueueDispatcher) -> Iterator[Lane]:
    lane = Lane("test", dispatcher)
    yield lane
    assert lane.close()


def returns(value: str) -> Any:
    return lambda token, report: value


def test_a_result_is_delivered_once_on_the_thread_that_pumps(lane: Lane, dispatcher: QueueDispatcher) -> None:
    inbox = Inbox(dispatcher)
    lane.submit("a", lambda token, report: threading.get_ident(), inbox)
    (outcome,) = inbox.wait(1)
    assert isinstance(outcome, JobDone)
    assert outcome.value != threading.get_ident()


def test_a_newer_request_replaces_the_waiting_one_but_not_the_running_one(
    lane: Lane, dispatcher: QueueDispatcher
) -> None:
    gate, inbox = Gate("first"), Inbox(dispatcher)
    lane.submit("mask-1", gate, inbox)
    assert gate.started.wait(PATIENCE_S)
    lane.submit("mask-1", returns("second"), inbox)
    lane.submit("mask-1", returns("third"), inbox)
    gate.go.set()
    assert inbox.wait(3) == [JobCancelled(), JobDone("first"), JobDone("third")]


def test_jobs_of_different_keys_run_in_the_order_of_their_submission(
    lane: Lane, dispatcher: QueueDispatcher
) -> None:
    gate, inbox = Gate("first"), Inbox(dispatcher)
    lane.submit("a", gate, inbox)
    assert gate.started.wait(PATIENCE_S)
    lane.submit("b", returns("second"), inbox)
    lane.submit("c", returns("third"), inbox)
    gate.go.set()
    assert inbox.wait(3) == [JobDone("first"), JobDone("second"), JobDone("third")]


def test_a_cancelled_job_is_delivered_as_cancelled(lane: Lane, dispatcher: QueueDispatcher) -> None:
    gate, inbox = Gate(), Inbox(dispatcher)
    job = lane.submit("a", gate, inbox)
    assert gate.started.wait(PATIENCE_S)
    job.cancel()
    gate.go.set()
    assert inbox.wait(1) == [JobCancelled()]


def test_a_failure_keeps_its_summary_and_hint(lane: Lane, dispatcher: QueueDispatcher) -> None:
    def work(token: CancelToken, report: Reporter) -> None:
        raise UserError("The file is empty.", "Choose another.")

    inbox = Inbox(dispatcher)
    lane.submit("a", work, inbox)
    (outcome,) = inbox.wait(1)
    assert isinstance(outcome, JobFailed)
    assert (outcome.error.summary, outcome.error.hint) == ("The file is empty.", "Choose another.")


def test_a_bug_is_delivered_and_the_lane_goes_on(lane: Lane, dispatcher: QueueDispatcher) -> None:
    inbox = Inbox(dispatcher)
    lane.submit("a", lambda token, report: 1 // 0, inbox)
    lane.submit("b", returns("still here"), inbox)
    failed, done = inbox.wait(2)
    assert isinstance(failed, JobFailed)
    assert "ZeroDivisionError" in failed.error.summary
    assert "line" in failed.trace
    assert done == JobDone("still here")


def test_progress_arrives_before_the_result(lane: Lane, dispatcher: QueueDispatcher) -> None:
    arrived: list[Any] = []

    def work(token: CancelToken, report: Reporter) -> str:
        report(Progress(1, 2, "tiles"))
        report(Progress(2, 2, "tiles"))
        return "end"

    lane.submit("a", work, arrived.append, arrived.append)
    assert dispatcher.pump_until(lambda: JobDone("end") in arrived, PATIENCE_S)
    assert arrived[-2:] == [Progress(2, 2, "tiles"), JobDone("end")]


def test_closing_cancels_what_waits_and_refuses_more(dispatcher: QueueDispatcher) -> None:
    lane, gate, inbox = Lane("closing", dispatcher), Gate(), Inbox(dispatcher)
    lane.submit("a", gate, inbox)
    assert gate.started.wait(PATIENCE_S)
    lane.submit("b", returns("never"), inbox)
    gate.go.set()
    assert lane.close()
    assert JobDone("never") not in inbox.wait(2)
    with pytest.raises(EngineError, match="closed"):
        lane.submit("c", returns("late"), inbox)
