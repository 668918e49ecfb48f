"""Pipe between the two processes: each message beside the number of its job.

The number is read without the message, so that a message that cannot be packed or unpacked fails its own job
and nothing else.
"""

from __future__ import annotations

import pickle
import struct
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.reduction import ForkingPickler
from typing import Any, Final

_JOB: Final = struct.Struct("<q")
NO_JOB: Final = 0
"""Number of a message to the process itself; jobs count from 1."""


class BadMessageError(Exception):
    """A message that cannot be packed or unpacked; `__cause__` is the reason.

    Attributes:
        job_id: the job that it belongs to.
    """

    def __init__(self, job_id: int) -> None:
        super().__init__(f"a message of job {job_id} cannot cross the pipe")
        self.job_id = job_id


@dataclass(frozen=True, slots=True)
class Turn:
    """Message of the compute process: the job has the turn now, until another message of this kind."""


class Wire:
    """One end of the pipe; `send` from any thread that has the sending to itself, `receive` from one."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def send(self, job_id: int, message: Any) -> None:
        """Send a message; nothing is sent when it cannot be packed.

        Raises:
            BadMessageError: it cannot be pickled.
            OSError: the other end is gone.
        """
        try:
            packed = bytes(ForkingPickler.dumps(message))
        except Exception as error:
            raise BadMessageError(job_id) from error
        try:
            self._connection.send_bytes(_JOB.pack(job_id) + packed)
        except TypeError as error:
            # The reading thread has closed this end amid a long message: Python then writes to None.
            if not self._connection.closed:
                raise
            raise BrokenPipeError("the pipe was closed while a message was sent") from error

    def receive(self) -> tuple[int, Any]:
        """Wait for the next message: its job's number, and itself.

        Raises:
            BadMessageError: it cannot be unpickled here.
            EOFError, OSError: the other end is gone.
        """
        received = self._connection.recv_bytes()
        (job_id,) = _JOB.unpack_from(received)
        try:
            return job_id, pickle.loads(memoryview(received)[_JOB.size :])
        except Exception as error:
            raise BadMessageError(job_id) from error

    def close(self) -> None:
        self._connection.close()
