"""Live-wire (intelligent scissors): shortest paths along edges, between the pixels.

Nodes are corners of pixels, so that a path runs exactly between the two sides of an edge.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.core import Rect, RgbU8
from engine.edit.paths.path_tree import PathTree, PointYX, cheapest_near, path_tree

F32 = NDArray[np.float32]

_SMOOTH_PX: Final = 1.0
_CROSSING_PX: Final = 1.5
_FLOOR: Final = 0.02
_STEEPNESS_SHARE: Final = 0.5
_CROSSING_SHARE: Final = 0.25
_TURN_SHARE: Final = 0.25
"""Shares of gradient, zero crossing and direction. Mortensen and Barrett take 0.14, 0.43 and 0.43; in noise,
where zero crossings are everywhere, the gradient has to say more."""
_STEEP: Final = 0.98
"""Quantile of the window's gradients that counts as a clear edge."""
_CORNER_PX: Final = 0.75
"""How far a line between corners may leave the path."""


def edge_tree(pixels: RgbU8, rect: Rect, start: PointYX, reach_px: float) -> PathTree:
    """Paths along edges from the edge nearest to a point.

    Source:
        Mortensen and Barrett, Intelligent scissors for image composition, SIGGRAPH 1995.

    Args:
        pixels: (H, W, 3) uint8, the whole image.
        rect: window of the image to seek paths in.
        reach_px: how far the start may be moved onto an edge.
    """
    cost, direction = edge_cost(pixels[rect.slices])
    node = cheapest_near(cost, (start[0] - rect.y0, start[1] - rect.x0), reach_px)
    return path_tree(rect, 0.0, cost, node, direction, _TURN_SHARE)


def edge_cost(pixels: RgbU8) -> tuple[F32, tuple[F32, F32]]:
    """Cost of a path at each corner of pixels, and the direction of the edge there.

    Args:
        pixels: (h, w, 3) uint8.

    Returns:
        (h + 1, w + 1) float32 in 0-1, and two of this size: y and x of unit vectors along the edge.
    """
    colours = pixels.astype(np.float32)
    slope_y, slope_x = _gradient(_blurred(colours, _SMOOTH_PX))
    steepness = np.hypot(slope_y, slope_x)
    clear = float(np.quantile(steepness, _STEEP))
    share = np.minimum(steepness / max(clear, 1.0), 1.0)
    off_crossing = ~_zero_crossings(_blurred(colours, _CROSSING_PX))
    cost = _FLOOR + _STEEPNESS_SHARE * (1.0 - share) + _CROSSING_SHARE * off_crossing
    length = np.maximum(steepness, 1e-6)
    # Along the edge is across the gradient.
    along = np.asarray(slope_x / length, np.float32), np.asarray(-slope_y / length, np.float32)
    return np.asarray(cost, np.float32), along


def corners_of(path: Sequence[PointYX]) -> list[PointYX]:
    """Corners of a closed path, few enough to be edited by hand.

    Source:
        Douglas and Peucker, Cartographica 10(2), 1973, by OpenCV.
    """
    ring = np.array(path, np.float32).reshape(-1, 1, 2)
    return [(float(y), float(x)) for y, x in cv2.approxPolyDP(ring, _CORNER_PX, True).reshape(-1, 2)]


def _blurred(colours: F32, deviation_px: float) -> F32:
    return np.asarray(cv2.GaussianBlur(colours, (0, 0), deviation_px), np.float32)


def _gradient(smooth: F32) -> tuple[F32, F32]:
    """(h + 1, w + 1) y and x of the gradient at corners, in the channel where it is steepest."""
    padded = cv2.copyMakeBorder(smooth, 1, 1, 1, 1, cv2.BORDER_REPLICATE)
    a, b, c, d = padded[:-1, :-1], padded[:-1, 1:], padded[1:, :-1], padded[1:, 1:]
    slope_y, slope_x = 0.5 * (c + d - a - b), 0.5 * (b + d - a - c)
    steepest = (slope_y**2 + slope_x**2).argmax(axis=2)[..., None]
    return (
        np.take_along_axis(slope_y, steepest, axis=2)[..., 0],
        np.take_along_axis(slope_x, steepest, axis=2)[..., 0],
    )


def _zero_crossings(smooth: F32) -> NDArray[np.bool_]:
    """(h + 1, w + 1) bool: corners where the Laplacian of the luminance has both signs around."""
    grey = cv2.transform(smooth, np.array([[0.299, 0.587, 0.114]], np.float32))
    bend = cv2.copyMakeBorder(cv2.Laplacian(grey, cv2.CV_32F), 1, 1, 1, 1, cv2.BORDER_REPLICATE)
    around = np.stack([bend[:-1, :-1], bend[:-1, 1:], bend[1:, :-1], bend[1:, 1:]])
    return np.asarray((around.min(axis=0) < 0) & (around.max(axis=0) > 0))
