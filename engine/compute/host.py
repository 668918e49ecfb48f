"""Main program of the compute process: its main thread works, a second one listens to the pipe."""

from __future__ import annotations

import contextlib
import os
import signal
import threading
import time
import traceback
from multiprocessing.connection import Connection
from typing import Final

import psutil

from engine.compute.messages import Command, JobReport, Stop
from engine.compute.request import ReadImage
from engine.compute.worker import Worker

_NICENESS: Final = 10
_STOP_GRACE_S: Final = 2.0
_TERMINATED: Final = 143


def main(connection: Connection, threads: int, read_image: ReadImage | None) -> None:
    """Serve the process at the other end of `connection` until it sends Stop, or has died."""
    # Ctrl-C reaches every process of the terminal; only the window's process reacts to it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, lambda *_: os._exit(_TERMINATED))
    _be_nice()
    os.environ["OMP_NUM_THREADS"] = str(threads)

    def send(report: JobReport) -> None:
        try:
            connection.send(report)
        except (BrokenPipeError, ConnectionResetError):
            os._exit(0)

    worker = Worker(threads, read_image, time.perf_counter, send)
    threading.Thread(target=_listen, args=(connection, worker), name="compute-listen", daemon=True).start()
    worker.run()


def _listen(connection: Connection, worker: Worker) -> None:
    """Take commands; the listening thread. Ends the process when the other end is gone."""
    try:
        while not isinstance(command := _receive(connection), Stop):
            worker.obey(command)
    except Exception:  # noqa: BLE001 - the border: a request that this process cannot import or start
        traceback.print_exc()
        os._exit(1)
    worker.stop()
    # A tile of a large network may take longer than anyone wants to wait.
    deadline = threading.Timer(_STOP_GRACE_S, os._exit, (0,))
    deadline.daemon = True
    deadline.start()


def _receive(connection: Connection) -> Command | Stop:
    try:
        command: Command | Stop = connection.recv()
    except (EOFError, OSError):
        # The window's process has died.
        os._exit(0)
    return command


def _be_nice() -> None:
    """Lower this process's priority, so that the window stays fluent; a system may forbid it."""
    process = psutil.Process()
    with contextlib.suppress(psutil.Error, OSError):
        process.nice(psutil.BELOW_NORMAL_PRIORITY_CLASS if os.name == "nt" else _NICENESS)
