"""Scribble maps at other resolutions; free of Numba and OpenCV."""

from __future__ import annotations

import numpy as np

from engine.core import IGNORE, LabelMap


def shrunk_scribbles(scribbles: LabelMap, shape: tuple[int, int]) -> LabelMap:
    """(h, w) scribbles at a lower resolution, wherever any of the pixels has one, so that none is lost.

    >>> scribbles = np.full((4, 6), IGNORE, np.uint8)
    >>> scribbles[3, 5] = 1
    >>> shrunk_scribbles(scribbles, (2, 3)).tolist()
    [[255, 255, 255], [255, 255, 1]]
    """
    if scribbles.shape == shape:
        return scribbles
    small = np.full(shape, IGNORE, np.uint8)
    y, x = np.nonzero(scribbles != IGNORE)
    small[y * shape[0] // scribbles.shape[0], x * shape[1] // scribbles.shape[1]] = scribbles[y, x]
    return small
