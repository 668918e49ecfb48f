"""Dispatchers: the way of results back to the thread that owns the document."""

from __future__ import annotations

import queue
import time
from collections.abc import Callable
from typing import Protocol


class Dispatcher(Protocol):
    """Runs functions on the owner's thread; `post` may be called from any thread."""

    def post(self, function: Callable[[], None]) -> None:
        """Run `function` on the owner's thread, soon, in the order of the calls."""
        ...


class QueueDispatcher:
    """A queue of functions that the owner runs by `pump`: for scripts, headless commands and tests."""

    def __init__(self) -> None:
        self._queue: queue.SimpleQueue[Callable[[], None]] = queue.SimpleQueue()

    def post(self, function: Callable[[], None]) -> None:
        self._queue.put(function)

    def pump(self, timeout_s: float = 0.0) -> int:
        """Run what has arrived, waiting up to `timeout_s` for the first; returns how many ran."""
        ran = 0
        try:
            function = self._queue.get(timeout=timeout_s) if timeout_s > 0 else self._queue.get_nowait()
            while True:
                function()
                ran += 1
                function = self._queue.get_nowait()
        except queue.Empty:
            return ran

    def pump_until(self, condition: Callable[[], bool], timeout_s: float) -> bool:
        """Run what arrives until `condition` holds; False when the time is over."""
        end = time.monotonic() + timeout_s
        while not condition():
            left = end - time.monotonic()
            if left <= 0:
                return False
            self.pump(min(left, 0.05))
        return True


class GatedDispatcher:
    """A dispatcher that drops everything from `close` on, functions already posted included."""

    def __init__(self, inner: Dispatcher) -> None:
        self._inner = inner
        self._is_open = True

    def post(self, function: Callable[[], None]) -> None:
        def run_if_open() -> None:
            if self._is_open:
                function()

        self._inner.post(run_if_open)

    def close(self) -> None:
        """Drop everything from now on; for the owner's thread."""
        self._is_open = False
