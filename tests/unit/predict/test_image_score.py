"""What is open in a prediction: doubt about what is there counts, a blurred border does not."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from engine.core import BadInputError
from engine.predict.image_score import SIDE_PX, score_of


def two_classes(object_probability: NDArray[np.float64]) -> NDArray[np.float16]:
    return np.stack([1 - object_probability, object_probability]).astype(np.float16)


def sure_square(side: int = 60) -> NDArray[np.float64]:
    probability = np.zeros((side, side))
    probability[20:40, 20:40] = 1.0
    return probability


def test_a_sure_prediction_leaves_nothing_open() -> None:
    score = score_of(two_classes(sure_square()), 1)
    assert (score.uncertain_share, score.unclear_share, score.unclear_regions, score.unclear_px) == (
        0.0,
        0.0,
        0,
        0,
    )


def test_a_blurred_border_is_uncertain_but_not_unclear() -> None:
    probability = sure_square()
    probability[20:40, 19:21] = 0.5
    score = score_of(two_classes(probability), 1)
    assert score.uncertain_share == pytest.approx(40 / 3600)
    assert (score.unclear_share, score.unclear_regions, score.unclear_px) == (0.0, 0, 0)


def test_a_region_that_may_be_anything_is_an_open_place() -> None:
    probability = sure_square()
    probability[45:55, 45:55] = 0.5
    probability[2:8, 2:8] = 0.6
    score = score_of(two_classes(probability), 1)
    assert (score.unclear_regions, score.unclear_px) == (2, 136)
    assert score.unclear_share == pytest.approx(136 / 236)


def test_specks_are_no_places() -> None:
    probability = sure_square()
    probability[50:53, 50:53] = 0.5
    score = score_of(two_classes(probability), 1)
    assert (score.unclear_regions, score.unclear_px) == (0, 0)


def test_uncertainty_between_two_of_three_classes_is_unclear_where_both_are_far() -> None:
    probs = np.zeros((3, 40, 40), np.float16)
    probs[0] = 1.0
    probs[:, 10:20, 10:20] = np.array([0.0, 0.5, 0.5], np.float16)[:, None, None]
    assert score_of(probs, 1).unclear_px == 100


def test_numbers_are_in_pixels_of_the_image_whatever_the_cells() -> None:
    probability = np.zeros((SIDE_PX + 76, SIDE_PX + 76))
    probability[100:140, 100:140] = 0.5
    halved = score_of(two_classes(probability), 1)
    assert (halved.unclear_regions, halved.unclear_px) == (1, 1600)
    assert score_of(two_classes(probability[:200, :200]), 4).unclear_px == 1600 * 16


def test_what_is_no_prediction_is_refused() -> None:
    with pytest.raises(BadInputError):
        score_of(np.zeros((2, 0, 4), np.float16), 1)
