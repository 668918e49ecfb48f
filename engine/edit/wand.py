"""Pixels whose colour is like that of one of them: the magic wand, in CIELAB."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from engine.core import IGNORE, BoolMap, LabelMap, Rect, RgbU8
from engine.core.colors.cielab import to_lab
from engine.edit.regions import region_at

F32 = NDArray[np.float32]


class ColourWand:
    """Colours of one window of an image, compared with those around one of its pixels.

    Compared once, at the first use, by whichever thread that is; one thread at a time.

    Args:
        pixels: (H, W, 3) uint8, must not change.
        row, column: the pixel; its colour is the mean of the 3x3 pixels around it, so that noise in one of
            them does not decide.
    """

    def __init__(self, pixels: RgbU8, row: int, column: int) -> None:
        self._pixels = pixels
        self._seed = row, column
        self._distance: F32 | None = None

    def connected(self, tolerance: float) -> tuple[Rect, BoolMap]:
        """Pixels alike that are joined with the seed by their sides.

        Args:
            tolerance: largest difference of colour (CIE 1976, Euclidean in CIELAB); about 2 can just be seen,
                100 is black against white.

        Returns:
            Their bounding rectangle and (h, w) bool of that size; the seed always belongs.
        """
        return region_at(self._alike(tolerance), *self._seed)

    def everywhere(self, tolerance: float) -> tuple[Rect, BoolMap]:
        """All pixels alike, joined or not: the whole window and (H, W) bool."""
        return Rect.of_shape(self._pixels.shape), self._alike(tolerance)

    def _alike(self, tolerance: float) -> BoolMap:
        if self._distance is None:
            self._distance = self._distances()
        alike: BoolMap = self._distance <= tolerance
        alike[self._seed] = True
        return alike

    def _distances(self) -> F32:
        lab = to_lab(self._pixels)
        row, column = self._seed
        around = lab[max(0, row - 1) : row + 2, max(0, column - 1) : column + 2]
        lab -= around.mean(axis=(0, 1))
        return np.asarray(np.sqrt(np.einsum("ijk,ijk->ij", lab, lab)), np.float32)


def gap_at(labels: LabelMap, row: int, column: int) -> tuple[Rect, BoolMap] | None:
    """Unlabelled region around a pixel that labels enclose on all sides.

    Args:
        labels: (H, W) uint8, 255 is unlabelled.

    Returns:
        Its bounding rectangle and (h, w) bool; None for a labelled pixel and for a region that reaches the
        rim of `labels`.
    """
    if labels[row, column] != IGNORE:
        return None
    rect, covered = region_at(labels == IGNORE, row, column)
    is_open = rect.y0 == 0 or rect.x0 == 0 or rect.y1 == labels.shape[0] or rect.x1 == labels.shape[1]
    return None if is_open else (rect, covered)
