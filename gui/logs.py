"""Log file, and hooks for errors that nobody caught: they are logged and shown, never silent."""

from __future__ import annotations

import logging
import logging.handlers
import os
import sys
import threading
from collections.abc import Callable
from contextlib import ExitStack, suppress
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

from engine.crash.unexpected import FaultHandler, fault_handler
from gui.settings import unwritable

if TYPE_CHECKING:
    from engine.session import Notice

LOG_BYTES: Final = 1_000_000
_MOST_QT_LETTERS: Final = 2000
_QT_LEVELS: Final = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}
_log = logging.getLogger("inkling")


def log_file() -> Path:
    """Path of the log; INKLING_CONFIG_DIR moves it along with the settings."""
    override = os.environ.get("INKLING_CONFIG_DIR")
    if override:
        return Path(override) / "inkling.log"
    import platformdirs

    return Path(platformdirs.user_log_dir("inkling", appauthor=False)) / "inkling.log"


class LogFile(logging.handlers.RotatingFileHandler):
    """Log file that may fail: what cannot be written is dropped, and `problem` says why, in one sentence."""

    def __init__(self, path: Path) -> None:
        self.problem = ""
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            self.problem = unwritable(error, path)
        super().__init__(path, maxBytes=LOG_BYTES, backupCount=2, encoding="utf-8", delay=True)

    def handleError(self, record: logging.LogRecord) -> None:
        """Note the failure; logging would write its trace to the terminal for every line."""
        error = sys.exc_info()[1]
        if not isinstance(error, OSError):
            super().handleError(record)
        elif not self.problem:
            self.problem = unwritable(error, Path(self.baseFilename))

    def close(self) -> None:
        """Close the file, also where its last lines cannot be written."""
        with suppress(OSError):
            super().close()


def start_log() -> LogFile:
    """Write warnings and errors of the whole program to the log file; returns the handler."""
    handler = LogFile(log_file())
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    handler.setLevel(logging.INFO)
    logging.getLogger().addHandler(handler)
    _log.setLevel(logging.INFO)
    return handler


def log_notice(notice: Notice) -> None:
    """Keep what was said; with its trace, where there is one, as an error that a bug report needs."""
    if notice.trace and notice.level == "error":
        _log.error("%s %s\n%s", notice.summary, notice.hint, notice.trace)
    else:
        _log.info("%s: %s %s", notice.level, notice.summary, notice.hint)


def install_hooks(tell: FaultHandler) -> Callable[[], None]:
    """Have `tell` called with every error that nobody caught; returns the way back to the old hooks.

    From slots and virtual functions of Qt, timers, threads, and the lanes, writers and listeners that report
    their faults. `tell` may be called on any thread.
    """
    old = sys.excepthook, threading.excepthook, sys.unraisablehook

    def on_error(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            old[0](kind, error, trace)
            return
        tell(error if error.__traceback__ is not None else error.with_traceback(trace))

    def on_thread_error(args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None and not issubclass(args.exc_type, SystemExit):
            on_error(args.exc_type, args.exc_value, args.exc_traceback)

    def on_unraisable(args: sys.UnraisableHookArgs) -> None:
        if args.exc_value is None:
            return
        if _is_ours(args.exc_traceback):
            on_error(args.exc_type, args.exc_value, args.exc_traceback)
        else:
            # A library that stumbles while it tidies up: no work of the user's hangs on it.
            _log.error("Ignored in a library", exc_info=args.exc_value)

    handler = ExitStack()
    handler.enter_context(fault_handler(tell))
    old_qt = qInstallMessageHandler(_log_qt)

    def restore() -> None:
        handler.close()
        qInstallMessageHandler(old_qt)
        sys.excepthook, threading.excepthook, sys.unraisablehook = old

    sys.excepthook, threading.excepthook, sys.unraisablehook = on_error, on_thread_error, on_unraisable
    return restore


def _is_ours(trace: TracebackType | None) -> bool:
    """Whether code of the program is on the way to an error."""
    while trace is not None:
        if str(trace.tb_frame.f_globals.get("__name__", "")).split(".")[0] in ("engine", "gui", "main"):
            return True
        trace = trace.tb_next
    return False


def _log_qt(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    """Log what Qt says. After a fatal message Qt ends the program, and faulthandler notes where."""
    level = _QT_LEVELS.get(kind, logging.WARNING)
    _log.log(level, "Qt: %s", message[:_MOST_QT_LETTERS])
    if level >= logging.WARNING and sys.stderr is not None:
        sys.stderr.write(f"{message}\n")
