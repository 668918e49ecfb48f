"""Wand and enclosed gaps, against scikit-image and SciPy."""

from __future__ import annotations

import numpy as np
import pytest
from scipy import ndimage
from skimage.color import rgb2lab

from engine.core import IGNORE, BoolMap, Rect
from engine.edit.wand import ColourWand, gap_at


def whole(shape: tuple[int, ...], rect: Rect, covered: BoolMap) -> BoolMap:
    filled = np.zeros(shape[:2], bool)
    filled[rect.slices] = covered
    return filled


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("tolerance", [1.0, 25.0, 60.0])
def test_the_wand_is_the_component_of_near_colours(seed: int, tolerance: float) -> None:
    random = np.random.default_rng(seed)
    blocks = random.integers(0, 256, (6, 7, 3), np.uint8)
    pixels = np.kron(blocks, np.ones((5, 5, 1), np.uint8))
    row, column = int(random.integers(30)), int(random.integers(35))
    lab = rgb2lab(pixels)
    around = lab[max(0, row - 1) : row + 2, max(0, column - 1) : column + 2].mean(axis=(0, 1))
    near = np.linalg.norm(lab - around, axis=2)
    # Where single precision may decide either way there is nothing to compare.
    assert np.abs(near - tolerance).min() > 1e-3
    alike = near <= tolerance
    alike[row, column] = True
    wand = ColourWand(pixels, row, column)
    assert (whole(pixels.shape, *wand.everywhere(tolerance)) == alike).all()
    pieces, _ = ndimage.label(alike)
    expected = pieces == pieces[row, column]
    assert (whole(pixels.shape, *wand.connected(tolerance)) == expected).all()


@pytest.mark.parametrize("seed", range(4))
def test_a_gap_is_an_unlabelled_piece_away_from_the_rim(seed: int) -> None:
    random = np.random.default_rng(seed)
    labels = np.where(random.random((24, 30)) < 0.5, IGNORE, 1).astype(np.uint8)
    pieces, _ = ndimage.label(labels == IGNORE)
    rim = set(np.unique(np.concatenate([pieces[0], pieces[-1], pieces[:, 0], pieces[:, -1]])).tolist())
    for row, column in np.ndindex(*labels.shape):
        gap = gap_at(labels, row, column)
        piece = int(pieces[row, column])
        if piece == 0 or piece in rim:
            assert gap is None
        else:
            assert gap is not None
            assert (whole(labels.shape, *gap) == (pieces == piece)).all()
