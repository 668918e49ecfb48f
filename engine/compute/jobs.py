"""The caller's end of a job: hands events on, and ends exactly once."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Protocol

from engine.compute.messages import ComputeEvent, OnEvent
from engine.learn.request import Sample

_log = logging.getLogger(__name__)


class Controls(Protocol):
    """What a job can ask of its compute; every method returns at once."""

    def cancel(self, job_id: int) -> None: ...

    def pause(self, job_id: int) -> None: ...

    def resume(self, job_id: int) -> None: ...

    def add_samples(self, job_id: int, samples: tuple[Sample, ...]) -> None: ...

    def compare_with(self, job_id: int, path: Path) -> None: ...


class Job:
    """A prediction or a training; serves as ComputeJob and TrainJob. Safe from any thread."""

    def __init__(self, job_id: int, on_event: OnEvent, controls: Controls) -> None:
        self.id = job_id
        self._on_event = on_event
        self._controls = controls
        self._lock = threading.Lock()
        self._is_over = False
        self._delivered = threading.Event()

    # ---- for the caller

    def cancel(self) -> None:
        self._controls.cancel(self.id)

    def pause(self) -> None:
        self._controls.pause(self.id)

    def resume(self) -> None:
        self._controls.resume(self.id)

    def add_samples(self, samples: Iterable[Sample]) -> None:
        self._controls.add_samples(self.id, tuple(samples))

    def compare_with(self, path: Path) -> None:
        self._controls.compare_with(self.id, path)

    def wait(self, timeout_s: float | None = None) -> bool:
        return self._delivered.wait(timeout_s)

    # ---- for the compute

    def tell(self, event: ComputeEvent) -> None:
        """Deliver an event on the way; one after the last is dropped."""
        if not self._is_over:
            self._call(event)

    def finish(self, event: ComputeEvent) -> None:
        """Deliver the last event; a second one is dropped."""
        with self._lock:
            if self._is_over:
                return
            self._is_over = True
        self._call(event)
        self._delivered.set()

    def _call(self, event: ComputeEvent) -> None:
        try:
            self._on_event(event)
        except Exception:  # noqa: BLE001 - the border: a listener's error must not stop the others' events
            _log.exception("A listener failed on %s", type(event).__name__)


class JobTable:
    """Open jobs by number."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._jobs: dict[int, Job] = {}
        self._last_id = 0

    def new(self, on_event: OnEvent, controls: Controls) -> Job:
        """A job with a number of its own, from 1 on."""
        with self._lock:
            self._last_id += 1
            job = self._jobs[self._last_id] = Job(self._last_id, on_event, controls)
            return job

    def get(self, job_id: int) -> Job | None:
        with self._lock:
            return self._jobs.get(job_id)

    def finish(self, job_id: int, event: ComputeEvent) -> None:
        """End a job; one that has ended already, or was never there, is left alone."""
        with self._lock:
            job = self._jobs.pop(job_id, None)
        if job is not None:
            job.finish(event)

    def finish_all(self, make_event: Callable[[], ComputeEvent]) -> None:
        """End every open job."""
        with self._lock:
            jobs, self._jobs = list(self._jobs.values()), {}
        for job in jobs:
            job.finish(make_event())
