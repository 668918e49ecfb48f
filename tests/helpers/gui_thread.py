"""Guard of the GUI thread: it enters no database, decodes no file and waits for no other thread."""

from __future__ import annotations

import concurrent.futures
import functools
import multiprocessing.process
import sqlite3
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from PIL import Image

from engine.storage.mask_writer import MaskWriter
from engine.storage.writer import Writer

ROOT = Path(__file__).parents[2]

MAY_WAIT = frozenset(
    {
        # Opening a project: its tables are read.
        "gui.project_controller.ProjectController._open",
        # Closing it, and the end of the program: everything is stored, threads come to their end.
        "gui.project_controller.ProjectController.close_project",
        "gui.project_controller.ProjectController.close",
        # Bands of a view, the thread's own work of a millisecond or two (decision 44).
        "gui.canvas.pixels.each_in_parallel",
    }
)
"""Functions of the product in which the GUI thread may wait. This list only shrinks."""

_PRODUCT = ("gui", "engine/session", "engine/service.py")


def watched_gui_thread() -> Iterator[None]:
    """Fail a test in which the GUI thread enters a database, opens an image or waits for a thread."""
    with guarded(threading.main_thread()) as guard:
        yield
    assert not guard.offences, "the GUI thread waits:\n" + "\n".join(dict.fromkeys(guard.offences))


class GuiThreadGuard:
    """Record of each time that the product makes the guarded thread wait.

    What a test itself asks of a project on that thread counts for nothing: only calls in which a function of
    `gui`, `engine.session` or `engine.service` is on the stack.
    """

    def __init__(self, thread: threading.Thread) -> None:
        self.offences: list[str] = []
        self._thread = thread

    def note(self, what: str) -> None:
        """Record an offence, unless another thread is at work or the wait is allowed."""
        if threading.current_thread() is not self._thread or _is_starting_a_thread():
            return
        path = list(_stack())
        if path and not MAY_WAIT.intersection(path):
            self.offences.append(f"{what}, in {' < '.join(path[:6])}")


def _is_starting_a_thread() -> bool:
    """Starting a thread waits for it to run, which is no wait for its work."""
    frame = sys._getframe(2)
    while frame is not None:
        if frame.f_code is threading.Thread.start.__code__:
            return True
        frame = frame.f_back  # type: ignore[assignment]
    return False


def _stack() -> Iterator[str]:
    """Names of the product's functions on the stack, the innermost first."""
    frame = sys._getframe(2)
    while frame is not None:
        module = _watched_module(frame.f_code.co_filename)
        if module:
            yield f"{module}.{frame.f_code.co_qualname}"
        frame = frame.f_back  # type: ignore[assignment]


@functools.cache
def _watched_module(file_name: str) -> str:
    """Dotted name of the module in a file, or "" for a file that is not watched.

    Remembered: a path for each frame of each look at the stack was a sixth of the time of a window test.
    """
    try:
        file = Path(file_name).relative_to(ROOT).as_posix()
    except ValueError:
        return ""
    return file[:-3].replace("/", ".") if file.startswith(_PRODUCT) else ""


@contextmanager
def guarded(thread: threading.Thread) -> Iterator[GuiThreadGuard]:
    """Watch a thread as long as the block runs."""
    guard = GuiThreadGuard(thread)
    with pytest.MonkeyPatch.context() as patch:
        _watch_sqlite(patch, guard)
        for owner, name, what in _WAITS:
            _watch(patch, guard, owner, name, what)
        yield guard


_WAITS: tuple[tuple[Any, str, str], ...] = (
    (Image, "open", "opens an image file"),
    (threading.Condition, "wait", "waits for a condition"),
    (threading.Thread, "join", "waits for a thread"),
    (concurrent.futures.Future, "result", "waits for a result"),
    (multiprocessing.process.BaseProcess, "join", "waits for a process"),
    (Writer, "flush", "waits for the project's writer"),
    (Writer, "settle", "waits for the project's writer"),
    (Writer, "call", "waits for the project's writer"),
    (MaskWriter, "flush", "waits for the mask files"),
)


def _watch(patch: pytest.MonkeyPatch, guard: GuiThreadGuard, owner: Any, name: str, what: str) -> None:
    original: Callable[..., Any] = getattr(owner, name)

    @functools.wraps(original)
    def watched(*arguments: Any, **named: Any) -> Any:
        timeout = named.get("timeout", arguments[1] if len(arguments) > 1 else None)
        if timeout != 0.0:
            guard.note(what)
        return original(*arguments, **named)

    patch.setattr(owner, name, watched)


def _watch_sqlite(patch: pytest.MonkeyPatch, guard: GuiThreadGuard) -> None:
    class Watched(sqlite3.Connection if TYPE_CHECKING else object):
        def execute(self, *arguments: Any) -> sqlite3.Cursor:
            guard.note("enters SQLite")
            return super().execute(*arguments)

        def executemany(self, *arguments: Any) -> sqlite3.Cursor:
            guard.note("enters SQLite")
            return super().executemany(*arguments)

        def executescript(self, *arguments: Any) -> sqlite3.Cursor:
            guard.note("enters SQLite")
            return super().executescript(*arguments)

    original = sqlite3.connect

    def connect(
        *arguments: Any, factory: type[sqlite3.Connection] = sqlite3.Connection, **named: Any
    ) -> sqlite3.Connection:
        guard.note("opens a database")
        return original(*arguments, factory=type("Watched", (Watched, factory), {}), **named)

    patch.setattr(sqlite3, "connect", connect)
