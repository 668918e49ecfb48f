"""Masks with planted instances."""

from __future__ import annotations

import numpy as np

from engine.core import LabelMap


def discs(shape: tuple[int, int], *places: tuple[float, float, float, int]) -> LabelMap:
    """Discs (y, x, radius, class) on class 0."""
    labels = np.zeros(shape, np.uint8)
    ys, xs = np.mgrid[: shape[0], : shape[1]]
    for y, x, radius, class_id in places:
        labels[(ys - y) ** 2 + (xs - x) ** 2 <= radius**2] = class_id
    return labels
