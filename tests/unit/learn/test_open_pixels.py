"""Pixels that scribbles leave open: shares of the classes, and what lies right beside the strokes."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from engine.core import IGNORE, LabelMap
from engine.learn.first_model.open_pixels import OpenPixels, drawn_open_pixels, open_answer

WHOLE = [(0, 0, 120, 160)]


def strokes() -> LabelMap:
    """A stroke of each of two classes."""
    labels = np.full((120, 160), IGNORE, np.uint8)
    labels[20:23, 10:60] = 0
    labels[90:93, 80:150] = 1
    return labels


def features_of(classes: NDArray[np.integer], rng: np.random.Generator) -> NDArray[np.float32]:
    """Four noisy features of each pixel, which tell its class."""
    return (np.eye(4)[classes] + rng.normal(0, 0.25, (len(classes), 4))).astype(np.float32)


def answer_for(shares: list[float]) -> tuple[NDArray[np.float64], NDArray[np.uint8]]:
    """Shares and learned classes where as many pixels of each class are labelled."""
    rng = np.random.default_rng(0)
    labelled = rng.integers(0, len(shares), 3000).astype(np.uint8)
    truth = rng.choice(len(shares), 4000, p=shares)
    in_labels = np.bincount(labelled, minlength=256) / len(labelled)
    pixels = OpenPixels(np.arange(5000), np.arange(5000) >= 4000, open_share=0.97)
    others = np.concatenate([features_of(truth, rng), features_of(np.ones(1000, np.int64), rng)])
    answer = open_answer(
        features_of(labelled, rng), labelled, in_labels, others, pixels, np.zeros(4, np.bool_)
    )
    return answer.shares, answer.classes


@pytest.mark.parametrize("shares", [[0.95, 0.05], [0.7, 0.3], [0.6, 0.3, 0.1]])
def test_how_common_classes_are_is_found_in_the_image_and_not_in_the_strokes(shares: list[float]) -> None:
    found, _ = answer_for(shares)
    assert found.sum() == pytest.approx(1.0)
    assert np.allclose(found[: len(shares)], shares, atol=0.04)
    assert not found[len(shares) :].any()


def test_of_two_classes_what_lies_beside_strokes_is_learned_and_of_more_all() -> None:
    _, of_two = answer_for([0.9, 0.1])
    assert (of_two[:4000] == IGNORE).all()
    assert (of_two[4000:] == 1).mean() > 0.9
    _, of_three = answer_for([0.6, 0.3, 0.1])
    assert set(np.unique(of_three)) == {0, 1, 2}


def test_open_pixels_are_unlabelled_and_some_of_them_right_beside_strokes() -> None:
    labels = strokes()
    pixels = drawn_open_pixels(labels, WHOLE, np.random.default_rng(0))
    assert pixels is not None
    assert (labels.ravel()[pixels.flat] == IGNORE).all()
    assert 0.97 < pixels.open_share < 1
    away = cv2.distanceTransform((labels == IGNORE).astype(np.uint8), cv2.DIST_L2, 5).ravel()
    assert pixels.is_beside.sum() > 1000
    assert away[pixels.flat[pixels.is_beside]].max() < 6.5
    assert away[pixels.flat[~pixels.is_beside]].max() > 20


def test_open_pixels_of_a_large_image_lie_in_the_windows_that_are_looked_at() -> None:
    labels = strokes()
    windows = [(10, 0, 40, 80), (70, 60, 40, 100)]
    pixels = drawn_open_pixels(labels, windows, np.random.default_rng(0))
    assert pixels is not None
    rows, columns = np.divmod(pixels.flat, labels.shape[1])
    inside = [
        (rows >= y) & (rows < y + height) & (columns >= x) & (columns < x + width)
        for y, x, height, width in windows
    ]
    assert (inside[0] | inside[1]).all()
    assert inside[0].any()
    assert inside[1].any()


@pytest.mark.parametrize("case", ["whole", "half", "one class", "nothing"])
def test_masks_that_say_enough_or_too_little_are_learned_from_as_they_are(case: str) -> None:
    labels = strokes()
    if case == "whole":
        labels[:] = np.where(np.arange(120)[:, None] < 60, 0, 1)
    elif case == "half":
        labels[:60] = 0
        labels[60:63] = 1
    elif case == "one class":
        labels[labels == 1] = IGNORE
    else:
        labels[:] = IGNORE
    assert drawn_open_pixels(labels, WHOLE, np.random.default_rng(0)) is None
