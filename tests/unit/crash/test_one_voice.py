"""A fault is shown by the dialog or by the message of the work that it ended, never by both."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from engine.compute import ComputeFailed, InlineCompute
from engine.crash.unexpected import SHOWN_HINT, Fault, fault_handler
from engine.jobs import JobFailed, Lane, QueueDispatcher
from tests.helpers.dying import RaisingRequest


def hint_of_a_lane() -> str:
    dispatcher = QueueDispatcher()
    lane, outcomes = Lane("files", dispatcher), []

    def fail(*_: object) -> None:
        raise ValueError("x")

    lane.submit("x", fail, outcomes.append)
    assert dispatcher.pump_until(lambda: bool(outcomes), 60.0)
    lane.close()
    (outcome,) = outcomes
    assert isinstance(outcome, JobFailed)
    return outcome.error.hint


def hint_of_the_compute() -> str:
    compute, events = InlineCompute(threads=1), []
    compute.submit(RaisingRequest("x"), events.append).wait()
    compute.close()
    assert isinstance(events[-1], ComputeFailed)
    return str(events[-1].hint)


@pytest.mark.parametrize("work", [hint_of_a_lane, hint_of_the_compute])
@pytest.mark.parametrize("is_shown", [True, False])
def test_failed_work_is_left_to_the_dialog_only_where_that_shows_it(
    work: Callable[[], str], is_shown: bool
) -> None:
    faults: list[Fault] = []
    with fault_handler(lambda fault: faults.append(fault) or is_shown):
        hint = work()
    assert len(faults) == 1
    assert (hint == SHOWN_HINT) == is_shown
    assert hint
