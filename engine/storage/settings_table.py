"""Table of a project's settings: small JSON values under a key."""

from __future__ import annotations

import json
import sqlite3
import threading
from collections.abc import Callable
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
    """Settings of a project; any thread.

    All of them are in memory: `get` waits for nothing, `set` is seen at once and stored in the
    background, in order. A read-only project shows those of its last `refresh`.
    """

    def __init__(self, reader: Reader, writer: Writer | None) -> None:
        self._reader = reader
        self._writer = writer
        self._lock = threading.Lock()
        self._texts: dict[str, str] = {}
        self.refresh()

    def refresh(self) -> None:
        """Read every setting anew; waits for the database."""
        if self._writer is not None:
            self._writer.settle()
        with self._lock:
            self._texts = dict(self._reader.rows("SELECT key, value FROM settings"))

    def get(self, key: str, default: Any = None) -> Any:
        """A JSON value, or `default` when it was never set."""
        text = self._texts.get(key)
        return default if text is None else json.loads(text)

    def set(self, key: str, value: Any) -> None:
        """Store a JSON value.

        Raises:
            BadInputError: `value` is no JSON value.
            UserError: the project is open read-only.
        """
        try:
            text = json.dumps(value)
        except (TypeError, ValueError) as error:
            raise BadInputError(f"The setting '{key}' is not a JSON value: {error}.") from error
        self.set_with(lambda connection: None, key, json.loads(text))

    def set_with(self, task: Callable[[sqlite3.Connection], None], key: str, value: Any) -> None:
        """Store a JSON value together with what `task` stores, both or none.

        Raises:
            UserError: the project is open read-only.
        """
        if self._writer is None:
            raise read_only_error()

        def both(connection: sqlite3.Connection) -> None:
            task(connection)
            store_setting(connection, key, value)

        # Under one lock, so that memory and database see two threads' changes in the same order.
        with self._lock:
            self._writer.post(both)
            self._texts[key] = json.dumps(value)
