"""Table of a project's settings: small JSON values under a key."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from typing import Any, Final

from engine.core import BadInputError, UserError
from engine.core.checked import DamagedValueError, json_value, shortened, text_line
from engine.storage.checks.findings import Finding, sound_rows
from engine.storage.database import Reader
from engine.storage.mirrored_table import MirroredTable
from engine.storage.writer import Writer

_LONGEST: Final = 4 << 20


def store_setting(connection: sqlite3.Connection, key: str, value: Any) -> None:
    """Set one JSON value, on a connection that may write."""
    connection.execute(
        "INSERT INTO settings(key, value) VALUES (?, ?)"
        " ON CONFLICT(key) DO UPDATE SET value = excluded.value",
        (key, json.dumps(value)),
    )


class SettingsTable(MirroredTable[dict[str, str]]):
    """Settings of a project; any thread. All of them are in memory: `get` waits for nothing."""

    def __init__(self, reader: Reader, writer: Writer | None) -> None:
        super().__init__(writer)
        self._reader = reader
        self._texts: dict[str, str] = {}
        self.refresh()

    def get(self, key: str, default: Any = None) -> Any:
        """A JSON value, or `default` when it was never set. Of any kind: a file can hold anything."""
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
        writer = self._write()

        def both(connection: sqlite3.Connection) -> None:
            task(connection)
            store_setting(connection, key, value)

        with self._changing():
            writer.post(both)
            self._texts[key] = json.dumps(value)

    def _read(self) -> tuple[dict[str, str], tuple[Finding, ...]]:
        findings: list[Finding] = []
        rows = self._reader.rows("SELECT key, value, rowid FROM settings")
        return dict(sound_rows(rows, _setting_row, _setting_finding, findings)), tuple(findings)

    def _replace(self, content: dict[str, str]) -> None:
        self._texts = content


def _setting_row(row: tuple[Any, ...]) -> tuple[str, str]:
    key, value, _ = row
    text_line(key, "key")
    if not isinstance(value, str):
        raise DamagedValueError(f"the value of '{key}' is {shortened(value)}, not JSON.")
    json_value(value, f"the value of '{key}'", _LONGEST)
    return key, value


def _setting_finding(row: tuple[Any, ...], error: UserError) -> Finding:
    return Finding("settings", row[-1], "", None, error.summary)
