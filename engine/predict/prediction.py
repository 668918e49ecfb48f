"""Prediction of one image: labels, uncertainty and probabilities, the latter at reduced resolution; no torch.

Example:
    >>> prob_stride(class_count=2, height=480, width=640), prob_stride(20, 3000, 4000)
    (1, 2)
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from engine.core import IGNORE, LabelMap, ProbMap

# 128 MiB of float16. A 12-megapixel photograph keeps 5 classes at full size,
# 20 classes at half.
MAX_PROB_ELEMENTS: Final = 64_000_000


@dataclass(frozen=True, slots=True)
class Prediction:
    """Prediction of a network for one image; the arrays are read-only.

    Attributes:
        labels: (H, W) uint8, most probable class.
        uncertainty: (H, W) uint8, 0 sure to 255, of the kind in the settings.
        probs: (C, ceil(H / stride), ceil(W / stride)) float16, means over stride x stride cells.
        stride: a power of two.
    """

    labels: LabelMap
    uncertainty: NDArray[np.uint8]
    probs: ProbMap
    stride: int


def leave_open(labels: LabelMap, probs: ProbMap, stride: int, class_ids: Sequence[int]) -> None:
    """Have a prediction say nothing where it says one of these classes, in place; any thread.

    Its labels are 255 there, and all classes equally probable.

    Args:
        labels, probs, stride: as in `Prediction`; the arrays are written to.
    """
    is_open = np.zeros(256, np.bool_)
    is_open[list(class_ids)] = True
    cells = is_open[labels[::stride, ::stride]]
    for plane in probs:
        plane[cells] = 1.0 / len(probs)
    labels[is_open[labels]] = IGNORE


def prob_stride(class_count: int, height: int, width: int) -> int:
    """Smallest power of two at which the probabilities stay within `MAX_PROB_ELEMENTS`."""
    stride = 1
    while class_count * -(-height // stride) * -(-width // stride) > MAX_PROB_ELEMENTS:
        stride *= 2
    return stride


def prob_shape(class_count: int, height: int, width: int) -> tuple[int, int, int]:
    """Shape of `Prediction.probs` for an image of this size."""
    stride = prob_stride(class_count, height, width)
    return class_count, -(-height // stride), -(-width // stride)
