"""Colours in CIE L*a*b*, where equal distances look about equally different."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.core.arrays import RgbU8


def to_lab(pixels: RgbU8) -> NDArray[np.float32]:
    """(H, W, 3) float32 CIELAB (D65) of sRGB: L* 0-100, a* and b* about -127 to 127."""
    return np.asarray(cv2.cvtColor(pixels.astype(np.float32) / np.float32(255), cv2.COLOR_RGB2LAB))
