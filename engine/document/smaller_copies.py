"""Smaller copies of an image, each half of the one below; a pixel is the mean of 2 x 2 below it."""

from __future__ import annotations

from typing import Final, cast

import numpy as np

from engine.core import RgbU8

SMALLEST_SIDE: Final = 256
"""No copy is made of one whose longer side is at most this."""


def level_shapes(shape: tuple[int, int]) -> list[tuple[int, int]]:
    """(H, W) of every level, level 0 first; odd sides are rounded up."""
    shapes = [shape]
    while max(shapes[-1]) > SMALLEST_SIDE:
        height, width = shapes[-1]
        shapes.append(((height + 1) // 2, (width + 1) // 2))
    return shapes


def halved(band: RgbU8) -> RgbU8:
    """The band (h, w, 3) at half its size, odd sides rounded up.

    Its first row is an even one of its level, so that bands one after the other make the whole copy.
    """
    import cv2

    height, width = band.shape[:2]
    if height % 2 or width % 2:
        band = np.asarray(
            cv2.copyMakeBorder(band, 0, height % 2, 0, width % 2, cv2.BORDER_REPLICATE), np.uint8
        )
    size = ((width + 1) // 2, (height + 1) // 2)
    return cast("RgbU8", cv2.resize(band, size, interpolation=cv2.INTER_AREA))
