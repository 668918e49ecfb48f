"""What must never be heard while a window is used: errors that nobody caught, log lines, warnings of Qt."""

from __future__ import annotations

import logging
import sys
import threading
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import Any

from PySide6.QtCore import QtMsgType, qInstallMessageHandler

from tests.helpers.gui_thread import GuiThreadGuard, guarded

# What the platform without a screen cannot do, which is no fault of the window's.
OFFSCREEN = ("This plugin does not support", "QWindowsWindow", "QFontDatabase")


class Complaints:
    """Gathers uncaught errors of any thread, log lines, warnings of Qt, and waits of the GUI thread."""

    def __init__(self) -> None:
        self._heard: list[str] = []
        self._guard: GuiThreadGuard | None = None

    def take(self) -> list[str]:
        """Everything that was heard since the last call."""
        offences = [] if self._guard is None else self._guard.offences
        heard = [*self._heard, *(f"The GUI thread waits: {offence}" for offence in offences)]
        self._heard.clear()
        offences.clear()
        return heard

    @contextmanager
    def listening(self) -> Iterator[None]:
        before = sys.excepthook, threading.excepthook, sys.unraisablehook
        handler = _ListHandler(self._heard)
        sys.excepthook = self._on_error
        threading.excepthook = lambda args: self._on_error(args.exc_type, args.exc_value, args.exc_traceback)
        sys.unraisablehook = lambda args: self._on_error(args.exc_type, args.exc_value, args.exc_traceback)
        logging.getLogger().addHandler(handler)
        old = qInstallMessageHandler(self._on_qt)
        try:
            with guarded(threading.main_thread()) as guard:
                self._guard = guard
                yield
        finally:
            qInstallMessageHandler(old)
            logging.getLogger().removeHandler(handler)
            sys.excepthook, threading.excepthook, sys.unraisablehook = before

    def _on_error(self, kind: Any, error: BaseException | None, trace: TracebackType | None) -> None:
        self._heard.append("".join(traceback.format_exception(kind, error, trace)))

    def _on_qt(self, kind: QtMsgType, context: object, message: str) -> None:
        if kind not in (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg) and not message.startswith(OFFSCREEN):
            self._heard.append(f"Qt: {message}")


class _ListHandler(logging.Handler):
    def __init__(self, heard: list[str]) -> None:
        super().__init__(logging.WARNING)
        self._heard = heard

    def emit(self, record: logging.LogRecord) -> None:
        self._heard.append(f"{record.levelname} {record.name}: {record.getMessage()}")
