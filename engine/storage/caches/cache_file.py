"""SQLite files beside a project's own that may be deleted at any time: what they hold is made again."""

from __future__ import annotations

import logging
import sqlite3
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from engine.core import EngineError
from engine.files.pinned_folders import is_away
from engine.files.sqlite_files import connect
from engine.storage.database import is_passing, secure, storage_error, transaction

_log = logging.getLogger(__name__)

_T = TypeVar("_T")


class CacheFile:
    """One such file; any thread, one at a time. Once it is closed, every method raises an EngineError.

    Its failures are nobody's concern: a damaged file is made anew. Where the file cannot be written or read,
    as its folder was moved or its disk is full, the work goes on in a temporary one, with all that the file
    held as far as it can still be read; that one ends with this object.

    Args:
        path: in the project's folder.
        tables: SQL that makes what is missing.
        read_only: the folder is not ours to write to: begin with what the file holds, and keep
            what is added in a temporary one.
    """

    def __init__(self, path: Path, tables: str, *, read_only: bool) -> None:
        self._name = path.parent.name
        self._tables = tables
        self._lock = threading.Lock()
        self._is_closed = False
        self._is_temporary = read_only or is_away(path)
        try:
            if read_only:
                self._connection = _copied(path, tables)
            elif self._is_temporary:
                self._connection = _connect("", tables)
            else:
                self._connection = _opened(path, tables)
        except (sqlite3.Error, OSError) as error:
            _log.info("%s is not used: %s", path, error)
            self._is_temporary = True
            self._connection = _connect("", tables)

    def rows(self, sql: str, parameters: tuple[object, ...] = ()) -> list[Any]:
        """All rows that the statement selects."""
        return self._try(lambda connection: connection.execute(sql, parameters).fetchall())

    def write(self, task: Callable[[sqlite3.Connection], object]) -> None:
        """Run `task` in a transaction; twice where the file fails."""

        def write(connection: sqlite3.Connection) -> None:
            with transaction(connection):
                task(connection)

        self._try(write)

    def close(self) -> None:
        with self._lock:
            self._is_closed = True
            self._connection.close()

    def _try(self, work: Callable[[sqlite3.Connection], _T]) -> _T:
        with self._lock:
            if self._is_closed:
                raise EngineError(f"The cache of {self._name} is closed.")
            try:
                return work(self._connection)
            except sqlite3.Error as error:
                if self._is_temporary:
                    raise storage_error(error, self._name) from error
                self._go_on_elsewhere(error)
            try:
                return work(self._connection)
            except sqlite3.Error as error:
                raise storage_error(error, self._name) from error

    def _go_on_elsewhere(self, error: sqlite3.Error) -> None:
        _log.info("the cache of %s goes on in a temporary file: %s", self._name, error)
        temporary = _connect("", self._tables)
        if is_passing(error):
            try:
                self._connection.backup(temporary)
            except sqlite3.Error as failure:
                _log.info("what it held is made again: %s", failure)
                temporary.close()
                temporary = _connect("", self._tables)
        self._connection.close()
        self._connection, self._is_temporary = temporary, True


def _opened(path: Path, tables: str) -> sqlite3.Connection:
    """The file, made anew where it is damaged."""
    try:
        connection = _connect(path, tables)
        if _has_only(connection, tables):
            return connection
        connection.close()
        raise sqlite3.DatabaseError("its tables are none of ours")
    except sqlite3.DatabaseError as error:
        # Others of this kind, such as a header of no version of SQLite, mean damage.
        if isinstance(error, sqlite3.OperationalError) and is_passing(error):
            raise
        _log.info("%s is damaged (%s) and is made anew", path, error)
        path.unlink(missing_ok=True)
        return _connect(path, tables)


def _copied(path: Path, tables: str) -> sqlite3.Connection:
    """A temporary file with what the file at `path` holds, if there is one."""
    connection = _connect("", tables)
    try:
        if path.is_file():
            stored = connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
            try:
                stored.backup(connection)
            finally:
                stored.close()
            connection.executescript(tables)
            if not _has_only(connection, tables):
                raise sqlite3.DatabaseError("its tables are none of ours")
    except BaseException:
        connection.close()
        raise
    return connection


def _has_only(connection: sqlite3.Connection, tables: str) -> bool:
    """Whether the file has the tables that `tables` makes, and nothing that acts by itself."""
    ours = connect(":memory:")
    try:
        ours.executescript(tables)
        expected = {row[0]: row[1] for row in ours.execute("SELECT name, sql FROM sqlite_master")}
    finally:
        ours.close()
    actual = connection.execute("SELECT name, sql FROM sqlite_master").fetchall()
    return {name: sql for name, sql in actual if not str(name).startswith("sqlite_stat")} == expected


def _connect(path: Path | str, tables: str) -> sqlite3.Connection:
    # An empty name is SQLite's for a temporary file of its own.
    connection = connect(path, isolation_level=None, check_same_thread=False)
    try:
        secure(connection)
        connection.execute("PRAGMA foreign_keys=ON")
        # What a power cut takes away is made again.
        connection.execute("PRAGMA synchronous=OFF")
        connection.executescript(tables)
    except BaseException:
        connection.close()
        raise
    return connection
