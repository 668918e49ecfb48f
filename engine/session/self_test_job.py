"""Self-test of this machine in the background."""

from __future__ import annotations

from engine.core import CancelToken, Event, Progress, Reporter
from engine.jobs import Dispatcher, JobOutcome, Lane, LaneJob
from engine.selftest.self_test import LIMIT_S, CaseResult, run_self_test, self_test_cases

__all__ = ["BackgroundSelfTest", "CaseResult"]


class BackgroundSelfTest:
    """One self-test in its short form, on a thread of its own; lives on the GUI thread.

    Attributes:
        progressed: how far it is.
        checked: each result, as soon as it is known.
        ended: the number of checks, a failure of the whole, or that it was cancelled.
    """

    def __init__(self, dispatcher: Dispatcher) -> None:
        self.progressed: Event[Progress] = Event()
        self.checked: Event[CaseResult] = Event()
        self.ended: Event[JobOutcome[int]] = Event()
        self._dispatcher = dispatcher
        self._lane = Lane("self-test", dispatcher)
        self._job: LaneJob | None = None

    def start(self) -> None:
        self._job = self._lane.submit("self-test", self._run, self.ended.emit, self.progressed.emit)

    def cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def close(self) -> None:
        """Stop what runs; the thread and the process end by themselves."""
        self.cancel()
        self._lane.close(timeout_s=0.0)

    def _run(self, token: CancelToken, report: Reporter) -> int:
        """The lane's thread."""
        cases = self_test_cases(is_all=False)
        for result in run_self_test(cases, report, token, LIMIT_S):
            self._dispatcher.post(lambda result=result: self.checked.emit(result))  # type: ignore[misc]
        return len(cases)
