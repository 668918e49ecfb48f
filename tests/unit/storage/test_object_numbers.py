"""Numbers of imported objects in the project file: stored, replaced, forgotten, and damage of them."""

from __future__ import annotations

import sqlite3
import zlib
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from engine.core import ClassList, ImageId
from engine.core.numbered_objects import NumberedObjects
from engine.storage import Project
from engine.storage.project_file import database_of

SHAPE = (6, 8)


def _objects(number: int) -> NumberedObjects:
    ids = np.zeros(SHAPE, np.int32)
    ids[1:3, 1:3] = number
    return NumberedObjects(ids, (ids > 0).astype(np.uint8))


@pytest.fixture
def place(tmp_path: Path) -> Path:
    Image.new("RGB", SHAPE[::-1]).save(tmp_path / "a.png")
    path = tmp_path / "p.inkling"
    with Project.create(path, name="p", classes=ClassList.from_names(["background", "cell"])) as project:
        project.images.add_files([tmp_path / "a.png"])
    return path


def _only(project: Project) -> ImageId:
    (record,) = project.images.rows()
    return record.id


def test_numbers_are_stored_replaced_and_forgotten(place: Path) -> None:
    with Project.open(place) as project:
        image = _only(project)
        assert project.object_numbers.get(image, SHAPE) is None
        project.object_numbers.put(image, _objects(7))
        project.object_numbers.put(image, _objects(16_000_000))
    for read_only in (True, False):
        with Project.open(place, read_only=read_only) as project:
            stored = project.object_numbers.get(image, SHAPE)
            assert stored is not None
            assert np.array_equal(stored.ids, _objects(16_000_000).ids)
            assert np.array_equal(stored.labels, _objects(7).labels)
            assert project.object_numbers.get(image, SHAPE[::-1]) is None
            project.object_numbers.put(image, None)
    with Project.open(place) as project:
        assert project.object_numbers.get(image, SHAPE) is None


def test_a_project_of_an_older_program_has_none(place: Path) -> None:
    with sqlite3.connect(database_of(place)) as connection:
        connection.execute("DROP TABLE object_numbers")
    connection.close()
    with Project.open(place, read_only=True) as project:
        assert project.object_numbers.get(_only(project), SHAPE) is None


@pytest.mark.parametrize(
    "ids",
    [
        b"",
        b"no zlib",
        "text",
        7,
        zlib.compress(b"\0" * 4 * 47),
        zlib.compress(b"\0" * 5_000_000, 9),
        zlib.compress(np.full(48, -1, "<i4").tobytes()),
        zlib.compress(np.full(48, 1 << 30, "<i4").tobytes()),
        b"x" * 50_000_000,
    ],
)
def test_a_damaged_row_is_as_good_as_none(place: Path, ids: object) -> None:
    with Project.open(place) as project:
        image = _only(project)
        project.object_numbers.put(image, _objects(7))
    with sqlite3.connect(database_of(place)) as connection:
        connection.execute("UPDATE object_numbers SET ids = ?", (ids,))
    connection.close()
    with Project.open(place) as project:
        assert project.object_numbers.get(image, SHAPE) is None
