"""Polygons and masks: filling without overlap, and outlines that give back the very same mask.

Points are (y, x) in image pixels; pixel (row, column) has its centre at (row + 0.5, column + 0.5) and
belongs to a polygon when that centre does. Polygons that share an edge share no pixel and leave none out.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from engine.core import BoolMap, Rect

Ring: TypeAlias = NDArray[np.float64]
"""(N, 2) float64 (y, x): a closed line; the last point is joined to the first."""

LOSSLESS_PX: Final = 0.35
"""Farthest that an outline may be moved so that no pixel changes sides.

A contour at half height runs at least sqrt(2) / 4 = 0.3535 from the centre of every pixel, at its diagonals.
A centre between the contour and a chord that leaves it by less would be nearer to it than that.
"""


def fill_polygon(rings: Sequence[Ring], shape: tuple[int, int]) -> tuple[Rect, BoolMap]:
    """Pixels of an image whose centres lie inside an odd number of rings.

    Source:
        The scan-line rule of Foley, van Dam, Feiner and Hughes, Computer Graphics (1990), section 3.6, with
        half-open edges.

    Returns:
        Their bounding rectangle inside the image of `shape` (H, W), and (h, w) bool of its size; an empty
        rectangle when there are none.
    """
    height, width = shape
    empty = Rect(0, 0, 0, 0), np.zeros((0, 0), bool)
    edges = [np.hstack([ring, np.roll(ring, -1, axis=0)]) for ring in rings if len(ring) > 2]
    if not edges:
        return empty
    y0, x0, y1, x1 = np.vstack(edges).T
    rect = Rect(
        int(np.floor(np.clip(y0.min(), 0, height))),
        int(np.floor(np.clip(x0.min(), 0, width))),
        int(np.ceil(np.clip(y0.max(), 0, height))),
        int(np.ceil(np.clip(x0.max(), 0, width))),
    )
    if rect.is_empty:
        return empty
    # Rows whose centre line an edge crosses: the upper end counts, the lower one is the next edge's.
    first = np.clip(np.ceil(np.minimum(y0, y1) - 0.5), rect.y0, rect.y1).astype(np.intp)
    last = np.clip(np.ceil(np.maximum(y0, y1) - 0.5), rect.y0, rect.y1).astype(np.intp)
    counts = last - first
    edge = np.repeat(np.arange(len(y0)), counts)
    rows = np.arange(len(edge)) - np.repeat(np.cumsum(counts) - counts, counts) + first[edge]
    with np.errstate(divide="ignore", invalid="ignore"):
        slope = (x1 - x0) / (y1 - y0)
    crossings = x0[edge] + (rows + 0.5 - y0[edge]) * slope[edge]
    columns = np.clip(np.ceil(crossings - 0.5), rect.x0, rect.x1).astype(np.intp)
    flips = np.zeros((rect.height, rect.width + 1), np.uint8)
    np.add.at(flips, (rows - rect.y0, columns - rect.x0), 1)
    covered: BoolMap = np.bitwise_xor.accumulate(flips[:, :-1] & 1, axis=1).view(bool)
    return rect, covered


def outline(mask: BoolMap, tolerance_px: float = LOSSLESS_PX) -> list[Ring]:
    """Rings around the true pixels, holes included; filled by `fill_polygon` they give the mask back.

    Source:
        Marching squares (Lorensen and Cline, SIGGRAPH 1987, in two dimensions) and the simplification of
        Douglas and Peucker (Cartographica 10(2), 1973).

    Args:
        mask: (H, W) bool.
        tolerance_px: how far a line may be moved to need fewer points; up to `LOSSLESS_PX` no pixel changes.
    """
    from skimage import measure

    find_contours: Any = measure.find_contours
    approximate_polygon: Any = measure.approximate_polygon

    rings = []
    for contour in find_contours(np.pad(mask, 1).astype(np.float32), 0.5):
        ring = contour[:-1] - 0.5
        # Two open lines from two points far apart: a closed one has no chord to measure from.
        far = int(np.argmax(((ring - ring[0]) ** 2).sum(axis=1)))
        halves = ring[: far + 1], np.vstack([ring[far:], ring[:1]])
        parts = [approximate_polygon(half, tolerance_px)[:-1] for half in halves]
        rings.append(np.vstack(parts).astype(np.float64))
    return rings
