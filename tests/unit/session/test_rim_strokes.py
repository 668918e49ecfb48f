"""Three strokes at the boundary of what is predicted: which key does the rest is said, once."""

from __future__ import annotations

import numpy as np
import pytest

from engine.core import LabelMap
from engine.document.stroke_kind import StrokeKind
from engine.session.prediction.rim_strokes import GROW_THE_REST, RIM_PX, is_at_rim
from tests.helpers.session import SHAPE, Desk, predict

TOPS = (5, 25, 45)


def squares(side: int = 10) -> LabelMap:
    """Three of them, below each other."""
    labels = np.zeros(SHAPE, np.uint8)
    for top in TOPS:
        labels[top : top + side, 30 : 30 + side] = 1
    return labels


def widen(desk: Desk, top: int, class_id: int = 1, column: float = 41.0) -> None:
    desk.stroke(StrokeKind.BRUSH, class_id, (top + 1, column), (top + 8, column), radius_px=1.5)


@pytest.mark.parametrize(("class_id", "column"), [(1, 41.0), (0, 38.0)], ids=["too small", "too large"])
def test_the_third_stroke_at_a_rim_tells_which_key_does_the_rest(
    desk: Desk, class_id: int, column: float
) -> None:
    desk.open(0)
    predict(desk, squares())
    desk.notices.clear()
    for top in TOPS[:2]:
        widen(desk, top, class_id, column)
    assert desk.notices == []
    widen(desk, TOPS[2], class_id, column)
    assert desk.notices == [GROW_THE_REST]
    desk.notices.clear()
    for top in TOPS:
        widen(desk, top, class_id, column + (1 if class_id else -1))
    assert desk.notices == [], "it is said once"


def test_strokes_at_one_place_or_without_a_prediction_tell_nothing(desk: Desk) -> None:
    desk.open(0)
    for top in TOPS:
        widen(desk, top)
    desk.open(1)
    predict(desk, squares())
    desk.notices.clear()
    for _ in range(4):
        widen(desk, TOPS[0])
    assert desk.notices == []


def test_strokes_of_another_class_and_of_other_errors_begin_the_count_anew(desk: Desk) -> None:
    desk.open(0)
    predict(desk, squares())
    desk.notices.clear()
    widen(desk, TOPS[0])
    widen(desk, TOPS[1], class_id=0, column=31.0)
    widen(desk, TOPS[1])
    desk.stroke(StrokeKind.BRUSH, 1, (30, 70), radius_px=4.0)
    widen(desk, TOPS[2])
    assert desk.notices == []


def test_what_is_filled_or_wiped_away_is_no_rim() -> None:
    predicted = np.zeros((40, 40), np.uint8)
    predicted[10:30, 10:30] = 1
    predicted[18:22, 18:22] = 0
    predicted[2:6, 2:6] = 1
    filled, wiped = (np.full_like(predicted, 255) for _ in range(2))
    filled[16:24, 16:24] = 1
    wiped[1:8, 1:8] = 0
    assert not is_at_rim(predicted, filled, 1)
    assert not is_at_rim(predicted, wiped, 0)


@pytest.mark.parametrize(("width", "is_rim"), [(RIM_PX - 2, True), (3 * RIM_PX, False)])
def test_a_wide_addition_is_another_thing(width: int, is_rim: bool) -> None:
    predicted = np.zeros((40, 60), np.uint8)
    predicted[10:30, 10:20] = 1
    decided = np.full_like(predicted, 255)
    decided[10:30, 20 : 20 + width] = 1
    assert is_at_rim(predicted, decided, 1) is is_rim
