"""Connected pieces of a mask, chosen by pixels that they hold."""

from __future__ import annotations

from typing import Literal

import cv2
import numpy as np

from engine.core.arrays import BoolMap


def pieces_with(mask: BoolMap, seeds: BoolMap, *, connectivity: Literal[4, 8]) -> BoolMap:
    """(H, W) bool: the connected pieces of a mask that hold a seed.

    Args:
        mask: (H, W) bool.
        seeds: (H, W) bool; those outside the mask do not count.
        connectivity: 4, pixels are joined by their sides, or 8, by their corners too.
    """
    count, pieces = cv2.connectedComponents(mask.astype(np.uint8), connectivity=connectivity)
    is_chosen = np.zeros(count, np.bool_)
    is_chosen[pieces[seeds]] = True
    is_chosen[0] = False
    return np.asarray(is_chosen[pieces], np.bool_)
