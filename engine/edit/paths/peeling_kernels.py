"""Compiled loop that takes pixels off a region and leaves its pieces and holes as many as they are."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from engine.core import CancelToken
from engine.core.jit import fast_kernel

# Once around, from the right over the upper side, and the first again.
_AROUND_Y: Final = (0, -1, -1, -1, 0, 1, 1, 1, 0)
_AROUND_X: Final = (1, 1, 0, -1, -1, -1, 0, 1, 1)


def peel(
    region: NDArray[np.bool_], rows: NDArray[np.int64], columns: NDArray[np.int64], token: CancelToken
) -> None:
    """Take these pixels off a region, in this order and again from the first, where no piece or hole changes.

    Pieces are connected by sides and corners, holes by sides; beyond the border is no region. A pixel may
    go when the number of pieces around it that it joins is one.

    Source:
        Yokoi, Toriwaki and Fukumura, An analysis of topological properties of digitized binary pictures,
        Computer Graphics and Image Processing 4 (1975).

    Args:
        region: (h, w) bool, changed in place.

    Raises:
        CancelledError: the token was cancelled; some pixels are gone then.
    """
    while _peel_once(region, rows, columns):
        token.check()


@fast_kernel
def _peel_once(region: NDArray[np.bool_], rows: NDArray[np.int64], columns: NDArray[np.int64]) -> bool:
    """One round of `peel`; whether it took a pixel."""
    height, width = region.shape
    around = np.zeros(9, np.int64)
    has_changed = False
    for i in range(len(rows)):
        row, column = rows[i], columns[i]
        if not region[row, column]:
            continue
        for k in range(9):
            y, x = row + _AROUND_Y[k], column + _AROUND_X[k]
            is_out = y < 0 or x < 0 or y >= height or x >= width
            around[k] = 1 if is_out or not region[y, x] else 0
        joined = 0
        for k in range(0, 8, 2):
            joined += around[k] - around[k] * around[k + 1] * around[k + 2]
        if joined == 1:
            region[row, column] = False
            has_changed = True
    return has_changed
