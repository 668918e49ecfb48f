"""Instances of one image: a number per pixel, and a table of what each number is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from engine.core import Rect

IdMap: TypeAlias = NDArray[np.int32]
"""(H, W) int32 instance ids; 0 means none."""


@dataclass(frozen=True, slots=True)
class Instance:
    """One instance. `centroid` is (y, x), the mean of its pixels' places; `box` is half-open."""

    id: int
    class_id: int
    area_px: int
    box: Rect
    centroid: tuple[float, float]


@dataclass(frozen=True, slots=True, eq=False)
class InstanceMap:
    """All instances of an image; may cross threads. Rows of the table are in the order of the ids.

    Args:
        ids: (H, W) int32, read-only, 0 = none.
        numbers: (n,) int32, the ids that occur, ascending.
        classes: (n,) uint8.
        areas: (n,) int64, pixels.
        boxes: (n, 4) int32, y0, x0, y1, x1, half-open.
        centroids: (n, 2) float64, (y, x).
        anchors: (n, 2) int32, (y, x) of the pixel deepest inside; it belongs to the instance.
        depths: (n,) float32, from the anchor to the nearest edge, in pixels.
    """

    ids: IdMap
    numbers: NDArray[np.int32]
    classes: NDArray[np.uint8]
    areas: NDArray[np.int64]
    boxes: NDArray[np.int32]
    centroids: NDArray[np.float64]
    anchors: NDArray[np.int32]
    depths: NDArray[np.float32]

    def __len__(self) -> int:
        return len(self.numbers)

    def __iter__(self) -> Iterator[Instance]:
        for row in range(len(self)):
            yield self.row(row)

    def row(self, index: int) -> Instance:
        """The instance in this row of the table."""
        y0, x0, y1, x1 = (int(v) for v in self.boxes[index])
        y, x = (float(v) for v in self.centroids[index])
        return Instance(
            int(self.numbers[index]),
            int(self.classes[index]),
            int(self.areas[index]),
            Rect(y0, x0, y1, x1),
            (y, x),
        )

    def counts(self) -> dict[int, int]:
        """Number of instances by class; classes without any are left out."""
        classes, counts = np.unique(self.classes, return_counts=True)
        return {int(c): int(n) for c, n in zip(classes, counts, strict=True)}

    def class_table(self) -> NDArray[np.uint8]:
        """(largest id + 1,) class of each id, 255 for ids that do not occur and for 0."""
        size = int(self.numbers[-1]) + 1 if len(self) else 1
        table: NDArray[Any] = np.full(size, 255, np.uint8)
        table[self.numbers] = self.classes
        return table
