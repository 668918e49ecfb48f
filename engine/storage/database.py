"""Connections to a project's SQLite file, and its failures put into words."""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from engine.core import EngineError, UserError
from engine.storage.schema import check_version

_BUSY_TIMEOUT_S: Final = 10.0

# Failures of the surroundings, which pass when somebody frees space or plugs the disk in again.
_PASSING: Final = frozenset(
    {
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_LOCKED,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_NOMEM,
    }
)


def connect_writing(path: Path) -> sqlite3.Connection:
    """The one connection that writes; belongs to the thread that calls."""
    connection = sqlite3.connect(path, timeout=_BUSY_TIMEOUT_S, isolation_level=None)
    # NORMAL in WAL mode: a crash of the program loses nothing that was committed, a power
    # cut at most the last commits; the file is consistent either way. FULL would wait for
    # the disk at every stroke.
    for pragma in ("journal_mode=WAL", "synchronous=NORMAL", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {pragma}")
    return connection


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All statements of the block, or none."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def is_passing(error: BaseException) -> bool:
    """True when the same statement may succeed later without any change to the program."""
    if isinstance(error, sqlite3.Error):
        return (getattr(error, "sqlite_errorcode", 0) & 0xFF) in _PASSING
    return isinstance(error, (OSError, MemoryError))


def storage_error(error: BaseException, name: str) -> EngineError:
    """Error for the user when the file of project `name` failed with `error`."""
    if isinstance(error, EngineError):
        return error
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code == sqlite3.SQLITE_FULL:
        return UserError(f"The disk is full: changes to {name} are not saved yet.", "Free some space on it.")
    if code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
        return UserError(
            f"The project file of {name} is damaged ({error}).",
            "Bring it back from a copy, or make a new project and import its masks folder.",
        )
    if is_passing(error):
        return UserError(
            f"Changes to {name} are not saved yet: {error}.",
            "Check that its disk is there and has space, and that you may write to it.",
        )
    return EngineError(f"Saving to {name} failed: {type(error).__name__}: {error}.", "Please report this.")


class Reader:
    """Answers questions from any thread over one read-only connection.

    Sees every committed change. On a folder that nobody may write to, where SQLite cannot
    share its log, a file with a log left behind is read from a temporary copy.
    """

    def __init__(self, path: Path) -> None:
        self._name = path.parent.name
        self._lock = threading.Lock()
        self._copy: tempfile.TemporaryDirectory[str] | None = None
        self._data_version = 0
        try:
            self._connection = self._connect(path)
        except sqlite3.Error as error:
            self._drop_copy()
            raise _unreadable(self._name, error) from error
        try:
            check_version(self._connection)
            self.has_changed()
        except BaseException as error:
            self.close()
            if isinstance(error, sqlite3.Error):
                raise _unreadable(self._name, error) from error
            raise

    def rows(self, sql: str, parameters: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
        """All rows that the statement selects."""
        with self._lock:
            try:
                return self._connection.execute(sql, parameters).fetchall()
            except sqlite3.Error as error:
                raise _unreadable(self._name, error) from error

    def has_changed(self) -> bool:
        """True when another process has changed the file since the last call."""
        (version,) = self.rows("PRAGMA data_version")[0]
        before, self._data_version = self._data_version, version
        return bool(before != version)

    def row(self, sql: str, parameters: tuple[Any, ...] = ()) -> tuple[Any, ...] | None:
        """The first row, or None."""
        rows = self.rows(sql, parameters)
        return rows[0] if rows else None

    @contextmanager
    def snapshot(self) -> Iterator[Callable[[str, tuple[Any, ...]], list[tuple[Any, ...]]]]:
        """A function like `rows` whose answers all belong to one moment."""

        def rows(sql: str, parameters: tuple[Any, ...]) -> list[tuple[Any, ...]]:
            return self._connection.execute(sql, parameters).fetchall()

        with self._lock:
            try:
                self._connection.execute("BEGIN")
                try:
                    yield rows
                finally:
                    self._connection.execute("COMMIT")
            except sqlite3.Error as error:
                raise _unreadable(self._name, error) from error

    def close(self) -> None:
        with self._lock:
            self._connection.close()
        self._drop_copy()

    def _connect(self, path: Path) -> sqlite3.Connection:
        try:
            return _open_read_only(path, "mode=ro")
        except sqlite3.OperationalError:
            if os.access(path.parent, os.W_OK):
                raise
        log = path.with_name(path.name + "-wal")
        if not log.exists() or log.stat().st_size == 0:
            # Nobody can write here, so the file is all there is and does not change.
            return _open_read_only(path, "mode=ro&immutable=1")
        self._copy = tempfile.TemporaryDirectory(prefix="inkling-")
        copied = Path(self._copy.name) / path.name
        shutil.copyfile(path, copied)
        shutil.copyfile(log, copied.with_name(log.name))
        return _open_read_only(copied, "mode=ro")

    def _drop_copy(self) -> None:
        if self._copy is not None:
            self._copy.cleanup()
            self._copy = None


def _open_read_only(path: Path, options: str) -> sqlite3.Connection:
    uri = f"{path.absolute().as_uri()}?{options}"
    connection = sqlite3.connect(
        uri, uri=True, timeout=_BUSY_TIMEOUT_S, isolation_level=None, check_same_thread=False
    )
    try:
        # Opening is lazy: only the first question finds out.
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except BaseException:
        connection.close()
        raise
    return connection


def _unreadable(name: str, error: sqlite3.Error) -> EngineError:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
        return storage_error(error, name)
    return UserError(f"Cannot read the project {name}: {error}.", "Check that its disk and files are there.")
