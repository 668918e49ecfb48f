"""Maps of features whose cells cover an image evenly: what they hold at places and under marks.

Columns and rows of cells are counted from the middle of the first one, as OpenCV counts pixels.

    >>> maps = np.arange(6, dtype=np.float32).reshape(2, 3, 1)
    >>> cells_at(maps, np.array([[0.0, 0.5]]), np.array([[1.0, 1.0]]))[..., 0].tolist()
    [[1.0, 2.5]]
"""

from __future__ import annotations

from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.core.arrays import BoolMap
from engine.core.geometry import Rect

_CHANNELS_AT_ONCE: Final = 4
"""`cv2.remap` takes no more."""


def cells_at(
    maps: NDArray[np.floating], y: NDArray[np.floating], x: NDArray[np.floating]
) -> NDArray[np.float32]:
    """(h, w, channels) float32 at places, linear between the middles of cells; the rim goes on outside.

    Args:
        maps: (rows, columns, channels).
        y: (h, w) places in cells, 0 the middle of the first row.
        x: (h, w), the same for columns.
    """
    source = maps.astype(np.float32)
    map_y, map_x = y.astype(np.float32), x.astype(np.float32)
    parts = [
        cv2.remap(
            np.ascontiguousarray(source[..., k : k + _CHANNELS_AT_ONCE]), map_x, map_y, cv2.INTER_LINEAR,
            borderMode=cv2.BORDER_REPLICATE,
        ).reshape(*y.shape, -1)
        for k in range(0, source.shape[2], _CHANNELS_AT_ONCE)
    ]  # fmt: skip
    return np.asarray(np.concatenate(parts, axis=-1), np.float32)


def cells_under_marks(
    maps: NDArray[np.floating], marks: BoolMap, part: Rect, shape: tuple[int, int]
) -> NDArray[np.float32] | None:
    """(n, channels) float32: for each cell with marks what the maps hold in their middle; None without marks.

    Args:
        maps: (rows, columns, channels) of the whole image.
        marks: (H, W) of a part of it.
        part: where in the image that part begins.
        shape: (H, W) of the image.
    """
    y, x = np.nonzero(marks)
    if not len(y):
        return None
    rows, columns = maps.shape[:2]
    cell_y = (y + part.y0 + 0.5) * (rows / shape[0])
    cell_x = (x + part.x0 + 0.5) * (columns / shape[1])
    cells = cell_y.astype(np.int64) * columns + cell_x.astype(np.int64)
    _, places, counts = np.unique(cells, return_inverse=True, return_counts=True)
    middle_y = np.bincount(places, cell_y) / counts - 0.5
    middle_x = np.bincount(places, cell_x) / counts - 0.5
    return cells_at(maps, middle_y[:, None], middle_x[:, None])[:, 0]
