"""Rectangles around masks, and pieces of them, against plain references."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import ndimage

from engine.core import Rect, bounding_rect
from engine.core.pieces import pieces_with


@pytest.mark.parametrize("seed", range(20))
def test_the_rectangle_is_the_smallest(seed: int) -> None:
    rng = np.random.default_rng(seed)
    mask = rng.random((rng.integers(1, 9), rng.integers(1, 9))) < 0.1
    y, x = np.nonzero(mask)
    expected = (
        Rect(int(y.min()), int(x.min()), int(y.max()) + 1, int(x.max()) + 1) if y.size else Rect(0, 0, 0, 0)
    )
    assert bounding_rect(mask) == expected


def test_no_pixel_has_an_empty_rectangle() -> None:
    assert bounding_rect(np.zeros((0, 5), np.bool_)).is_empty
    assert bounding_rect(np.zeros((5, 5), np.bool_)).is_empty


@pytest.mark.parametrize("seed", range(10))
@pytest.mark.parametrize("connectivity", [4, 8])
def test_pieces_are_those_of_scipy_that_hold_a_seed(connectivity: int, seed: int) -> None:
    rng = np.random.default_rng(seed)
    mask, seeds = rng.random((12, 15)) < 0.5, rng.random((12, 15)) < 0.05
    pieces, _ = ndimage.label(mask, np.ones((3, 3)) if connectivity == 8 else None)
    expected = np.isin(pieces, np.unique(pieces[seeds & mask])) & mask
    assert np.array_equal(pieces_with(mask, seeds, connectivity=connectivity), expected)  # type: ignore[arg-type]
