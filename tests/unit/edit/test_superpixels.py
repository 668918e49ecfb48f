"""Superpixels: a partition of the window that follows edges, and unions of its patches."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import ndimage

from engine.edit.superpixels import Superpixels


def halves(height: int, width: int) -> np.ndarray:
    """Dark and bright noise, parted by a slanted edge."""
    random = np.random.default_rng(height * width)
    y, x = np.mgrid[:height, :width]
    bright = x > width * 0.4 + y * 0.3
    grey = np.where(bright, 190, 60) + random.integers(-8, 9, (height, width))
    return np.repeat(grey.astype(np.uint8)[..., None], 3, axis=2)


@pytest.mark.parametrize(("height", "width", "step"), [(60, 90, 1), (61, 83, 2), (70, 95, 3)])
def test_the_patches_part_the_window_without_rest(height: int, width: int, step: int) -> None:
    patches = Superpixels(halves(height, width), 12, step)
    numbers = np.array([[patches.number_at(y, x) for x in range(width)] for y in range(height)])
    times = np.zeros((height, width), int)
    for number in np.unique(numbers):
        rect, covered = patches.union([int(number)])
        times[rect.slices] += covered
        assert (covered == (numbers == number)[rect.slices]).all()
        assert ndimage.label(covered)[1] == 1
    assert (times == 1).all()
    some = [int(number) for number in np.unique(numbers)[::3]]
    rect, covered = patches.union(some)
    assert (covered == np.isin(numbers, some)[rect.slices]).all()
    assert int(covered.sum()) == int(np.isin(numbers, some).sum())


def test_no_patch_reaches_over_a_clear_edge() -> None:
    pixels = halves(60, 90)
    patches = Superpixels(pixels, 12)
    is_bright = pixels[..., 0] > 125
    shares = []
    for number in {patches.number_at(y, x) for y in range(60) for x in range(90)}:
        rect, covered = patches.union([number])
        shares.append(is_bright[rect.slices][covered].mean())
    assert np.mean([min(share, 1 - share) for share in shares]) < 0.02


@pytest.mark.parametrize("shape", [(1, 1), (2, 3), (1, 40)])
def test_a_tiny_window_has_patches_too(shape: tuple[int, int]) -> None:
    patches = Superpixels(np.full((*shape, 3), 90, np.uint8), 20)
    _, covered = patches.union([patches.number_at(shape[0] - 1, shape[1] - 1)])
    assert covered.any()
