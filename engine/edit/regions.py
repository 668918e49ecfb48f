"""Connected regions of a mask, found from one of their pixels."""

from __future__ import annotations

from typing import Literal

import cv2
import numpy as np

from engine.core import BoolMap, Rect


def region_at(mask: BoolMap, row: int, column: int, connectivity: Literal[4, 8] = 4) -> tuple[Rect, BoolMap]:
    """Region of true pixels that holds one of them.

    Args:
        mask: (H, W) bool; true at (row, column).
        connectivity: 4 joins pixels by their sides, 8 by their corners as well.

    Returns:
        Its bounding rectangle and (h, w) bool of that size.
    """
    height, width = mask.shape
    # OpenCV fills where a frame of one pixel is 0.
    walls = np.ones((height + 2, width + 2), np.uint8)
    walls[1:-1, 1:-1] = ~mask
    flags = connectivity | (2 << 8) | cv2.FLOODFILL_MASK_ONLY
    blank = np.zeros((height, width), np.uint8)
    _, _, _, (x, y, w, h) = cv2.floodFill(blank, walls, (column, row), 0, flags=flags)
    rect = Rect(y, x, y + h, x + w)
    covered: BoolMap = walls[1:-1, 1:-1][rect.slices] == 2
    return rect, covered
