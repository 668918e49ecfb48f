"""Superpixels: small patches of like colour that follow the edges of an image, and unions of them."""

from __future__ import annotations

from collections.abc import Iterable

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.core import BoolMap, Rect, RgbU8

_COMPACTNESS = 10.0
"""Weight of nearness against colour; scikit-image's usual one."""
_ROUNDS = 5
_LEAST_SIDE = 4
"""Smallest side of a superpixel, in pixels of the working resolution."""


class Superpixels:
    """Superpixels of one window of an image; read-only once made, for any thread.

    Args:
        pixels: (H, W, 3) uint8.
        side_px: side of a superpixel if it were square.
        step: pixels on a side that are averaged to one; superpixels then follow edges only that well.

    Source:
        R. Achanta et al., SLIC superpixels compared to state-of-the-art superpixel methods, IEEE PAMI 34
        (2012).
    """

    def __init__(self, pixels: RgbU8, side_px: int, step: int = 1) -> None:
        from scipy.ndimage import find_objects
        from skimage.segmentation import slic

        height, width = pixels.shape[:2]
        small = pixels
        if step > 1:
            shape = -(-height // step), -(-width // step)
            small = np.asarray(cv2.resize(pixels, shape[::-1], interpolation=cv2.INTER_AREA))
        side = max(_LEAST_SIDE, side_px / step)
        count = max(1, round(small.shape[0] * small.shape[1] / side**2))
        labels = slic(small, count, _COMPACTNESS, max_num_iter=_ROUNDS, start_label=1, channel_axis=-1)
        self._labels: NDArray[np.int32] = np.asarray(labels, np.int32)
        self._boxes = find_objects(self._labels)
        self._shape = height, width
        self._scale = small.shape[0] / height, small.shape[1] / width

    def number_at(self, row: int, column: int) -> int:
        """Number of the superpixel of this pixel, from 1 on."""
        return int(self._labels[int(row * self._scale[0]), int(column * self._scale[1])])

    def union(self, numbers: Iterable[int]) -> tuple[Rect, BoolMap]:
        """Pixels of these superpixels, at least one: their bounding rectangle and (h, w) bool of its size."""
        boxes = [(number, self._boxes[number - 1]) for number in sorted(set(numbers))]
        small = Rect.bounding(Rect(r.start, c.start, r.stop, c.stop) for _, (r, c) in boxes)
        covered = np.zeros((small.height, small.width), np.bool_)
        for number, (rows, columns) in boxes:
            box = Rect(rows.start, columns.start, rows.stop, columns.stop).shifted(-small.y0, -small.x0)
            covered[box.slices] |= self._labels[rows, columns] == number
        if self._scale == (1.0, 1.0):
            return small, covered
        return self._enlarged(small, covered)

    def _enlarged(self, small: Rect, covered: BoolMap) -> tuple[Rect, BoolMap]:
        """The same at full resolution, by the rule of `number_at`."""
        rows = (np.arange(self._shape[0]) * self._scale[0]).astype(np.int64)
        columns = (np.arange(self._shape[1]) * self._scale[1]).astype(np.int64)
        y0, y1 = np.searchsorted(rows, (small.y0, small.y1))
        x0, x1 = np.searchsorted(columns, (small.x0, small.x1))
        index = np.ix_(rows[y0:y1] - small.y0, columns[x0:x1] - small.x0)
        return Rect(int(y0), int(x0), int(y1), int(x1)), covered[index]
