"""Connections to a project's SQLite file, and its failures put into words."""

from __future__ import annotations

import errno
import os
import shutil
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any, Final

from engine.core import EngineError, UserError
from engine.files.disk_errors import disk_error, error_number, is_known
from engine.files.sqlite_files import connect
from engine.files.temporary_folders import temporary_folder
from engine.storage.external.project_place import ProjectGoneError
from engine.storage.schema import check_tables, check_version

_LONGEST_WORDS: Final = 200
_BUSY_TIMEOUT_S: Final = 10.0
# Bytes of one value. The longest is the prediction that a correction met: at most the pixels of an image.
_LONGEST_VALUE: Final = 320 << 20

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


def connect_writing(path: Path, check: Callable[[sqlite3.Connection], None]) -> sqlite3.Connection:
    """The one connection that writes; belongs to the thread that calls.

    Args:
        check: called before anything is written, as a file that is none of ours must stay as it is.
    """
    connection = connect(path, timeout=_BUSY_TIMEOUT_S, isolation_level=None)
    try:
        secure(connection)
        check(connection)
    except BaseException:
        connection.close()
        raise
    # NORMAL in WAL mode: a crash of the program loses nothing that was committed, a power
    # cut at most the last commits; the file is consistent either way. FULL would wait for
    # the disk at every stroke.
    for pragma in ("journal_mode=WAL", "synchronous=NORMAL", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {pragma}")
    return connection


def secure(connection: sqlite3.Connection) -> None:
    """Make a connection safe for a file that somebody else may have made.

    Nothing that stands in the file runs a function with side effects, damaged cells are noticed when they are
    read, the file is not mapped into memory (where cutting it off would end the process), and a value has a
    longest length. Extensions cannot be loaded: the module's default.
    """
    for pragma in ("trusted_schema=OFF", "cell_size_check=ON", "mmap_size=0"):
        connection.execute(f"PRAGMA {pragma}")
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LONGEST_VALUE)


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
    return isinstance(error, (OSError, MemoryError, ProjectGoneError))


def storage_error(error: BaseException, name: str) -> EngineError:
    """Error for the user when the file of project `name` failed with `error`."""
    if isinstance(error, EngineError):
        return error
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if isinstance(error, (OSError, sqlite3.Error)) and error_number(error) == errno.ENOSPC:
        return UserError(f"The disk is full: changes to {name} are not saved yet.", "Free some space on it.")
    if code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
        return UserError(
            f"The project file of {name} is damaged ({_one_line(error)}).",
            "Repair it: Help > Check this project. Or go back to a safety copy.",
            command_hint="Repair it: inkling doctor PROJECT --repair. Or go back to a safety copy.",
        )
    if is_passing(error):
        if isinstance(error, (OSError, sqlite3.Error)) and is_known(error):
            problem = disk_error(error, name)
            return UserError(f"Changes to {name} are not saved yet: {problem.summary}", problem.hint)
        return UserError(
            f"Changes to {name} are not saved yet: {error or 'too little memory'}.",
            "Check that its disk is there and has space, and that you may write to it.",
        )
    return EngineError(
        f"Saving to {name} failed: {type(error).__name__}: {_one_line(error)}.", "Please report this."
    )


def _one_line(error: BaseException) -> str:
    """Words of an error; SQLite quotes whole statements of a damaged file."""
    return " ".join(str(error).split())[:_LONGEST_WORDS]


