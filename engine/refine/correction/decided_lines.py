"""Lines that are decided in a mask that is mostly open: most likely they are all there is of their class.

A crack that was imported, or cut before, is decided as wide as it is. Its colours, those of its rim among
them, are also those of shadows and of dark ground: learned as a scribble's are, they would take half of the
picture.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.core import IGNORE, BoolMap, LabelMap, bounding_rect, read_only
from engine.refine.energy.unary_kernels import scan_scribbles

MOSTLY_OPEN: Final = 0.5
LEAST_ELONGATION: Final = 20.0
"""Length of a line in its own widths. Of the cracks of CrackForest 19 in 20 have more than 40, each in its
largest piece; a stroke along a thing has five or ten, and things that touch in a heap have two or three,
however many they are."""
LEAST_SHARE: Final = 0.5
"""Of a class of lines more than this share lies in pieces that are lines; in CrackForest 0.8 at least."""


def costs_of_lines(previous_mask: LabelMap) -> NDArray[np.float32]:
    """(256,) nats that a pixel which is not decided costs in each class; 0 but for decided lines.

    The share of the image that a line covers is how likely a further pixel of its class is: these are the
    -log of a prior by area, to be added to the costs of the colours.

    Args:
        previous_mask: (H, W) labels before, 255 where open.
    """
    costs = np.zeros(256, np.float32)
    counts, _ = scan_scribbles(read_only(np.ascontiguousarray(previous_mask)))
    if counts[:IGNORE].sum() >= (1.0 - MOSTLY_OPEN) * previous_mask.size:
        return costs
    for class_id in np.flatnonzero(counts[:IGNORE]):
        if _share_of_lines(previous_mask == class_id) > LEAST_SHARE:
            costs[class_id] = -np.log(counts[class_id] / previous_mask.size)
    return costs


def costs_without_hints(
    costs: NDArray[np.float32], classes: Sequence[int], values: LabelMap, decided: LabelMap
) -> NDArray[np.float32]:
    """(classes,) of the costs of lines; none for a class of which a scribble says that there is more.

    Args:
        costs: (256,) of each class, see `costs_of_lines`.
        values: (n,) classes of the scribbled pixels.
        decided: (n,) labels before at those pixels, 255 where open.
    """
    picked = costs[list(classes)]
    picked[np.isin(classes, values[values != decided])] = 0.0
    return picked


def _share_of_lines(is_own: BoolMap) -> float:
    """Share of a shape's pixels that lie in pieces which are lines, 0-1.

    A strip of L by w pixels has L / w times its area in the square over its diagonal.
    """
    part = np.ascontiguousarray(is_own[bounding_rect(is_own).slices])
    _, _, stats, _ = cv2.connectedComponentsWithStats(part.view(np.uint8), connectivity=8)
    pieces = stats[1:].astype(np.float64)
    areas = pieces[:, cv2.CC_STAT_AREA]
    squares = pieces[:, cv2.CC_STAT_WIDTH] ** 2 + pieces[:, cv2.CC_STAT_HEIGHT] ** 2
    return float(areas[squares >= LEAST_ELONGATION * areas].sum() / areas.sum())
