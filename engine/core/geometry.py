"""Rectangles in image pixels: half-open, (y, x) order."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from engine.core.arrays import BoolMap


@dataclass(frozen=True, slots=True)
class Rect:
    """Pixels with y0 <= y < y1 and x0 <= x < x1; empty when a side is not positive.

    Example:
        >>> Rect(10, 20, 30, 60).expand(15).clip(height=100, width=70)
        Rect(y0=0, x0=5, y1=45, x1=70)
        >>> Rect(10, 20, 30, 60).slices
        (slice(10, 30, None), slice(20, 60, None))
    """

    y0: int
    x0: int
    y1: int
    x1: int

    @classmethod
    def of_shape(cls, shape: tuple[int, ...]) -> Rect:
        """The whole of an array whose first two axes are (H, W)."""
        return cls(0, 0, shape[0], shape[1])

    @classmethod
    def bounding(cls, rects: Iterable[Rect]) -> Rect:
        """The smallest rectangle around all non-empty `rects`; empty when there is none."""
        full = [r for r in rects if not r.is_empty]
        if not full:
            return cls(0, 0, 0, 0)
        if len(full) == 1:
            return full[0]
        return cls(
            min(r.y0 for r in full),
            min(r.x0 for r in full),
            max(r.y1 for r in full),
            max(r.x1 for r in full),
        )

    @property
    def height(self) -> int:
        return max(0, self.y1 - self.y0)

    @property
    def width(self) -> int:
        return max(0, self.x1 - self.x0)

    @property
    def area(self) -> int:
        return self.height * self.width

    @property
    def is_empty(self) -> bool:
        return self.y1 <= self.y0 or self.x1 <= self.x0

    @property
    def slices(self) -> tuple[slice, slice]:
        """Index for an array whose first two axes are (H, W)."""
        return slice(self.y0, self.y1), slice(self.x0, self.x1)

    def intersect(self, other: Rect) -> Rect:
        # Twice as fast as `max` and `min`, and asked for a dozen times for each move of a pen.
        return Rect(
            self.y0 if self.y0 > other.y0 else other.y0,
            self.x0 if self.x0 > other.x0 else other.x0,
            self.y1 if self.y1 < other.y1 else other.y1,
            self.x1 if self.x1 < other.x1 else other.x1,
        )

    def union(self, other: Rect) -> Rect:
        if self.is_empty or other.is_empty:
            return Rect.bounding((self, other))
        return Rect(
            self.y0 if self.y0 < other.y0 else other.y0,
            self.x0 if self.x0 < other.x0 else other.x0,
            self.y1 if self.y1 > other.y1 else other.y1,
            self.x1 if self.x1 > other.x1 else other.x1,
        )

    def expand(self, margin: int) -> Rect:
        """Grown by `margin` pixels on every side (shrunk when negative)."""
        return Rect(self.y0 - margin, self.x0 - margin, self.y1 + margin, self.x1 + margin)

    def shifted(self, dy: int, dx: int) -> Rect:
        """Moved down and to the right."""
        return Rect(self.y0 + dy, self.x0 + dx, self.y1 + dy, self.x1 + dx)

    def clip(self, height: int, width: int) -> Rect:
        """The part inside an image of this size."""
        return self.intersect(Rect(0, 0, height, width))

    def contains(self, y: int, x: int) -> bool:
        return self.y0 <= y < self.y1 and self.x0 <= x < self.x1


def bounding_rect(mask: BoolMap) -> Rect:
    """The smallest rectangle around the true pixels of (H, W) bool; empty when there are none."""
    rows, columns = np.flatnonzero(mask.any(axis=1)), np.flatnonzero(mask.any(axis=0))
    if not rows.size:
        return Rect(0, 0, 0, 0)
    return Rect(int(rows[0]), int(columns[0]), int(rows[-1]) + 1, int(columns[-1]) + 1)
