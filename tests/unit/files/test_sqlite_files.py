"""Damaged SQLite files: every failure is an error of SQLite, whatever bytes its message holds."""

from __future__ import annotations

import ast
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from engine.files.sqlite_files import connect
from engine.storage.database import storage_error

ROOT = Path(__file__).parents[3]
OTHERS = ("engine/bench", "engine/files/sqlite_files.py")


def damaged(folder: Path) -> Path:
    """A file with a damaged table whose name is no text."""
    path = folder / "x.sqlite"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE abcdefgh(value)")
    content = path.read_bytes()
    assert content.count(b"abcdefgh(value)") == 1
    name = b"ab\xbc\xce\xbc\xcegh"
    path.write_bytes(content.replace(b"(value)", b"(value(").replace(b"abcdefgh", name))
    return path


def test_damage_that_cannot_even_be_said_is_damage(tmp_path: Path) -> None:
    path = damaged(tmp_path)
    with closing(sqlite3.connect(path)) as plain, pytest.raises(UnicodeDecodeError):
        plain.execute("SELECT * FROM sqlite_master")
    with closing(connect(path)) as connection:
        for work in (connection.execute, connection.executescript):
            with pytest.raises(sqlite3.DatabaseError) as caught:
                work("SELECT * FROM sqlite_master")
            assert "is damaged" in storage_error(caught.value, "Work").summary
        with pytest.raises(sqlite3.DatabaseError):
            connection.executemany("INSERT INTO t VALUES (?)", [(1,)])


def test_every_connection_is_one_that_tells_of_damage() -> None:
    found = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for folder in ("engine", "gui")
        for path in sorted((ROOT / folder).rglob("*.py"))
        if not path.relative_to(ROOT).as_posix().startswith(OTHERS)
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute)
        and node.attr == "connect"
        and isinstance(node.value, ast.Name)
        and node.value.id == "sqlite3"
    ]
    assert found == []
