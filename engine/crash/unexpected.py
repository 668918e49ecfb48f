"""Faults of the program at the borders of threads and processes that must go on: lanes, writers, compute."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final, TypeAlias

if TYPE_CHECKING:
    from engine.crash.crash_report import CrashReport

Fault: TypeAlias = "BaseException | CrashReport"
"""An error of this process, or the report of one of another process."""
FaultHandler: TypeAlias = Callable[[Fault], bool]
"""Called on the thread of the fault; whether it shows the fault itself."""

SHOWN_HINT: Final = "The report of this fault is in the dialog, to be copied from there."
"""Hint of failures that a handler shows itself: a message about them would be a second voice."""

_lock = threading.Lock()
_handlers: list[FaultHandler] = []


def report_fault(fault: Fault) -> bool:
    """Hand a fault that nobody expects to the handler in force; whether that shows it.

    Otherwise it is for the border that calls: it delivers the failure to its owner as well.
    """
    with _lock:
        handler = _handlers[-1] if _handlers else None
    return handler is not None and handler(fault)


@contextmanager
def fault_handler(handler: FaultHandler) -> Iterator[None]:
    """Inside the block `handler` gets the faults of all threads."""
    with _lock:
        _handlers.append(handler)
    try:
        yield
    finally:
        with _lock:
            _handlers.remove(handler)
