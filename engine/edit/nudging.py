"""Pushing the boundary of a class with a round pen, as one pushes paint."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from engine.core import BoolMap, LabelMap, Rect

F32 = NDArray[np.float32]
Point = tuple[float, float]
"""(y, x) in image pixels."""

_RIGID_SHARE: Final = 0.5
"""Part of the radius within which all moves with the hand; from there to the edge it moves less and less."""
_STEP_SHARE: Final = 0.25
"""Longest step, in radii: a longer one would fold the picture."""
_GROWTH: Final = 64


class Nudge:
    """One push of the labels, from the press of the pen to its release.

    The labels as they were are kept, and the way back from each pixel to where its label comes from: so no
    number of small steps blurs a boundary. Only what is, or becomes, of the pushed class changes.

    Source:
        Backward warping with an accumulated displacement, as interactive image warping does (Gustafsson,
        Interactive image warping, 1993).

    Args:
        class_id: that is pushed.
        labels_of: labels of a rectangle as they are before the push.
    """

    def __init__(
        self,
        class_id: int,
        radius_px: float,
        shape: tuple[int, int],
        labels_of: Callable[[Rect], LabelMap],
    ) -> None:
        self._class_id = class_id
        self._radius_px = radius_px
        self._shape = shape
        self._labels_of = labels_of
        self._rect = Rect(0, 0, 0, 0)
        self._before: LabelMap = np.zeros((0, 0), np.uint8)
        self._now: LabelMap = np.zeros((0, 0), np.uint8)
        self._back: F32 = np.zeros((0, 0, 2), np.float32)

    def push(self, start: Point, end: Point) -> list[tuple[Rect, BoolMap, int]]:
        """Push from one place to another.

        Returns:
            For each label, 255 for none, the pixels that have it now and had another: rectangle, (h, w) bool.
        """
        distance = math.dist(start, end)
        count = max(1, math.ceil(distance / (_STEP_SHARE * self._radius_px)))
        reach = math.ceil(self._radius_px) + 2
        ys, xs = sorted((start[0], end[0])), sorted((start[1], end[1]))
        touched = Rect(math.floor(ys[0]), math.floor(xs[0]), math.ceil(ys[1]) + 1, math.ceil(xs[1]) + 1)
        touched = touched.expand(reach).clip(*self._shape)
        if touched.is_empty:
            return []
        self._hold(touched)
        step = (end[0] - start[0]) / count, (end[1] - start[1]) / count
        for k in range(1, count + 1):
            self._displace((start[0] + k * step[0], start[1] + k * step[1]), step)
        return self._changes(touched)

    def _hold(self, touched: Rect) -> None:
        """Reach over these pixels, and to where their labels may come from."""
        if touched.union(self._rect) == self._rect:
            return
        rect = touched.union(self._rect).expand(_GROWTH).clip(*self._shape)
        before = self._labels_of(rect)
        now, back = before.copy(), np.zeros((rect.height, rect.width, 2), np.float32)
        if not self._rect.is_empty:
            old = self._rect.shifted(-rect.y0, -rect.x0).slices
            before[old], now[old], back[old] = self._before, self._now, self._back
        self._rect, self._before, self._now, self._back = rect, before, now, back

    def _displace(self, centre: Point, step: Point) -> None:
        """One small step of the pen that ends at `centre`."""
        reach = math.ceil(self._radius_px) + 1
        row, column = math.floor(centre[0]), math.floor(centre[1])
        disc = Rect(row - reach, column - reach, row + reach + 1, column + reach + 1).intersect(self._rect)
        if disc.is_empty:
            return
        local = disc.shifted(-self._rect.y0, -self._rect.x0)
        rows, columns = np.indices((disc.height, disc.width), np.float32)
        away = np.hypot(rows + (disc.y0 + 0.5 - centre[0]), columns + (disc.x0 + 0.5 - centre[1]))
        outer = np.clip((1.0 - away / self._radius_px) / (1.0 - _RIGID_SHARE), 0.0, 1.0)
        share = (outer * outer * (3.0 - 2.0 * outer)).astype(np.float32)
        moved_y, moved_x = share * np.float32(step[0]), share * np.float32(step[1])
        earlier = cv2.remap(
            self._back,
            columns + np.float32(local.x0) - moved_x,
            rows + np.float32(local.y0) - moved_y,
            cv2.INTER_LINEAR,
            borderMode=cv2.BORDER_REPLICATE,
        )
        self._back[local.slices] = earlier - np.stack([moved_y, moved_x], axis=2)

    def _changes(self, touched: Rect) -> list[tuple[Rect, BoolMap, int]]:
        part = touched.shifted(-self._rect.y0, -self._rect.x0)
        rows, columns = np.indices((part.height, part.width))
        back = self._back[part.slices]
        height, width = self._before.shape
        from_row = np.clip(np.rint(rows + part.y0 + back[..., 0]), 0, height - 1).astype(np.intp)
        from_column = np.clip(np.rint(columns + part.x0 + back[..., 1]), 0, width - 1).astype(np.intp)
        before, pushed = self._before[part.slices], self._before[from_row, from_column]
        concerned = (pushed == self._class_id) | (before == self._class_id)
        after = np.where(concerned, pushed, before)
        changed = after != self._now[part.slices]
        self._now[part.slices] = after
        return [(touched, changed & (after == label), int(label)) for label in np.unique(after[changed])]
