"""One range for the rows of images: the project check mends what the program refuses, and nothing else."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from engine.checkup.image_rows import check_images
from engine.core.checked import DamagedValueError
from engine.storage.checks.rows import MAX_ID, MAX_SIDE, image_row
from engine.storage.paths import database_path
from tests.helpers.worked_project import worked_project

SQL = (
    "SELECT id, folder_id, name, rel, width, height, status, problem, split, revision, rel_key FROM images"
    " ORDER BY id"
)


@pytest.mark.parametrize("column", ["id", "revision"])
@pytest.mark.parametrize("value", [-1, 1, (1 << 40) - 1, 1 << 40, MAX_ID, MAX_ID + 1])
def test_numbers(tmp_path: Path, column: str, value: int) -> None:
    change = f"UPDATE images SET {column} = {value}, file_revision = 0, position = 0"
    is_refused, is_mended = refused_and_mended(tmp_path, change)
    assert is_refused == is_mended == (not 0 < value <= MAX_ID)


@pytest.mark.parametrize("side", [0, 1, MAX_SIDE, MAX_SIDE + 1])
def test_sides(tmp_path: Path, side: int) -> None:
    change = f"UPDATE images SET width = {side}, height = 1"
    is_refused, is_mended = refused_and_mended(tmp_path, change)
    assert is_refused == is_mended == (not 0 < side <= MAX_SIDE)


def refused_and_mended(folder: Path, change: str) -> tuple[bool, bool]:
    """Whether the program refuses the row after a change in it, and whether the project check mends it."""
    project = worked_project(folder, 1)
    with closing(sqlite3.connect(database_path(project))) as connection:
        connection.execute("PRAGMA foreign_keys=OFF")
        connection.execute(change)
        try:
            image_row({1})(connection.execute(SQL).fetchone())
            is_refused = False
        except DamagedValueError:
            is_refused = True
        _, findings = check_images(connection, {1: folder})
    return is_refused, bool(findings)
