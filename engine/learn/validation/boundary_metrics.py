"""Boundary F score of predicted contours against the true ones, per class and mean; no torch.

Example:
    >>> ground_truth = np.zeros((40, 40), np.uint8)
    >>> ground_truth[10:30, 10:30] = 1
    >>> counts = BoundaryCounts(class_count=2, tolerance_px=1.5)
    >>> counts.add(ground_truth, np.roll(ground_truth, 1, axis=1))
    >>> counts.scores(["background", "cell"]).mean
    1.0
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.core import IGNORE, BadInputError, LabelMap
from engine.core.ranges import TOLERANCE_PX
from engine.learn.validation.metrics import mean_of

TOLERANCE_SHARE: Final = 0.0075
"""Default tolerance as a share of the image's diagonal: 4.5 pixels at 480x360 (Csurka et al.)."""

Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class BoundaryScores:
    """F per class, None where the ground truth has no contour of the class, and the mean of the others."""

    per_class: dict[str, float | None]
    mean: float | None


class BoundaryCounts:
    """Counts of contour pixels that have a partner, over images; one owner.

    A contour pixel of a class is one of its pixels with a 4-neighbour of another class. It has
    a partner when the other map has a contour pixel of that class within the tolerance.
    Precision is the share of predicted contour pixels with a partner, recall that of true
    ones, F their harmonic mean. Counts are added over images before shares are taken, as for IoU.

    Pixels whose ground truth is 255 are no part of any contour, in either map, and neither is the
    change from a labelled pixel to such a one. As the true contour may hide among them, a
    contour pixel within the tolerance of one counts only as a partner.

    Args:
        tolerance_px: how far apart partners may be, in pixels; None for `TOLERANCE_SHARE` of each
            image's diagonal.

    Source:
        Martin, Fowlkes & Malik, PAMI 2004; per class as in Csurka, Larlus & Perronnin, BMVC 2013.
        Unlike the first, two pixels may share a partner.
    """

    def __init__(self, class_count: int, tolerance_px: float | None = None) -> None:
        if not 1 <= class_count <= IGNORE:
            raise BadInputError(f"class_count must be 1..{IGNORE}, got {class_count}")
        if tolerance_px is not None:
            TOLERANCE_PX.require("tolerance_px", tolerance_px)
        self._class_count = class_count
        self._tolerance_px = tolerance_px
        # Columns: predicted pixels with a partner, all predicted, true ones with a partner, all true.
        self._counts: NDArray[np.int64] = np.zeros((class_count, 4), np.int64)
        self._pixels: NDArray[np.int64] = np.zeros(class_count, np.int64)

    def add(self, ground_truth: LabelMap, predicted: LabelMap) -> None:
        """Count one image; both (H, W).

        Raises:
            BadInputError: sizes differ.
        """
        if ground_truth.shape != predicted.shape:
            raise BadInputError(f"truth is {ground_truth.shape}, prediction {predicted.shape}")
        tolerance_px = self._tolerance_px
        if tolerance_px is None:
            tolerance_px = TOLERANCE_SHARE * math.hypot(*ground_truth.shape)
        known = ground_truth != IGNORE
        counted = ~_is_near(~known, tolerance_px)
        true_edges, predicted_edges = _edges(ground_truth, known), _edges(predicted, known)
        for class_id in range(self._class_count):
            true = true_edges & (ground_truth == class_id)
            guess = predicted_edges & (predicted == class_id)
            counted_guess, counted_true = guess & counted, true & counted
            self._counts[class_id] += (
                np.count_nonzero(counted_guess & _is_near(true, tolerance_px)),
                np.count_nonzero(counted_guess),
                np.count_nonzero(counted_true & _is_near(guess, tolerance_px)),
                np.count_nonzero(counted_true),
            )
            self._pixels[class_id] += np.count_nonzero(ground_truth == class_id)

    def scores(self, names: Sequence[str]) -> BoundaryScores:
        """F of everything counted so far, for classes of these names."""
        if len(names) != self._class_count:
            raise BadInputError(f"{len(names)} names for {self._class_count} classes")
        per_class = {
            name: _f_score(*(int(n) for n in counts), occurs=bool(pixels))
            for name, counts, pixels in zip(names, self._counts, self._pixels, strict=True)
        }
        return BoundaryScores(per_class, mean_of(per_class))


def _f_score(right: int, guessed: int, matched: int, true: int, *, occurs: bool) -> float | None:
    """F score; None without any contour, or where unlabelled pixels hide it."""
    if true == 0:
        return None if occurs or guessed == 0 else 0.0
    if right == 0 or matched == 0:
        return 0.0
    precision, recall = right / guessed, matched / true
    return 2 * precision * recall / (precision + recall)


def _edges(labels: LabelMap, known: Flags) -> Flags:
    """Known pixels with a known 4-neighbour of another label."""
    edges = np.zeros(labels.shape, np.bool_)
    across = (labels[:, 1:] != labels[:, :-1]) & known[:, 1:] & known[:, :-1]
    edges[:, 1:] |= across
    edges[:, :-1] |= across
    down = (labels[1:] != labels[:-1]) & known[1:] & known[:-1]
    edges[1:] |= down
    edges[:-1] |= down
    return edges


def _is_near(flags: Flags, distance_px: float) -> Flags:
    """Pixels with a flagged pixel at most this far away, in Euclidean distance."""
    if not flags.any():
        return np.zeros(flags.shape, np.bool_)
    distance = cv2.distanceTransform((~flags).astype(np.uint8), cv2.DIST_L2, cv2.DIST_MASK_PRECISE)
    # Squares of distances are whole numbers: rounded, they are exact for any tolerance in use.
    near: Flags = np.rint(np.square(distance)) <= distance_px**2
    return near
