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

# What the platform without a screen cannot do, which is no fault of the window's.
OFFSCREEN = ("This plugin does not support", "QWindowsWindow", "QFontDatabase")


class Complaints:
    """Gathers what must never be heard: uncaught errors of any thread, log lines, warnings of Qt."""

    def __init__(self) -> None:
        self.heard: list[str] = []

    @contextmanager
    def listening(self) -> Iterator[None]:
        before = sys.excepthook, threading.excepthook, sys.unraisablehook
        handler = _ListHandler(self.heard)
        sys.excepthook = self._on_error
        threading.excepthook = lambda args: self._on_error(args.exc_type, args.exc_value, args.exc_traceback)
        sys.unraisablehook = lambda args: self._on_error(args.exc_type, args.exc_value, args.exc_traceback)
        logging.getLogger().addHandler(handler)
        old = qInstallMessageHandler(self._on_qt)
        try:
            yield
        finally:
            qInstallMessageHandler(old)
            logging.getLogger().removeHandler(handler)
            sys.excepthook, threading.excepthook, sys.unraisablehook = before

    def _on_error(self, kind: Any, error: BaseException | None, trace: TracebackType | None) -> None:
        self.heard.append("".join(traceback.format_exception(kind, error, trace)))

    def _on_qt(self, kind: QtMsgType, context: object, message: str) -> None:
        if kind not in (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg) and not message.startswith(OFFSCREEN):
            self.heard.append(f"Qt: {message}")


class _ListHandler(logging.Handler):
    def __init__(self, heard: list[str]) -> None:
        super().__init__(logging.WARNING)
        self._heard = heard

    def emit(self, record: logging.LogRecord) -> None:
        self._heard.append(f"{record.levelname} {record.name}: {record.getMessage()}")
