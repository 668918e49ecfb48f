"""Splitting one region into objects, and joining two; objects are held together by all eight neighbours."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.core import BACKGROUND, IGNORE, BoolMap, LabelMap, Rect
from engine.edit.raster import sweep
from engine.edit.regions import region_at

_THINNEST_PX: Final = 0.75
"""Radius below which a slanted line would leave pixels of both sides touching at their corners."""
_DISC_SHARE: Final = 0.75
"""Of the largest disc around a place in a region: the part in which a deeper place is looked for."""
_NEXT_PIXEL: Final = 1.5
"""Reaches all eight neighbours."""


def dividing_line(covered: BoolMap, seeds: Sequence[tuple[int, int]]) -> BoolMap:
    """Line of pixels without which each seed of a region is an object of its own.

    The line runs where the region is narrow: along the watershed of the distance from its edge, flooded from
    the seeds. A seed floods from the middle of its part, as one beside the edge would be shut in where it is.
    Seeds that have one middle share their part by which of them is nearer. No pixel of one part touches one
    of another, not even over a corner.

    Args:
        covered: (H, W) bool.
        seeds: (row, column) of covered pixels; those elsewhere do not count.

    Returns:
        (H, W) bool; nothing with fewer than two seeds.

    Source:
        F. Meyer, Topographic distance and watershed lines, Signal Processing 38 (1994), as in scikit-image.
    """
    from skimage.segmentation import watershed

    inside = [place for place in seeds if covered[place]]
    if len(inside) < 2:
        return np.zeros(covered.shape, np.bool_)
    framed = cv2.copyMakeBorder(covered.astype(np.uint8), 1, 1, 1, 1, cv2.BORDER_CONSTANT, value=0)
    depth = np.asarray(cv2.distanceTransform(framed, cv2.DIST_L2, cv2.DIST_MASK_PRECISE), np.float32)
    depth = depth[1:-1, 1:-1]
    middles = [_middle_near(depth, place) for place in inside]
    if len(set(middles)) < len(middles):
        middles, depth = inside, np.zeros_like(depth)
    markers = np.zeros(covered.shape, np.int32)
    for number, ((row, column), (y, x)) in enumerate(zip(inside, middles, strict=True), start=1):
        cv2.line(markers, (column, row), (x, y), number)
    # A line to a middle may have gone over another seed.
    for number, place in enumerate(inside, start=1):
        markers[place] = number
    parts = watershed(-depth, markers, connectivity=2, mask=covered)  # type: ignore[no-untyped-call]
    parts = np.asarray(parts, np.float32)
    highest = cv2.dilate(parts, np.ones((3, 3), np.uint8))
    return np.asarray((parts > 0) & (highest > parts))


def _middle_near(depth: NDArray[np.float32], place: tuple[int, int]) -> tuple[int, int]:
    """Middle of the part of a region that a place is in: uphill from disc to disc that lie in the region.

    Args:
        depth: (H, W) float32, distance from the edge; 0 outside.
        place: (row, column) inside.
    """
    while True:
        row, column = place
        reach = max(_NEXT_PIXEL, _DISC_SHARE * float(depth[place]))
        y0, x0 = max(0, row - int(reach)), max(0, column - int(reach))
        around = depth[y0 : row + int(reach) + 1, x0 : column + int(reach) + 1]
        y, x = np.ogrid[: around.shape[0], : around.shape[1]]
        is_near = (y + y0 - row) ** 2 + (x + x0 - column) ** 2 <= reach**2
        best = np.unravel_index(np.where(is_near, around, 0).argmax(), around.shape)
        found = y0 + int(best[0]), x0 + int(best[1])
        if depth[found] <= depth[place]:
            return place
        place = found


def slit(
    labels: LabelMap, path: Sequence[tuple[float, float]], radius_px: float, *, has_background: bool = True
) -> tuple[Rect, BoolMap] | None:
    """Pixels along a line, only inside the object that the line runs through; None when there is none.

    The object is of the class that the line runs through most, the background and unlabelled pixels left
    out. Objects of this class that only the pen's side touches, and not its middle, stay whole.

    Args:
        labels: (H, W) uint8, 255 for none.
        path: (y, x) points of the line.
        radius_px: of the pen.
        has_background: class 0 is the background.

    Returns:
        A rectangle and (h, w) bool of its size.
    """
    rect, covered = sweep(path, max(radius_px, _THINNEST_PX), labels.shape)
    if rect.is_empty:
        return None
    part = labels[rect.slices]
    middle_rect, middle = sweep(path, 0.5, labels.shape)
    on_line = np.zeros_like(covered)
    on_line[middle_rect.shifted(-rect.y0, -rect.x0).slices] = middle
    counts = Counter(part[on_line].tolist())
    del counts[IGNORE]
    if has_background:
        del counts[BACKGROUND]
    if not counts:
        return None
    inside = covered & (part == max(counts, key=lambda label: counts[label]))
    _, pieces = cv2.connectedComponents(inside.astype(np.uint8), connectivity=8)
    touched = np.unique(pieces[on_line & inside])
    return rect, np.isin(pieces, touched) & inside


def bridge(
    labels: LabelMap, path: Sequence[tuple[float, float]], radius_px: float, *, has_background: bool = True
) -> tuple[Rect, BoolMap] | None:
    """Pixels along a line that join the object at its beginning with the one at its end, of the same class.

    Args:
        labels: (H, W) uint8, 255 for none.
        path: (y, x) points of the line; the first and the last inside, in the two objects.
        radius_px: of the pen.
        has_background: class 0 is the background.

    Returns:
        A rectangle and (h, w) bool of its size: only unlabelled pixels and those of the background. None when
        pixels of other classes are in the way.
    """
    rect, covered = sweep(path, radius_px, labels.shape)
    part = labels[rect.slices]
    (first_row, first_column), (last_row, last_column) = (
        (int(y // 1) - rect.y0, int(x // 1) - rect.x0) for y, x in (path[0], path[-1])
    )
    free = covered & ((part == IGNORE) | ((part == BACKGROUND) & has_background))
    whole, joined = region_at(free | (part == part[first_row, first_column]), first_row, first_column, 8)
    if not whole.contains(last_row, last_column) or not joined[last_row - whole.y0, last_column - whole.x0]:
        return None
    # Only what touches both belongs to the bridge, not crumbs beside it.
    return whole.shifted(rect.y0, rect.x0), joined & free[whole.slices]
