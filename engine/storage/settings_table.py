"""Table of a project's settings: small JSON values under a key."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Mapping
from typing import Any, Final

from engine.core import BadInputError, UserError
from engine.core.checked import DamagedValueError, json_value, shortened, text_line
from engine.storage.checks.findings import Finding, sound_rows
from engine.storage.database import Reader
from engine.storage.mirrored_table import MirroredTable
from engine.storage.writer import Writer

_LONGEST: Final = 4 << 20
_ROOM: Final = 3 << 20
"""Letters that `newest_that_fit` fills, below the most that a setting may have."""


def newest_that_fit(entries: Mapping[str, Any]) -> dict[str, Any]:
    """The last entries that one setting holds, in their order: those of long ago go where there are too many.

    Example:
        >>> list(newest_that_fit({"a": "x" * (4 << 20), "b": 1, "c": 2}))
        ['b', 'c']
    """
    room = _ROOM
    kept: list[str] = []
    for key in reversed(list(entries)):
        room -= len(json.dumps({key: entries[key]}))
        if room < 0:
            break
        kept.append(key)
    return {key: entries[key] for key in reversed(kept)}


def store_setting(connection: sqlite3.Connection, key: str, value: Any) -> None:
    """Set one JSON value, on a connection that may write.

    Raises:
        BadInputError: `value` is no JSON value.
        UserError: it could not be read again.
    """
    _store_text(connection, key, _readable_text(key, value))


def _store_text(connection: sqlite3.Connection, key: str, text: str) -> None:
    connection.execute(
        "INSERT INTO settings(key, value) VALUES (?, ?)"
        " ON CONFLICT(key) DO UPDATE SET value = excluded.value",
        (key, text),
    )


def _readable_text(key: str, value: Any) -> str:
    """The JSON text of a value, which `_setting_row` takes.

    Raises:
        BadInputError: it is no JSON value.
        UserError: it would be refused when it is read.
    """
    try:
        text = json.dumps(value)
    except (TypeError, ValueError) as error:
        raise BadInputError(f"The setting '{key}' is not a JSON value: {error}.") from error
    try:
        json_value(text, f"the value of '{key}'", _LONGEST)
    except DamagedValueError as error:
        hint = "Store less at once." if len(text) > _LONGEST else ""
        raise UserError(f"Nothing was stored in the project: {error}", hint) from error
    return text


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
            UserError: the project is open read-only, or the value is one that could not be read again, as
                one that is too long.
        """
        self.set_with(lambda connection: None, key, value)

    def set_with(self, task: Callable[[sqlite3.Connection], None], key: str, value: Any) -> None:
        """Store a JSON value together with what `task` stores, both or none.

        Raises:
            BadInputError: `value` is no JSON value.
            UserError: the project is open read-only, or the value could not be read again.
        """
        writer = self._write()
        text = _readable_text(key, value)

        def both(connection: sqlite3.Connection) -> None:
            task(connection)
            _store_text(connection, key, text)

        with self._changing():
            writer.post(both)
            self._texts[key] = text

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
