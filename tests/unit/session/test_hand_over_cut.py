"""Strokes of the hand over a cut that is not applied: what they did not go over stays as it was."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from engine.core import IGNORE
from engine.document.planes import Plane
from engine.document.stroke_kind import StrokeKind
from engine.edit.raster import sweep
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


def test_an_eraser_that_takes_nothing_from_a_cut_says_why(desk: Desk) -> None:
    desk.open(0)
    desk.scribble_both_halves()
    settled(desk)
    desk.notices.clear()
    desk.stroke(StrokeKind.ERASER, 0, (50, 20))
    assert [n.summary for n in desk.notices] == [
        "Nothing to erase here: these are the labels of a cut that is not applied yet."
    ]
    assert (desk.shown() != IGNORE).all()
