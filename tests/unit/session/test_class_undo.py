"""Deletions and merges of classes whose undo or redo fails or is stopped: what is left can be done yet."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any, TypeAlias

import numpy as np
import pytest

from engine.core import IGNORE, EngineError, ImageId, UserError
from engine.core.class_names import NamedColor
from engine.document.planes import Plane
from engine.document.stroke_kind import StrokeKind
from engine.session.editing import class_replacement
from engine.session.editing.project_edits import ProjectEdits
from engine.storage import ClassUse, Project
from engine.storage.mask_steps import class_deletion
from tests.helpers.session import Desk

Move: TypeAlias = Callable[[], bool]
FAILURES = {
    "a full disk": UserError("The disk is full."),
    "an error of the engine": EngineError("Something is wrong."),
    "a fault of the program": RuntimeError("a fault"),
}


def ids(desk: Desk) -> list[ImageId]:
    return [row.id for row in desk.session.project.images.rows()]


def settle(desk: Desk, edits: ProjectEdits) -> None:
    session = desk.session
    desk.wait(lambda: not edits.classes.is_busy and session.image is not None and not session.busy.opening)


def delete(desk: Desk, edits: ProjectEdits, is_merge: bool = False) -> None:
    """Delete the class 1, of which each image has pixels; or merge it into class 2."""
    for place in (2, 1, 0):
        desk.open(place)
        desk.stroke(StrokeKind.BRUSH, 1, (10, 5), (10, 20))
        desk.stroke(StrokeKind.BRUSH, 2, (40, 5), (40, 20))
    uses: list[ClassUse] = []
    (edits.classes.merge_counted if is_merge else edits.classes.counted).subscribe(uses.append)
    (edits.classes.request_merge if is_merge else edits.classes.request_delete)(1)
    desk.wait(lambda: bool(uses))
    if is_merge:
        edits.classes.merge(uses[0], 2)
    else:
        edits.classes.delete(uses[0], IGNORE)
    settle(desk, edits)


def state(desk: Desk) -> object:
    """The classes, and the masks of all images."""
    desk.session.autosave.save()
    masks = [desk.session.project.decided_mask(image_id) for image_id in ids(desk)]
    return desk.session.classes.names, [
        None if mask is None else np.asarray(mask).tobytes() for mask in masks
    ]


def images_with_class(desk: Desk) -> int:
    masks = [desk.session.project.decided_mask(image_id) for image_id in ids(desk)]
    return sum(mask is not None and bool((mask == 1).any()) for mask in masks)


def states(desk: Desk, edits: ProjectEdits, is_redo: bool) -> tuple[Move, Move, object, object]:
    """What moves on, what moves back, and the states before and after, of a deletion that was just made."""
    after = state(desk)
    assert edits.undo()
    settle(desk, edits)
    before = state(desk)
    if is_redo:
        return edits.redo, edits.undo, before, after
    assert edits.redo()
    settle(desk, edits)
    return edits.undo, edits.redo, after, before


def move_all(desk: Desk, edits: ProjectEdits, move: Move, wanted: object) -> None:
    """Move until all is as wanted, in few steps."""
    for _ in range(3):
        if state(desk) == wanted:
            return
        assert move()
        settle(desk, edits)
    assert state(desk) == wanted


@pytest.mark.parametrize("failure", FAILURES.values(), ids=FAILURES)
@pytest.mark.parametrize("is_merge", [False, True], ids=["delete", "merge"])
@pytest.mark.parametrize("is_redo", [False, True], ids=["undo", "redo"])
def test_an_undo_or_redo_that_fails_at_an_image_can_be_finished(
    desk: Desk,
    edits: ProjectEdits,
    monkeypatch: pytest.MonkeyPatch,
    is_redo: bool,
    is_merge: bool,
    failure: Exception,
) -> None:
    delete(desk, edits, is_merge)
    move, back, start, end = states(desk, edits, is_redo)
    load_state, bad = Project.load_state, ids(desk)[1]

    def loading(project: Project, image_id: ImageId, *others: Any) -> Any:
        if image_id == bad:
            raise failure
        return load_state(project, image_id, *others)

    def flushing(project: Project) -> None:
        raise failure

    with monkeypatch.context() as patch:
        patch.setattr(Project, "load_state", loading)
        if isinstance(failure, EngineError):
            patch.setattr(Project, "flush", flushing)
        desk.open(0)
        assert move()
        settle(desk, edits)
    assert state(desk) != end
    assert desk.session.classes.has(1) == bool(images_with_class(desk))
    move_all(desk, edits, move, end)
    move_all(desk, edits, back, start)


@pytest.mark.parametrize("is_begun", [True, False], ids=["in the middle", "before it began"])
@pytest.mark.parametrize("is_redo", [False, True], ids=["undo", "redo"])
def test_an_undo_or_redo_that_is_stopped_can_be_finished(
    desk: Desk, edits: ProjectEdits, monkeypatch: pytest.MonkeyPatch, is_redo: bool, is_begun: bool
) -> None:
    delete(desk, edits)
    move, back, start, end = states(desk, edits, is_redo)
    has_begun, may_go_on = threading.Event(), threading.Event()
    name = "replace_class" if is_redo else "put_class_back"
    inner = "_replace_in" if is_redo else "_put_back_in"
    place: Any = class_deletion if is_begun else class_replacement
    work = getattr(place, inner if is_begun else name)

    def run(*args: Any) -> Any:
        has_begun.set()
        assert may_go_on.wait(60)
        return work(*args)

    with monkeypatch.context() as patch:
        patch.setattr(place, inner if is_begun else name, run)
        assert move()
        assert has_begun.wait(60)
        edits.classes.cancel()
        may_go_on.set()
        settle(desk, edits)
    assert state(desk) != end
    assert desk.session.classes.has(1) == bool(images_with_class(desk))
    move_all(desk, edits, move, end)
    move_all(desk, edits, back, start)


@pytest.mark.parametrize("is_redo", [False, True], ids=["undo", "redo"])
def test_an_image_that_is_opened_during_an_undo_or_redo_has_no_newer_step_afterwards(
    desk: Desk, edits: ProjectEdits, monkeypatch: pytest.MonkeyPatch, is_redo: bool
) -> None:
    delete(desk, edits)
    move, back, start, end = states(desk, edits, is_redo)
    may_go_on = threading.Event()
    inner = "_replace_in" if is_redo else "_put_back_in"
    work = getattr(class_deletion, inner)

    def run(*args: Any) -> Any:
        assert may_go_on.wait(60)
        return work(*args)

    with monkeypatch.context() as patch:
        patch.setattr(class_deletion, inner, run)
        assert move()
        desk.open(1)
        may_go_on.set()
        settle(desk, edits)
    assert state(desk) == end
    assert back()
    settle(desk, edits)
    assert state(desk) == start


def test_undo_of_a_deletion_leaves_no_step_of_an_image_for_the_next_undo(
    desk: Desk, edits: ProjectEdits
) -> None:
    desk.open(0)
    edits.classes.change(2, name="rest")
    delete(desk, edits)
    position = desk.image.history.position
    assert edits.undo()
    settle(desk, edits)
    assert desk.image.history.position == position - 1
    assert (desk.image.planes.view(Plane.MASK) == 1).any()


def test_labels_that_cannot_be_read_hold_up_no_undo(
    desk: Desk, edits: ProjectEdits, monkeypatch: pytest.MonkeyPatch
) -> None:
    delete(desk, edits)
    load_state, bad = Project.load_state, ids(desk)[1]

    def loading(project: Project, image_id: ImageId, *others: Any) -> Any:
        if image_id == bad:
            raise UserError("Damaged.")
        return load_state(project, image_id, *others)

    with monkeypatch.context() as patch:
        patch.setattr(Project, "load_state", loading)
        assert edits.undo()
        settle(desk, edits)
    assert images_with_class(desk) == 2
    assert edits.undo_label != "Delete class cell"
    assert any("cannot be read" in notice.summary for notice in desk.notices)


def test_a_deletion_on_a_disk_that_fills_up_can_be_undone_where_it_was_done(
    desk: Desk, edits: ProjectEdits, monkeypatch: pytest.MonkeyPatch
) -> None:
    before: list[object] = []
    is_full, load_state, flush = threading.Event(), Project.load_state, Project.flush

    def loading(project: Project, image_id: ImageId, *others: Any) -> Any:
        if image_id == ids(desk)[1] and edits.classes.is_busy:
            is_full.set()
        if is_full.is_set():
            raise UserError("The disk is full.")
        return load_state(project, image_id, *others)

    def flushing(project: Project) -> None:
        if is_full.is_set():
            raise UserError("The disk is full.")
        flush(project)

    for place in (2, 1, 0):
        desk.open(place)
        desk.stroke(StrokeKind.BRUSH, 1, (10, 5), (10, 20))
    before.append(state(desk))
    uses: list[ClassUse] = []
    edits.classes.counted.subscribe(uses.append)
    edits.classes.request_delete(1)
    desk.wait(lambda: bool(uses))
    desk.session.close_image()
    with monkeypatch.context() as patch:
        patch.setattr(Project, "load_state", loading)
        patch.setattr(Project, "flush", flushing)
        edits.classes.delete(uses[0], IGNORE)
        desk.wait(lambda: not edits.classes.is_busy)
    assert images_with_class(desk) == 2
    assert desk.session.classes.has(1)
    assert any("replaced in 1 image" in notice.summary for notice in desk.notices)
    desk.open(2)
    assert edits.undo()
    settle(desk, edits)
    assert state(desk) == before[0]


@pytest.mark.parametrize("is_stopped", [True, False], ids=["stopped", "failed"])
def test_an_undo_of_added_classes_that_could_not_be_counted_is_done_at_the_next_one(
    desk: Desk, edits: ProjectEdits, monkeypatch: pytest.MonkeyPatch, is_stopped: bool
) -> None:
    desk.open(0)
    names = desk.session.classes.names
    first, _ = edits.classes.add_named([NamedColor("leaf"), NamedColor("stem")])
    added = desk.session.classes.names
    class_use = Project.class_use

    def counting(project: Project, class_id: int, *others: Any) -> ClassUse:
        if class_id == first:
            if is_stopped:
                edits.classes.cancel()
                others[1].check()
            raise UserError("Not now.")
        return class_use(project, class_id, *others)

    with monkeypatch.context() as patch:
        patch.setattr(Project, "class_use", counting)
        assert edits.undo()
        settle(desk, edits)
    assert desk.session.classes.has(first)
    assert edits.undo_label == "Add class"
    assert edits.undo()
    settle(desk, edits)
    assert desk.session.classes.names == names
    while edits.redo_label:
        assert edits.redo()
        settle(desk, edits)
    assert desk.session.classes.names == added
