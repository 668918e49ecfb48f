"""Signals that end a command: the first cancels its work, the second ends it at once."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from types import FrameType
from typing import Any, Final, Self

import psutil

from engine.core import CancelToken
from engine.files.temporary_names import discard_unfinished
from engine.stop_signal_numbers import stop_signal_numbers

LONGEST_END_S: Final = 60.0
"""Work that has not come to its end this long after the signal is cut off. A training step of the largest
networks takes half a minute on two cores."""
_POLL_S: Final = 0.2


class StopSignals:
    """Handling of the signals while a command runs; made and used on the main thread.

    The handlers set the token and raise nothing: an exception in the middle of `Thread.join` makes CPython up
    to 3.12 take the joined thread for ended.

    Args:
        on_end: called at the end of the block, before the former handlers are back.
    """

    def __init__(self, token: CancelToken, on_end: Callable[[], None] = lambda: None) -> None:
        self._token = token
        self._on_end = on_end
        self._deadline_s: float | None = None
        self._former: dict[int, Any] = {}
        self.received: int | None = None

    @property
    def exit_code(self) -> int:
        """130 after Ctrl-C, 143 after SIGTERM: 128 and the number of the first signal."""
        return 128 + (self.received or signal.SIGINT)

    def __enter__(self) -> Self:
        # Python lets only the main thread have handlers; tests run commands on others.
        if threading.current_thread() is threading.main_thread():
            for number in stop_signal_numbers():
                self._former[number] = signal.signal(number, self._stop)
        return self

    def __exit__(self, *_: object) -> None:
        self._on_end()
        for number, handler in self._former.items():
            signal.signal(number, handler)

    def run(self, work: Callable[[], None], on_poll: Callable[[], None]) -> None:
        """Run `work`, which raises nothing, on a second thread until it ends; a signal sets the token.

        Args:
            on_poll: called a few times a second.
        """
        ended = threading.Event()

        def body() -> None:
            try:
                work()
            finally:
                ended.set()

        threading.Thread(target=body, name="command", daemon=True).start()
        while not ended.wait(_POLL_S):
            on_poll()
            if self._deadline_s is not None and time.monotonic() > self._deadline_s:
                self._end_at_once()

    def _stop(self, number: int, frame: FrameType | None) -> None:
        if self.received is not None:
            self._end_at_once()
        self.received = number
        self._deadline_s = time.monotonic() + LONGEST_END_S
        self._token.cancel()

    def _end_at_once(self) -> None:
        # Files get their names when they are whole; only hidden ones can be half-written.
        discard_unfinished()
        for child in psutil.Process().children(recursive=True):
            with suppress(psutil.Error):
                child.kill()
        os._exit(self.exit_code)
