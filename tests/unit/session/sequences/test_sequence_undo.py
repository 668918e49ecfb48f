"""Masks of frames when something comes between: an acceptance, a merge, a full disk, another image."""

from __future__ import annotations

from threading import Event, Thread, current_thread
from typing import Any

import numpy as np
import pytest
from PIL import Image

from engine.core import CancelToken, EngineError, ImageId, RgbU8, UserError
from engine.document.stroke_kind import StrokeKind
from engine.jobs import Lane
from engine.sequence.proposals import labelled_frames
from engine.session.editing.acceptance import make_accepted
from engine.session.editing.project_edits import ProjectEdits
from engine.session.prediction.stored_predictions import StoredPredictions
from engine.storage import ClassUse, ImageStatus, Project, accept_mask
from engine.storage.caches.prediction_folder import PredictionFolder
from engine.storage.external.image_changes import find_image_change
from engine.storage.journal import JournalState
from tests.helpers.sequences import (
    SHAPE,
    accept,
    frame,
    ids,
    interpolate_around,
    masks,
    open_frame,
    settle,
    statuses,
)
from tests.helpers.session import Desk, add_model


@pytest.mark.parametrize("status", [ImageStatus.ACCEPTED, ImageStatus.SKIPPED])
def test_a_frame_that_was_accepted_or_skipped_since_keeps_its_mask_at_undo(
    desk: Desk, edits: ProjectEdits, status: ImageStatus
) -> None:
    interpolate_around(desk, edits, 2)
    if status is ImageStatus.ACCEPTED:
        make_accepted(
            desk.session.project, desk.image, desk.image.mask_preparation(accepts=True)(CancelToken())
        )
        # There undo takes the acceptance back, which is a step.
        open_frame(desk, edits, 3)
    else:
        desk.session.project.images.set_status(ids(desk)[2], status)
    before = np.array(masks(desk)[2])
    assert edits.undo()
    settle(desk, edits)
    np.testing.assert_array_equal(masks(desk)[2], before)
    assert desk.session.project.images.get(ids(desk)[2]).status is status
    assert statuses(desk)[:2] + statuses(desk)[3:] == "anna"
    assert any("accepted or edited since" in notice.summary for notice in desk.notices)
    open_frame(desk, edits, 3)
    assert edits.redo_label == "Interpolate masks: 2 frames"
    assert edits.redo()
    settle(desk, edits)
    assert statuses(desk)[:2] + statuses(desk)[3:] == "assa"
    np.testing.assert_array_equal(masks(desk)[2], before)


@pytest.mark.parametrize("is_copied", [False, True], ids=["interpolated", "copied"])
def test_every_filling_anew_replaces_the_proposals_before_it(
    desk: Desk, edits: ProjectEdits, is_copied: bool
) -> None:
    open_frame(desk, edits, 1)
    for class_id in (1, 2, 0, 1):
        for number in (0, 4):
            accept_mask(desk.session.project, ids(desk)[number], np.full(SHAPE, class_id, np.uint8))
        if is_copied:
            edits.sequence.copy_here(-1)
        else:
            edits.sequence.interpolate()
        settle(desk, edits)
        assert (desk.image.decided(desk.image.rect) == class_id).all()


def test_merging_classes_makes_no_label_of_a_person_of_a_proposal(desk: Desk, edits: ProjectEdits) -> None:
    interpolate_around(desk, edits, 1)
    desk.stroke(StrokeKind.BRUSH, 1, (5, 5))
    open_frame(desk, edits, 3)
    uses: list[ClassUse] = []
    edits.classes.merge_counted.subscribe(uses.append)
    edits.classes.request_merge(1)
    desk.wait(lambda: bool(uses))
    edits.classes.merge(uses[0], 2)
    desk.wait(lambda: not edits.classes.is_busy)
    settle(desk, edits)
    project, image_ids = desk.session.project, ids(desk)
    labelled = {image_ids[0], image_ids[1], image_ids[4]}
    assert labelled_frames(project, image_ids) == labelled
    assert image_ids[3] not in edits.sequence.frames.labelled
    # What was proposed is replaced, with the pixels of the merged class.
    for number in (0, 4):
        accept_mask(project, image_ids[number], np.zeros(SHAPE, np.uint8))
    edits.sequence.copy_here(1)
    settle(desk, edits)
    assert (desk.image.decided(desk.image.rect) == 0).all()
    assert labelled_frames(project, image_ids) == labelled


