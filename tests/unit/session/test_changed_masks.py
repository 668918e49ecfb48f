"""Mask files that other programs change: told, the journal counts, and either side can be chosen."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from engine.core import IGNORE
from engine.document.planes import Plane
from engine.document.stroke_kind import StrokeKind
from engine.session.editing.project_edits import ProjectEdits
from engine.session.importing.dataset_imports import DatasetImports
from engine.session.state import Question
from engine.session.watches.mask_watch import MASK_QUESTION
from engine.storage import ImageStatus, Project
from engine.storage.external.mask_changes import MaskChangeKind, find_mask_changes
from tests.helpers.session import SHAPE, Desk

FOREIGN = np.zeros(SHAPE, np.uint8)
FOREIGN[10:20, 10:30] = 1


def save_by_hand(path: Path, mask: np.ndarray = FOREIGN) -> None:
    path.parent.mkdir(exist_ok=True)
    Image.fromarray(mask).save(path)


def save_with_the_old_time(path: Path) -> None:
    status = path.stat()
    save_by_hand(path)
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))


CHANGES: dict[str, Callable[[Path], None]] = {
    "saved by hand": save_by_hand,
    "saved with the old time": save_with_the_old_time,
    "another size": lambda path: save_by_hand(path, FOREIGN[:20]),
    "no image": lambda path: path.write_bytes(b"no image") and None,
    "deleted": Path.unlink,
}


def masked(desk: Desk) -> tuple[Path, np.ndarray]:
    """The mask file of an image that was painted and left, and its mask."""
    image = desk.open(0)
    desk.stroke(StrokeKind.BRUSH, 2, (30, 20), (30, 60))
    mask = image.planes.snapshot(Plane.MASK)
    desk.open(1)
    desk.session.project.flush()
    return desk.session.project.mask_path(image.id), mask


class Asked:
    """The question about mask files."""

    def __init__(self, desk: Desk) -> None:
        self.question: Question | None = None
        desk.session.events.question_changed.subscribe(self._show)

    def _show(self, pair: tuple[str, Question | None]) -> None:
        if pair[0] == MASK_QUESTION:
            self.question = pair[1]


def look(desk: Desk, asked: Asked) -> Question:
    desk.session.tick()
    desk.wait(lambda: asked.question is not None)
    assert asked.question is not None
    return asked.question


@pytest.mark.parametrize("name", CHANGES)
def test_a_changed_mask_file_is_told_and_can_be_written_again(desk: Desk, name: str) -> None:
    asked = Asked(desk)
    path, mask = masked(desk)
    CHANGES[name](path)
    assert path.name in look(desk, asked).sentence
    desk.session.mask_watch.answer("write-again")
    project = desk.session.project
    desk.wait(lambda: not find_mask_changes(project))
    assert np.array_equal(np.asarray(Image.open(path)), mask)


@pytest.mark.parametrize("name", ["saved by hand", "saved with the old time"])
@pytest.mark.parametrize("is_open", [True, False])
def test_a_changed_mask_file_is_taken_over_as_one_step(desk: Desk, name: str, is_open: bool) -> None:
    asked = Asked(desk)
    path, mask = masked(desk)
    if is_open:
        desk.open(0)
    CHANGES[name](path)
    look(desk, asked)
    before = desk.session.image
    desk.session.mask_watch.answer("take-over")
    desk.wait(lambda: not find_mask_changes(desk.session.project))
    desk.wait(lambda: desk.session.image not in (None, before))
    image = desk.open(0)
    assert np.array_equal(image.planes.view(Plane.MASK), FOREIGN)
    assert desk.session.undo()
    assert np.array_equal(image.planes.view(Plane.MASK), mask)


def test_several_files_are_taken_over_as_one_step(
    desk: Desk, edits: ProjectEdits, imports: DatasetImports
) -> None:
    asked = Asked(desk)
    path, mask = masked(desk)
    project = desk.session.project
    first, second, _ = (record.id for record in project.images.rows())
    save_by_hand(path)
    save_by_hand(project.mask_path(second))
    desk.open(2)
    look(desk, asked)

    def states() -> list[ImageStatus]:
        return [project.images.status(image_id) for image_id in (first, second)]

    before = states()
    desk.session.mask_watch.answer("take-over")
    desk.wait(lambda: edits.undo_label == "Take over mask file: 2 images")
    assert edits.undo()
    desk.wait(lambda: not imports.is_busy)
    wanted = [mask, np.full_like(mask, IGNORE)]
    assert np.array_equal([project.decided_mask(image_id) for image_id in (first, second)], wanted)
    assert states() == before
    assert edits.redo()
    desk.wait(lambda: not imports.is_busy)
    assert np.array_equal(project.decided_mask(second), FOREIGN)


def test_files_that_do_not_pass_the_checks_of_an_import_are_left_as_they_are(desk: Desk) -> None:
    asked = Asked(desk)
    path, mask = masked(desk)
    CHANGES["another size"](path)
    content = path.read_bytes()
    look(desk, asked)
    desk.session.mask_watch.answer("take-over")
    desk.wait(lambda: any("was left as it is" in notice.summary for notice in desk.notices))
    assert path.read_bytes() == content
    assert np.array_equal(desk.open(0).planes.view(Plane.MASK), mask)


@pytest.mark.parametrize("name", ["saved by hand", "saved with the old time", "no image"])
def test_a_file_that_was_changed_is_never_written_over_unasked(
    desk: Desk, project_path: Path, name: str
) -> None:
    asked = Asked(desk)
    path, _ = masked(desk)
    CHANGES[name](path)
    content = path.read_bytes()
    desk.open(0)
    desk.stroke(StrokeKind.BRUSH, 1, (50, 20), (50, 60))
    desk.session.autosave.save()
    desk.wait(lambda: asked.question is not None)
    desk.service.close()
    with Project.open(project_path) as project:
        project.flush()
        assert path.read_bytes() == content
        assert [change.kind for change in find_mask_changes(project)] == [MaskChangeKind.CHANGED]
        decided = project.decided_mask(project.images.rows()[0].id)
        assert decided is not None
        assert decided[50, 40] == 1


def test_a_file_put_where_none_was_written_is_told_and_taken_over(desk: Desk) -> None:
    asked = Asked(desk)
    path = desk.session.project.mask_path(desk.session.project.images.rows()[2].id)
    save_by_hand(path)
    assert "was added by another program" in look(desk, asked).sentence
    desk.session.mask_watch.answer("take-over")
    desk.wait(lambda: not find_mask_changes(desk.session.project))
    assert np.array_equal(desk.open(2).planes.view(Plane.MASK), FOREIGN)


@pytest.mark.parametrize("same", ["touched", "written with other settings", "restored"])
def test_a_file_with_the_masks_of_the_journal_is_no_change(desk: Desk, tmp_path: Path, same: str) -> None:
    path, mask = masked(desk)
    if same == "touched":
        path.touch()
    elif same == "restored":
        shutil.copy(path, tmp_path / "backup")
        path.unlink()
        shutil.copy(tmp_path / "backup", path)
    else:
        save_by_hand(path, mask)
    assert find_mask_changes(desk.session.project) == []


def test_not_now_leaves_both_sides_as_they_are(desk: Desk) -> None:
    asked = Asked(desk)
    path, _ = masked(desk)
    save_by_hand(path)
    content = path.read_bytes()
    look(desk, asked)
    desk.session.mask_watch.answer("later")
    desk.open(0)
    desk.session.settle(desk.dispatcher)
    assert path.read_bytes() == content


@pytest.mark.parametrize("name", CHANGES)
def test_what_was_put_off_stays_in_sight_and_can_be_decided_later(desk: Desk, name: str) -> None:
    asked = Asked(desk)
    path, mask = masked(desk)
    CHANGES[name](path)
    question = look(desk, asked)
    desk.session.mask_watch.answer("later")
    for place in (0, 1, 0):
        desk.open(place)
        desk.session.settle(desk.dispatcher)
        assert asked.question is not None
        assert path.name in asked.question.sentence
        assert [choice.key for choice in asked.question.choices] == ["decide"]
    desk.session.mask_watch.answer("decide")
    assert asked.question == question
    desk.session.mask_watch.answer("write-again")
    desk.wait(lambda: path.is_file() and path.read_bytes() and not find_mask_changes(desk.session.project))
    assert np.array_equal(np.asarray(Image.open(path)), mask)
    desk.wait(lambda: asked.question is None)


def test_a_file_changed_after_the_first_was_put_off_asks_about_itself_alone(desk: Desk) -> None:
    asked = Asked(desk)
    path, _ = masked(desk)
    save_by_hand(path)
    look(desk, asked)
    desk.session.mask_watch.answer("later")
    other = desk.session.project.mask_path(desk.session.project.images.rows()[2].id)
    save_by_hand(other)
    desk.open(2)
    desk.wait(lambda: asked.question is not None and other.name in asked.question.sentence)
    assert asked.question is not None
    assert path.name not in asked.question.sentence
    desk.session.mask_watch.answer("later")
    assert all(name in asked.question.sentence for name in (path.name, other.name))


def test_what_was_put_off_is_forgotten_when_the_file_is_ours_again(desk: Desk) -> None:
    asked = Asked(desk)
    path, _ = masked(desk)
    content = path.read_bytes()
    save_by_hand(path)
    look(desk, asked)
    desk.session.mask_watch.answer("later")
    path.write_bytes(content)
    desk.open(0)
    desk.wait(lambda: asked.question is None)


def test_what_was_put_off_is_asked_again_when_the_project_is_opened_again(desk: Desk) -> None:
    asked = Asked(desk)
    path, _ = masked(desk)
    save_by_hand(path)
    question = look(desk, asked)
    desk.session.mask_watch.answer("later")
    path_of_project = desk.session.project.path
    session = desk.service.open_project(path_of_project).session
    shown: list[Question | None] = []
    session.events.question_changed.subscribe(lambda pair: shown.append(pair[1]))
    session.tick()
    desk.wait(lambda: question in shown)


def test_masks_that_are_written_during_the_first_look_are_no_change(desk: Desk) -> None:
    masked(desk)
    project = desk.session.project
    is_done = False

    def edit_two(progress: object) -> None:
        nonlocal is_done
        if not is_done:
            is_done = True
            for place in (0, 2):
                desk.open(place)
                desk.stroke(StrokeKind.BRUSH, 1, (50, 5), (50, 20))
            desk.session.autosave.save()
            project.flush()
            desk.stroke(StrokeKind.BRUSH, 2, (20, 5), (20, 20))

    assert find_mask_changes(project, edit_two) == []


def test_the_question_passes_with_the_change(desk: Desk) -> None:
    asked = Asked(desk)
    path, _ = masked(desk)
    content = path.read_bytes()
    path.unlink()
    look(desk, asked)
    path.write_bytes(content)
    desk.open(0)
    desk.wait(lambda: asked.question is None)


def test_taking_over_writes_deleted_files_again(desk: Desk) -> None:
    asked = Asked(desk)
    paths, masks = [], []
    for number in range(3):
        image = desk.open(number)
        desk.stroke(StrokeKind.BRUSH, 2, (30, 20 + number), (30, 60))
        masks.append(image.planes.snapshot(Plane.MASK))
        paths.append(desk.session.project.mask_path(image.id))
    desk.session.autosave.save()
    desk.session.project.flush()
    save_by_hand(paths[0])
    for path in paths[1:]:
        path.unlink()
    assert "changed or deleted by another program" in look(desk, asked).sentence
    desk.session.mask_watch.answer("take-over")
    desk.wait(lambda: not find_mask_changes(desk.session.project))
    for path, mask in zip(paths, [FOREIGN, *masks[1:]], strict=True):
        assert np.array_equal(np.asarray(Image.open(path)), mask)
