"""Edges of a line that is drawn too fat: where half of its contrast is left, on each side of it."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy.ndimage import gaussian_filter1d, median_filter

from engine.core import BoolMap
from engine.edit.paths.line_width import F32, F64, even_line, line_normals, line_profiles

Flags = NDArray[np.bool_]

_STEP_PX: Final = 0.5
_ALONG_PX: Final = 4.0
"""Standard deviation of the smoothing of levels along the line: edges change more slowly than noise does."""
_EDGES_ALONG_PX: Final = 2.0
"""Standard deviation of the smoothing of the edges found."""
_EDGE_MEDIAN: Final = 7
_BESIDE_PX: Final = 3.5
"""So much beside what is drawn is background."""
CLEAR: Final = 1.0
"""Least clearness of a line whose edges say anything."""
_HALF: Final = 0.5
"""Of the contrast: there a box that is blurred has its edge, whatever the blur."""


@dataclass(frozen=True, slots=True, eq=False)
class LineEdges:
    """Edges of a line, as distances in pixels from its points along `normals`, the left one negative.

    Attributes:
        points: (N, 2) y, x, about one pixel apart.
        normals: (N, 2) unit vectors across the line.
        left, right: (N,) edges in the image, within what is drawn.
        drawn_left, drawn_right: (N,) edges of what is drawn.
        clearness: contrast of the line in standard deviations of the background beside it; 0 without either.
    """

    points: F64
    normals: F64
    left: F64
    right: F64
    drawn_left: F64
    drawn_right: F64
    clearness: float

    @property
    def excess(self) -> F64:
        """(N,) how much wider the line is drawn than it is."""
        return np.asarray(self.drawn_right - self.drawn_left - (self.right - self.left))

    @property
    def middle(self) -> F64:
        """(N,) where the middle of the line is, along the normals.

        It is half way between those of what is drawn and of the edges: neither says it alone.
        """
        return np.asarray(0.25 * (self.left + self.right + self.drawn_left + self.drawn_right))


def edges_of_line(grey: F32, drawn: BoolMap, path: F64, reach_px: float) -> LineEdges:
    """Edges of the bright line that lies within what is drawn along a path.

    Grey levels across the path are smoothed along it. What lies just outside of what is drawn is background,
    on each side its own; the greatest difference to it inside is the line's. Its edges are where half of
    this difference is left, between the samples.

    Args:
        grey: (h, w) float32 in which the line is brighter than what is beside it.
        drawn: (h, w), with the line inside.
        path: (N, 2) y, x, a chain of neighbouring pixels' centres inside of what is drawn.
        reach_px: how far what is drawn reaches to a side at most.
    """
    points = even_line(path)
    normals = line_normals(points)
    reach = math.ceil(reach_px) + _BESIDE_PX + 1.0
    offsets = np.arange(-reach, reach + 1e-9, _STEP_PX)
    levels = line_profiles(grey, (0, 0), points, normals, offsets)
    is_drawn = line_profiles(drawn.astype(np.float32), (0, 0), points, normals, offsets) > _HALF
    drawn_left, drawn_right = _drawn_edges(is_drawn)
    background, noise = _background(levels, is_drawn, offsets, drawn_left, drawn_right)
    above = gaussian_filter1d(levels, _ALONG_PX, axis=0, mode="nearest") - background
    inside = (offsets >= drawn_left[:, None]) & (offsets <= drawn_right[:, None])
    top = np.where(inside, above, -np.inf).argmax(axis=1)
    contrast = np.maximum(above[np.arange(len(points)), top], 0.0)
    share = above / np.maximum(contrast, 1e-6)[:, None]
    left = -_crossing(share[:, ::-1], len(offsets) - 1 - top, offsets)
    right = _crossing(share, top, offsets)
    return LineEdges(
        points,
        normals,
        _smoothed(np.clip(left, drawn_left, drawn_right)),
        _smoothed(np.clip(right, drawn_left, drawn_right)),
        _smoothed(drawn_left),
        _smoothed(drawn_right),
        float(np.mean(contrast)) / noise if noise > 0.0 else 0.0,
    )


def _drawn_edges(is_drawn: Flags) -> tuple[F64, F64]:
    """(N,) each: how far what is drawn reaches from the middle sample to both sides, without a gap."""
    middle = is_drawn.shape[1] // 2
    sides = is_drawn[:, middle::-1], is_drawn[:, middle:]
    left, right = (np.logical_and.accumulate(side, axis=1).sum(axis=1) for side in sides)
    return -(np.maximum(left, 1) - 0.5) * _STEP_PX, (np.maximum(right, 1) - 0.5) * _STEP_PX


def _background(
    levels: F64, is_drawn: Flags, offsets: F64, drawn_left: F64, drawn_right: F64
) -> tuple[F64, float]:
    """(N, M) levels of the background under the line, and the deviation of its samples from them."""
    beyond = np.maximum(offsets - drawn_right[:, None], drawn_left[:, None] - offsets)
    is_beside = (beyond > _STEP_PX) & (beyond <= _BESIDE_PX) & ~is_drawn
    sides = [is_beside & (offsets < 0.0), is_beside & (offsets > 0.0)]
    (one, one_weight), (other, other_weight) = (_mean_along(levels, side) for side in sides)
    one = np.where(one_weight < 0.05, other, one)
    other = np.where(other_weight < 0.05, one, other)
    # From the level of one side to that of the other, evenly, under what is drawn.
    width = np.maximum(drawn_right - drawn_left, _STEP_PX)[:, None]
    part = np.clip((offsets - drawn_left[:, None]) / width, 0.0, 1.0)
    background = one[:, None] * (1.0 - part) + other[:, None] * part
    samples = (levels - background)[is_beside]
    return background, float(np.sqrt(np.mean(samples**2))) if len(samples) else 0.0


def _mean_along(levels: F64, chosen: Flags) -> tuple[F64, F64]:
    """Mean of the chosen levels of each profile and its neighbours along the line, and their weight."""
    weight = gaussian_filter1d(chosen.sum(axis=1).astype(np.float64), _ALONG_PX, mode="nearest")
    total = gaussian_filter1d((levels * chosen).sum(axis=1), _ALONG_PX, mode="nearest")
    return total / np.maximum(weight, 1e-9), weight


def _crossing(share: F64, top: NDArray[np.intp], offsets: F64) -> F64:
    """(N,) where a share falls to the half behind `top`, between the samples; the last offset if nowhere."""
    rows, last = np.arange(len(share)), share.shape[1] - 1
    is_below = (share <= _HALF) & (np.arange(last + 1) > top[:, None])
    at = np.where(is_below.any(axis=1), is_below.argmax(axis=1), last)
    before = np.maximum(at - 1, 0)
    high, low = share[rows, before], share[rows, at]
    part = np.clip((high - _HALF) / np.maximum(high - low, 1e-9), 0.0, 1.0)
    return np.asarray(offsets[before] + part * (offsets[at] - offsets[before]))


def _smoothed(edges: F64) -> F64:
    """Edges along the line without outliers and without jumps."""
    size = min(_EDGE_MEDIAN, len(edges))
    return np.asarray(
        gaussian_filter1d(median_filter(edges, size, mode="nearest"), _EDGES_ALONG_PX, mode="nearest")
    )
