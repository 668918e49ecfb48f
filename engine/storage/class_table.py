"""Table of a project's classes, as one list that is read and replaced whole."""

from __future__ import annotations

import sqlite3
from typing import Final

from engine.core import ClassInfo, ClassList, is_thing_at_first
from engine.storage.database import Reader
from engine.storage.settings_table import SettingsTable, store_setting

# A setting, not a column: projects of earlier versions can then be read as they are.
_STUFF: Final = "classes.stuff"


def store_classes(connection: sqlite3.Connection, classes: ClassList) -> None:
    """Replace the stored classes, and which of them are stuff."""
    connection.execute("DELETE FROM classes")
    connection.executemany(
        "INSERT INTO classes(id, name, red, green, blue) VALUES (?, ?, ?, ?, ?)",
        [(c.id, c.name, *c.color) for c in classes],
    )
    store_setting(connection, _STUFF, [c.id for c in classes if not c.is_thing])


def read_classes(reader: Reader, settings: SettingsTable) -> ClassList:
    """The stored classes in the order of their ids."""
    rows = reader.rows("SELECT id, name, red, green, blue FROM classes ORDER BY id")
    stuff = settings.get(_STUFF)
    return ClassList(
        ClassInfo(
            row[0],
            row[1],
            (row[2], row[3], row[4]),
            is_thing_at_first(row[0]) if stuff is None else row[0] not in stuff,
        )
        for row in rows
    )
