"""Signed distance of a region: positive inside, negative outside, half a pixel beside its edge."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.core import BoolMap

DistanceMap = NDArray[np.float32]


def signed_distance(mask: BoolMap) -> DistanceMap:
    """(H, W) float32: pixels to the edge of the true region, as if nothing were true beyond the rim.

    Where no pixel is true it is minus infinity, and plus infinity where every pixel is: there is no edge.
    """
    inside = np.ascontiguousarray(mask).view(np.uint8)
    if not inside.any():
        return np.full(mask.shape, -np.inf, np.float32)
    if inside.all():
        return np.full(mask.shape, np.inf, np.float32)
    distance = cv2.distanceTransform(inside, cv2.DIST_L2, cv2.DIST_MASK_PRECISE)
    away = cv2.distanceTransform(1 - inside, cv2.DIST_L2, cv2.DIST_MASK_PRECISE)
    return np.asarray(np.where(mask, distance - 0.5, 0.5 - away), np.float32)
