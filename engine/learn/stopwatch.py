"""What every generator that learns shares: the time it works, and what to do when memory runs out."""

from __future__ import annotations

from collections.abc import Callable, Generator
from typing import Final, TypeVar

import torch

from engine.core import UserError

E = TypeVar("E")


class WorkingTime:
    """Seconds that a generator works; the time between two calls of `next` is not counted.

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
        """Count on from here, while `measured` runs."""
        self._worked_s, self._slice_start_s = seconds, self._clock()

    def measured(self, work: Generator[E, None, None]) -> Generator[E, None, None]:
        """What `work` yields; it is working whenever it is asked for the next."""
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


def halved(batch: int, least: int, refusal: UserError, device: torch.device) -> int:
    """Half a batch that did not fit the memory.

    Raises:
        UserError: `refusal`, when not even `least` fit.
    """
    if batch <= least:
        raise refusal
    if device.type == "cuda":
        torch.cuda.empty_cache()
    return batch // 2


class _End:
    """What comes after the last event."""


_END: Final = _End()
