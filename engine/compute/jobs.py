"""Handles of submitted jobs, each with exactly one last event, and the interface of a compute."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from dataclasses import replace
from typing import Any, Protocol, TypeVar

from engine.compute.messages import (
    Cancel,
    Command,
    ComputeCancelled,
    ComputeEvent,
    ComputeFailed,
    JobReport,
    OnEvent,
    Pause,
    Resume,
    Send,
)
from engine.compute.request import JobRequest
from engine.crash.unexpected import SHOWN_HINT, report_fault

_log = logging.getLogger(__name__)
EventT = TypeVar("EventT")


class ComputeJob:
    """A submitted job. Safe from any thread; every method but `wait` returns at once.

    Its last event is the one that its steps return, ComputeFailed or ComputeCancelled: exactly one.
    """

    def __init__(self, job_id: int, on_event: OnEvent[Any], post: Callable[[Command], None]) -> None:
        self.id = job_id
        self._on_event = on_event
        self._post = post
        self._lock = threading.Lock()
        self._is_over = False
        self._delivered = threading.Event()

    # ---- for the caller

    def cancel(self) -> None:
        """Stop at the next step (a tile, a batch); no effect on a job that has ended."""
        self._post(Cancel(self.id))

    def pause(self) -> None:
        """Stop after the step in progress, and use no processor until resumed."""
        self._post(Pause(self.id))

    def resume(self) -> None:
        """Continue after a pause."""
        self._post(Resume(self.id))

    def send(self, message: object) -> None:
        """Hand the running steps a message of a kind that the request knows; it may not have begun yet."""
        self._post(Send(self.id, message))

    def wait(self, timeout_s: float | None = None) -> bool:
        """Block until the last event has been delivered; False when the time is over first."""
        return self._delivered.wait(timeout_s)

    # ---- for the compute

    def deliver(self, event: ComputeEvent[Any], *, is_last: bool) -> None:
        """Hand an event to the caller; one that comes after the last is dropped."""
        with self._lock:
            if self._is_over:
                return
            self._is_over = is_last
        try:
            self._on_event(_after_report(event))
        except Exception as error:  # noqa: BLE001 - the border: it must not stop the others' events
            _log.exception("A listener failed on %s", type(event).__name__)
            report_fault(error)
        if is_last:
            self._delivered.set()


def _after_report(event: ComputeEvent[Any]) -> ComputeEvent[Any]:
    """The event as its owner is to see it: a fault is reported first, and shown in one place only."""
    if isinstance(event, ComputeFailed) and event.report is not None and report_fault(event.report):
        return replace(event, hint=SHOWN_HINT)
    return event


class JobTable:
    """Open jobs by number."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._jobs: dict[int, ComputeJob] = {}
        self._last_id = 0

    def new(self, on_event: OnEvent[Any], post: Callable[[Command], None]) -> ComputeJob:
        """A job with a number of its own, from 1 on; its commands go to `post`."""
        with self._lock:
            self._last_id += 1
            job = self._jobs[self._last_id] = ComputeJob(self._last_id, on_event, post)
            return job

    def has(self, job_id: int) -> bool:
        """Whether the job is still open."""
        with self._lock:
            return job_id in self._jobs

    def deliver(self, report: JobReport) -> None:
        """Pass an event to its job; one for a job that has ended, or never was, is dropped."""
        with self._lock:
            job = self._jobs.pop(report.job_id, None) if report.is_last else self._jobs.get(report.job_id)
        if job is not None:
            job.deliver(report.event, is_last=report.is_last)

    def finish(self, job_id: int, event: ComputeEvent[Any]) -> None:
        """End a job; one that has ended already is left alone."""
        self.deliver(JobReport(job_id, event, is_last=True))

    def cancel_all(self) -> None:
        """End every open job with ComputeCancelled."""
        with self._lock:
            job_ids = list(self._jobs)
        for job_id in job_ids:
            self.finish(job_id, ComputeCancelled())


class Compute(Protocol):
    """Runner of network jobs. Methods may be called from any thread and return at once."""

    def submit(self, request: JobRequest[EventT], on_event: OnEvent[EventT]) -> ComputeJob:
        """Begin a job; `on_event` is called on a thread of the compute's own, in order for each job."""

    def warm_up(self) -> None:
        """Load the libraries of the first job in the background."""

    def close(self) -> None:
        """Cancel the open jobs, deliver every last event, free everything."""
