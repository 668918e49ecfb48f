"""An import that dies between a mask and its status leaves neither: done again, it brings both."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from engine.core import ClassList, EngineError
from engine.storage import ImageStatus, Project
from engine.storage.mask_import import accept_mask


def test_a_mask_whose_status_cannot_be_stored_is_not_there(tmp_path: Path) -> None:
    Image.new("RGB", (30, 20)).save(tmp_path / "one.png")
    mask = np.ones((20, 30), np.uint8)
    path = tmp_path / "work.inkling"
    with Project.create(path, name="Work", classes=ClassList.from_names(["ground", "cell"])) as project:
        project.images.add_files([tmp_path / "one.png"])
    project = Project.open(path)
    with closing(sqlite3.connect(path / "project.sqlite")) as connection:
        connection.execute(
            "CREATE TRIGGER dies BEFORE UPDATE OF status ON images WHEN NEW.status = 'accepted'"
            " BEGIN SELECT RAISE(ABORT, 'killed here'); END"
        )
        connection.commit()
    accept_mask(project, project.images.rows()[0].id, mask)
    with pytest.raises(EngineError, match="undone"):
        project.flush()
    project.close()
    with closing(sqlite3.connect(path / "project.sqlite")) as connection:
        assert connection.execute("SELECT count(*) FROM steps").fetchone() == (0,)
        connection.execute("DROP TRIGGER dies")
        connection.commit()
    with Project.open(path) as project:
        (image,) = project.images.rows()
        assert image.status is ImageStatus.NEW
        accept_mask(project, image.id, mask)
        project.flush()
        assert project.images.get(image.id).status is ImageStatus.ACCEPTED


def test_labels_that_break_off_leave_nothing_in_the_file_and_nothing_in_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Image.new("RGB", (30, 20)).save(tmp_path / "one.png")
    mask = np.ones((20, 30), np.uint8)
    path = tmp_path / "work.inkling"

    def is_untouched(project: Project) -> bool:
        (image,) = project.images.rows()
        return (image.status, image.mask_revision, image.height) == (ImageStatus.NEW, 0, None)

    with Project.create(path, name="Work", classes=ClassList.from_names(["ground", "cell"])) as project:
        project.images.add_files([tmp_path / "one.png"])
        image_id = project.images.rows()[0].id
        with monkeypatch.context() as patch:
            patch.setattr(project.object_numbers, "put", lambda *_: (_ for _ in ()).throw(MemoryError()))
            with pytest.raises(MemoryError):
                accept_mask(project, image_id, mask)
        assert is_untouched(project)
        assert project.decided_mask(image_id) is None
        with Project.open(path, read_only=True) as beside:
            assert is_untouched(beside)
        accept_mask(project, image_id, mask)
        project.flush()
        assert project.images.get(image_id).status is ImageStatus.ACCEPTED
