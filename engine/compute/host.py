"""Main program of the compute process: its main thread works, a second one listens to the pipe."""

from __future__ import annotations

import contextlib
import os
import signal
import threading
import time
from multiprocessing.connection import Connection
from typing import Final

import psutil

from engine.compute.messages import Cancel, Command, JobReport, Stop
from engine.compute.request import ReadImage
from engine.compute.wire import BadMessageError, Turn, Wire
from engine.compute.worker import Worker, failure
from engine.files.temporary_folders import temporary_place

_NICENESS: Final = 10
_STOP_GRACE_S: Final = 2.0
_TERMINATED: Final = 143


def main(connection: Connection, threads: int, read_image: ReadImage | None) -> None:
    """Serve the process at the other end of `connection` until it sends Stop, or has died."""
    # Ctrl-C reaches every process of the terminal; only the window's process reacts to it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, lambda *_: os._exit(_TERMINATED))
    _be_nice()
    temporary_place()
    # Read by torch when it is loaded, with the first job that needs it.
    os.environ["OMP_NUM_THREADS"] = str(threads)
    host = _Host(Wire(connection), read_image)
    threading.Thread(target=host.listen, name="compute-listen", daemon=True).start()
    host.run()


class _Host:
    """The worker, with the pipe at which it is served."""

    def __init__(self, wire: Wire, read_image: ReadImage | None) -> None:
        self._wire = wire
        self._sending = threading.Lock()
        self._worker = Worker(None, read_image, time.perf_counter, self._send, self._tell_turn)

    def run(self) -> None:
        """Work until stopped."""
        self._worker.run()

    def listen(self) -> None:
        """Take commands; the listening thread. Ends the process when the other end is gone."""
        while True:
            try:
                _, command = self._wire.receive()
            except BadMessageError as error:
                self._fail(error)
                continue
            except (EOFError, OSError, MemoryError):
                # The window's process has died, or what it sends cannot be read any more.
                os._exit(0)
            if isinstance(command, Stop):
                break
            self._obey(command)
        self._worker.stop()
        # A tile of a large network may take longer than anyone wants to wait.
        deadline = threading.Timer(_STOP_GRACE_S, os._exit, (0,))
        deadline.daemon = True
        deadline.start()

    def _obey(self, command: Command) -> None:
        try:
            self._worker.obey(command)
        except Exception as error:  # noqa: BLE001 - the border: a request that cannot be begun
            self._send(JobReport(command.job_id, failure(error), is_last=True))

    def _send(self, report: JobReport) -> None:
        try:
            self._put(report.job_id, report)
        except BadMessageError as error:
            self._fail(error)

    def _fail(self, error: BadMessageError) -> None:
        """End the job of a message that cannot cross the pipe."""
        cause = error.__cause__
        reason = cause if isinstance(cause, Exception) else error
        self._worker.obey(Cancel(error.job_id))
        self._put(error.job_id, JobReport(error.job_id, failure(reason), is_last=True))

    def _tell_turn(self, job_id: int) -> None:
        self._put(job_id, Turn())

    def _put(self, job_id: int, message: JobReport | Turn) -> None:
        try:
            with self._sending:
                self._wire.send(job_id, message)
        except OSError:
            os._exit(0)


def _be_nice() -> None:
    """Lower this process's priority, so that the window stays fluent; a system may forbid it.

    On Linux only of this thread and those that it starts; the one that waits for the parent's end is older.
    """
    process = psutil.Process()
    with contextlib.suppress(psutil.Error, OSError):
        process.nice(psutil.BELOW_NORMAL_PRIORITY_CLASS if os.name == "nt" else _NICENESS)
