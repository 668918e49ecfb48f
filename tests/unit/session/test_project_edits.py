"""Images taken out of a project and put back, and the order in which undo goes through project and images."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from engine.core import ImageId, UserError
from engine.document.stroke_kind import StrokeKind
from engine.session.editing.project_edits import ProjectEdits
from engine.session.learning.training_set import TrainingSet
from engine.storage import ImageStatus, Project
from tests.helpers.session import Desk


def ids(desk: Desk) -> list[ImageId]:
    return [row.id for row in desk.session.project.images.rows()]


def names(desk: Desk) -> list[str]:
    return [row.path.stem for row in desk.session.project.images.rows()]


def test_a_removed_image_is_nowhere_and_comes_back_with_its_status_and_mask(
    desk: Desk, edits: ProjectEdits
) -> None:
    images = desk.session.project.images
    desk.open(1)
    desk.stroke(StrokeKind.BRUSH, 1, (5, 5), (20, 20))
    assert desk.session.accept_image()
    image_id = desk.image.id
    edits.remove_images([image_id])
    assert names(desk) == ["0", "2"]
    assert (images.count(), images.count(ImageStatus.ACCEPTED), images.count(text="1")) == (2, 0, 0)
    assert images.rows(status=ImageStatus.ACCEPTED) == []
    assert image_id not in (images.neighbour(ids(desk)[0], 1), images.next_readable(ids(desk)[0], 1))
    desk.wait(lambda: desk.session.image is not None and desk.image.id != image_id)
    edits.put_back_images([image_id])
    assert names(desk) == ["0", "1", "2"]
    assert images.get(image_id).status is ImageStatus.ACCEPTED
    mask = desk.session.project.decided_mask(image_id)
    assert mask is not None
    assert (mask == 1).any()


def test_several_are_removed_as_one_step_that_undo_takes_back_and_redo_repeats(
    desk: Desk, edits: ProjectEdits
) -> None:
    desk.open(0)
    edits.remove_images(ids(desk)[1:])
    assert (names(desk), edits.undo_label) == (["0"], "Remove 2 images")
    assert edits.undo()
    assert (names(desk), edits.redo_label) == (["0", "1", "2"], "Remove 2 images")
    assert edits.redo()
    assert names(desk) == ["0"]


def test_all_images_removed_leave_an_empty_window_and_undo_fills_it(desk: Desk, edits: ProjectEdits) -> None:
    desk.open(0)
    edits.remove_images(ids(desk))
    assert desk.session.image is None
    edits.undo()
    desk.wait(lambda: desk.session.image is not None)


def test_undo_takes_the_newest_first_whether_it_is_of_the_image_or_of_the_project(
    desk: Desk, edits: ProjectEdits
) -> None:
    desk.open(0)
    desk.stroke(StrokeKind.BRUSH, 1, (5, 5), (20, 20))
    edits.remove_images([ids(desk)[2]])
    desk.stroke(StrokeKind.BRUSH, 2, (40, 5), (40, 20))
    labels = []
    while edits.undo_label:
        labels.append(edits.undo_label)
        edits.undo()
    assert labels == ["Brush: debris", "Remove 2.png", "Brush: cell"]
    labels = []
    while edits.redo_label:
        labels.append(edits.redo_label)
        edits.redo()
    assert labels == ["Brush: cell", "Remove 2.png", "Brush: debris"]


def test_nothing_of_before_is_redone_after_something_new(desk: Desk, edits: ProjectEdits) -> None:
    desk.open(0)
    edits.remove_images([ids(desk)[2]])
    edits.undo()
    desk.stroke(StrokeKind.BRUSH, 1, (5, 5), (20, 20))
    assert edits.redo_label == ""


def test_a_removed_image_stays_removed_when_the_project_is_opened_again_and_its_files_are_looked_for(
    desk: Desk, edits: ProjectEdits
) -> None:
    record = desk.session.project.images.rows()[2]
    edits.remove_images([record.id])
    path = desk.session.project.path
    edits.close()
    desk.session.close_image()
    desk.session.project.flush()
    record.path.unlink()
    with Project.open(path, read_only=True) as project:
        assert project.images.count() == 2
    desk.session.project.images.check_files()
    assert desk.session.project.images.get(record.id).status is ImageStatus.REMOVED


def test_the_image_that_is_being_read_is_not_shown_when_it_is_removed(
    desk: Desk, edits: ProjectEdits
) -> None:
    desk.open(0)
    wanted = ids(desk)[1]
    desk.session.open_image(wanted)
    edits.remove_images([wanted])
    desk.wait(lambda: desk.session.image is not None and not desk.session.busy.opening)
    assert desk.image.id == ids(desk)[-1]


def test_training_takes_no_removed_image(desk: Desk, edits: ProjectEdits) -> None:
    for place in (0, 1, 2):
        desk.open(place)
        desk.stroke(StrokeKind.BRUSH, 1, (5, 5), (20, 20))
        assert desk.session.accept_image()
    edits.remove_images([ids(desk)[1]])
    accepted = TrainingSet(desk.session.project).accepted()
    assert [row.path.stem for row in accepted] == ["0", "2"]


EDITS: dict[str, Callable[[ProjectEdits, Desk], object]] = {
    "undo": lambda edits, desk: edits.undo(),
    "redo": lambda edits, desk: edits.redo(),
    "a jump in the history": lambda edits, desk: edits.go_to_step(0),
    "images removed": lambda edits, desk: edits.remove_images(ids(desk)[:1]),
    "images put back": lambda edits, desk: edits.put_back_images([ImageId(3)]),
    "the project's name": lambda edits, desk: edits.rename_project("Other"),
    "an image's name": lambda edits, desk: edits.image_notes.set_label(ids(desk)[0], "Other"),
    "tags of images": lambda edits, desk: edits.image_notes.set_tags(ids(desk), ["night"]),
    "a group of images": lambda edits, desk: edits.image_notes.set_group(ids(desk), "Other"),
}


@pytest.mark.parametrize("name", EDITS)
def test_nothing_is_changed_that_a_copy_being_made_would_miss(
    desk: Desk, edits: ProjectEdits, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    is_open = threading.Event()
    monkeypatch.setattr(Project, "copy_to", lambda self, target: [] if is_open.wait(60) else [""])
    desk.open(0)
    first, _, third = ids(desk)
    edits.remove_images([third])
    edits.remove_images([first])
    edits.undo()
    before = edits.undo_label, edits.redo_label, names(desk), desk.session.project.name
    desk.session.project_watch.save_elsewhere(tmp_path / "copy.inkling")
    with pytest.raises(UserError, match="is being copied"):
        EDITS[name](edits, desk)
    assert (edits.undo_label, edits.redo_label, names(desk), desk.session.project.name) == before
    is_open.set()
    desk.wait(lambda: any("is saved in" in notice.summary for notice in desk.notices))
