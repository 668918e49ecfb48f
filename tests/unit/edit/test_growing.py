"""Region growing against a plain reference, pixel by pixel."""

from __future__ import annotations

import numpy as np
import pytest
from skimage.color import rgb2lab

from engine.edit.growing import SeedGrowth


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("factor", [0.5, 2.0, 5.0])
def test_growth_takes_what_is_near_in_colour_and_joined(seed: int, factor: float) -> None:
    random = np.random.default_rng(seed)
    blocks = random.integers(60, 200, (7, 8, 3), np.uint8)
    pixels = np.kron(blocks, np.ones((4, 4, 1), np.uint8))
    seeded = np.zeros(pixels.shape[:2], bool)
    seeded[5:11, 6:14] = True
    lab = rgb2lab(pixels)
    colours = lab[seeded]
    covariance = np.cov(colours.T, bias=True) + np.eye(3)
    away = lab - colours.mean(axis=0)
    distance = np.sqrt(np.einsum("ijk,kl,ijl->ij", away, np.linalg.inv(covariance), away))
    assert np.abs(distance - factor).min() > 1e-4
    expected = flooded((distance <= factor) | seeded, seeded)
    rect, covered = SeedGrowth(pixels, seeded).grown(factor)
    grown = np.zeros(seeded.shape, bool)
    grown[rect.slices] = covered
    assert (grown == expected).all()
    assert covered.any(axis=0).all() or covered.any(axis=1).all()


def flooded(alike: np.ndarray, seeded: np.ndarray) -> np.ndarray:
    """Alike pixels that steps over sides reach from the seed."""
    reached = seeded.copy()
    waiting = [tuple(place) for place in np.argwhere(seeded)]
    while waiting:
        row, column = waiting.pop()
        for y, x in ((row - 1, column), (row + 1, column), (row, column - 1), (row, column + 1)):
            if 0 <= y < alike.shape[0] and 0 <= x < alike.shape[1] and alike[y, x] and not reached[y, x]:
                reached[y, x] = True
                waiting.append((y, x))
    return reached
