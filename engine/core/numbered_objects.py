"""Numbers of objects that another program gave, with the labels that they were given for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from engine.core.arrays import LabelMap
from engine.core.errors import BadInputError

HIGHEST_NUMBER: Final = (1 << 24) - 1
"""Largest number of an object: what three bytes hold, as in COCO panoptic."""


@dataclass(frozen=True, slots=True, eq=False)
class NumberedObjects:
    """Objects of one image as they were imported; may cross threads.

    Args:
        ids: (H, W) int32, read-only: number of each pixel's object, 0 for none.
        labels: (H, W) uint8, read-only: class ids when the numbers were given, 255 unlabelled.

    Raises:
        BadInputError: shapes or types do not fit, or a number is below 0 or above `HIGHEST_NUMBER`.
    """

    ids: NDArray[np.int32]
    labels: LabelMap

    def __post_init__(self) -> None:
        if self.ids.ndim != 2 or self.ids.dtype != np.int32 or not self.ids.size:
            raise BadInputError(
                f"Numbers of objects are (H, W) int32, got {self.ids.shape} {self.ids.dtype}."
            )
        if self.labels.shape != self.ids.shape or self.labels.dtype != np.uint8:
            raise BadInputError(
                f"Labels are {self.labels.shape} {self.labels.dtype}, numbers {self.ids.shape}."
            )
        if self.ids.min() < 0 or self.ids.max() > HIGHEST_NUMBER:
            raise BadInputError(f"Numbers of objects are 0 to {HIGHEST_NUMBER:,}.")
