"""Thin bridges: necks of a few pixels that join two large parts of one region, often two objects in one.

>>> import numpy as np
>>> labels = np.zeros((40, 60), np.uint8)
>>> labels[10:30, 5:25] = labels[10:30, 30:50] = labels[18:20, 25:30] = 1
>>> [bridge.rect for bridge in find_bridges(labels, 1, 2)]
[Rect(y0=18, x0=25, y1=20, x1=30)]
>>> find_bridges(labels, 1, 1)
[]
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from engine.audit.pieces import LabelPiece, bounds_of
from engine.core import BoolMap, LabelMap, Rect

MOST_BRIDGE: Final = 0.1
"""Pixels of a bridge at most, as a share of the smaller of the parts that it joins."""
LEAST_PART: Final = 0.1
"""Pixels of the smaller part at least, as a share of the larger one: else it is an outgrowth of that."""
MOST_DISCS: Final = 6.0
"""Area of a part at most, in areas of the largest disc inside. An ellipse three times as long as wide has 3;
arms of a crack, of a vessel, or the sky between leaves have more, and there a neck is no fault."""
LEAST_WIDTHS: Final = 2.0
"""Width of a part at least, in widths of a bridge."""
LEAST_COMPACT: Final = 0.8
"""Share of a region, at least, that lies in parts which may be objects by the two measures above."""


@dataclass(frozen=True, slots=True, eq=False)
class _Parts:
    """Parts of a class that are wider than a bridge.

    Attributes:
        table: (H, W) number of each pixel's part, 0 for none.
        pixels, is_compact: of each part; whether it may be an object.
    """

    table: NDArray[np.int32]
    pixels: NDArray[np.int32]
    is_compact: NDArray[np.bool_]


def find_bridges(labels: LabelMap, class_id: int, width_px: int) -> list[LabelPiece]:
    """Bridges of one class that are at most so many pixels wide, the one between the largest parts first."""
    own = (labels == class_id).astype(np.uint8)
    parts = _wide_parts(own, width_px)
    if np.count_nonzero(parts.is_compact) < 2:
        return []
    regions, facts = _components(own, 4)
    region_of = np.zeros(len(parts.pixels), np.int64)
    inside = parts.table > 0
    region_of[parts.table[inside]] = regions[inside]
    compact = region_of[parts.is_compact]
    part_count = np.bincount(compact, minlength=len(facts))
    compact_px = np.bincount(compact, weights=parts.pixels[parts.is_compact], minlength=len(facts))
    is_possible = (part_count > 1) & (compact_px >= LEAST_COMPACT * facts[:, 4])
    bridges = []
    for number in np.flatnonzero(is_possible):
        region = bounds_of(facts[number])
        is_own = regions[region.slices] == number
        bridges += _bridges_in(is_own, parts, region, class_id)
    bridges.sort(key=lambda entry: (-entry[0], entry[1].rect.y0, entry[1].rect.x0))
    return [bridge for _, bridge in bridges]


def _wide_parts(own: NDArray[np.uint8], width_px: int) -> _Parts:
    import cv2

    side = width_px + 1
    square = np.ones((side, side), np.uint8)
    # A square of even side has its anchor beside its middle: the dilation has to use the other one.
    eroded = cv2.erode(own, square, anchor=(0, 0), borderType=cv2.BORDER_CONSTANT, borderValue=(1,))
    opened = np.asarray(cv2.dilate(eroded, square, anchor=(side - 1, side - 1)))
    wide = ((opened > 0) & (own > 0)).astype(np.uint8)
    table, facts = _components(wide, 4)
    # In a frame of nothing: where all is of the class, depths have no end.
    depth = np.asarray(cv2.distanceTransform(np.pad(wide, 1), cv2.DIST_L2, cv2.DIST_MASK_3))[1:-1, 1:-1]
    radius = np.zeros(len(facts), np.float32)
    # Most pixels are no deeper than their neighbours: the maxima alone count.
    is_top = (depth >= np.asarray(cv2.dilate(depth, np.ones((3, 3), np.uint8)))) & (wide > 0)
    np.maximum.at(radius, table[is_top], depth[is_top])
    pixels = facts[:, 4]
    is_compact = (pixels <= MOST_DISCS * np.pi * radius * radius) & (2 * radius >= LEAST_WIDTHS * width_px)
    is_compact[0] = False
    return _Parts(table, pixels, is_compact)


def _bridges_in(is_own: BoolMap, parts: _Parts, region: Rect, class_id: int) -> list[tuple[int, LabelPiece]]:
    """Bridges of one region, each with the pixels of the smaller of the parts that it joins.

    Args:
        is_own: (h, w) in the bounds of the region: its pixels.
    """
    import cv2

    part_of = np.where(is_own, parts.table[region.slices], 0)
    table, facts = _components((is_own & (part_of == 0)).astype(np.uint8), 8)
    bridges = []
    for number in range(1, len(facts)):
        rect, size = bounds_of(facts[number]), int(facts[number, 4])
        around = rect.expand(1).clip(*is_own.shape)
        piece = (table[around.slices] == number).astype(np.uint8)
        beside = np.asarray(cv2.dilate(piece, np.ones((3, 3), np.uint8))) > 0
        joined = np.unique(part_of[around.slices][beside])
        joined = joined[parts.is_compact[joined]]
        if len(joined) < 2:
            continue
        smaller, larger = (int(pixels) for pixels in np.sort(parts.pixels[joined])[-2:])
        if smaller >= LEAST_PART * larger and size <= MOST_BRIDGE * smaller:
            place = rect.shifted(region.y0, region.x0)
            bridges.append((smaller, LabelPiece(place, size, class_id, class_id)))
    return bridges


def _components(where: NDArray[np.uint8], connectivity: int) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
    """Number of each pixel's component, and x, y, width, height and pixels of each component."""
    import cv2

    _, table, facts, _ = cv2.connectedComponentsWithStats(where, connectivity=connectivity)
    return np.asarray(table).astype(np.int32, copy=False), np.asarray(facts).astype(np.int32)