class Reader:
    """Answers questions from any thread over one read-only connection.

    The values are as the file has them: `engine.storage.checks` says which of them can be used. Text that is
    no UTF-8 has halves of surrogate pairs for its bytes.

    Sees every committed change. On a folder that nobody may write to, where SQLite cannot
    share its log, a file with a log left behind is read from a temporary copy.
    """

    def __init__(self, path: Path) -> None:
        self._name = path.parent.name
        self._lock = threading.Lock()
        self._copy = ExitStack()
        self._source = (path, "mode=ro")
        try:
            self._connection = self._connect(path)
        except OSError as error:
            self._copy.close()
            raise disk_error(error) from error
        except sqlite3.Error as error:
            self._copy.close()
            raise _unreadable(self._name, error) from error
        try:
            check_version(self._connection)
            check_tables(self._connection)
        except BaseException as error:
            self.close()
            if isinstance(error, sqlite3.Error):
                raise _unreadable(self._name, error) from error
            raise

    def rows(self, sql: str, parameters: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
        """All rows that the statement selects."""
        with self._lock:
            try:
                return _all_rows(self._connection, sql, parameters)
            except sqlite3.Error as error:
                raise _unreadable(self._name, error) from error

    def data_version(self) -> int:
        """A number that is another one after each change of the file by another process."""
        (version,) = self.rows("PRAGMA data_version")[0]
        return int(version)

    def row(self, sql: str, parameters: tuple[Any, ...] = ()) -> tuple[Any, ...] | None:
        """The first row, or None."""
        rows = self.rows(sql, parameters)
        return rows[0] if rows else None

    @contextmanager
    def snapshot(self) -> Iterator[Callable[[str, tuple[Any, ...]], list[tuple[Any, ...]]]]:
        """A function like `rows` whose answers all belong to one moment."""

        def rows(sql: str, parameters: tuple[Any, ...]) -> list[tuple[Any, ...]]:
            return _all_rows(self._connection, sql, parameters)

        with self._lock:
            try:
                self._connection.execute("BEGIN")
                try:
                    yield rows
                finally:
                    self._connection.execute("COMMIT")
            except sqlite3.Error as error:
                raise _unreadable(self._name, error) from error

    def second_connection(self) -> sqlite3.Connection:
        """Another read-only connection to the same file, for one thread; to be closed before this reader."""
        try:
            return _open_read_only(*self._source)
        except sqlite3.Error as error:
            raise _unreadable(self._name, error) from error

    def close(self) -> None:
        with self._lock:
            self._connection.close()
        self._copy.close()

    def _connect(self, path: Path) -> sqlite3.Connection:
        try:
            return _open_read_only(*self._source)
        except sqlite3.OperationalError:
            if os.access(path.parent, os.W_OK):
                raise
        log = path.with_name(path.name + "-wal")
        if not log.exists() or log.stat().st_size == 0:
            # Nobody can write here, so the file is all there is and does not change.
            self._source = (path, "mode=ro&immutable=1")
            return _open_read_only(*self._source)
        copied = self._copy.enter_context(temporary_folder("project")) / path.name
        shutil.copyfile(path, copied)
        shutil.copyfile(log, copied.with_name(log.name))
        self._source = (copied, "mode=ro")
        return _open_read_only(*self._source)


def _open_read_only(path: Path, options: str) -> sqlite3.Connection:
    uri = f"{path.absolute().as_uri()}?{options}"
    connection = connect(
        uri, uri=True, timeout=_BUSY_TIMEOUT_S, isolation_level=None, check_same_thread=False
    )
    try:
        secure(connection)
        # Opening is lazy: only the first question finds out.
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except BaseException:
        connection.close()
        raise
    return connection


def _all_rows(connection: sqlite3.Connection, sql: str, parameters: tuple[Any, ...]) -> list[tuple[Any, ...]]:
    try:
        return connection.execute(sql, parameters).fetchall()
    except sqlite3.OperationalError as error:
        if not str(error).startswith("Could not decode"):
            raise
    # One text that is no UTF-8 must not hide all others. Not at once: a call for each text takes its time.
    connection.text_factory = tolerant_text
    try:
        return connection.execute(sql, parameters).fetchall()
    finally:
        connection.text_factory = str


def tolerant_text(raw: bytes) -> str:
    """Stored text, with halves of surrogate pairs for bytes that are no UTF-8."""
    return raw.decode("utf-8", "surrogateescape")


def _unreadable(name: str, error: sqlite3.Error) -> EngineError:
    if error_number(error) == errno.ENOSPC:
        return disk_error(error, name)
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
        return storage_error(error, name)
    return UserError(
        f"Cannot read the project {name}: {_one_line(error)}.", "Check that its disk and files are there."
    )
