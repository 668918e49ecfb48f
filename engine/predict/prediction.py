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

from engine.core import IGNORE, BoolMap, LabelMap, ProbMap

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


def leave_open(
    labels: LabelMap,
    uncertainty: NDArray[np.uint8],
    probs: ProbMap,
    stride: int,
    class_ids: Sequence[int],
) -> None:
    """Have a prediction say nothing where it says one of these classes, in place; any thread.

    Its labels are 255 there, and as unsure as can be. All classes are equally probable in a cell of which
    half or more is open, or for which it holds one of these classes the most probable.

    Args:
        labels, uncertainty, probs, stride: as in `Prediction`; the arrays are written to.
    """
    is_hidden = np.zeros(256, np.bool_)
    is_hidden[list(class_ids)] = True
    is_open = is_hidden[labels]
    cells = _mostly(is_open, stride) | _is_most_probable(probs, is_hidden[: len(probs)])
    for plane in probs:
        plane[cells] = 1.0 / len(probs)
    labels[is_open] = IGNORE
    uncertainty[is_open] = 255


def _mostly(is_open: BoolMap, stride: int) -> BoolMap:
    """(h, w): the cells of stride x stride pixels of which half or more is open."""
    if stride == 1:
        return is_open
    height, width = is_open.shape
    rows, columns = range(0, height, stride), range(0, width, stride)
    in_rows = np.add.reduceat(is_open, columns, axis=1, dtype=np.int32)
    open_px = np.add.reduceat(in_rows, rows, axis=0)
    # Cells at the right and lower edge may be smaller.
    tall = np.minimum(stride, height - np.array(rows))
    across = np.minimum(stride, width - np.array(columns))
    return np.asarray(2 * open_px >= np.outer(tall, across))


def _is_most_probable(probs: ProbMap, is_hidden: BoolMap) -> BoolMap:
    """(h, w): where one of the hidden classes is more probable than each of the others."""
    # Bits of numbers >= 0 are in their order, and whole numbers are compared ten times as fast as float16.
    bits = np.ascontiguousarray(probs).view(np.uint16)
    hidden, shown = (np.zeros(probs.shape[1:], np.uint16) for _ in range(2))
    for plane, is_its in zip(bits, is_hidden, strict=True):
        highest = hidden if is_its else shown
        np.maximum(highest, plane, out=highest)
    return hidden > shown


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
