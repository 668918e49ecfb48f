"""Client of the compute process: starts it, sends it jobs, starts it again when it has died."""

from __future__ import annotations

import logging
import os
import queue
import threading
import time
from collections.abc import Callable
from typing import Any, TypeAlias, TypeVar

from engine.compute.child import ComputeChild
from engine.compute.jobs import ComputeJob, JobTable
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
    Start,
)
from engine.compute.recovery import MOST_DEATHS, OpenJob, Restarted, Restarts, death, given_up, set_aside
from engine.compute.request import JobRequest, PackedRequest, ReadImage
from engine.compute.requests.warm_up import WarmUpRequest, log_warm_up
from engine.compute.shared import remove_leftovers
from engine.compute.wire import BadMessageError
from engine.compute.worker import check_threads, failure
from engine.crash.incidents import note_incident

_log = logging.getLogger(__name__)
EventT = TypeVar("EventT")

OnRestart: TypeAlias = Callable[[Restarted], None]


class ProcessCompute:
    """Networks in a child process of low priority, started with the first job.

    Every method returns at once: a sending thread copies pixels and starts the process, a reading thread
    delivers events. When the process dies, a new one is started, and open jobs begin again: the one that had
    the turn in its safer form, and not for a third time. When this process dies, the child ends at once.

    Args:
        threads: processor cores for torch; one fewer than there are when None.
        read_image: (H, W, 3) uint8 of a file, a function of a module; the engine's own when None.
        on_restart: called on the sending thread when a process has died and another was started.
    """

    def __init__(
        self,
        threads: int | None = None,
        read_image: ReadImage | None = None,
        on_restart: OnRestart | None = None,
    ) -> None:
        self._threads = check_threads(threads, os.cpu_count())
        self._read_image = read_image
        self._on_restart = on_restart
        self._jobs = JobTable()
        self._lock = threading.Lock()
        self._open: dict[int, OpenJob] = {}
        self._commands: queue.SimpleQueue[Command | ComputeChild | None] = queue.SimpleQueue()
        self._sender: threading.Thread | None = None
        self._child: ComputeChild | None = None
        self._restarts = Restarts()
        self._closing = threading.Event()

    # ---- for the caller

    def submit(self, request: JobRequest[EventT], on_event: OnEvent[EventT]) -> ComputeJob:
        job = self._jobs.new(on_event, self._post)
        self._post(Start(job.id, request))
        return job

    def warm_up(self) -> None:
        self.submit(WarmUpRequest(), log_warm_up)

    def close(self) -> None:
        with self._lock:
            if self._closing.is_set():
                return
            self._closing.set()
            sender = self._sender
        if sender is not None:
            self._commands.put(None)
            sender.join()
        for job_id in list(self._open):
            self._finish(job_id, ComputeCancelled())
        self._jobs.cancel_all()

    @property
    def process_id(self) -> int | None:
        """Process id of the child; None while there is none."""
        child = self._child
        return None if child is None or child.is_gone else child.process_id

    # ---- the sending thread

    def _post(self, command: Command) -> None:
        with self._lock:
            is_closed = self._closing.is_set()
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
            if isinstance(command, ComputeChild):
                try:
                    self._recover(command)
                except Exception:  # noqa: BLE001 - the border: this thread must not end
                    _log.exception("The compute process could not be started again")
            else:
                self._send(command)
            # Else it would be held, with the labels in it, until the next one comes.
            del command
        if self._child is not None:
            self._child.stop()

    def _send(self, command: Command) -> None:
        try:
            if isinstance(command, Start):
                with self._lock:
                    self._open[command.job_id] = OpenJob(command.request)
                self._begin(command.job_id)
            else:
                self._forward(command)
        except Exception as error:  # noqa: BLE001 - the border of the sending thread
            self._fail(command.job_id, error)

    def _begin(self, job_id: int) -> None:
        """Hand an open job to the process; a new one is started when there is none."""
        job = self._open.get(job_id)
        if job is None:
            return
        if self._child is None or self._child.is_gone:
            self._start_child()
        assert self._child is not None
        packed = job.request.pack()
        with self._lock:
            is_open = job_id in self._open
            if is_open:
                job.packed, job.child, job.began_s = packed, self._child, time.monotonic()
        if not is_open:
            packed.close()
            return
        self._child.start(job_id, packed.take_request())
        if job.is_paused:
            self._child.send(Pause(job_id))

    def _forward(self, command: Cancel | Pause | Resume | Send) -> None:
        """Hand a command on, and keep what a second try has to know of it."""
        job = self._open.get(command.job_id)
        if job is None:
            return
        match command:
            case Send(_, message):
                job.request = job.request.after(message)
            case Cancel():
                job.is_cancelled = True
            case Pause() | Resume():
                job.is_paused = isinstance(command, Pause)
        # When it has died, its jobs begin again with what was noted here.
        if self._child is not None:
            self._child.send(command)

    def _start_child(self) -> None:
        self._child = ComputeChild(self._threads, self._read_image, self._receive, self._commands.put)

    def _fail(self, job_id: int, error: Exception) -> None:
        cause = error.__cause__ if isinstance(error, BadMessageError) else error
        self._finish(job_id, failure(cause if isinstance(cause, Exception) else error))
        if self._child is not None:
            self._child.send(Cancel(job_id))

    # ---- after a death

    def _recover(self, child: ComputeChild) -> None:
        """End what has to end with the process that died, and begin the rest again in a new one."""
        if self._closing.is_set():
            return
        code = child.exit_code
        _log.info("The compute process has ended: %s", death(code))
        now_s = time.monotonic()
        is_restarted = self._restarts.note_death(now_s)
        with self._lock:
            jobs = {job_id: job for job_id, job in self._open.items() if job.child is child}
        culprit = jobs.get(child.turn)
        if culprit is not None:
            culprit.blame(now_s)
        note_incident(
            f"Network process: {death(code)} while {'idle' if culprit is None else culprit.request.activity}"
        )
        for job_id, job in jobs.items():
            job.free()
            if job.is_cancelled:
                self._finish(job_id, ComputeCancelled())
            elif job.deaths >= MOST_DEATHS:
                self._finish(job_id, set_aside(job.request, code))
            elif not is_restarted:
                self._finish(job_id, given_up(job.request, code))
        if not is_restarted or self._closing.wait(self._restarts.wait_s):
            return
        self._restart(list(jobs))
        if self._on_restart is not None and culprit is not None:
            self._on_restart(Restarted(culprit.request.activity, death(code)))

    def _restart(self, job_ids: list[int]) -> None:
        if not any(job_id in self._open for job_id in job_ids):
            # Nobody waits: what comes next finds everything loaded.
            self.warm_up()
        for job_id in job_ids:
            try:
                self._begin(job_id)
            except Exception as error:  # noqa: BLE001 - the border of the sending thread
                self._fail(job_id, error)

    # ---- the reading thread

    def _receive(self, report: JobReport) -> None:
        if not report.is_last:
            self._jobs.deliver(report)
            return
        event = report.event
        with self._lock:
            job = self._open.get(report.job_id)
            packed = None if job is None else job.packed
        if job is None:
            return
        if packed is not None:
            event = _unpacked(packed, event)
        if not isinstance(event, ComputeFailed | ComputeCancelled):
            self._restarts.job_done()
        self._finish(report.job_id, event)

    def _finish(self, job_id: int, event: ComputeEvent[Any]) -> None:
        """Deliver the last event of a job, and free what it took."""
        self._jobs.finish(job_id, event)
        with self._lock:
            job = self._open.pop(job_id, None)
        if job is not None:
            job.free()


def _unpacked(packed: PackedRequest, event: ComputeEvent[Any]) -> ComputeEvent[Any]:
    """The last event as the caller is to see it."""
    try:
        return packed.unpack(event)
    except Exception as error:  # noqa: BLE001 - the border of the reading thread
        return failure(error)
