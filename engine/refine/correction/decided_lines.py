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

from engine.core import IGNORE, BoolMap, LabelMap, bounding_rect

MOSTLY_OPEN: Final = 0.5
LEAST_ELONGATION: Final = 20.0
"""Length of a line in its own widths. Of the cracks of CrackForest 19 in 20 have more than 45, each in its
longest piece; a stroke along a thing has five or ten."""


def costs_of_lines(
    previous_mask: LabelMap, scribbles: LabelMap, classes: Sequence[int]
) -> NDArray[np.float32]:
    """(classes,) nats that a pixel which is not decided costs in each class; 0 but for decided lines.

    The share of the image that a line covers is how likely a further pixel of its class is: these are the
    -log of a prior by area, to be added to the costs of the colours. A class of which a scribble says that
    there is more has none.

    Args:
        previous_mask: (H, W) labels before, 255 where open.
        scribbles: (H, W), 255 where nothing is scribbled.
    """
    costs = np.zeros(len(classes), np.float32)
    if (previous_mask == IGNORE).mean() <= MOSTLY_OPEN:
        return costs
    hinted = np.bincount(scribbles[(scribbles != IGNORE) & (scribbles != previous_mask)], minlength=256)
    for position, class_id in enumerate(classes):
        is_own = previous_mask == class_id
        count = int(is_own.sum())
        if count and not hinted[class_id] and _elongation(is_own) >= LEAST_ELONGATION:
            costs[position] = -np.log(count / previous_mask.size)
    return costs


def _elongation(is_own: BoolMap) -> float:
    """Length of a shape in its own widths: L / w of a strip of L by w pixels, about 1 of a disc."""
    part = is_own[bounding_rect(is_own).slices]
    depth = cv2.distanceTransform(np.pad(part.view(np.uint8), 1), cv2.DIST_L2, 3)[1:-1, 1:-1]
    # The mean depth of a strip is a quarter of its width; distances are to the middle of a pixel outside.
    width = 4.0 * (float(depth[part].mean()) - 0.5)
    return float(part.sum()) / width**2
