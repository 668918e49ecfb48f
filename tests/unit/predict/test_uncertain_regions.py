"""Doubtful spots: the heaviest connected one first, each once, decided pixels never."""

from __future__ import annotations

import numpy as np

from engine.core import Rect
from engine.predict.uncertain_regions import LEAST_UNCERTAINTY, most_uncertain_region, sample_step

WINDOW = 16


def with_three_spots() -> np.ndarray:
    uncertainty = np.full((80, 100), 20, np.uint8)
    uncertainty[10:14, 10:14] = 200
    uncertainty[40:48, 60:68] = 200
    uncertainty[70, 90] = 255
    return uncertainty


def around(spot: tuple[int, int]) -> Rect:
    half = WINDOW // 2
    return Rect(spot[0] - half, spot[1] - half, spot[0] + half, spot[1] + half)


def test_the_largest_mass_comes_first_then_the_next_and_a_lone_pixel_never() -> None:
    uncertainty, is_open = with_three_spots(), np.ones((80, 100), bool)
    first = most_uncertain_region(uncertainty, is_open, 1, WINDOW, [])
    assert first is not None
    assert max(abs(first[0] - 43.5), abs(first[1] - 63.5)) <= 1
    second = most_uncertain_region(uncertainty, is_open, 1, WINDOW, [around(first)])
    assert second is not None
    assert max(abs(second[0] - 11.5), abs(second[1] - 11.5)) <= 1
    assert most_uncertain_region(uncertainty, is_open, 1, WINDOW, [around(first), around(second)]) is None


def test_decided_pixels_are_no_spots() -> None:
    is_open = np.ones((80, 100), bool)
    is_open[35:55, 55:75] = False
    spot = most_uncertain_region(with_three_spots(), is_open, 1, WINDOW, [])
    assert spot is not None
    assert spot[0] < 20


def test_a_sure_prediction_has_none() -> None:
    sure = np.full((30, 30), LEAST_UNCERTAINTY - 1, np.uint8)
    assert most_uncertain_region(sure, np.ones((30, 30), bool), 1, 8, []) is None


def test_samples_of_a_large_image_answer_in_its_pixels() -> None:
    shape = (2000, 3000)
    step = sample_step(shape)
    uncertainty = np.zeros(shape, np.uint8)
    uncertainty[1400:1500, 2000:2100] = 180
    sampled = uncertainty[::step, ::step]
    spot = most_uncertain_region(sampled, np.ones(sampled.shape, bool), step, 375, [])
    assert spot is not None
    assert max(abs(spot[0] - 1450), abs(spot[1] - 2050)) <= step
