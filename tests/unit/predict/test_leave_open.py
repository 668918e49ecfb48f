"""A prediction that says nothing of some classes, at full size and with coarser probabilities."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from engine.core import IGNORE, Rect
from engine.predict.image_score import score_of
from engine.predict.prediction import leave_open
from engine.predict.uncertain_regions import most_uncertain_region, sample_step, window_px

ROAD, SKY, POLE = 0, 1, 2


def predicted(
    labels: NDArray[np.uint8], stride: int
) -> tuple[NDArray[np.uint8], NDArray[np.uint8], NDArray[np.float16]]:
    """Labels, uncertainty and probabilities of a network that is 90 % sure of each of its pixels."""
    of_pixels = np.where(np.arange(3)[:, None, None] == labels, 0.9, 0.05)
    rows, columns = (range(0, side, stride) for side in labels.shape)
    sums = np.add.reduceat(np.add.reduceat(of_pixels, rows, axis=1), columns, axis=2)
    sizes = np.add.reduceat(np.add.reduceat(np.ones(labels.shape), rows, axis=0), columns, axis=1)
    return labels.copy(), np.full(labels.shape, 20, np.uint8), (sums / sizes).astype(np.float16)


@pytest.mark.parametrize("stride", [1, 2, 4])
@pytest.mark.parametrize("shape", [(16, 16), (13, 18)])
def test_nothing_is_said_of_a_hidden_class_and_what_is_shown_stays(
    stride: int, shape: tuple[int, int]
) -> None:
    before = np.full(shape, ROAD, np.uint8)
    before[:, 8:] = POLE
    labels, uncertainty, probs = predicted(before, stride)
    is_open, told = before == POLE, probs.copy()
    leave_open(labels, uncertainty, probs, stride, [POLE])
    assert np.array_equal(labels, np.where(is_open, IGNORE, before))
    assert np.array_equal(uncertainty, np.where(is_open, 255, 20))
    cells = is_open[::stride, ::stride]
    assert np.allclose(probs[:, cells], 1 / 3, atol=1e-3)
    assert np.array_equal(probs[:, ~cells], told[:, ~cells])


def test_a_cell_is_open_where_most_of_its_pixels_are() -> None:
    before = np.full((2, 6), SKY, np.uint8)
    before[:, :2] = [[ROAD, POLE], [POLE, POLE]]  # Its first pixel is shown.
    before[0, 2] = POLE  # Its first pixel alone is open.
    labels, uncertainty, probs = predicted(before, 2)
    told = probs.copy()
    leave_open(labels, uncertainty, probs, 2, [POLE])
    assert np.allclose(probs[:, 0, 0], 1 / 3, atol=1e-3)
    assert np.array_equal(probs[:, 0, 1:], told[:, 0, 1:])


def test_a_cell_never_brings_back_a_hidden_class_as_the_most_probable() -> None:
    # A sure pole beside three doubtful pixels of road.
    labels, uncertainty = np.array([[ROAD, ROAD], [ROAD, POLE]], np.uint8), np.zeros((2, 2), np.uint8)
    probs = np.array([0.3, 0.2, 0.5], np.float16)[:, None, None].copy()
    leave_open(labels, uncertainty, probs, 2, [POLE])
    assert np.allclose(probs, 1 / 3, atol=1e-3)


def test_where_every_class_is_hidden_all_is_open() -> None:
    labels, uncertainty, probs = predicted(np.zeros((4, 4), np.uint8), 2)
    leave_open(labels, uncertainty, probs, 2, [ROAD, SKY, POLE])
    assert (labels == IGNORE).all()
    assert np.allclose(probs, 1 / 3, atol=1e-3)


@pytest.mark.parametrize("stride", [1, 2])
def test_open_pixels_are_unclear_and_the_next_to_look_at(stride: int) -> None:
    before = np.full((200, 200), SKY, np.uint8)
    before[101:, :99] = POLE
    labels, uncertainty, probs = predicted(before, stride)
    leave_open(labels, uncertainty, probs, stride, [POLE])
    assert score_of(probs, stride).unclear_px == pytest.approx(99 * 99, rel=0.05)
    step = sample_step(before.shape)
    undecided = np.ones(before.shape, np.bool_)
    found = most_uncertain_region(
        uncertainty[::step, ::step], undecided[::step, ::step], step, window_px(before.shape), []
    )
    assert found is not None
    assert Rect(101, 0, 200, 99).contains(*found)
