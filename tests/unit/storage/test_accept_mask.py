"""Masks that a script hands over become accepted, undoable steps."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from engine.core import BadInputError, UserError
from engine.document.planes import Plane
from engine.storage import ImageStatus, Project, accept_mask
from tests.helpers.projects import SHAPE, blobs, new_project, opened_history, save_image


@pytest.fixture
def project(tmp_path: Path) -> Project:
    save_image(tmp_path / "images" / "a.png")
    return new_project(tmp_path, tmp_path / "images")


def test_a_mask_of_a_script_is_kept_exactly_and_accepts_its_image(project: Project) -> None:
    with project:
        image_id = project.images.rows()[0].id
        accept_mask(project, image_id, blobs())
        record = project.images.get(image_id)
        assert (record.status, record.height, record.width) == (ImageStatus.ACCEPTED, *SHAPE)
        kept, written = project.decided_mask(image_id), project.read_mask_file(image_id)
        assert kept is not None
        assert written is not None
        assert np.array_equal(kept, blobs())
        assert np.array_equal(written, blobs())


def test_undo_after_a_restart_brings_back_the_mask_before(project: Project) -> None:
    path, image_id = project.path, project.images.rows()[0].id
    with project:
        accept_mask(project, image_id, blobs(seed=1))
        accept_mask(project, image_id, blobs(seed=2), "Script")
    with Project.open(path) as again:
        planes, history = opened_history(again, image_id)
        assert history.undo_label == "Script"
        history.undo()
        assert np.array_equal(planes.view(Plane.MASK), blobs(seed=1))
        assert history.undo_label == "Import mask"


def test_the_script_may_change_its_array_afterwards(project: Project) -> None:
    with project:
        image_id = project.images.rows()[0].id
        mask = blobs()
        accept_mask(project, image_id, mask)
        mask[:] = 0
        written = project.read_mask_file(image_id)
        assert written is not None
        assert np.array_equal(written, blobs())


@pytest.mark.parametrize(
    ("mask", "error", "words"),
    [
        (np.zeros(SHAPE, np.int64), BadInputError, "uint8"),
        (np.zeros((*SHAPE, 1), np.uint8), BadInputError, "uint8"),
        (np.zeros(SHAPE[::-1], np.uint8), UserError, "150x290, but a.png is 290x150"),
        (np.full(SHAPE, 3, np.uint8), UserError, "holds class 3"),
    ],
)
def test_a_mask_that_does_not_fit_is_refused_and_changes_nothing(
    project: Project, mask: np.ndarray, error: type[Exception], words: str
) -> None:
    with project:
        image_id = project.images.rows()[0].id
        with pytest.raises(error, match=words):
            accept_mask(project, image_id, mask)
        assert project.images.get(image_id).status == ImageStatus.NEW
        assert project.decided_mask(image_id) is None


def test_a_project_open_for_reading_takes_no_mask(project: Project) -> None:
    project.close()
    with Project.open(project.path, read_only=True) as reading:
        image_id = reading.images.rows()[0].id
        with pytest.raises(UserError, match="read-only"):
            accept_mask(reading, image_id, blobs())
