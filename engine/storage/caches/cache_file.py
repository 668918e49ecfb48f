"""SQLite files beside a project's own that may be deleted at any time: what they hold is made again."""

from __future__ import annotations

import logging
import sqlite3
from pathlib import Path

from engine.storage.database import storage_error

_log = logging.getLogger(__name__)


def open_cache_file(path: Path, tables: str, *, read_only: bool) -> sqlite3.Connection:
    """A connection that any thread may use, one at a time; a damaged file is made anew.

    Args:
        path: in the project's folder.
        tables: SQL that makes what is missing.
        read_only: the folder is not ours to write to: begin with what the file holds, and keep
            what is added in a temporary one.

    Raises:
        UserError: the file cannot be opened, or is damaged and not ours to write to.
    """
    try:
        return _connect(path, tables, read_only=read_only)
    except sqlite3.DatabaseError as error:
        if read_only or isinstance(error, sqlite3.OperationalError):
            raise storage_error(error, path.parent.name) from error
        _log.info("%s is damaged (%s) and is made anew", path, error)
        path.unlink(missing_ok=True)
        return _connect(path, tables, read_only=False)


def _connect(path: Path, tables: str, *, read_only: bool) -> sqlite3.Connection:
    # An empty name is SQLite's for a temporary file of its own.
    connection = sqlite3.connect("" if read_only else path, isolation_level=None, check_same_thread=False)
    try:
        if read_only and path.is_file():
            stored = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
            try:
                stored.backup(connection)
            finally:
                stored.close()
        connection.execute("PRAGMA foreign_keys=ON")
        # What a power cut takes away is made again.
        connection.execute("PRAGMA synchronous=OFF")
        connection.executescript(tables)
    except BaseException:
        connection.close()
        raise
    return connection
