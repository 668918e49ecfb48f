"""Masks put into frames from others: proposals that undo takes back, over nothing that a person decided."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image

from engine.core import IGNORE, UserError
from engine.document.stroke_kind import StrokeKind
from engine.session.editing.project_edits import ProjectEdits
from engine.session.editing.tool_desk import ToolDesk
from engine.storage import ImageStatus
from tests.helpers.scenes import scene
from tests.helpers.sequences import (
    SHAPE,
    accept,
    frame,
    ids,
    interpolate_around,
    iou,
    masks,
    open_frame,
    settle,
    statuses,
)
from tests.helpers.session import Desk


def test_frames_between_two_accepted_ones_are_filled_as_proposals_and_undone_as_one_step(
    desk: Desk, edits: ProjectEdits
) -> None:
    accept(desk, 0, 4)
    open_frame(desk, edits, 2)
    edits.sequence.interpolate()
    with pytest.raises(UserError, match="being filled"):
        desk.stroke(StrokeKind.BRUSH, 1, (5, 5))
    settle(desk, edits)
    assert statuses(desk) == "asssa"
    for number in (1, 2, 3):
        assert iou(masks(desk)[number], number) > 0.9
        assert not (np.asarray(masks(desk)[number]) == IGNORE).any()
    assert edits.undo_label == "Interpolate masks: 3 frames"
    assert iou(desk.image.decided(desk.image.rect), 2) > 0.9
    assert edits.undo()
    settle(desk, edits)
    assert statuses(desk) == "annna"
    assert (desk.image.decided(desk.image.rect) == IGNORE).all()
    assert all(mask is None or (mask == IGNORE).all() for mask in masks(desk)[1:4])
    assert edits.redo_label == "Interpolate masks: 3 frames"
    assert edits.redo()
    settle(desk, edits)
    assert statuses(desk) == "asssa"
    assert iou(masks(desk)[3], 3) > 0.9
    assert edits.undo()
    settle(desk, edits)
    assert statuses(desk) == "annna"


def test_a_frame_that_was_corrected_ends_the_gap_and_a_proposal_is_made_anew(
    desk: Desk, edits: ProjectEdits
) -> None:
    interpolate_around(desk, edits, 1)
    desk.stroke(StrokeKind.BRUSH, 2, (80, 140), radius_px=6.0)
    corrected = np.array(desk.image.decided(desk.image.rect))
    desk.wait(lambda: ids(desk)[1] in edits.sequence.frames.labelled)
    open_frame(desk, edits, 2)
    edits.sequence.interpolate()
    settle(desk, edits)
    np.testing.assert_array_equal(masks(desk)[1], corrected)
    # Its debris is carried on: those between are proposals, and made anew from it.
    assert (np.asarray(masks(desk)[2]) == 2).any()
    assert statuses(desk) == "asssa"
    assert edits.undo()
    settle(desk, edits)
    assert not (np.asarray(masks(desk)[2]) == 2).any()
    # The first filling is undone where nobody edited since; the corrected frame stays.
    assert edits.undo()
    settle(desk, edits)
    assert statuses(desk) == "asnna"
    np.testing.assert_array_equal(masks(desk)[1], corrected)
    assert any("edited since" in notice.summary for notice in desk.notices)


def test_nothing_is_interpolated_where_one_side_is_not_labelled(desk: Desk, edits: ProjectEdits) -> None:
    accept(desk, 0)
    open_frame(desk, edits, 2)
    edits.sequence.interpolate()
    settle(desk, edits)
    assert any("No frame after this one is labelled" in notice.summary for notice in desk.notices)
    assert statuses(desk) == "annnn"


def test_why_no_frame_was_filled_is_over_when_frames_are_filled_again(
    desk: Desk, edits: ProjectEdits
) -> None:
    over: list[frozenset[str]] = []
    desk.session.events.notice_over.subscribe(over.append)
    accept(desk, 0)
    open_frame(desk, edits, 2)
    edits.sequence.interpolate()
    settle(desk, edits)
    (said,) = desk.notices
    accept(desk, 4)
    over.clear()
    edits.sequence.interpolate()
    settle(desk, edits)
    assert statuses(desk) == "asssa"
    assert said.subjects in over


def test_why_a_tool_has_no_earlier_frame_is_over_when_it_is_tried_again(
    desk: Desk, edits: ProjectEdits
) -> None:
    over: list[frozenset[str]] = []
    desk.session.events.notice_over.subscribe(over.append)
    tools, read = ToolDesk(desk.session), list[object]()

    def read_earlier() -> None:
        work = tools.earlier_frame()
        tools.compute("motion", lambda token: work(), read.append)

    open_frame(desk, edits, 0)
    read_earlier()
    desk.wait(lambda: bool(desk.notices))
    (said,) = desk.notices
    open_frame(desk, edits, 1)
    over.clear()
    read_earlier()
    desk.wait(lambda: bool(read))
    assert over == [said.subjects]
    tools.close()


def test_a_mask_goes_on_from_frame_to_frame_up_to_a_labelled_one(desk: Desk, edits: ProjectEdits) -> None:
    accept(desk, 0, 4)
    before = np.array(masks(desk)[4])
    open_frame(desk, edits, 0)
    edits.sequence.propagate(1, 20, uses_prediction=False)
    settle(desk, edits)
    assert statuses(desk) == "asssa"
    for number in (1, 2, 3):
        assert iou(masks(desk)[number], number) > 0.75
    np.testing.assert_array_equal(masks(desk)[4], before)
    assert any("which is labelled" in notice.summary for notice in desk.notices)
    assert edits.undo()
    settle(desk, edits)
    assert statuses(desk) == "annna"
    edits.sequence.propagate(1, 1, uses_prediction=False)
    settle(desk, edits)
    assert statuses(desk) == "asnna"
    with pytest.raises(UserError, match="first frame"):
        edits.sequence.propagate(-1, 1, uses_prediction=False)


def test_a_mask_ends_where_another_scene_begins_and_goes_on_into_it_when_asked_again(
    desk: Desk, edits: ProjectEdits
) -> None:
    for number in (3, 4):
        Image.fromarray(scene(number, SHAPE)).save(desk.session.project.images.get(ids(desk)[number]).path)
    accept(desk, 0)
    open_frame(desk, edits, 0)
    edits.sequence.propagate(1, 20, uses_prediction=False)
    settle(desk, edits)
    told = desk.notices[-1]
    assert told.summary == "2 frames filled, up to t3.png, which shows another scene."
    assert "[[propagate_on]]" in told.hint
    assert statuses(desk) == "assnn"
    edits.sequence.propagate(1, 20, uses_prediction=False)
    settle(desk, edits)
    assert "up to t4.png, which shows another scene." in desk.notices[-1].summary
    edits.sequence.propagate(1, 20, uses_prediction=False)
    settle(desk, edits)
    assert "another scene" not in desk.notices[-1].summary


def test_nothing_is_interpolated_over_a_cut_until_asked_again(desk: Desk, edits: ProjectEdits) -> None:
    for number in (3, 4):
        Image.fromarray(scene(3, SHAPE)).save(desk.session.project.images.get(ids(desk)[number]).path)
    interpolate_around(desk, edits, 2)
    told = desk.notices[-1]
    assert told.summary == "0 frames filled, up to t3.png, which shows another scene."
    assert "[[interpolate]]" in told.hint
    assert statuses(desk) == "annna"
    assert not edits.undo_label
    edits.sequence.interpolate()
    settle(desk, edits)
    assert desk.notices[-1].summary == "3 frames filled."
    assert statuses(desk) == "asssa"


def test_a_cut_at_the_second_labelled_frame_is_one_too_but_not_one_beyond_it(
    desk: Desk, edits: ProjectEdits
) -> None:
    Image.fromarray(scene(3, SHAPE)).save(desk.session.project.images.get(ids(desk)[4]).path)
    accept(desk, 0, 2, 4)
    open_frame(desk, edits, 1)
    edits.sequence.interpolate()
    settle(desk, edits)
    assert statuses(desk) == "asana"
    open_frame(desk, edits, 3)
    edits.sequence.interpolate()
    settle(desk, edits)
    assert desk.notices[-1].summary == "0 frames filled, up to t4.png, which shows another scene."
    assert statuses(desk) == "asana"


def test_a_frame_that_cannot_be_read_is_no_cut(desk: Desk, edits: ProjectEdits) -> None:
    desk.session.project.images.get(ids(desk)[2]).path.write_bytes(b"no image")
    interpolate_around(desk, edits, 1)
    assert [row.status.value[0] for row in desk.session.project.images.rows()][1::2] == ["s", "s"]
    assert not any("another scene" in notice.summary for notice in desk.notices)


def test_a_cut_that_was_gone_over_ends_a_mask_again_after_another_frame_was_open(
    desk: Desk, edits: ProjectEdits
) -> None:
    Image.fromarray(scene(3, SHAPE)).save(desk.session.project.images.get(ids(desk)[3]).path)
    accept(desk, 0)
    open_frame(desk, edits, 0)
    edits.sequence.propagate(1, 3, uses_prediction=False)
    settle(desk, edits)
    open_frame(desk, edits, 1)
    open_frame(desk, edits, 0)
    edits.sequence.propagate(1, 3, uses_prediction=False)
    settle(desk, edits)
    assert desk.notices[-1].summary == "0 frames filled, up to t3.png, which shows another scene."


def test_skipped_frames_stay_as_they_are(desk: Desk, edits: ProjectEdits) -> None:
    accept(desk, 0, 4)
    desk.session.project.images.set_status(ids(desk)[2], ImageStatus.SKIPPED)
    open_frame(desk, edits, 0)
    edits.sequence.propagate(1, 20, uses_prediction=False)
    settle(desk, edits)
    assert [row.status.value for row in desk.session.project.images.rows()] == [
        *("accepted", "started", "skipped", "started", "accepted")
    ]
    assert masks(desk)[2] is None
    assert iou(masks(desk)[3], 3) > 0.75


def test_stopping_takes_everything_back(desk: Desk, edits: ProjectEdits) -> None:
    accept(desk, 0, 4)
    open_frame(desk, edits, 2)
    edits.sequence.interpolate()
    edits.sequence.cancel()
    settle(desk, edits)
    assert "s" not in statuses(desk) or statuses(desk) == "annna"
    assert edits.undo_label == ""
    assert any("Stopped" in notice.summary for notice in desk.notices)


def test_the_mask_of_a_neighbour_fills_what_is_unlabelled_here_and_undo_is_the_images_own(
    desk: Desk, edits: ProjectEdits
) -> None:
    accept(desk, 0)
    open_frame(desk, edits, 1)
    desk.stroke(StrokeKind.BRUSH, 2, (10, 10), radius_px=5.0)
    painted = np.array(desk.image.decided(desk.image.rect)) == 2
    edits.sequence.propagate_here(-1, uses_prediction=False)
    settle(desk, edits)
    now = desk.image.decided(desk.image.rect)
    assert (now[painted] == 2).all()
    assert iou(now, 1) > 0.8
    assert desk.image.record.status is ImageStatus.STARTED
    assert edits.undo_label == "Propagate mask"
    edits.sequence.copy_here(-1)
    settle(desk, edits)
    # The proposal before it was nobody's word, so that the copy is in its place.
    np.testing.assert_array_equal(np.where(painted, 0, desk.image.decided(desk.image.rect)), frame(0)[1])
    assert edits.undo()
    assert edits.undo()
    assert ((desk.image.decided(desk.image.rect) != IGNORE) == painted).all()
    open_frame(desk, edits, 0)
    with pytest.raises(UserError, match="accepted"):
        edits.sequence.copy_here(-1)


def test_an_accepted_image_is_not_filled(desk: Desk, edits: ProjectEdits) -> None:
    accept(desk, 0, 1)
    open_frame(desk, edits, 1)
    with pytest.raises(UserError, match="is accepted"):
        edits.sequence.propagate_here(-1, uses_prediction=False)


def test_locked_and_hidden_classes_stay_in_every_frame(desk: Desk, edits: ProjectEdits) -> None:
    interpolate_around(desk, edits, 2)
    before = np.array(masks(desk)[2])
    edits.class_display.lock([1], True)
    edits.sequence.copy_here(-1)
    settle(desk, edits)
    after = np.array(desk.image.decided(desk.image.rect))
    assert (after[before == 1] == 1).all()


def test_labelled_frames_are_known_without_the_disk_as_the_open_one_changes(
    desk: Desk, edits: ProjectEdits
) -> None:
    accept(desk, 0)
    open_frame(desk, edits, 1)
    frames, image_ids = edits.sequence.frames, ids(desk)
    assert frames.labelled == {image_ids[0]}
    edits.sequence.copy_here(-1)
    settle(desk, edits)
    assert frames.labelled == {image_ids[0]}
    desk.stroke(StrokeKind.BRUSH, 2, (10, 10))
    assert frames.labelled == {image_ids[0], image_ids[1]}
    assert frames.neighbour(-1, is_labelled_only=True) == image_ids[0]
    assert frames.neighbour(1, is_labelled_only=True) is None
    edits.undo()
    assert frames.labelled == {image_ids[0]}
    desk.stroke(StrokeKind.BRUSH, 2, (10, 10))
    desk.session.clear_image()
    assert frames.labelled == {image_ids[0]}


def test_outlines_of_the_frame_before_are_read_for_the_onion_skin(desk: Desk, edits: ProjectEdits) -> None:
    accept(desk, 0)
    open_frame(desk, edits, 1)
    read: list[int] = []
    edits.sequence.frames.outline_beside(-1, lambda outlines: read.extend(o.class_id for o in outlines))
    desk.wait(lambda: bool(read))
    assert read == [1]
