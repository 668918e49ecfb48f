"""Partition of a window of an image into patches, and unions of them."""

from __future__ import annotations

from collections.abc import Iterable

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.core import BoolMap, Rect, RgbU8


def averaged(pixels: RgbU8, step: int) -> RgbU8:
    """The picture with so many pixels on a side averaged to one."""
    if step == 1:
        return pixels
    height, width = pixels.shape[:2]
    size = -(-width // step), -(-height // step)
    return np.asarray(cv2.resize(pixels, size, interpolation=cv2.INTER_AREA))


class PatchMap:
    """Patches of one window of an image; read-only once made, for any thread.

    Args:
        labels: (h, w) int32, the number of each pixel's patch, from 1 on without gaps; perhaps smaller than
            the window.
        shape: (H, W) of the window.
    """

    def __init__(self, labels: NDArray[np.int32], shape: tuple[int, int]) -> None:
        from scipy.ndimage import find_objects

        self._labels = labels
        self._boxes = find_objects(labels)
        self._shape = shape
        self._scale = labels.shape[0] / shape[0], labels.shape[1] / shape[1]

    def number_at(self, row: int, column: int) -> int:
        """Number of the patch of this pixel, from 1 on."""
        return int(self._labels[int(row * self._scale[0]), int(column * self._scale[1])])

    def union(self, numbers: Iterable[int]) -> tuple[Rect, BoolMap]:
        """Pixels of these patches, at least one: their bounding rectangle and (h, w) bool of its size."""
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
