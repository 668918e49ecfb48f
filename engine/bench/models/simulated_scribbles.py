"""Simulated scribbles: short strokes of a pen inside each class, in place of whole masks."""

from __future__ import annotations

from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.core import IGNORE, BoolMap, LabelMap

SHARE: Final = 0.03
"""Share of the pixels whose true class is known."""

# A stroke along a long middle line ends here: someone in a hurry marks many things a little.
_STROKE_PX: Final = 48
# Nobody draws into the last pixel before a border.
_MARGIN_PX: Final = 1.5


def scribbled(truth: LabelMap, rng: np.random.Generator, share: float = SHARE) -> LabelMap:
    """Labels of simulated scribbles: at most `share` of the known pixels, 255 elsewhere.

    Strokes three pixels wide run along the middle lines of the regions, thinner where a region is thin,
    in random order. Each class may use as many pixels as the next; what one does not need, the others get.

    Args:
        truth: (H, W), 255 where the truth is open.
    """
    labels = np.full_like(truth, IGNORE)
    class_ids = [int(c) for c in np.unique(truth) if c != IGNORE]
    left = int(share * int((truth != IGNORE).sum()))
    # Thin classes first: their middle lines are soon used up.
    by_size = sorted(class_ids, key=lambda c: int((truth == c).sum()))
    for done, class_id in enumerate(by_size):
        budget = max(1, left // (len(by_size) - done))
        left -= _draw(labels, truth == class_id, class_id, budget, rng)
    return labels


def _draw(labels: LabelMap, region: BoolMap, class_id: int, budget: int, rng: np.random.Generator) -> int:
    """Strokes of one class, at most `budget` pixels; returns how many."""
    used = 0
    strokes = _strokes(region)
    for index in rng.permutation(len(strokes)):
        pixels = strokes[index]
        pixels = pixels[labels[pixels[:, 0], pixels[:, 1]] == IGNORE][: budget - used]
        labels[pixels[:, 0], pixels[:, 1]] = class_id
        used += len(pixels)
        if used >= budget:
            break
    return used


def _strokes(region: BoolMap) -> list[NDArray[np.intp]]:
    """Pixels (n, 2) of every stroke that might be drawn in a region."""
    from skimage.morphology import skeletonize

    depth = cv2.distanceTransform(np.pad(region.astype(np.uint8), 1), cv2.DIST_L2, cv2.DIST_MASK_PRECISE)
    depth = np.asarray(depth, np.float32)[1:-1, 1:-1]
    bones = skeletonize(region).astype(np.uint8)  # type: ignore[no-untyped-call]
    neighbours = cv2.filter2D(bones, -1, np.ones((3, 3), np.uint8), borderType=cv2.BORDER_CONSTANT)
    # A stroke does not branch, and ends where a square of the grid ends.
    bones[neighbours > 3] = 0
    _, parts = cv2.connectedComponents(bones, connectivity=8)
    y, x = np.nonzero(bones)
    rows = np.arange(region.shape[0]) // _STROKE_PX
    columns = np.arange(region.shape[1]) // _STROKE_PX
    square = rows[y] * (int(columns[-1]) + 1) + columns[x]
    _, stroke = np.unique(np.stack([parts[y, x], square]), axis=1, return_inverse=True)
    numbered = np.zeros(region.shape, np.int32)
    numbered[y, x] = stroke.ravel() + 1
    wide = cv2.dilate(numbered.astype(np.float32), np.ones((3, 3), np.uint8)).astype(np.int32)
    numbered = np.where((numbered == 0) & (depth > _MARGIN_PX), wide, numbered)
    y, x = np.nonzero(numbered)
    order = np.argsort(numbered[y, x], kind="stable")
    y, x = y[order], x[order]
    ends = np.flatnonzero(np.diff(numbered[y, x])) + 1
    return [pixels for pixels in np.split(np.stack([y, x], axis=1), ends) if len(pixels)]
