"""One compute process as its parent sees it: the pipe, the thread that reads from it, and its end."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from multiprocessing import get_context
from typing import Final

from engine.compute.messages import Cancel, Command, JobReport, Start, Stop
from engine.compute.request import JobRequest, ReadImage
from engine.compute.wire import NO_JOB, BadMessageError, Turn, Wire
from engine.compute.worker import failure
from engine.core import UserError
from engine.processes.tied import TiedProcess

_log = logging.getLogger(__name__)

_CLOSE_GRACE_S: Final = 3.0


class ComputeChild:
    """A compute process that runs; made, used and stopped by one thread.

    Args:
        on_report: called on the reading thread with each report.
        on_death: called on the reading thread, once, when the process has ended.

    Raises:
        UserError: the system starts no process.
    """

    def __init__(
        self,
        threads: int,
        read_image: ReadImage | None,
        on_report: Callable[[JobReport], None],
        on_death: Callable[[ComputeChild], None],
    ) -> None:
        self._on_report = on_report
        self._on_death = on_death
        self._turn = NO_JOB
        self.is_gone = False
        ours, theirs = get_context("spawn").Pipe()
        self._wire = Wire(ours)
        try:
            arguments = (theirs, threads, read_image)
            self._process = TiedProcess("engine.compute.host", "main", arguments, "inkling-compute")
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
        return self._process.id

    @property
    def turn(self) -> int:
        """The job that had the last turn; NO_JOB before the first."""
        return self._turn

    @property
    def exit_code(self) -> int | None:
        return self._process.exit_code

    def start(self, job_id: int, request: JobRequest[object]) -> None:
        """Send a request that has been packed.

        Raises:
            BadMessageError: it cannot be pickled.
        """
        self._send(job_id, Start(job_id, request))

    def send(self, command: Command) -> None:
        """Send a command; no effect when the process is gone.

        Raises:
            BadMessageError: its message cannot be pickled.
        """
        self._send(command.job_id, command)

    def stop(self) -> None:
        """End the process, by force when it does not listen."""
        self._send(NO_JOB, Stop())
        if not self._process.join(_CLOSE_GRACE_S):
            self._process.kill()
        self._reader.join()

    def _send(self, job_id: int, message: Command | Stop) -> None:
        try:
            self._wire.send(job_id, message)
        except OSError:
            # The process has died; the reading thread sees it too.
            _log.debug("The compute process was gone when it was sent %s", type(message).__name__)

    def _read_all(self) -> None:
        while (received := self._receive()) is not None:
            job_id, message = received
            if isinstance(message, Turn):
                self._turn = job_id
            else:
                self._on_report(message)
        self._process.join()
        self.is_gone = True
        self._wire.close()
        self._on_death(self)

    def _receive(self) -> tuple[int, JobReport | Turn] | None:
        """The next message; None when none will come."""
        try:
            return self._wire.receive()
        except BadMessageError as error:
            cause = error.__cause__
            self._send(error.job_id, Cancel(error.job_id))
            event = failure(cause if isinstance(cause, Exception) else error)
            return error.job_id, JobReport(error.job_id, event, is_last=True)
        except MemoryError:
            # Half a message is left in the pipe, which nobody could read on from.
            self._process.kill()
            return None
        except (EOFError, OSError):
            return None
