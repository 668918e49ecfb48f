"""Steps that outlive the program: undo after a restart, masks that follow the journal."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import numpy as np
import pytest

from engine.core import EngineError, Rect, UserError
from engine.document.planes import Plane
from engine.storage import ImageStatus, Project
from tests.helpers.projects import SHAPE, one_image_project, opened_history, paint


def test_undo_and_redo_go_on_after_a_restart(tmp_path: Path) -> None:
    project, image_id = one_image_project(tmp_path)
    with project:
        planes, history = opened_history(project, image_id)
        paint(planes, history, Rect(0, 0, 100, 100), 1)
        between = planes.snapshot(Plane.MASK)
        paint(planes, history, Rect(50, 50, 150, 290), 2)
        after = planes.snapshot(Plane.MASK)
    with Project.open(project.path) as again:
        planes, history = opened_history(again, image_id)
        assert (planes.view(Plane.MASK) == after).all()
        assert history.undo_label == "Brush"
        history.undo()
        assert (planes.view(Plane.MASK) == between).all()
        history.redo()
        assert (planes.view(Plane.MASK) == after).all()
        history.undo()
    with Project.open(project.path) as again:
        planes, history = opened_history(again, image_id)
        assert (planes.view(Plane.MASK) == between).all()
        assert (history.position, history.length) == (1, 2)


def test_a_new_step_drops_those_that_were_undone(tmp_path: Path) -> None:
    project, image_id = one_image_project(tmp_path)
    with project:
        planes, history = opened_history(project, image_id)
        for value in range(3):
            paint(planes, history, Rect(0, 0, 100, 100), value)
        history.undo()
        history.undo()
        paint(planes, history, Rect(0, 0, 9, 9), 2)
    with Project.open(project.path) as again:
        planes, history = opened_history(again, image_id)
        assert (history.position, history.length) == (2, 2)
        history.undo()
        history.undo()
        assert (planes.view(Plane.MASK) == 255).all()


def test_every_plane_comes_back(tmp_path: Path) -> None:
    project, image_id = one_image_project(tmp_path)
    with project:
        planes, history = opened_history(project, image_id)
        for plane in Plane:
            paint(planes, history, Rect(0, 0, 10 + 10 * plane, 20), int(plane), plane)
        before = [planes.snapshot(plane) for plane in Plane]
    with Project.open(project.path) as again:
        planes, _ = opened_history(again, image_id)
        assert all((planes.view(plane) == kept).all() for plane, kept in zip(Plane, before, strict=True))


def test_the_first_step_starts_an_image_and_every_step_raises_its_revision(tmp_path: Path) -> None:
    project, image_id = one_image_project(tmp_path)
    with project:
        assert project.images.get(image_id).mask_revision == 0
        planes, history = opened_history(project, image_id)
        paint(planes, history, Rect(0, 0, 9, 9), 1)
        history.undo()
        record = project.images.get(image_id)
        assert record.status == ImageStatus.STARTED
        assert record.mask_revision == 2


def test_a_step_that_would_leave_a_gap_is_reported_and_not_stored(tmp_path: Path) -> None:
    project, image_id = one_image_project(tmp_path)
    with project:
        planes, history = opened_history(project, image_id)
        paint(planes, history, Rect(0, 0, 9, 9), 1)
        change = history.undo()
        assert change is not None
        project.journal(image_id).append(5, change)
        with pytest.raises(EngineError, match="Step 5"):
            project.flush()
        assert project.load_state(image_id, SHAPE).length == 1


def test_an_image_of_another_size_keeps_its_old_work(tmp_path: Path) -> None:
    project, image_id = one_image_project(tmp_path)
    with project:
        planes, history = opened_history(project, image_id)
        paint(planes, history, Rect(0, 0, 9, 9), 1)
        with pytest.raises(UserError, match="is 100x100 now, but its mask was made on 290x150"):
            project.load_state(image_id, (100, 100))
        assert project.load_state(image_id, SHAPE).position == 1


def test_a_damaged_tile_is_told_and_not_shown(tmp_path: Path) -> None:
    project, image_id = one_image_project(tmp_path)
    with project:
        planes, history = opened_history(project, image_id)
        paint(planes, history, Rect(0, 0, 9, 9), 1)
    connection = sqlite3.connect(project.path / "project.sqlite")
    with connection:
        connection.execute("UPDATE tiles SET data = x'00112233'")
    connection.close()
    with (
        Project.open(project.path, read_only=True) as again,
        pytest.raises(EngineError, match="row 0, column 0 is damaged"),
    ):
        again.load_state(image_id, SHAPE)


def test_the_mask_comes_from_the_journal_even_when_its_file_is_older(tmp_path: Path) -> None:
    project, image_id = one_image_project(tmp_path)
    with project:
        planes, history = opened_history(project, image_id)
        paint(planes, history, Rect(0, 0, 9, 9), 1)
        project.write_mask(image_id, planes.snapshot(Plane.MASK))
        paint(planes, history, Rect(0, 0, 99, 99), 2)
        mask = project.decided_mask(image_id)
        assert mask is not None
        assert np.array_equal(mask, planes.view(Plane.MASK))


def test_a_mask_file_older_than_its_history_is_written_when_the_project_opens(tmp_path: Path) -> None:
    project, image_id = one_image_project(tmp_path)
    with project:
        planes, history = opened_history(project, image_id)
        paint(planes, history, Rect(0, 0, 9, 9), 1)
    assert not (project.path / "masks" / "a.png").exists()
    with Project.open(project.path) as again:
        written = again.read_mask_file(image_id)
        assert written is not None
        assert np.array_equal(written, planes.view(Plane.MASK))
        again.flush()
        assert again.write_stale_masks() == 0
