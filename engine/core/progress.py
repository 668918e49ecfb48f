"""Progress reports and cancelling of long work."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from engine.core.errors import CancelledError


@dataclass(frozen=True, slots=True)
class Progress:
    """`done` of `total` `unit`s; a total of 0 means that nobody knows."""

    done: int
    total: int
    unit: str
    note: str = ""


Reporter: TypeAlias = Callable[[Progress], None]


def NO_PROGRESS(progress: Progress) -> None:
    """Reporter for work that nobody watches."""


class CancelToken:
    """A flag that one thread sets and the working thread asks; safe from any thread.

    Example:
        >>> token = CancelToken()
        >>> token.check()
        >>> token.cancel()
        >>> token.check()
        Traceback (most recent call last):
        ...
        engine.core.errors.CancelledError: Cancelled.
    """

    def __init__(self) -> None:
        self._event = threading.Event()

    def cancel(self) -> None:
        self._event.set()

    @property
    def is_cancelled(self) -> bool:
        return self._event.is_set()

    def wait(self, seconds: float) -> None:
        """Sleep so long; raises CancelledError as soon as the work is no longer wanted."""
        if self._event.wait(seconds):
            raise CancelledError

    def check(self) -> None:
        """Raise CancelledError when the work is no longer wanted."""
        if self._event.is_set():
            raise CancelledError


class Throttle:
    """Passes at most `per_second` reports a second on, and always the last of a job (done == total)."""

    def __init__(
        self,
        sink: Reporter,
        per_second: float = 10.0,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._sink = sink
        self._interval_s = 1.0 / per_second
        self._clock = clock
        self._next_s = float("-inf")

    def __call__(self, progress: Progress) -> None:
        now = self._clock()
        is_last = progress.total > 0 and progress.done >= progress.total
        if is_last or now >= self._next_s:
            self._next_s = now + self._interval_s
            self._sink(progress)