def test_closing_waits_until_a_stopped_filling_is_taken_back(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    waits: dict[str, float] = {}
    close = Lane.close

    def closing(lane: Lane, timeout_s: float = 5.0) -> bool:
        waits[lane.name] = timeout_s
        return close(lane, timeout_s)

    monkeypatch.setattr(Lane, "close", closing)
    ProjectEdits(desk.session).close()
    assert waits["sequence"] >= 60


class Disk:
    """A disk that takes nothing from when the labels of a frame are read, or labels that cannot be read."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.bad: ImageId | None = None
        self.is_full = False
        load_state, flush = Project.load_state, Project.flush

        def loading(project: Project, image_id: ImageId, *others: Any) -> JournalState:
            if image_id == self.bad:
                raise EngineError("Not now.")
            return load_state(project, image_id, *others)

        def flushing(project: Project) -> None:
            if self.bad is not None and self.is_full:
                raise EngineError("The disk is full.")
            flush(project)

        monkeypatch.setattr(Project, "load_state", loading)
        monkeypatch.setattr(Project, "flush", flushing)


@pytest.mark.parametrize("is_redo", [False, True], ids=["undo", "redo"])
def test_what_a_full_disk_left_is_undone_or_redone_later(
    desk: Desk, edits: ProjectEdits, monkeypatch: pytest.MonkeyPatch, is_redo: bool
) -> None:
    interpolate_around(desk, edits, 1)
    if is_redo:
        assert edits.undo()
        settle(desk, edits)
    disk = Disk(monkeypatch)
    disk.is_full, disk.bad = True, ids(desk)[2]
    move = edits.redo if is_redo else edits.undo
    assert move()
    settle(desk, edits)
    assert statuses(desk) == ("asnna" if is_redo else "anssa")
    assert any("The disk is full" in notice.summary for notice in desk.notices)
    labels = (edits.redo_label, edits.undo_label) if is_redo else (edits.undo_label, edits.redo_label)
    assert labels == ("Interpolate masks: 2 frames", "Interpolate masks: 1 frame")
    disk.bad = None
    assert move()
    settle(desk, edits)
    assert statuses(desk) == ("asssa" if is_redo else "annna")


def test_a_frame_whose_labels_cannot_be_read_does_not_hold_up_the_others(
    desk: Desk, edits: ProjectEdits, monkeypatch: pytest.MonkeyPatch
) -> None:
    interpolate_around(desk, edits, 1)
    disk = Disk(monkeypatch)
    disk.bad = ids(desk)[2]
    assert edits.undo()
    settle(desk, edits)
    assert statuses(desk) == "ansna"
    assert edits.undo_label == ""
    assert any("cannot be read" in notice.summary for notice in desk.notices)


def test_a_frame_that_cannot_be_filled_does_not_hold_up_the_others(
    desk: Desk, edits: ProjectEdits, monkeypatch: pytest.MonkeyPatch
) -> None:
    accept(desk, 0, 4)
    open_frame(desk, edits, 1)
    disk = Disk(monkeypatch)
    disk.bad = ids(desk)[2]
    edits.sequence.interpolate()
    settle(desk, edits)
    assert statuses(desk) == "asnsa"
    assert any("Not now" in notice.summary for notice in desk.notices)


def test_an_undo_that_is_stopped_goes_on_at_the_next_one(
    desk: Desk, edits: ProjectEdits, monkeypatch: pytest.MonkeyPatch
) -> None:
    interpolate_around(desk, edits, 2)
    is_stopped, load_state = Event(), Project.load_state

    def waiting(project: Project, image_id: ImageId, *others: Any) -> JournalState:
        assert is_stopped.wait(60)
        return load_state(project, image_id, *others)

    monkeypatch.setattr(Project, "load_state", waiting)
    assert edits.undo()
    edits.sequence.cancel()
    is_stopped.set()
    settle(desk, edits)
    left = statuses(desk).count("s")
    assert left in (2, 3)  # Whether the job had begun is chance.
    assert edits.undo_label == f"Interpolate masks: {left} frames"
    assert edits.redo_label == ("Interpolate masks: 1 frame" if left == 2 else "")
    assert edits.undo()
    settle(desk, edits)
    assert statuses(desk) == "annna"
    while edits.redo_label:
        assert edits.redo()
        settle(desk, edits)
    assert statuses(desk) == "asssa"


def test_what_a_failed_filling_leaves_on_a_full_disk_is_a_step(
    desk: Desk, edits: ProjectEdits, monkeypatch: pytest.MonkeyPatch
) -> None:
    accept(desk, 0, 4)
    open_frame(desk, edits, 3)
    load_state, flush = Project.load_state, Project.flush
    is_full = Event()

    def loading(project: Project, image_id: ImageId, *others: Any) -> JournalState:
        if image_id == ids(desk)[3] and not is_full.is_set() and desk.session.busy.files is not None:
            is_full.set()
        if is_full.is_set():
            raise EngineError("The disk is full.")
        return load_state(project, image_id, *others)

    def flushing(project: Project) -> None:
        if is_full.is_set():
            raise EngineError("The disk is full.")
        flush(project)

    with monkeypatch.context() as patch:
        patch.setattr(Project, "load_state", loading)
        patch.setattr(Project, "flush", flushing)
        edits.sequence.interpolate()
        desk.wait(lambda: not edits.sequence.is_busy and desk.session.busy.files is None)
    open_frame(desk, edits, 0)
    assert any("2 frames stayed filled. The disk is full" in notice.summary for notice in desk.notices)
    assert statuses(desk) == "assna"
    assert edits.undo_label == "Interpolate masks: 2 frames"
    assert edits.undo()
    settle(desk, edits)
    assert statuses(desk) == "annna"


def test_nothing_is_filled_while_another_frame_is_being_opened(desk: Desk, edits: ProjectEdits) -> None:
    accept(desk, 0, 4)
    open_frame(desk, edits, 1)
    desk.session.open_image(ids(desk)[3])
    for fill in (
        lambda: edits.sequence.copy_here(1),
        lambda: edits.sequence.propagate_here(1, uses_prediction=False),
        lambda: edits.sequence.propagate(1, 2, uses_prediction=False),
        edits.sequence.interpolate,
    ):
        with pytest.raises(UserError, match="being opened"):
            fill()
    settle(desk, edits)
    assert statuses(desk) == "annna"


@pytest.mark.parametrize("is_import", [False, True], ids=["filling", "import"])
def test_a_mask_belongs_to_the_file_that_is_there_when_it_is_made(
    desk: Desk, edits: ProjectEdits, is_import: bool
) -> None:
    accept(desk, 0, 4)
    open_frame(desk, edits, 1)
    open_frame(desk, edits, 2)
    project, image_id = desk.session.project, ids(desk)[1]
    Image.fromarray(frame(1)[0] // 2).save(project.images.get(image_id).path)
    if is_import:
        accept_mask(project, image_id, frame(1)[1])
    else:
        edits.sequence.interpolate()
        settle(desk, edits)
    assert project.images.get(image_id).mask_revision > 0
    assert find_image_change(project, image_id) is None


def test_predictions_for_a_propagation_are_looked_for_in_the_background(
    desk: Desk, edits: ProjectEdits, monkeypatch: pytest.MonkeyPatch
) -> None:
    accept(desk, 0)
    open_frame(desk, edits, 0)
    add_model(desk, "m")
    settle(desk, edits)
    looks: list[Thread] = []
    reads: list[Thread] = []

    def reading(predictions: StoredPredictions, image_id: ImageId, pixels: RgbU8) -> None:
        reads.append(current_thread())

    with monkeypatch.context() as patch:
        patch.setattr(PredictionFolder, "has", lambda *_: looks.append(current_thread()))
        patch.setattr(StoredPredictions, "read", reading)
        edits.sequence.propagate(1, 3, uses_prediction=True)
        assert current_thread() not in looks
        desk.wait(lambda: not edits.sequence.is_busy)
    settle(desk, edits)
    assert len(reads) == 3
    assert current_thread() not in reads


@pytest.mark.parametrize("is_open", [True, False], ids=["beside an open image", "while none is open"])
def test_frames_that_are_accepted_elsewhere_are_labelled_here(
    desk: Desk, edits: ProjectEdits, is_open: bool
) -> None:
    accept(desk, 0)
    open_frame(desk, edits, 1)
    accepted = (ids(desk)[2], ids(desk)[3])
    for image_id in accepted:
        accept_mask(desk.session.project, image_id, frame(2)[1])
    if not is_open:
        desk.session.close_image()
    desk.session.events.images_changed.emit(accepted)
    if not is_open:
        desk.open(1)
    desk.wait(lambda: edits.sequence.frames.labelled == {ids(desk)[0], *accepted})
