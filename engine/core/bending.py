"""Second derivatives of a picture: how it bends at each pixel, which is most across a line."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

F32 = NDArray[np.float32]


def second_derivatives(smooth: F32) -> tuple[F32, F32, F32]:
    """yy, xx and xy of (h, w) float32 by central differences."""
    border = cv2.copyMakeBorder(smooth, 1, 1, 1, 1, cv2.BORDER_REFLECT)
    centre = border[1:-1, 1:-1]
    yy = border[2:, 1:-1] - 2 * centre + border[:-2, 1:-1]
    xx = border[1:-1, 2:] - 2 * centre + border[1:-1, :-2]
    xy = 0.25 * (border[2:, 2:] + border[:-2, :-2] - border[2:, :-2] - border[:-2, 2:])
    return yy, xx, xy
