"""A real small project with work in it, and everything that a safety copy has to give back."""

from __future__ import annotations

import json
import shutil
import sqlite3
import struct
import tempfile
from collections.abc import Iterator
from contextlib import closing
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from engine.core import ImageId, Rect
from engine.document.planes import Plane
from engine.storage import ImageStatus, ModelRecord, Project
from engine.storage.paths import database_path
from tests.helpers.projects import SHAPE, blobs, new_project, opened_history, paint, save_image

_MADE = tempfile.TemporaryDirectory(prefix="inkling-worked-")


def worked_project(folder: Path, images: int = 4) -> Path:
    """A closed project: every image with strokes, an undone one, scribbles and a mask; a model; settings."""
    # Made once: the rest are copies, which take a tenth of the time.
    shutil.copytree(_template(images), folder, dirs_exist_ok=True)
    project = folder / "p.inkling"
    with closing(sqlite3.connect(database_path(project))) as connection:
        connection.execute("UPDATE folders SET path = ?", (str(folder / "images"),))
        connection.commit()
    return project


@cache
def _template(images: int) -> Path:
    folder = Path(_MADE.name) / str(images)
    _make(folder, images)
    return folder


def _make(folder: Path, images: int) -> None:
    for number in range(images):
        save_image(folder / "images" / f"im{number}.png", value=40 + number)
    with new_project(folder, folder / "images") as project:
        for number, record in enumerate(project.images.rows()):
            project.images.set_size(record.id, *SHAPE)
            work_on(project, record.id, seed=number)
            project.images.set_status(record.id, ImageStatus.ACCEPTED if number % 2 else ImageStatus.STARTED)
        model = project.models.next_path()
        model.write_bytes(weights_file())
        project.models.add(ModelRecord.of_file(model, {"mean_iou": 0.5}))
        project.settings.set("reviewer", "Ada")


def weights_file() -> bytes:
    """A safetensors file with one tensor of random numbers."""
    header = json.dumps({"w": {"dtype": "F32", "shape": [5000], "data_offsets": [0, 20_000]}}).encode()
    return struct.pack("<Q", len(header)) + header + np.random.default_rng(3).bytes(20_000)


def work_on(project: Project, image_id: ImageId, seed: int = 0) -> None:
    """Some steps, the last of them undone, and the mask file as it is then."""
    planes, history = opened_history(project, image_id)
    with planes.edit("Import mask") as edit:
        edit.write(Plane.MASK, blobs(seed=seed))
    assert edit.change is not None
    history.push(edit.change)
    paint(planes, history, Rect(10, 10, 60, 200), 1)
    paint(planes, history, Rect(20, 100, 140, 160), 2, Plane.SCRIBBLES)
    paint(planes, history, Rect(0, 0, 30, 30), 2)
    history.undo()
    project.write_mask(image_id, planes.snapshot(Plane.MASK))


def contents(project: Path) -> dict[str, Any]:
    """Rows of every table and bytes of every mask and model of a project that nobody writes to."""
    with closing(sqlite3.connect(database_path(project))) as connection:
        tables = [
            name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        ]
        rows = {name: sorted(map(repr, connection.execute(f"SELECT * FROM {name}"))) for name in tables}
    return {**rows, **dict(_files(project))}


def _files(project: Path) -> Iterator[tuple[str, bytes]]:
    for folder in ("masks", "models"):
        for path in sorted((project / folder).rglob("*")):
            if path.is_file():
                yield path.relative_to(project).as_posix(), path.read_bytes()
