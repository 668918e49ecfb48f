"""Events and commands between a compute and its worker; frozen plain data, no torch."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeAlias, TypeVar

from engine.compute.request import JobRequest
from engine.core import Progress
from engine.crash.crash_report import CrashReport

EventT = TypeVar("EventT")


@dataclass(frozen=True, slots=True)
class Progressed:
    """Progress of a job, or what it waits for."""

    progress: Progress


@dataclass(frozen=True, slots=True)
class ComputeFailed:
    """The job ended with an error.

    Attributes:
        traceback: for the log.
        is_passing: the same request may do better another time: the process died, or there was no room.
        report: of a fault of the program, made where it happened; None for everything else.
    """

    summary: str
    hint: str
    traceback: str = ""
    is_passing: bool = False
    report: CrashReport | None = None


@dataclass(frozen=True, slots=True)
class ComputeCancelled:
    """The job was cancelled, or the compute was closed."""


ComputeEvent: TypeAlias = EventT | ComputeFailed | ComputeCancelled
"""Events that a job delivers: those of its request, and two ends that every job may have."""

OnEvent: TypeAlias = Callable[[ComputeEvent[EventT]], None]


@dataclass(frozen=True, slots=True)
class JobReport:
    """Envelope of one event; every job has exactly one report with `is_last`."""

    job_id: int
    event: Any
    is_last: bool = False


@dataclass(frozen=True, slots=True)
class Start:
    """Begin a job."""

    job_id: int
    request: JobRequest[Any]


@dataclass(frozen=True, slots=True)
class Send:
    """Put a message into the job's inbox, from where its steps take it."""

    job_id: int
    message: object


@dataclass(frozen=True, slots=True)
class Cancel:
    """End a job at its next step."""

    job_id: int


@dataclass(frozen=True, slots=True)
class Pause:
    """Give a job no more turns until it is resumed."""

    job_id: int


@dataclass(frozen=True, slots=True)
class Resume:
    """Give a paused job turns again."""

    job_id: int


Command: TypeAlias = Start | Send | Cancel | Pause | Resume


@dataclass(frozen=True, slots=True)
class Stop:
    """End the compute process."""
