"""Log file, and hooks for errors that nobody caught: they are logged and shown, never silent."""

from __future__ import annotations

import faulthandler
import logging
import logging.handlers
import os
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from engine.session import Notice

LOG_BYTES: Final = 1_000_000
_log = logging.getLogger("inkling")


def log_file() -> Path:
    """Path of the log; INKLING_CONFIG_DIR moves it along with the settings."""
    override = os.environ.get("INKLING_CONFIG_DIR")
    if override:
        return Path(override) / "inkling.log"
    import platformdirs

    return Path(platformdirs.user_log_dir("inkling", appauthor=False)) / "inkling.log"


def start_log() -> logging.Handler:
    """Write warnings and errors of the whole program to the log file; returns the handler."""
    path = log_file()
    path.parent.mkdir(parents=True, exist_ok=True)
    handler = logging.handlers.RotatingFileHandler(
        path, maxBytes=LOG_BYTES, backupCount=2, encoding="utf-8", delay=True
    )
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    handler.setLevel(logging.INFO)
    logging.getLogger().addHandler(handler)
    _log.setLevel(logging.INFO)
    if sys.stderr is not None:
        faulthandler.enable()
    return handler


def log_notice(notice: Notice) -> None:
    """Keep what was said; with its trace, where there is one, as an error that a bug report needs."""
    if notice.trace and notice.level == "error":
        _log.error("%s %s\n%s", notice.summary, notice.hint, notice.trace)
    else:
        _log.info("%s: %s %s", notice.level, notice.summary, notice.hint)


def install_hooks(tell: Callable[[BaseException], None]) -> Callable[[], None]:
    """Log what nobody caught, on any thread, and `tell` it; returns the way back to the old hooks.

    `tell` may be called on any thread.
    """
    old_hook, old_thread_hook = sys.excepthook, threading.excepthook

    def on_error(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            old_hook(kind, error, trace)
            return
        _log.critical("Uncaught", exc_info=(kind, error, trace))
        tell(error)

    def on_thread_error(args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None and not issubclass(args.exc_type, SystemExit):
            on_error(args.exc_type, args.exc_value, args.exc_traceback)

    def restore() -> None:
        sys.excepthook, threading.excepthook = old_hook, old_thread_hook

    sys.excepthook, threading.excepthook = on_error, on_thread_error
    return restore
