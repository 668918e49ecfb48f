"""Thresholds against scikit-image."""

from __future__ import annotations

import numpy as np
import pytest
from skimage.color import rgb2gray
from skimage.filters import threshold_local, threshold_otsu

from engine.edit.threshold import beyond_level, beyond_surroundings, otsu_level, to_grey


@pytest.mark.parametrize("seed", range(5))
def test_otsu_parts_the_same_pixels(seed: int) -> None:
    random = np.random.default_rng(seed)
    grey = np.concatenate([random.normal(70, 20, 900), random.normal(170, 25, 500)])
    pixels = grey.clip(0, 255).astype(np.uint8).reshape(35, 40)
    bright = beyond_level(pixels, otsu_level(pixels), is_dark=False)
    assert (bright == (pixels > threshold_otsu(pixels))).all()
    assert (beyond_level(pixels, otsu_level(pixels), is_dark=True) == ~bright).all()


@pytest.mark.parametrize("side_px", [3, 8, 21])
def test_the_adaptive_threshold_compares_with_the_mean_around(side_px: int) -> None:
    grey = np.random.default_rng(side_px).integers(0, 256, (40, 50), np.uint8)
    mean = threshold_local(grey.astype(float), side_px | 1, method="mean", mode="reflect")
    # Rounding may decide where the mean is a quarter away.
    clear = np.abs(grey - mean - 6.25) > 1e-3
    bright = beyond_surroundings(grey, side_px, 6.25, is_dark=False)
    assert (bright == (grey > mean + 6.25))[clear].all()
    dark = beyond_surroundings(grey, side_px, 6.25, is_dark=True)
    assert (dark == (grey < mean - 6.25))[np.abs(mean - grey - 6.25) > 1e-3].all()


def test_grey_is_the_brightness_that_the_eye_sees() -> None:
    pixels = np.random.default_rng(0).integers(0, 256, (9, 11, 3), np.uint8)
    weights = np.array([0.299, 0.587, 0.114])
    assert np.abs(to_grey(pixels) - pixels @ weights).max() <= 1
    assert np.abs(to_grey(pixels) - rgb2gray(pixels) * 255).max() < 40
