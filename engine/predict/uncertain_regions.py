"""Uncertain regions of an image, the largest first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from engine.core import BoolMap, LabelMap, Rect

SIDE_PX: Final = 512
"""Longer side of the sample that is searched: a few milliseconds for an image of any size."""

LEAST_UNCERTAINTY: Final = 77
"""Uncertainty (0-255) from which a pixel counts: 30 %."""

# A window is an eighth of the image's longer side: about what a person needs to see for a decision.
_WINDOW_SHARE: Final = 8
_LEAST_SAMPLES: Final = 4


def sample_step(shape: tuple[int, int]) -> int:
    """Step in pixels at which an image of this (H, W) is sampled, in both directions."""
    return max(1, -(-max(shape) // SIDE_PX))


def window_px(shape: tuple[int, int]) -> int:
    """Side of the square in which uncertainty is summed, in pixels of the image."""
    return max(8, max(shape) // _WINDOW_SHARE)


def most_uncertain_region(
    sampled: LabelMap, is_open: BoolMap, step: int, window: int, visited: Sequence[Rect]
) -> tuple[int, int] | None:
    """(y, x) pixel in the middle of the most uncertain connected region outside `visited`.

    Non-maximum suppression: the square of side `window` with the largest sum of uncertainty, and in it the
    connected region with the largest sum; pixels in `visited` do not count.

    Args:
        sampled: (h, w) uint8 uncertainty, every `step`-th pixel of the image.
        is_open: (h, w) bool, where the mask is undecided.
        window: in pixels of the image, like the result and `visited`.

    Returns:
        None when there are nowhere 4 connected uncertain samples.
    """
    from scipy import ndimage

    uncertainty = np.where(is_open & (sampled >= LEAST_UNCERTAINTY), sampled, 0).astype(np.float32)
    for rect in visited:
        uncertainty[_samples(rect, step)] = 0
    side = max(1, window // step)
    # Regions too small to look at must not add up to one.
    regions, count = ndimage.label(uncertainty > 0, np.ones((3, 3)))
    sizes = np.bincount(regions.ravel(), minlength=count + 1)
    uncertainty[sizes[regions] < _LEAST_SAMPLES] = 0
    mass = ndimage.uniform_filter(uncertainty, side, mode="constant")
    if not uncertainty.any():
        return None
    y, x = np.unravel_index(int(mass.argmax()), mass.shape)
    return _middle(uncertainty, int(y), int(x), side, step)


def _middle(uncertainty: NDArray[np.float32], y: int, x: int, side: int, step: int) -> tuple[int, int]:
    from scipy import ndimage

    top, left = max(0, y - side // 2), max(0, x - side // 2)
    part = uncertainty[top : top + side, left : left + side]
    regions, count = ndimage.label(part > 0, np.ones((3, 3)))
    masses = ndimage.sum_labels(part, regions, np.arange(1, count + 1))
    heaviest = int(masses.argmax()) + 1
    row, column = ndimage.center_of_mass(part, regions, heaviest)
    return int((top + row) * step), int((left + column) * step)


def _samples(rect: Rect, step: int) -> tuple[slice, slice]:
    y0, x0 = max(0, rect.y0), max(0, rect.x0)
    return slice(-(-y0 // step), -(-rect.y1 // step)), slice(-(-x0 // step), -(-rect.x1 // step))
