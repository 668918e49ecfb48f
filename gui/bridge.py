"""Bridges to Qt's loop, where callbacks cross from the engine's threads, and signals from the system."""

from __future__ import annotations

import signal
import socket
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, QSocketNotifier, Qt, Signal, Slot

from engine.stop_signal_numbers import stop_signal_numbers


class QtDispatcher(QObject):
    """Queue of functions that any thread posts; they run in order on the thread that made this object.

    After `close()` whatever arrives is dropped: the window that it was meant for is gone.
    """

    _posted = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._is_open = True
        # Queued even from the owner's own thread: a callback never runs inside the call that caused it.
        self._posted.connect(self._run, Qt.ConnectionType.QueuedConnection)

    def post(self, function: Callable[[], None]) -> None:
        """Run `function` on the owner's thread soon; returns at once; safe from any thread."""
        if self._is_open:
            self._posted.emit(function)

    def close(self) -> None:
        self._is_open = False

    @Slot(object)
    def _run(self, function: Callable[[], None]) -> None:
        if self._is_open:
            function()


class WindowSignals(QObject):
    """Signals that end the window as its close button does: Ctrl-C, SIGTERM, the end of the terminal.

    Qt's loop runs no Python code while it waits, so a signal is noticed through a socket that wakes it up.

    Args:
        on_signal: called on the GUI thread for each signal.
    """

    def __init__(self, on_signal: Callable[[], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.received: int | None = None
        self._on_signal = on_signal
        self._reader, self._writer = socket.socketpair()
        self._reader.setblocking(False)
        self._writer.setblocking(False)
        self._notifier = QSocketNotifier(self._reader.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._wake_up)
        self._former_handle = signal.set_wakeup_fd(self._writer.fileno(), warn_on_full_buffer=False)
        self._former: dict[int, Any] = {
            number: signal.signal(number, self._note) for number in stop_signal_numbers()
        }

    @property
    def exit_code(self) -> int:
        """130 after Ctrl-C, 143 after SIGTERM; 0 when there was no signal."""
        return 0 if self.received is None else 128 + self.received

    def close(self) -> None:
        """Bring the former handlers back."""
        for number, handler in self._former.items():
            signal.signal(number, handler)
        signal.set_wakeup_fd(self._former_handle)
        self._notifier.setEnabled(False)
        self._reader.close()
        self._writer.close()

    def _note(self, number: int, frame: object) -> None:
        # Raises nothing: in the middle of a wait for a thread, CPython would take that for ended.
        self.received = number

    def _wake_up(self) -> None:
        self._reader.recv(4096)
        if self.received is not None:
            self._on_signal()
