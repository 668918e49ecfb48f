"""Bridge from the engine's threads to Qt's: the only place where callbacks cross."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal, Slot


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
