"""A lane: one queue of jobs and the threads that work it off.

A newer job with the same key replaces the one that waits, never the one that runs:
cancelling the running one on each of 60 requests a second delivers nothing at all.
"""

from __future__ import annotations

import threading
import traceback
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import Any, Generic, TypeAlias, TypeVar

from engine.core import CancelledError, CancelToken, EngineError, Progress, Reporter, Throttle
from engine.crash.unexpected import SHOWN_HINT, report_fault
from engine.jobs.dispatch import Dispatcher

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class JobDone(Generic[T]):
    """The job's result."""

    value: T


@dataclass(frozen=True, slots=True)
class JobFailed:
    """The job raised. `trace` is for the log, `error` for the user."""

    error: EngineError
    trace: str


@dataclass(frozen=True, slots=True)
class JobCancelled:
    """The job was cancelled or replaced; there is no result."""


JobOutcome: TypeAlias = JobDone[T] | JobFailed | JobCancelled
Work: TypeAlias = Callable[[CancelToken, Reporter], T]


def _ignore(outcome: object) -> None:
    pass


def _nothing(token: CancelToken, report: Reporter) -> None:
    pass


class LaneJob:
    """Handle of a submitted job; any thread may cancel it. Its outcome is delivered exactly once."""

    def __init__(
        self,
        key: Hashable,
        work: Work[Any],
        on_done: Callable[[Any], None],
        on_progress: Reporter | None,
    ) -> None:
        self.key = key
        self.token = CancelToken()
        self._work = work
        self._on_done = on_done
        self._on_progress = on_progress

    def cancel(self) -> None:
        self.token.cancel()

    def _run(self, dispatcher: Dispatcher) -> None:
        outcome: JobOutcome[Any]
        try:
            self.token.check()
            outcome = JobDone(self._work(self.token, Throttle(self._reporter(dispatcher))))
        except CancelledError:
            outcome = JobCancelled()
        except EngineError as error:
            outcome = JobFailed(error, traceback.format_exc())
        except Exception as error:  # noqa: BLE001 - the lane's border: whatever happens must be delivered
            hint = SHOWN_HINT if report_fault(error) else "This is a bug in Inkling."
            summary = f"{type(error).__name__}: {error}"
            outcome = JobFailed(EngineError(summary, hint), traceback.format_exc())
        self._deliver(dispatcher, outcome)

    def _deliver(self, dispatcher: Dispatcher, outcome: JobOutcome[Any]) -> None:
        dispatcher.post(lambda: self._end(outcome))

    def _end(self, outcome: JobOutcome[Any]) -> None:
        # On the owner's thread: what the functions hold, windows among it, must not die on the lane's thread.
        on_done, self._on_done, self._work, self._on_progress = self._on_done, _ignore, _nothing, None
        on_done(outcome)

    def _reporter(self, dispatcher: Dispatcher) -> Reporter:
        sink = self._on_progress
        if sink is None:
            return lambda progress: None

        def report(progress: Progress) -> None:
            dispatcher.post(lambda: sink(progress))

        return report


class Lane:
    """Runs jobs in the order of their submission on `workers` daemon threads."""

    def __init__(self, name: str, dispatcher: Dispatcher, workers: int = 1) -> None:
        self.name = name
        self._dispatcher = dispatcher
        self._waiting: OrderedDict[Hashable, LaneJob] = OrderedDict()
        self._running: set[LaneJob] = set()
        self._changed = threading.Condition()
        self._is_closed = False
        self._threads = [
            threading.Thread(target=self._work_off, name=f"lane-{name}-{i}", daemon=True)
            for i in range(workers)
        ]
        for thread in self._threads:
            thread.start()

    def submit(
        self,
        key: Hashable,
        work: Work[T],
        on_done: Callable[[JobOutcome[T]], None],
        on_progress: Reporter | None = None,
    ) -> LaneJob:
        """Queue `work`; `on_done` is called once, on the owner's thread, with the outcome.

        A waiting job of the same key is cancelled and this one takes its place in the queue.
        """
        job = LaneJob(key, work, on_done, on_progress)
        with self._changed:
            if self._is_closed:
                raise EngineError(f"The lane '{self.name}' is closed.")
            replaced = self._waiting.get(key)
            self._waiting[key] = job
            self._changed.notify()
        if replaced is not None:
            replaced.cancel()
            replaced._deliver(self._dispatcher, JobCancelled())
        return job

    @property
    def is_busy(self) -> bool:
        """True while a job runs or waits."""
        with self._changed:
            return bool(self._waiting or self._running)

    def cancel_all(self) -> None:
        """Cancel everything that waits or runs; each is still delivered, as `JobCancelled`."""
        with self._changed:
            waiting = list(self._waiting.values())
            self._waiting.clear()
            running = list(self._running)
        for job in (*waiting, *running):
            job.cancel()
        for job in waiting:
            job._deliver(self._dispatcher, JobCancelled())

    def close(self, timeout_s: float = 5.0) -> bool:
        """Cancel all, take nothing more, wait for the threads; True when they ended in time."""
        with self._changed:
            self._is_closed = True
            self._changed.notify_all()
        self.cancel_all()
        for thread in self._threads:
            thread.join(timeout_s)
        return not any(thread.is_alive() for thread in self._threads)

    def _work_off(self) -> None:
        while True:
            with self._changed:
                while not self._waiting and not self._is_closed:
                    self._changed.wait()
                if not self._waiting:
                    return
                _, job = self._waiting.popitem(last=False)
                self._running.add(job)
            job._run(self._dispatcher)
            with self._changed:
                self._running.discard(job)
            # Waiting for the next one must not hold what this one's functions hold.
            del job
