"""Recovery of a damaged project file knows every table that the program makes."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

import pytest

from engine.checkup.raw_pages import rows_of_pages
from engine.checkup.recovery import recover
from engine.storage.schema import migrate


def planted(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    """A file with one row in each table, by the declared types of its columns."""
    connection = sqlite3.connect(path, isolation_level=None)
    migrate(connection, path.with_suffix(".never"))
    connection.execute("PRAGMA foreign_keys = OFF")
    listed = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    tables = [name for (name,) in listed if not name.startswith("sqlite_")]
    for table in tables:
        columns = connection.execute(f"PRAGMA table_info({table})").fetchall()
        row = [value_of(table, name, kind) for _, name, kind, *_ in columns]
        connection.execute(f"INSERT INTO {table} VALUES ({', '.join('?' * len(row))})", row)
    rows = contents(connection, tables)
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    return rows


def value_of(table: str, column: str, kind: str) -> Any:
    if table == "folders" and column == "path":
        return "/photos"
    if column == "split":
        return "val"
    return {"INTEGER": 1, "REAL": 1.5, "BLOB": b"\x00\x01"}.get(kind, f"a {column}")


def contents(connection: sqlite3.Connection, tables: list[str]) -> dict[str, list[tuple[Any, ...]]]:
    return {table: connection.execute(f"SELECT * FROM {table}").fetchall() for table in tables}


def test_every_table_is_recovered(tmp_path: Path) -> None:
    rows = planted(tmp_path / "whole.db")
    assert all(len(listed) == 1 for listed in rows.values())
    recover(tmp_path / "whole.db", tmp_path / "new.db")
    connection = sqlite3.connect(tmp_path / "new.db")
    assert contents(connection, list(rows)) == rows
    connection.close()


@pytest.mark.parametrize(
    "table",
    [
        *("images", "image_notes", "image_tags", "folders"),
        *("object_numbers", "image_views", "image_checks", "steps"),
    ],
)
def test_a_row_is_told_from_those_of_other_tables_by_its_values(table: str, tmp_path: Path) -> None:
    rows = planted(tmp_path / "whole.db")
    connection = sqlite3.connect(tmp_path / "whole.db")
    columns = {name: [row[1] for row in connection.execute(f"PRAGMA table_info({name})")] for name in rows}
    connection.close()
    read: dict[str, list[tuple[Any, ...]]] = {}
    for name, row in rows_of_pages(tmp_path / "whole.db", columns):
        read.setdefault(name, []).append(tuple(row[column] for column in columns[name]))
    assert read[table] == rows[table]
    assert set(read) == set(rows)
