"""Thresholds of brightness: one level, Otsu's level, and one that follows the brightness around."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.core import BoolMap, RgbU8

GreyMap = NDArray[np.uint8]


def to_grey(pixels: RgbU8) -> GreyMap:
    """(H, W) uint8 luma of sRGB (ITU-R BT.601)."""
    return np.asarray(cv2.cvtColor(np.ascontiguousarray(pixels), cv2.COLOR_RGB2GRAY), np.uint8)


def otsu_level(grey: GreyMap) -> int:
    """Level that parts dark from bright with the least variance within both, of values in any shape.

    Source:
        N. Otsu, A threshold selection method from gray-level histograms, IEEE Trans. SMC 9 (1979).
    """
    level, _ = cv2.threshold(grey, 0, 255, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
    return int(level)


def beyond_level(grey: GreyMap, level: int, *, is_dark: bool) -> BoolMap:
    """Pixels brighter than `level`; with `is_dark` all the others."""
    return np.asarray(grey <= level if is_dark else grey > level)


def beyond_surroundings(grey: GreyMap, side_px: int, offset: float, *, is_dark: bool) -> BoolMap:
    """Pixels brighter, or darker, than the mean of the square around them by more than `offset`.

    Args:
        side_px: side of the square, made odd; over the rim the image is mirrored.
    """
    side_px |= 1
    mean = cv2.boxFilter(grey, cv2.CV_32F, (side_px, side_px), borderType=cv2.BORDER_REFLECT)
    return np.asarray(grey < mean - offset if is_dark else grey > mean + offset)
