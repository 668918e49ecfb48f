"""Strokes of the hand over a cut that is not applied: what they did not go over stays as it was."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from engine.core import IGNORE, Rect
from engine.document.planes import Change, Plane
from engine.document.stroke_kind import StrokeKind
from engine.edit.raster import sweep
from engine.session import OpenImage
from engine.session.editing.project_edits import ProjectEdits
from tests.helpers.session import SHAPE, Desk, add_model, answer, asked_for_open

STROKES = 12


def from_nothing(desk: Desk) -> None:
    desk.open(0)


def from_a_prediction(desk: Desk) -> None:
    desk.open(0)
    add_model(desk, "first")
    answer(desk, asked_for_open(desk), class_id=2)


def from_a_painted_mask(desk: Desk) -> None:
    desk.open(0)
    desk.stroke(StrokeKind.BRUSH, 2, (8, 8), (8, 60), radius_px=4)


def from_an_applied_mask(desk: Desk) -> None:
    desk.open(0)
    desk.scribble_both_halves()
    assert desk.session.apply_preview()


def settled(desk: Desk) -> None:
    desk.session.settle(desk.dispatcher)


@pytest.mark.parametrize("begin", [from_nothing, from_a_prediction, from_a_painted_mask])
@pytest.mark.parametrize("kind", [StrokeKind.BRUSH, StrokeKind.ERASER])
def test_a_stroke_changes_nothing_outside_its_circles_nor_does_its_undo(
    desk: Desk, begin: Callable[[Desk], None], kind: StrokeKind
) -> None:
    begin(desk)
    desk.scribble_both_halves()
    settled(desk)
    random, shown = np.random.default_rng(11), [desk.shown()]
    scribbled = desk.image.history.position
    for number in range(STROKES):
        class_id = 2 * (number % 2)
        radius_px = float(random.uniform(1, 4))
        path = [(float(random.uniform(44, 60)), float(random.uniform(-5, 85))) for _ in range(3)]
        desk.stroke(kind, class_id, *path, radius_px=radius_px)
        settled(desk)
        after = desk.shown()
        rect, covered = sweep(path, radius_px, SHAPE)
        is_outside = np.ones(SHAPE, bool)
        is_outside[rect.slices] = ~covered
        np.testing.assert_array_equal(after[is_outside], shown[-1][is_outside])
        assert kind is StrokeKind.ERASER or (after[~is_outside] == class_id).all()
        shown.append(after)
    steps = desk.image.history.position - scribbled
    assert steps == (STROKES if kind is StrokeKind.BRUSH else 0)
    for before in shown[steps - 1 :: -1] if steps else ():
        assert desk.session.undo()
        settled(desk)
        np.testing.assert_array_equal(desk.shown(), before)


@pytest.mark.parametrize("kind", [StrokeKind.BRUSH, StrokeKind.ERASER])
def test_a_cancelled_stroke_leaves_the_cut_in_sight(desk: Desk, kind: StrokeKind) -> None:
    desk.open(0)
    desk.scribble_both_halves()
    settled(desk)
    preview, before = desk.image.preview, desk.shown()
    stroke = desk.session.begin_stroke(kind, 2, 5.0)
    stroke.extend([(30, 10), (50, 60)])
    stroke.cancel()
    settled(desk)
    assert desk.image.preview is preview
    np.testing.assert_array_equal(desk.shown(), before)


def test_what_the_hand_painted_teaches_the_next_cut_nothing(desk: Desk) -> None:
    desk.open(0)
    desk.stroke(StrokeKind.BRUSH, 2, (8, 8), (8, 20), radius_px=4)
    desk.stroke(StrokeKind.BRUSH, 2, (8, 50), (8, 72), radius_px=4)
    painted = desk.image.planes.view(Plane.HAND) == 2
    desk.scribble_both_halves()
    settled(desk)
    np.testing.assert_array_equal(desk.shown() == 2, painted)
    desk.session.apply_preview()
    np.testing.assert_array_equal(desk.image.planes.view(Plane.MASK) == 2, painted)


def test_a_scribble_taken_away_makes_the_cut_anew(desk: Desk) -> None:
    desk.open(0)
    desk.scribble_both_halves()
    settled(desk)
    assert desk.image.preview is not None
    desk.stroke(StrokeKind.ERASER, 0, (30, 50), (30, 72), radius_px=6)
    settled(desk)
    assert desk.image.preview is None, "one class alone makes no cut"


@pytest.mark.parametrize("begin", [from_nothing, from_an_applied_mask])
def test_an_eraser_that_takes_nothing_from_a_cut_says_why(desk: Desk, begin: Callable[[Desk], None]) -> None:
    begin(desk)
    desk.stroke(StrokeKind.SCRIBBLE, 2, (20, 8), (20, 30))
    desk.stroke(StrokeKind.SCRIBBLE, 1, (20, 50), (20, 72))
    settled(desk)
    assert desk.image.preview is not None
    before = desk.shown()
    desk.notices.clear()
    desk.stroke(StrokeKind.ERASER, 0, (50, 20))
    settled(desk)
    np.testing.assert_array_equal(desk.shown(), before)
    assert [n.summary for n in desk.notices] == [
        "Nothing to erase here: these are the labels of a cut that is not applied yet."
    ]
    assert (desk.shown() != IGNORE).all()


@pytest.mark.parametrize("is_cut_made_of_paint", [True, False])
def test_paint_erased_over_a_correction_is_missed_or_said_to_be_in_the_cut(
    desk: Desk, is_cut_made_of_paint: bool
) -> None:
    from_an_applied_mask(desk)

    def paint() -> None:
        desk.stroke(StrokeKind.BRUSH, 2, (50, 8), (50, 30), radius_px=3)

    if is_cut_made_of_paint:
        paint()
    desk.stroke(StrokeKind.SCRIBBLE, 1, (5, 8), (9, 12))
    settled(desk)
    if not is_cut_made_of_paint:
        paint()
    before = desk.shown()
    desk.notices.clear()
    desk.stroke(StrokeKind.ERASER, 0, (50, 8), (50, 30), radius_px=3)
    settled(desk)
    is_same = bool(np.array_equal(desk.shown(), before))
    assert is_same is is_cut_made_of_paint
    assert [n.summary for n in desk.notices if "Nothing to erase" in n.summary] == (
        ["Nothing to erase here: these are the labels of a cut that is not applied yet."] * is_same
    )


def test_a_cut_is_made_anew_when_a_step_of_the_mask_alone_is_done_again(desk: Desk) -> None:
    from_an_applied_mask(desk)
    desk.stroke(StrokeKind.SCRIBBLE, 2, (5, 70), (9, 70))
    hole = Rect(42, 10, 56, 24)

    def repair(image: OpenImage) -> Change | None:
        with image.planes.edit("Repair") as edit:
            edit.put(Plane.MASK, hole, None, 1)
        assert edit.change is not None
        image.history.push(edit.change)
        return edit.change

    desk.session.edit_outside_stroke(repair)
    desk.session.undo()
    settled(desk)
    assert desk.image.preview is not None
    desk.session.redo()
    settled(desk)
    desk.session.apply_preview()
    assert (desk.image.planes.view(Plane.MASK, hole) == 1).all()


def test_a_second_scribble_on_a_locked_class_leaves_the_cut_in_sight(desk: Desk, edits: ProjectEdits) -> None:
    desk.open(0)
    desk.stroke(StrokeKind.BRUSH, 2, (8, 8), (8, 60), radius_px=4)
    edits.class_display.lock([2], True)
    desk.scribble_both_halves()
    for _ in range(2):
        desk.stroke(StrokeKind.SCRIBBLE, 0, (8, 30), radius_px=1)
        settled(desk)
        assert desk.image.preview is not None


def test_a_locked_class_that_a_hand_painted_spreads_nowhere(desk: Desk, edits: ProjectEdits) -> None:
    desk.open(0)
    desk.stroke(StrokeKind.BRUSH, 2, (8, 8), (8, 72), radius_px=1)
    painted = desk.image.planes.view(Plane.HAND) == 2
    edits.class_display.lock([2], True)
    desk.scribble_both_halves()
    settled(desk)
    np.testing.assert_array_equal(desk.shown() == 2, painted)
