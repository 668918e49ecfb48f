"""Cooperative scheduler: several jobs on one thread by turns, the most urgent first.

Plain Python: a job is a generator that yields at its safe points (after a tile, a batch), where another
job may have a turn, and returns its last event. So a prediction never waits for more than one batch of
training, and nothing waits for a paused job.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from engine.compute.messages import JobReport
from engine.compute.request import Steps

E = TypeVar("E")


@dataclass(slots=True)
class _Task(Generic[E]):
    urgency: int
    order: int
    steps: Steps[E]
    is_paused: bool = False
    is_cancelled: bool = False


class Scheduler(Generic[E]):
    """Jobs by number; `add`, `cancel`, `pause`, `resume`, `stop` from any thread, `run` on one.

    Args:
        on_report: called on the running thread with each event; the last one of a job is marked.
        cancelled: makes the last event of a job that was cancelled.
        failed: makes the last event of a job that raised.
        on_turn: called on the running thread with the number of a job, before its step, whenever that is
            another job than before.
    """

    def __init__(
        self,
        on_report: Callable[[JobReport], None],
        cancelled: Callable[[], E],
        failed: Callable[[Exception], E],
        on_turn: Callable[[int], None] | None = None,
    ) -> None:
        self._on_report = on_report
        self._cancelled = cancelled
        self._failed = failed
        self._on_turn = on_turn
        self._last_turn: int | None = None
        self._tasks: dict[int, _Task[E]] = {}
        self._changed = threading.Condition()
        self._is_stopping = False
        self._orders = 0

    def add(self, job_id: int, urgency: int, steps: Steps[E]) -> None:
        """Begin a job; smaller urgency goes first, then the older job."""
        with self._changed:
            self._orders += 1
            self._tasks[job_id] = _Task(urgency, self._orders, steps)
            self._changed.notify()

    def cancel(self, job_id: int) -> None:
        """End a job at its next safe point, even when it is paused; unknown ones are fine."""
        with self._changed:
            if (task := self._tasks.get(job_id)) is not None:
                task.is_cancelled = True
            self._changed.notify()

    def pause(self, job_id: int) -> None:
        """Give the job no more turns; unknown ones are fine."""
        with self._changed:
            if (task := self._tasks.get(job_id)) is not None:
                task.is_paused = True

    def resume(self, job_id: int) -> None:
        """Give the job turns again; unknown ones are fine."""
        with self._changed:
            if (task := self._tasks.get(job_id)) is not None:
                task.is_paused = False
            self._changed.notify()

    def stop(self) -> None:
        """Cancel everything and let `run` return."""
        with self._changed:
            self._is_stopping = True
            for task in self._tasks.values():
                task.is_cancelled = True
            self._changed.notify()

    def run(self) -> None:
        """Work until stopped; sleeps while no job has a turn."""
        while True:
            with self._changed:
                while (chosen := self._choose()) is None and not self._is_stopping:
                    self._changed.wait()
            if chosen is None:
                return
            self._turn(*chosen)

    def turn(self) -> bool:
        """Run one step of the next job on the caller's thread; False when there is none."""
        with self._changed:
            chosen = self._choose()
        if chosen is None:
            return False
        self._turn(*chosen)
        return True

    def _choose(self) -> tuple[int, _Task[E]] | None:
        ready = [
            (job_id, task) for job_id, task in self._tasks.items() if task.is_cancelled or not task.is_paused
        ]
        if not ready:
            return None
        return min(ready, key=lambda entry: (not entry[1].is_cancelled, entry[1].urgency, entry[1].order))

    def _turn(self, job_id: int, task: _Task[E]) -> None:
        if task.is_cancelled:
            self._end(job_id, task, self._cancelled())
            return
        if self._on_turn is not None and job_id != self._last_turn:
            self._last_turn = job_id
            self._on_turn(job_id)
        try:
            event = next(task.steps)
        except StopIteration as end:
            self._end(job_id, task, end.value)
        except Exception as error:  # noqa: BLE001 - the border: a job's error is its last event
            self._end(job_id, task, self._failed(error))
        else:
            if event is not None:
                self._on_report(JobReport(job_id, event))

    def _end(self, job_id: int, task: _Task[E], event: E) -> None:
        try:
            task.steps.close()
        except Exception as error:  # noqa: BLE001 - the border: what a job does at its end may fail, too
            event = self._failed(error)
        self._forget(job_id)
        self._on_report(JobReport(job_id, event, is_last=True))

    def _forget(self, job_id: int) -> None:
        with self._changed:
            self._tasks.pop(job_id, None)
