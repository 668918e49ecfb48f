"""Tiling of an image: places of overlapping tiles, and the weights that blend them; plain NumPy.

Example:
    >>> tile_starts(length=1000, tile=512, overlap=64)
    [0, 448, 512]
"""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

ALIGN: Final = 32
"""The stride of the deepest networks."""


def tile_starts(length: int, tile: int, overlap: int) -> list[int]:
    """First pixel of each tile along a side, `overlap` pixels or more before the last one's end.

    Starts are multiples of `ALIGN`, so that a network with that stride or less
    pools the same pixels together as it does in the whole image. The last tile
    ends with the image and may be shorter.
    """
    if length <= tile:
        return [0]
    step = max(ALIGN, (tile - overlap) // ALIGN * ALIGN)
    last = -(-(length - tile) // ALIGN) * ALIGN
    return [*range(0, last, step), last]


def tile_window(tile: int, overlap: int, *, opens_before: bool, opens_after: bool) -> NDArray[np.float32]:
    """Weight of each pixel along one side of a tile, in (0, 1] but for the outermost.

    Towards a neighbour the outer quarter of the overlap counts nothing, as the
    network sees no surroundings there; then a cosine leads up to 1. Two
    neighbours' weights are divided by their sum, so the seam is smooth. Towards
    the image's border the weight stays 1.
    """
    window = np.ones(tile, np.float32)
    if overlap == 0:
        return window
    margin = overlap // 4
    ramp_length = overlap - 2 * margin
    ramp = 0.5 - 0.5 * np.cos(np.pi * (np.arange(ramp_length) + 0.5) / ramp_length)
    side = np.concatenate([np.zeros(margin), ramp, np.ones(margin)]).astype(np.float32)
    if opens_before:
        window[:overlap] = side
    if opens_after:
        window[-overlap:] = np.minimum(window[-overlap:], side[::-1])
    return window
