"""Operations on the mask as a window asks for them: on the cut in sight, on the mask, on a prediction."""

from __future__ import annotations

import numpy as np
import pytest

from engine.core import IGNORE, UserError
from engine.document.planes import Plane
from engine.document.stroke_kind import StrokeKind
from engine.edit.operation import Operation
from tests.helpers.session import SHAPE, Desk, halves


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
