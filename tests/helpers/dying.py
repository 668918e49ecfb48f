"""Jobs that end the compute process, in each of the ways in which a process can end."""

from __future__ import annotations

import ctypes
import os
import signal
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from engine.compute import JobContext, JobRequest, Steps
from engine.compute.request import PackedRequest

WAYS = ("kill", "segfault", "abort", "exit", "system-exit")


def die(way: str) -> None:
    """End this process."""
    match way:
        case "kill":
            # What the system does to the one that takes the memory.
            os.kill(os.getpid(), getattr(signal, "SIGKILL", signal.SIGTERM))
        case "segfault":
            ctypes.string_at(0)
        case "abort":
            os.abort()
        case "exit":
            os._exit(3)
        case "system-exit":
            raise SystemExit(4)


class Unpackable:
    """An answer that cannot cross the pipe: to be pickled on the way there, or to be read here."""

    def __init__(self, *, is_late: bool) -> None:
        self.is_late = is_late
        self.lock = None if is_late else threading.Lock()

    def __reduce__(self) -> tuple[Any, ...]:
        return (_break, ()) if self.is_late else (Unpackable, (self.lock,))


def _break() -> None:
    raise RuntimeError("cannot be read")


@dataclass(frozen=True)
class Ended:
    """The last event of a job that ended well, after so many tries or steps."""

    count: int


@dataclass(frozen=True)
class DyingRequest(JobRequest[str | Ended]):
    """A job whose process dies in its first step, as often as there are files to remove.

    Attributes:
        folder: each try makes a file here.
        deaths: how often.
    """

    folder: Path
    way: str
    deaths: int

    def steps(self, context: JobContext) -> Steps[str | Ended]:
        tries = len(list(self.folder.glob("try-*")))
        (self.folder / f"try-{tries}").touch()
        yield "began"
        if tries < self.deaths:
            die(self.way)
        return Ended(tries)


@dataclass(frozen=True)
class RaisingRequest(JobRequest[str]):
    """A job with a fault of the program, whose message holds a word of the user's."""

    word: str

    def steps(self, context: JobContext) -> Steps[str]:
        yield "began"
        raise ValueError(f"{self.word} is not in list")


@dataclass(frozen=True)
class CountRequest(JobRequest[int | Ended]):
    """A job of many steps that harms nobody."""

    steps_count: int = 3

    def steps(self, context: JobContext) -> Steps[int | Ended]:
        yield from range(self.steps_count)
        return Ended(self.steps_count)


@dataclass(frozen=True)
class AnswerRequest(JobRequest[object]):
    """A job whose answer, or an event before it, cannot cross the pipe; or that fails where it is packed."""

    fault: str

    def steps(self, context: JobContext) -> Steps[object]:
        if self.fault in ("event-here", "event-there"):
            yield Unpackable(is_late=self.fault == "event-here")
        yield None
        if self.fault in ("answer-here", "answer-there"):
            return Unpackable(is_late=self.fault == "answer-here")
        return "answered"

    def pack(self) -> PackedRequest:
        return FaultyPacking(self)

    @property
    def activity(self) -> str:
        return "answering"


class FaultyPacking(PackedRequest):
    """The way there and back of an `AnswerRequest`."""

    def __init__(self, request: AnswerRequest) -> None:
        if request.fault == "pack":
            raise RuntimeError("cannot be packed")
        super().__init__(request)
        self._fault = request.fault

    def unpack(self, event: Any) -> Any:
        if self._fault == "unpack":
            raise RuntimeError("cannot be unpacked")
        return event


FAULTS = ("pack", "unpack", "answer-here", "answer-there", "event-here", "event-there")
