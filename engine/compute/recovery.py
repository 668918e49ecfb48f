"""Recovery from the death of a compute process: which jobs are begun again, and when a new process starts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from engine.compute.messages import ComputeFailed
from engine.compute.request import JobRequest, PackedRequest

MOST_DEATHS: Final = 2
"""A job of which the process has died so often is set aside."""
MOST_RESTARTS: Final = 5
"""Restarts in a row, without a job that was finished in between."""

_FIRST_WAIT_S: Final = 0.5
# A job that ran for so long in a process was not what killed the one before.
_PROOF_S: Final = 60.0
# After so long without a death, the next one is the first again.
_QUIET_S: Final = 600.0


@dataclass(slots=True)
class OpenJob:
    """A job that has not had its last event.

    Attributes:
        request: to begin it again with; messages sent to it meanwhile are part of it.
        packed: what was sent to `child`, the process that has it; None while none has.
        began_s: when that was, on the monotonic clock.
        deaths: processes that have died of it.
    """

    request: JobRequest[Any]
    packed: PackedRequest | None = None
    child: object = None
    began_s: float = 0.0
    is_paused: bool = False
    is_cancelled: bool = False
    deaths: int = 0

    def free(self) -> None:
        """Free what was sent to a process."""
        if self.packed is not None:
            self.packed.close()
            self.packed = None

    def blame(self, now_s: float) -> None:
        """Note that a process has died of it; long ago counts for nothing, as it has got on since."""
        self.deaths = 1 if now_s - self.began_s > _PROOF_S else self.deaths + 1
        self.request = self.request.safer()


class Restarts:
    """Count of restarts in a row; each waits longer than the one before, and after some there are no more."""

    def __init__(self) -> None:
        self._count = 0
        self._last_s = float("-inf")

    def job_done(self) -> None:
        """A process has finished a job: whatever made it die has passed."""
        self._count = 0

    def note_death(self, now_s: float) -> bool:
        """Count a death; whether a new process should be started by itself."""
        if now_s - self._last_s > _QUIET_S:
            self._count = 0
        self._last_s = now_s
        self._count += 1
        return self._count <= MOST_RESTARTS

    @property
    def wait_s(self) -> float:
        """Seconds until the next start: none at first, then 0.5, 1, 2, 4."""
        return 0.0 if self._count <= 1 else _FIRST_WAIT_S * 2.0 ** (self._count - 2)


@dataclass(frozen=True, slots=True)
class Restarted:
    """The compute process has died of a job and was started again.

    Attributes:
        activity: of the job, for a sentence "while ...".
        trace: for the log.
    """

    activity: str
    trace: str


def set_aside(request: JobRequest[Any], exit_code: int | None) -> ComputeFailed:
    """The last event of a job of which the process has died again and again."""
    return ComputeFailed(
        f"The network process stopped unexpectedly while {request.activity}, again at the second try.",
        f"Your masks are safe. {request.remedy}",
        death(exit_code),
        is_passing=True,
    )


def given_up(request: JobRequest[Any], exit_code: int | None) -> ComputeFailed:
    """The last event of a job that was open when too many processes had died in a row."""
    return ComputeFailed(
        f"The network process stopped unexpectedly while {request.activity}, {MOST_RESTARTS} times in a row.",
        "Your masks are safe. Close other programs and try again; "
        "Help > Check this machine tells what works on it.",
        death(exit_code),
        is_passing=True,
    )


def death(exit_code: int | None) -> str:
    """How the process ended, for the log."""
    if exit_code is not None and exit_code < 0:
        return f"killed by signal {-exit_code}"
    return f"exit code {exit_code}"
