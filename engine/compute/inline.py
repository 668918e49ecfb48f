"""Networks on a thread of this process: for scripts and tests that need no second process."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable
from typing import TypeVar

from engine.compute.jobs import ComputeJob, JobTable
from engine.compute.messages import ComputeCancelled, JobReport, OnEvent, Start
from engine.compute.request import JobRequest, ReadImage
from engine.compute.requests.warm_up import WarmUpRequest, log_warm_up
from engine.compute.worker import Worker, check_threads

EventT = TypeVar("EventT")


class InlineCompute:
    """The same as ProcessCompute, on one thread of this process, started with the first job.

    Args:
        threads: for torch, one core fewer than there are when None; holds for the whole process.
        read_image: (H, W, 3) uint8 of a file; the engine's own reader when None.
        clock: seconds, for the working time of trainings.
    """

    def __init__(
        self,
        threads: int | None = None,
        read_image: ReadImage | None = None,
        clock: Callable[[], float] = time.perf_counter,
    ) -> None:
        self._clock = clock
        self._worker = Worker(check_threads(threads, os.cpu_count()), read_image, clock, self._deliver)
        self._jobs = JobTable()
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None
        self._is_closed = False

    def submit(self, request: JobRequest[EventT], on_event: OnEvent[EventT]) -> ComputeJob:
        job = self._jobs.new(on_event, self._worker.obey)
        with self._lock:
            is_closed = self._is_closed
            if not is_closed:
                self._worker.obey(Start(job.id, request))
                self._ensure_thread()
        if is_closed:
            self._jobs.finish(job.id, ComputeCancelled())
        return job

    def warm_up(self) -> None:
        self.submit(WarmUpRequest(), log_warm_up)

    def close(self) -> None:
        with self._lock:
            self._is_closed = True
            thread, self._thread = self._thread, None
        self._worker.stop()
        if thread is not None and thread is not threading.current_thread():
            thread.join()
        self._jobs.cancel_all()

    def _ensure_thread(self) -> None:
        if self._thread is None:
            self._thread = threading.Thread(target=self._worker.run, name="inline-compute", daemon=True)
            self._thread.start()

    def _deliver(self, report: JobReport) -> None:
        self._jobs.deliver(report)
