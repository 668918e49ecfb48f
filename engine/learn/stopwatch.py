"""Stopwatch of a generator's working time: pauses between two of its steps are not counted."""

from __future__ import annotations

from collections.abc import Callable, Generator
from typing import Final, TypeVar

E = TypeVar("E")


class Stopwatch:
    """Working time of a generator; the time between two calls of `next` is not counted.

    Args:
        clock: seconds.
    """

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._worked_s = 0.0
        self._slice_start_s: float | None = None

    def seconds(self) -> float:
        """Working time so far."""
        running = 0.0 if self._slice_start_s is None else self._clock() - self._slice_start_s
        return self._worked_s + running

    def set_to(self, seconds: float) -> None:
        """Continue from this working time, while `measured` runs."""
        self._worked_s, self._slice_start_s = seconds, self._clock()

    def measured(self, work: Generator[E, None, None]) -> Generator[E, None, None]:
        """Everything that `work` yields, with the time counted that it takes to the next value."""
        while True:
            self._slice_start_s = self._clock()
            try:
                event = next(work, _END)
            finally:
                self._worked_s = self.seconds()
                self._slice_start_s = None
            if isinstance(event, _End):
                return
            yield event


class _End:
    """Marks the end of a generator."""


_END: Final = _End()
