"""Table of a project's settings: small JSON values under a key."""

from __future__ import annotations

import json
import sqlite3
from typing import Any

from engine.core import BadInputError
from engine.storage.database import Reader
from engine.storage.image_table import read_only_error
from engine.storage.writer import Writer


def store_setting(connection: sqlite3.Connection, key: str, value: Any) -> None:
    """Set one JSON value, on a connection that may write."""
    connection.execute(
        "INSERT INTO settings(key, value) VALUES (?, ?)"
        " ON CONFLICT(key) DO UPDATE SET value = excluded.value",
        (key, json.dumps(value)),
    )


class SettingsTable:
    """Settings of a project; any thread. `set` returns at once and is stored in order."""

    def __init__(self, reader: Reader, writer: Writer | None) -> None:
        self._reader = reader
        self._writer = writer

    def get(self, key: str, default: Any = None) -> Any:
        """A JSON value, or `default` when it was never set."""
        if self._writer is not None:
            self._writer.settle()
        row = self._reader.row("SELECT value FROM settings WHERE key = ?", (key,))
        return default if row is None else json.loads(row[0])

    def set(self, key: str, value: Any) -> None:
        """Store a JSON value.

        Raises:
            BadInputError: `value` is no JSON value.
            UserError: the project is open read-only.
        """
        try:
            json.dumps(value)
        except (TypeError, ValueError) as error:
            raise BadInputError(f"The setting '{key}' is not a JSON value: {error}.") from error
        if self._writer is None:
            raise read_only_error()
        self._writer.post(lambda connection: store_setting(connection, key, value))
