"""Connections to SQLite files that may be damaged."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any, NoReturn


class _Connection(sqlite3.Connection):
    """Connection all of whose failures are `sqlite3.Error`.

    SQLite's message on a damaged file can hold bytes of that file which are no UTF-8; Python's module then
    raises UnicodeDecodeError in the place of its own error, which no handler of damage expects.
    """

    def execute(self, *arguments: Any) -> sqlite3.Cursor:
        try:
            return super().execute(*arguments)
        except UnicodeDecodeError as error:
            _tell(error)

    def executescript(self, *arguments: Any) -> sqlite3.Cursor:
        try:
            return super().executescript(*arguments)
        except UnicodeDecodeError as error:
            _tell(error)

    def executemany(self, *arguments: Any) -> sqlite3.Cursor:
        try:
            return super().executemany(*arguments)
        except UnicodeDecodeError as error:
            _tell(error)

    def backup(self, *arguments: Any, **options: Any) -> None:
        try:
            super().backup(*arguments, **options)
        except UnicodeDecodeError as error:
            _tell(error)


def connect(database: Path | str, **options: Any) -> sqlite3.Connection:
    """`sqlite3.connect`, for every file of a project or a cache; damage is always `sqlite3.DatabaseError`."""
    return sqlite3.connect(database, factory=_Connection, **options)


def _tell(error: UnicodeDecodeError) -> NoReturn:
    damage = sqlite3.DatabaseError(f"what it says is no text: {error.reason}")
    damage.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
    raise damage from error
