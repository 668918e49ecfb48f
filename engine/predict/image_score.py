"""Image score: how much of a prediction is uncertain, in a few numbers, for the acquisition of images."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from engine.core import BadInputError, ProbMap

SURE: Final = 0.75
"""Probability from which a class counts as sure."""

SIDE_PX: Final = 1024
"""Longer side of the sample that is scored: tens of milliseconds for an image of any size."""

_BORDER_SAMPLES: Final = 2
_LEAST_SAMPLES: Final = 12
# A handful of uncertain pixels says nothing about an image: this many border pixels are added to them.
_PLAIN_PX: Final = 100


@dataclass(frozen=True, slots=True)
class ImageScore:
    """Uncertainty of one prediction as a whole.

    Uncertain pixels are of two kinds. Along a border that is itself certain, pixels of both sides are
    mixed, which needs no correction; anywhere else it is unknown *what* is there (unclear).

    Attributes:
        uncertain_share: share of the pixels whose best class has less than `SURE`, 0-1.
        unclear_share: share of the uncertain pixels that are unclear, not just a blurred border, 0-1;
            it follows 1 - IoU.
        unclear_regions: number of connected unclear regions, without islands.
        unclear_px: their pixels; follows the work that is left to do.
    """

    uncertain_share: float
    unclear_share: float
    unclear_regions: int
    unclear_px: int


def score_of(probs: ProbMap, stride: int) -> ImageScore:
    """The score of one prediction; any thread, no torch.

    An uncertain pixel belongs to a blurred border when pixels that are surely of two different classes
    lie within 2 samples of it: a small shift of that border is within the usual tolerance.

    Args:
        probs: (C, h, w) float16, 0-1.
        stride: image pixels along each side of one of its cells, >= 1.

    Source:
        Our own; compared with others in docs/measurements/what-next.md.
    """
    if probs.ndim != 3 or 0 in probs.shape or stride < 1:
        raise BadInputError(
            f"probs must be (C, h, w) and not empty, stride >= 1, got {probs.shape}, {stride}"
        )
    step = max(1, -(-max(probs.shape[1:]) // SIDE_PX))
    sampled = probs[:, ::step, ::step].astype(np.float32)
    is_uncertain = sampled.max(axis=0) < SURE
    is_unclear = is_uncertain & (_sure_classes_near(sampled) < 2)
    unclear_regions, samples = _regions(is_unclear)
    sample_px = (step * stride) ** 2
    uncertain_px = int(is_uncertain.sum()) * sample_px
    return ImageScore(
        uncertain_share=float(is_uncertain.mean()),
        unclear_share=int(is_unclear.sum()) * sample_px / (uncertain_px + _PLAIN_PX),
        unclear_regions=unclear_regions,
        unclear_px=samples * sample_px,
    )


def _sure_classes_near(probs: NDArray[np.float32]) -> NDArray[np.uint8]:
    """(h, w) uint8: number of classes with a sure pixel within 2 samples, at most 2."""
    import cv2

    offsets = np.arange(-_BORDER_SAMPLES, _BORDER_SAMPLES + 1)
    disc = (offsets[:, None] ** 2 + offsets**2 <= _BORDER_SAMPLES**2).astype(np.uint8)
    near = np.zeros(probs.shape[1:], np.uint8)
    for of_class in probs:
        is_sure = (of_class >= SURE).astype(np.uint8)
        if is_sure.any():
            near = np.minimum(near + cv2.dilate(is_sure, disc), 2).astype(np.uint8)
    return near


def _regions(is_unclear: NDArray[np.bool_]) -> tuple[int, int]:
    """Number of connected regions that are large enough to see, and of the samples in all of them."""
    import cv2

    _, _, stats, _ = cv2.connectedComponentsWithStats(is_unclear.astype(np.uint8), connectivity=8)
    sizes = stats[1:, cv2.CC_STAT_AREA]
    large = sizes[sizes >= _LEAST_SAMPLES]
    return len(large), int(large.sum())
