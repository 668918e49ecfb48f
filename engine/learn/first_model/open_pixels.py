"""Pixels that scribbles leave open: how common the classes are among them, and what lies beside the strokes.

Scribbles cover rare things and the ground about alike, and keep off the borders of both. Learned from as they
are, rare things are found everywhere, and all that is near a thin one is taken for it.

Source:
    Saerens, Latinne & Decaestecker, Neural Computation 2002: class shares estimated by the classifier itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.core import IGNORE, LabelMap
from engine.learn.first_model.sums import PENALTY, RidgeSums, solve

Window: TypeAlias = tuple[int, int, int, int]
"""(y, x, height, width) of a part of an image."""

# With more of an image labelled, its labels say how common the classes are.
_WHOLE_SHARE: Final = 0.5
_ANYWHERE_PIXELS: Final = 4000
_BESIDE_PIXELS: Final = 1500
_BESIDE_PX: Final = 6.0
# By then the shares hardly change any more.
_ROUNDS: Final = 5
_LEAST_SHARE: Final = 0.001
# As of many classes in the fit to all images.
_LEARNED_PENALTY: Final = 100.0
# So few are told apart by filters alone: coarse features take all that is near a thin thing for it.
_FEW_CLASSES: Final = 2


@dataclass(frozen=True, slots=True, eq=False)
class OpenPixels:
    """Unlabelled pixels of an image.

    Attributes:
        flat: positions.
        is_beside: whether a pixel was drawn from those right beside labelled ones, not from anywhere.
        open_share: share of the pixels that are unlabelled.
    """

    flat: NDArray[np.int64]
    is_beside: NDArray[np.bool_]
    open_share: float


@dataclass(frozen=True, slots=True, eq=False)
class OpenAnswer:
    """What a fit to the scribbles of an image says about the rest of it.

    Attributes:
        shares: (256,) of each class in the image, by class id.
        classes: of each of the `OpenPixels`; 255 where nothing is to be learned from it.
    """

    shares: NDArray[np.float64]
    classes: NDArray[np.uint8]


def drawn_open_pixels(
    labels: LabelMap, windows: Sequence[Window], rng: np.random.Generator
) -> OpenPixels | None:
    """Unlabelled pixels in the windows; None where these are labelled for the most part, or of one class."""
    parts = [labels[y : y + height, x : x + width] for y, x, height, width in windows]
    open_share = sum(np.count_nonzero(part == IGNORE) for part in parts) / sum(part.size for part in parts)
    present = {int(class_id) for part in parts for class_id in np.unique(part)} - {IGNORE}
    if open_share <= 1.0 - _WHOLE_SHARE or len(present) < 2:
        return None
    drawn: dict[bool, list[NDArray[np.int64]]] = {False: [], True: []}
    for (y, x, _, width), part in zip(windows, parts, strict=True):
        is_open = (part == IGNORE).astype(np.uint8)
        away = cv2.distanceTransform(is_open, cv2.DIST_L2, cv2.DIST_MASK_PRECISE)
        for is_beside, most, count in (
            (False, np.inf, _ANYWHERE_PIXELS),
            (True, _BESIDE_PX, _BESIDE_PIXELS),
        ):
            places = np.flatnonzero((away > 0) & (away <= most))
            chosen = rng.choice(places, min(count // len(windows), len(places)), replace=False)
            drawn[is_beside].append((y + chosen // width) * labels.shape[1] + x + chosen % width)
    anywhere, beside = (np.concatenate(each) for each in drawn.values())
    is_beside_each = np.repeat([False, True], [len(anywhere), len(beside)])
    return OpenPixels(np.concatenate([anywhere, beside]), is_beside_each, open_share)


def open_answer(
    labelled: NDArray[np.float32],
    classes: NDArray[np.uint8],
    in_labels: NDArray[np.float64],
    others: NDArray[np.float32],
    pixels: OpenPixels,
    is_learned: NDArray[np.bool_],
) -> OpenAnswer:
    """Fit to the labelled pixels, each counting by the share of its class in the image, found by and by.

    Args:
        labelled, classes: (n, d) features and (n,) classes of labelled pixels.
        in_labels: (256,) shares of the classes among all labelled pixels.
        others: features of the open pixels.
        is_learned: (d,), features of an encoder.
    """
    present, ids = np.unique(classes, return_inverse=True)
    count = len(present)
    is_few = count <= _FEW_CLASSES
    is_used = ~is_learned if is_few and not is_learned.all() else np.ones_like(is_learned)
    penalty = np.where(is_learned, _LEARNED_PENALTY, PENALTY)[is_used]
    rows, others = labelled[:, is_used], others[:, is_used]
    in_draw = np.bincount(ids, minlength=count) / len(ids)
    shares = found = np.full(count, 1.0 / count)
    for _ in range(_ROUNDS):
        solution = solve(RidgeSums.of(rows, ids, (shares / in_draw)[ids]), count, penalty)
        scores = solution.scores(others)
        anywhere = scores[~pixels.is_beside]
        found = np.bincount(anywhere.argmax(axis=1), minlength=count) / len(anywhere)
        # A border counts half for both its sides: of two classes a score says so.
        shares = np.clip(anywhere, 0.0, 1.0).mean(axis=0) if is_few else found
        shares = np.maximum(shares, _LEAST_SHARE)
        shares /= shares.sum()
    in_image = (1.0 - pixels.open_share) * in_labels
    in_image[present] += pixels.open_share * np.maximum(found, _LEAST_SHARE)
    said = present[scores.argmax(axis=1)].astype(np.uint8)
    # Of few classes, those from anywhere would teach the width of lines that filters see.
    learned = np.where(pixels.is_beside | (not is_few), said, np.uint8(IGNORE))
    return OpenAnswer(in_image / in_image.sum(), learned)
