"""Client of the compute process: starts it, sends it jobs, survives its death."""

from __future__ import annotations

import logging
import multiprocessing
import os
import queue
import threading
from multiprocessing.process import BaseProcess
from typing import Any, Final, TypeVar

from engine.compute.jobs import ComputeJob, JobTable
from engine.compute.messages import (
    Cancel,
    Command,
    ComputeCancelled,
    ComputeEvent,
    ComputeFailed,
    JobReport,
    OnEvent,
    Start,
    Stop,
)
from engine.compute.request import JobRequest, PackedRequest, ReadImage
from engine.compute.requests.warm_up import WarmUpRequest, log_warm_up
from engine.compute.shared import remove_leftovers
from engine.compute.worker import check_threads, failure
from engine.core import UserError

_log = logging.getLogger(__name__)
EventT = TypeVar("EventT")

_CLOSE_GRACE_S: Final = 3.0


class ProcessCompute:
    """Networks in a child process of low priority, started with the first job.

    Every method returns at once: a sending thread copies pixels and starts the
    process, a reading thread delivers events. When the process dies, each of its
    open jobs gets one ComputeFailed, and the next job starts a new process. When this
    process dies, the child ends itself.

    Args:
        threads: processor cores for torch; one fewer than there are when None.
        read_image: (H, W, 3) uint8 of a file, a function of a module; the engine's own when None.
    """

    def __init__(self, threads: int | None = None, read_image: ReadImage | None = None) -> None:
        self._threads = check_threads(threads, os.cpu_count())
        self._read_image = read_image
        self._jobs = JobTable()
        self._lock = threading.Lock()
        self._commands: queue.SimpleQueue[Command | None] = queue.SimpleQueue()
        self._sender: threading.Thread | None = None
        self._child: _ComputeProcess | None = None
        self._is_closed = False

    # ---- for the caller

    def submit(self, request: JobRequest[EventT], on_event: OnEvent[EventT]) -> ComputeJob:
        job = self._jobs.new(on_event, self._post)
        self._post(Start(job.id, request))
        return job

    def warm_up(self) -> None:
        self.submit(WarmUpRequest(), log_warm_up)

    def close(self) -> None:
        with self._lock:
            if self._is_closed:
                return
            self._is_closed = True
            sender = self._sender
        if sender is not None:
            self._commands.put(None)
            sender.join()
        if self._child is not None:
            self._child.stop()
        self._jobs.cancel_all()

    @property
    def process_id(self) -> int | None:
        """Process id of the child; None while there is none."""
        child = self._child
        return None if child is None or child.is_gone else child.process_id

    # ---- the sending thread

    def _post(self, command: Command) -> None:
        with self._lock:
            is_closed = self._is_closed
            if not is_closed:
                self._commands.put(command)
                if self._sender is None:
                    self._sender = threading.Thread(target=self._send_all, name="compute-send", daemon=True)
                    self._sender.start()
        if is_closed:
            self._jobs.finish(command.job_id, ComputeCancelled())

    def _send_all(self) -> None:
        remove_leftovers()
        while (command := self._commands.get()) is not None:
            try:
                self._send(command)
            except Exception as error:  # noqa: BLE001 - the border of the sending thread
                self._jobs.finish(command.job_id, failure(error))
                if self._child is not None:
                    self._child.send(Cancel(command.job_id))

    def _send(self, command: Command) -> None:
        if isinstance(command, Start):
            if self._child is None or self._child.is_gone:
                self._child = _ComputeProcess(self._threads, self._read_image, self._jobs)
            self._child.start(command.job_id, command.request.pack())
        # A job whose process has died has had its last event already.
        elif self._jobs.has(command.job_id) and self._child is not None:
            self._child.send(command)


class _ComputeProcess:
    """One compute process, with the thread that reads from it."""

    def __init__(self, threads: int, read_image: ReadImage | None, jobs: JobTable) -> None:
        from engine.compute.host import main

        self._jobs = jobs
        self._lock = threading.Lock()
        self._open_requests: dict[int, PackedRequest] = {}
        self.is_gone = False
        self._is_stopping = False
        context = multiprocessing.get_context("spawn")
        self._connection, theirs = context.Pipe()
        self._process: BaseProcess = context.Process(
            target=main, args=(theirs, threads, read_image), name="inkling-compute", daemon=True
        )
        try:
            self._process.start()
        except OSError as error:
            raise UserError(
                f"The network process cannot be started: {error.strerror or error}.",
                "Close other programs and try again.",
            ) from error
        finally:
            theirs.close()
        self._reader = threading.Thread(target=self._read_all, name="compute-read", daemon=True)
        self._reader.start()

    @property
    def process_id(self) -> int | None:
        return self._process.pid

    def start(self, job_id: int, packed: PackedRequest) -> None:
        """Send a job; from now on this child sees to its end, whatever happens."""
        with self._lock:
            is_gone = self.is_gone
            if not is_gone:
                self._open_requests[job_id] = packed
        if is_gone:
            packed.close()
            self._jobs.finish(job_id, self._death())
            return
        try:
            self.send(Start(job_id, packed.request))
        except Exception:
            self._forget(job_id)
            raise

    def send(self, command: Command | Stop) -> None:
        """Send a command; no effect when the child is gone."""
        try:
            self._connection.send(command)
        except OSError:
            # The child has died; the reading thread sees it too and ends its jobs.
            _log.debug("The compute process was gone when it was sent %s", type(command).__name__)

    def stop(self) -> None:
        """End the process, by force when it does not listen."""
        self._is_stopping = True
        self.send(Stop())
        self._process.join(_CLOSE_GRACE_S)
        if self._process.is_alive():
            self._process.kill()
            self._process.join()
        self._reader.join()

    def _read_all(self) -> None:
        while True:
            try:
                report: JobReport = self._connection.recv()
            except (EOFError, OSError):
                break
            self._receive(report)
        self._process.join()
        with self._lock:
            self.is_gone = True
            open_jobs = list(self._open_requests)
        self._connection.close()
        for job_id in open_jobs:
            self._forget(job_id)
            self._jobs.finish(job_id, self._death())

    def _receive(self, report: JobReport) -> None:
        if not report.is_last:
            self._jobs.deliver(report)
            return
        with self._lock:
            packed = self._open_requests.get(report.job_id)
        if packed is not None:
            self._jobs.finish(report.job_id, packed.unpack(report.event))
            self._forget(report.job_id)

    def _forget(self, job_id: int) -> None:
        with self._lock:
            packed = self._open_requests.pop(job_id, None)
        if packed is not None:
            packed.close()

    def _death(self) -> ComputeEvent[Any]:
        if self._is_stopping:
            return ComputeCancelled()
        return ComputeFailed(
            "The network process stopped unexpectedly, perhaps for want of memory.",
            "Your masks are safe. Try again; if it happens again, close other programs "
            "or choose a smaller network.",
            f"exit code {self._process.exitcode}",
        )
