"""Operations on the mask as a window asks for them: on the cut in sight, on the mask, on a prediction."""

from __future__ import annotations

import numpy as np
import pytest

from engine.core import IGNORE, UserError
from engine.document.planes import Plane
from engine.document.stroke_kind import StrokeKind
from engine.edit.operation import Operation
from tests.helpers.session import SHAPE, Desk, add_model, answer, asked_for_open, halves


def with_mask(desk: Desk) -> None:
    """The image's halves, decided."""
    desk.open(0)
    desk.scribble_both_halves()
    desk.session.apply_preview()


def test_an_operation_changes_the_mask_as_one_step_that_undo_takes_back(desk: Desk) -> None:
    with_mask(desk)
    assert desk.session.apply_operation(Operation.GROW, 1)
    assert (desk.shown() == 1).sum() == (halves(0, 1) == 1).sum() + SHAPE[0]
    assert desk.image.history.undo_label == "Grow by a pixel"
    desk.session.undo()
    assert np.array_equal(desk.shown(), halves(0, 1))
    desk.session.redo()
    assert (desk.image.planes.view(Plane.MASK) == 1).sum() > (halves(0, 1) == 1).sum()


def test_an_operation_on_the_cut_in_sight_decides_it_and_undo_brings_the_cut_back(desk: Desk) -> None:
    desk.open(0)
    desk.scribble_both_halves()
    assert desk.session.apply_operation(Operation.SHRINK, 1)
    assert desk.image.preview is None
    assert not desk.image.has_pending_scribbles
    assert (desk.shown() == 0).sum() == (halves(0, 1) == 0).sum() + SHAPE[0]
    desk.session.undo()
    desk.wait(lambda: desk.image.preview is not None)
    assert np.array_equal(desk.shown(), halves(0, 1))
    assert (desk.image.planes.view(Plane.MASK) == IGNORE).all()


def test_scribbles_and_paint_that_the_result_contradicts_are_gone(desk: Desk) -> None:
    with_mask(desk)
    desk.stroke(StrokeKind.BRUSH, 1, (10, 10), radius_px=2.0)
    assert desk.session.apply_operation(Operation.REMOVE_ISLANDS, 1, 50)
    assert np.array_equal(desk.shown(), halves(0, 1))
    assert (desk.image.planes.view(Plane.HAND) == IGNORE).all()
    desk.session.undo()
    assert (desk.image.planes.view(Plane.HAND) == 1).any()


def test_an_operation_that_changes_nothing_says_so_and_makes_no_step(desk: Desk) -> None:
    with_mask(desk)
    steps = desk.image.history.position
    assert not desk.session.apply_operation(Operation.FILL_HOLES, 1)
    assert desk.image.history.position == steps
    assert "would change" in desk.notices[-1].summary


def test_without_an_image_there_is_nothing_to_operate_on(desk: Desk) -> None:
    with pytest.raises(UserError, match="No image"):
        desk.session.apply_operation(Operation.GROW, 1)


def test_the_rest_of_an_image_becomes_the_class_as_one_step(desk: Desk) -> None:
    desk.open(0)
    desk.stroke(StrokeKind.BRUSH, 1, (30, 10), (30, 70), radius_px=2.0)
    line = desk.image.planes.view(Plane.MASK) == 1
    assert desk.session.apply_operation(Operation.FILL_REST, 0)
    mask = desk.image.planes.view(Plane.MASK)
    assert np.array_equal(mask, np.where(line, 1, 0))
    assert desk.image.history.undo_label == "The rest is this class"
    desk.session.undo()
    assert np.array_equal(desk.image.planes.view(Plane.MASK), np.where(line, 1, IGNORE))


def test_the_rest_takes_no_scribble(desk: Desk) -> None:
    desk.open(0)
    desk.stroke(StrokeKind.SCRIBBLE, 1, (30, 10), (30, 70))
    desk.wait(lambda: desk.session.is_settled)
    scribbled = desk.image.planes.view(Plane.SCRIBBLES) == 1
    assert desk.session.apply_operation(Operation.FILL_REST, 0)
    assert np.array_equal(desk.image.planes.view(Plane.MASK), np.where(scribbled, 1, 0))


def test_the_rest_is_what_the_user_left_open_whatever_is_predicted_there(desk: Desk) -> None:
    desk.open(0)
    add_model(desk, "model-001")
    answer(desk, asked_for_open(desk), class_id=2)
    desk.stroke(StrokeKind.BRUSH, 1, (30, 10), (30, 70), radius_px=2.0)
    painted = desk.image.planes.view(Plane.MASK) == 1
    assert desk.session.apply_operation(Operation.FILL_REST, 0)
    assert np.array_equal(desk.shown(), np.where(painted, 1, 0))


def test_without_a_rest_it_says_so(desk: Desk) -> None:
    with_mask(desk)
    assert not desk.session.apply_operation(Operation.FILL_REST, 1)
    assert desk.notices[-1].summary == "No pixel of this image is unlabelled."
