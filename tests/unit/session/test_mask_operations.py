"""Operations on the mask as a window asks for them: on the cut in sight, on the mask, on a prediction."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
import pytest

from engine.core import IGNORE, CancelToken, ClassList, UserError
from engine.document.planes import Plane
from engine.document.stroke_kind import StrokeKind
from engine.edit.operation import Operation
from engine.session.editing import decisions, mask_operations
from tests.helpers.session import SHAPE, Desk, add_model, answer, asked_for_open, halves, predict


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


@pytest.mark.parametrize(
    ("operation", "edge"), [(Operation.GROW, SHAPE[1] // 2 - 1), (Operation.SHRINK, SHAPE[1] // 2 + 1)]
)
def test_what_is_painted_stays_where_a_predicted_class_is_grown_or_shrunk(
    desk: Desk, operation: Operation, edge: int
) -> None:
    desk.open(0)
    predict(desk, halves(0, 1))
    desk.stroke(StrokeKind.BRUSH, 1, (30, SHAPE[1] // 2 - 2), radius_px=4.0)
    before = desk.shown()
    assert desk.session.apply_operation(operation, 1)
    assert np.array_equal(desk.shown()[28:32], before[28:32])
    assert (desk.shown()[:20] == (np.arange(SHAPE[1]) >= edge)).all()
    desk.session.undo()
    assert np.array_equal(desk.shown(), before)


def test_what_is_painted_is_grown_where_none_of_its_class_is_predicted(desk: Desk) -> None:
    desk.open(0)
    predict(desk, halves(0, 1))
    desk.stroke(StrokeKind.BRUSH, 2, (30, 20), radius_px=4.0)
    painted = int((desk.shown() == 2).sum())
    assert desk.session.apply_operation(Operation.GROW, 2)
    assert (desk.shown() == 2).sum() > painted


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
    desk.notices.clear()
    assert desk.session.apply_operation(Operation.FILL_REST, 0)
    assert np.array_equal(desk.shown(), np.where(painted, 1, 0))
    (notice,) = desk.notices
    assert notice.summary == "'background' is now where another class was predicted."
    desk.session.undo()
    assert np.array_equal(desk.shown(), np.where(painted, 1, 2)), "the prediction is back by one key"
    desk.notices.clear()
    assert desk.session.apply_operation(Operation.FILL_REST, 2)
    assert desk.notices == [], "the class that was predicted there replaces nothing"


def test_without_a_rest_it_says_so(desk: Desk) -> None:
    with_mask(desk)
    assert not desk.session.apply_operation(Operation.FILL_REST, 1)
    assert desk.notices[-1].summary == "No pixel of this image is unlabelled."


@dataclass
class Halfway:
    """Where an edit of a large image stops, in the middle of its work, until it may go on."""

    reached: threading.Event = field(default_factory=threading.Event)
    may_go_on: threading.Event = field(default_factory=threading.Event)
    tokens: list[CancelToken] = field(default_factory=list)


@pytest.fixture
def halfway(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> Iterator[Halfway]:
    """The rest of a large image, of which a line is decided, is being filled."""
    made, fill = Halfway(), mask_operations._rest_filled

    def stopped(*arguments: Any) -> Any:
        made.tokens.append(arguments[-1])
        made.reached.set()
        assert made.may_go_on.wait(60)
        return fill(*arguments)

    monkeypatch.setattr(decisions, "LARGE_PX", 0)
    monkeypatch.setattr(mask_operations, "_rest_filled", stopped)
    desk.open(0)
    desk.stroke(StrokeKind.BRUSH, 1, (30, 10), (30, 70), radius_px=2.0)
    desk.session.sight.attach_canvas()
    desk.session.sight.note_painted()
    assert not desk.session.apply_operation(Operation.FILL_REST, 2)
    assert made.reached.wait(60)
    yield made
    made.may_go_on.set()


def without(class_id: int) -> Callable[[ClassList], ClassList]:
    return lambda classes: ClassList(replace(c, is_deleted=c.is_deleted or c.id == class_id) for c in classes)


def with_locked(class_id: int) -> Callable[[ClassList], ClassList]:
    return lambda classes: ClassList(replace(c, is_locked=c.is_locked or c.id == class_id) for c in classes)


@pytest.mark.parametrize("change", [without(2), with_locked(1)], ids=["deleted", "locked"])
def test_an_edit_that_was_made_with_other_classes_is_dropped(
    desk: Desk, halfway: Halfway, change: Callable[[ClassList], ClassList]
) -> None:
    before = desk.image.planes.view(Plane.MASK).copy()
    desk.session.set_classes(change(desk.session.classes), are_unused=True)
    halfway.may_go_on.set()
    desk.wait(lambda: not desk.session.busy.waiting)
    assert np.array_equal(desk.image.planes.view(Plane.MASK), before)
    assert desk.notices[-1].summary.endswith("was not tidied.")
    assert desk.notices[-1].hint == "Look at it, and press the key again."


def test_an_edit_that_is_dropped_stops_working(desk: Desk, halfway: Halfway) -> None:
    before = desk.image.planes.view(Plane.MASK).copy()
    assert desk.session.take_back()
    assert [token.is_cancelled for token in halfway.tokens] == [True]
    halfway.may_go_on.set()
    desk.session.settle(desk.dispatcher)
    assert np.array_equal(desk.image.planes.view(Plane.MASK), before)


@pytest.mark.parametrize("way", ["closed", "another", "the same"])
def test_what_is_said_of_an_edit_dropped_with_its_image_is_true(
    desk: Desk, halfway: Halfway, way: str
) -> None:
    session, image_id = desk.session, desk.image.id
    if way == "closed":
        session.close_image()
    else:
        session.open_image(session.project.images.rows()[way == "another"].id)
        desk.wait(lambda: not session.busy.waiting)
    said = next(notice for notice in desk.notices if notice.summary.endswith("was not tidied."))
    assert ("Another image was opened" in said.hint) is (way == "another")
    assert bool(said.hint) is (way != "closed")
    assert (session.image is not None and session.image.id == image_id) is (way == "the same")


def fat_line(desk: Desk, kind: StrokeKind) -> None:
    """A dark line two pixels wide in the image, of which a band of eight is drawn."""
    desk.open(0)
    desk.image.pixels = np.full((*SHAPE, 3), 200, np.uint8)
    desk.image.pixels[29:31, 5:75] = 40
    desk.stroke(kind, 1, (30, 8), (30, 72), radius_px=4.0)
    desk.wait(lambda: desk.session.is_settled)


def test_lines_are_thinned_to_what_the_image_shows_as_one_step(desk: Desk) -> None:
    fat_line(desk, StrokeKind.SCRIBBLE)
    assert desk.session.apply_operation(Operation.FILL_REST, 0)
    assert desk.session.apply_operation(Operation.THIN, 1)
    shown = desk.shown()
    assert 2 <= (shown[:, 40] == 1).sum() <= 3
    assert (shown != IGNORE).all()
    assert desk.image.history.undo_label == "Thin the lines"
    desk.session.undo()
    assert (desk.shown()[:, 40] == 1).sum() == 8


def test_thinning_leaves_what_is_painted_by_hand_and_says_so(desk: Desk) -> None:
    fat_line(desk, StrokeKind.BRUSH)
    assert desk.session.apply_operation(Operation.FILL_REST, 0)
    before = desk.shown()
    assert not desk.session.apply_operation(Operation.THIN, 1)
    assert np.array_equal(desk.shown(), before)
    assert "that you painted" in desk.notices[-1].hint


def drawn_two_pixels_off(desk: Desk, kind: StrokeKind) -> None:
    """A bright bar in the image; drawn is the same bar two pixels to the right, on the other class."""
    desk.open(0)
    desk.image.pixels = np.full((*SHAPE, 3), 40, np.uint8)
    desk.image.pixels[20:40, 20:50] = 200
    for row in range(24, 37, 4):
        desk.stroke(kind, 1, (row, 26), (row, 47), radius_px=4.0)
    desk.wait(lambda: desk.session.is_settled)
    assert desk.session.apply_operation(Operation.FILL_REST, 0)


def test_a_boundary_is_fitted_to_the_image_as_one_step(desk: Desk) -> None:
    drawn_two_pixels_off(desk, StrokeKind.SCRIBBLE)
    before = desk.shown()
    assert desk.session.apply_operation(Operation.FIT, 1)
    is_bar = desk.image.pixels[..., 0] == 200
    assert ((before == 1) != is_bar).sum() > 60
    assert np.array_equal(desk.shown() == 1, is_bar)
    assert desk.image.history.undo_label == "Fit to the edges"
    desk.session.undo()
    assert np.array_equal(desk.shown(), before)


def test_fitting_leaves_what_is_painted_by_hand_and_says_so(desk: Desk) -> None:
    drawn_two_pixels_off(desk, StrokeKind.BRUSH)
    desk.stroke(StrokeKind.BRUSH, 0, (10, 10), (10, 60), radius_px=100.0)
    desk.stroke(StrokeKind.BRUSH, 1, (30, 30), (30, 40), radius_px=6.0)
    before = desk.shown()
    assert not desk.session.apply_operation(Operation.FIT, 1)
    assert np.array_equal(desk.shown(), before)
    assert "that you painted" in desk.notices[-1].hint


def test_thinning_is_made_beside_the_window(desk: Desk) -> None:
    fat_line(desk, StrokeKind.SCRIBBLE)
    assert desk.session.apply_operation(Operation.FILL_REST, 0)
    desk.session.sight.attach_canvas()
    desk.session.sight.note_painted()
    assert not desk.session.apply_operation(Operation.THIN, 1)
    assert desk.session.busy.waiting == "Looking at the image (Esc: do not)"
    desk.wait(lambda: not desk.session.busy.waiting)
    assert 2 <= (desk.shown()[:, 40] == 1).sum() <= 3
