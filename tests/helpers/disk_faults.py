"""A disk that fails at a chosen write: every way by which the program writes is counted.

Counted are: opening a file for writing, each write to it (as Python's buffers pass them on), fsync and the
wait for a whole disk, replace,
rename, mkdir, and each statement of SQLite that changes something. Writes of compiled libraries (safetensors,
Pillow's encoders) go past it; tests on a small real disk see those.
"""

from __future__ import annotations

import builtins
import errno
import io
import os
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from engine.files import disk_sync

_CHANGES = ("INSERT", "UPDATE", "DELETE", "REPLACE", "CREATE", "COMMIT", "VACUUM", "BEGIN IMMEDIATE")
_SQLITE_CODES = {
    errno.ENOSPC: (sqlite3.SQLITE_FULL, "database or disk is full"),
    errno.EROFS: (sqlite3.SQLITE_READONLY, "attempt to write a readonly database"),
    errno.EACCES: (sqlite3.SQLITE_READONLY, "attempt to write a readonly database"),
    errno.EIO: (sqlite3.SQLITE_IOERR, "disk I/O error"),
}


class _Faults:
    """Counter of writes below `folder`; the `nth` and all after it fail (or it alone, when it is `once`)."""

    def __init__(self, nth: int, number: int, folder: Path, once: bool, log: str | None) -> None:
        self._nth = nth
        self._number = number
        self._folder = os.path.realpath(folder)
        self._once = once
        self._log = log
        self._count = 0

    def note(self, what: str, path: Any) -> None:
        """Count a write; raises OSError when it is to fail."""
        if self._fails(what, path):
            raise OSError(self._number, os.strerror(self._number), str(path))

    def note_statement(self, sql: str, path: Any) -> None:
        """Count a statement that changes a database; raises as SQLite does when it is to fail."""
        if sql.lstrip().upper().startswith(_CHANGES) and self._fails(sql.split("(")[0][:40], path):
            code, words = _SQLITE_CODES[self._number]
            error = sqlite3.OperationalError(words)
            error.sqlite_errorcode = code
            raise error

    def _fails(self, what: str, path: Any) -> bool:
        if not os.path.realpath(os.fsdecode(path)).startswith(self._folder):
            return False
        self._count += 1
        if self._log is not None:
            _real_append(self._log, f"{what} {path}\n")
        return self._count == self._nth or (self._count > self._nth and not self._once)


def _real_append(path: str, text: str) -> None:
    handle = _OS["open"](path, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
    os.write(handle, text.encode())
    os.close(handle)


_OS: dict[str, Callable[..., Any]] = {
    name: getattr(os, name) for name in ("open", "fsync", "replace", "rename", "mkdir")
}
_OPEN = builtins.open
_CONNECT = sqlite3.connect


def break_disk(nth: int, number: int, folder: str, once: bool = False, log: str | None = None) -> None:
    """Make the `nth` write below `folder` fail with the errno `number`, for the rest of this process.

    Args:
        once: only this write fails; else all that follow too, as on a disk that stays full.
        log: file to which every counted write is added as a line.
    """
    faults = _Faults(nth, number, Path(folder), once, log)
    _break_files(faults)
    _break_sqlite(faults)


def _break_files(faults: _Faults) -> None:
    handles: dict[int, Any] = {}

    class FaultyFile(io.FileIO):
        """A raw file whose writes are counted."""

        def write(self, data: Any) -> int | None:
            faults.note("write", self.name)
            return super().write(data)

    def open_file(file: Any, mode: str = "r", buffering: int = -1, *args: Any, **more: Any) -> Any:
        if isinstance(file, int) or not set(mode) & set("wxa+"):
            return _OPEN(file, mode, buffering, *args, **more)
        faults.note(f"open {mode}", file)
        raw = FaultyFile(file, mode.replace("b", "").replace("t", ""))
        handles[raw.fileno()] = file
        buffered = io.BufferedRandom(raw) if "+" in mode else io.BufferedWriter(raw)
        return buffered if "b" in mode else io.TextIOWrapper(buffered, *args, **more)

    def open_handle(path: Any, flags: int, *args: Any, **more: Any) -> int:
        if flags & (os.O_WRONLY | os.O_RDWR):
            faults.note("os.open", path)
        handle: int = _OS["open"](path, flags, *args, **more)
        handles[handle] = path
        return handle

    def counted(name: str, which: int) -> Callable[..., Any]:
        def call(*args: Any, **more: Any) -> Any:
            faults.note(name, handles.get(args[0], "/") if name == "fsync" else args[which])
            return _OS[name](*args, **more)

        return call

    builtins.open = io.open = open_file  # type: ignore[assignment]
    os.open = open_handle  # type: ignore[assignment]
    _break_whole_disks(faults, handles)
    for name, which in (("fsync", 0), ("replace", 1), ("rename", 1), ("mkdir", 0)):
        setattr(os, name, counted(name, which))


def _break_whole_disks(faults: _Faults, handles: dict[int, Any]) -> None:
    real = disk_sync._disk_call()

    def call(handle: int) -> int:
        assert real is not None
        try:
            faults.note("wait for the disk of", handles.get(handle, "/"))
        except OSError as error:
            return error.errno or errno.EIO
        return real(handle)

    if real is not None:
        disk_sync._disk_call = lambda: call  # type: ignore[assignment]


def _break_sqlite(faults: _Faults) -> None:
    class FaultyConnection(sqlite3.Connection if TYPE_CHECKING else object):
        """A connection whose changes are counted."""

        path: Any = ""

        def execute(self, sql: str, *args: Any) -> sqlite3.Cursor:
            faults.note_statement(sql, self.path)
            return super().execute(sql, *args)

        def executemany(self, sql: str, *args: Any) -> sqlite3.Cursor:
            faults.note_statement(sql, self.path)
            return super().executemany(sql, *args)

        def executescript(self, script: str) -> sqlite3.Cursor:
            faults.note_statement("BEGIN IMMEDIATE", self.path)
            return super().executescript(script)

    def connect(
        database: Any, *args: Any, factory: type[sqlite3.Connection] = sqlite3.Connection, **more: Any
    ) -> sqlite3.Connection:
        both = type("FaultyConnection", (FaultyConnection, factory), {})
        connection = _CONNECT(database, *args, factory=both, **more)
        connection.path = "/" if str(database).startswith("file:") else database
        return connection

    sqlite3.connect = connect  # type: ignore[assignment]
