"""Superpixels: small patches of like colour and size that follow the edges of an image."""

from __future__ import annotations

import numpy as np

from engine.core import RgbU8
from engine.edit.patch_map import PatchMap, averaged

_COMPACTNESS = 10.0
"""Weight of nearness against colour; scikit-image's usual one."""
_ROUNDS = 5
_LEAST_SIDE = 4
"""Smallest side of a superpixel, in pixels of the working resolution."""


class Superpixels(PatchMap):
    """Superpixels of one window of an image.

    Args:
        pixels: (H, W, 3) uint8.
        side_px: side of a superpixel if it were square.
        step: pixels on a side that are averaged to one; superpixels then follow edges only that well.

    Source:
        R. Achanta et al., SLIC superpixels compared to state-of-the-art superpixel methods, IEEE PAMI 34
        (2012).
    """

    def __init__(self, pixels: RgbU8, side_px: int, step: int = 1) -> None:
        from skimage.segmentation import slic

        small = averaged(pixels, step)
        side = max(_LEAST_SIDE, side_px / step)
        count = max(1, round(small.shape[0] * small.shape[1] / side**2))
        labels = slic(small, count, _COMPACTNESS, max_num_iter=_ROUNDS, start_label=1, channel_axis=-1)
        super().__init__(np.asarray(labels, np.int32), (pixels.shape[0], pixels.shape[1]))
