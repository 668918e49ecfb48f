"""Cuts between the scenes of a film: no mask goes from the frame before one to the frame after it.

Sources:
    M. J. Swain, D. H. Ballard, Color indexing, IJCV 7 (1991): the overlap of two histograms.
    A. Hampapur, R. Jain, T. Weymouth, Digital video segmentation, ACM Multimedia 1994: a cut is what no
    movement explains.
"""

from __future__ import annotations

from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.core import BadInputError, RgbU8
from engine.edit.threshold import GreyMap, to_grey
from engine.sequence.flow import carried_picture

_SIDE_PX: Final = 240
"""Longest side of the frames that are compared; both flows of such a pair take some 20 ms of one core."""

# The limits go by pairs of frames of DAVIS and CamVid as they follow each other, and by joined sequences:
# 225 of 229 joins are found, 206 in grey. Of pairs that follow each other, taken for a cut are 0 of 50 that
# lie four pictures apart and 1 of 152 (3 in grey) that lie one or two seconds apart, a turning car; 2 of 39
# (5) of DAVIS, a second apart, of cameras swept so far that hardly anything is in both; and none of 19 pairs
# of slices of ISBI 2012.
_LEAST_EDGES: Final = 0.40
"""Below this correlation of edges movement does not explain the later frame."""
_LEAST_COLOURS, _LEAST_GREYS = 0.55, 0.75
"""Below this overlap of colours, or greys, both frames do not show the same things. One of both measures is
not enough: a fast movement breaks the edges, and a lamp that goes on the colours."""
_BINS: Final = 16
_FLAT: Final = 1.0
"""Squared slope, of grey levels a pixel, that is added to those of the edges: noise is no edge."""


def is_scene_cut(before: RgbU8, now: RgbU8) -> bool:
    """Whether another scene begins with `now`: neither its edges nor its colours come from the frame before.

    Raises:
        BadInputError: the frames differ in size.
    """
    if before.shape != now.shape:
        raise BadInputError("Frames of one size are needed.")
    first, second = _shrunk(before), _shrunk(now)
    least = _LEAST_GREYS if _is_grey(first) and _is_grey(second) else _LEAST_COLOURS
    if _overlap(_colours(first), _colours(second)) >= least:
        return False
    return _common_edges(to_grey(first), to_grey(second)) < _LEAST_EDGES


def _shrunk(pixels: RgbU8) -> RgbU8:
    height, width = pixels.shape[:2]
    scale = min(1.0, _SIDE_PX / max(height, width))
    size = max(1, round(width * scale)), max(1, round(height * scale))
    return np.asarray(cv2.resize(pixels, size, interpolation=cv2.INTER_AREA), np.uint8)


def _is_grey(pixels: RgbU8) -> bool:
    return bool((pixels == pixels[..., :1]).all())


def _colours(pixels: RgbU8) -> NDArray[np.float32]:
    """Shares of the pixels in each of 16 x 16 x 16 cells of CIELAB."""
    lab = cv2.cvtColor(pixels, cv2.COLOR_RGB2LAB)
    counts = cv2.calcHist([lab], [0, 1, 2], None, [_BINS] * 3, [0, 256] * 3)
    return np.asarray(counts / counts.sum(), np.float32)


def _overlap(first: NDArray[np.float32], second: NDArray[np.float32]) -> float:
    return float(np.minimum(first, second).sum())


def _common_edges(before: GreyMap, now: GreyMap) -> float:
    """Correlation of the slopes of a frame with those of the one before, moved as the picture moved."""
    moved, is_inside = carried_picture(before, now)
    slopes = [_slopes(grey)[is_inside] for grey in (moved, now)]
    common = float((slopes[0] * slopes[1]).sum())
    sizes = [float((slope**2).sum()) + _FLAT * int(is_inside.sum()) for slope in slopes]
    return common / float(np.sqrt(sizes[0] * sizes[1])) if is_inside.any() else 0.0


def _slopes(grey: GreyMap) -> NDArray[np.float32]:
    """(H, W, 2): how much brighter it gets to the right and downwards."""
    smooth = cv2.GaussianBlur(grey.astype(np.float32), (0, 0), 1.0)
    sides = [cv2.Sobel(smooth, cv2.CV_32F, dx, dy, scale=1 / 8) for dx, dy in ((1, 0), (0, 1))]
    return np.stack(sides, axis=2)
