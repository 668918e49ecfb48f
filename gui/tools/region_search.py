"""Search for the whole region of one class around a pixel, in parts that keep the window free."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import numpy as np

from engine.core import BoolMap, CancelToken, Rect
from engine.edit.polygons import Ring, outline
from engine.edit.regions import region_at
from gui.tools.base import ToolHost, ToolImage

PART_PX: Final = 1024
"""Side of the parts in which labels are read on the GUI thread: 1 MB each, well below a millisecond."""
_FIRST_PX: Final = 512
"""Distance from the pixel to the sides of the first window."""
_KEY: Final = "polygon region"


class RegionSearch:
    """Window around a pixel that grows until the region of its class ends in it.

    The GUI thread only copies labels, part by part; the rest is done on another.

    Args:
        at: (row, column), inside the image.
        done: called with the rings around the region; not called when `cancel` was, or when another image
            was opened meanwhile.
    """

    def __init__(
        self,
        host: ToolHost,
        image: ToolImage,
        at: tuple[int, int],
        class_id: int,
        done: Callable[[list[Ring]], None],
    ) -> None:
        self._host = host
        self._image = image
        self._at = at
        self._class_id = class_id
        self._done = done
        self._is_over = False
        row, column = at
        self._window = Rect(0, 0, 0, 0)
        self._is_class: BoolMap = np.zeros((0, 0), bool)
        self._parts: list[Rect] = []
        self._grow(
            Rect(row - _FIRST_PX, column - _FIRST_PX, row + _FIRST_PX, column + _FIRST_PX).clip(*image.shape)
        )
        self._go_on()

    def cancel(self) -> None:
        """Nothing is delivered any more."""
        self._is_over = True

    def _grow(self, window: Rect) -> None:
        old, is_class = self._window, np.zeros((window.height, window.width), bool)
        inner = Rect(old.y0 - window.y0, old.x0 - window.x0, old.y1 - window.y0, old.x1 - window.x0)
        if not old.is_empty:
            is_class[inner.slices] = self._is_class
        self._window, self._is_class = window, is_class
        self._parts = [part for part in _parts_of(window) if part.intersect(old) != part]

    def _go_on(self) -> None:
        """Read the next part, or find the region when there is none."""
        if self._parts:
            part = self._parts.pop()
            labels = self._image.shown(part)
            self._host.compute(_KEY, lambda _token: self._compare(part, labels), lambda _: self._next())
        else:
            self._host.compute(_KEY, self._find, self._found)

    def _next(self) -> None:
        if not self._is_over:
            self._go_on()

    def _compare(self, part: Rect, labels: np.ndarray) -> None:
        top, left = part.y0 - self._window.y0, part.x0 - self._window.x0
        self._is_class[top : top + part.height, left : left + part.width] = labels == self._class_id

    def _find(self, token: CancelToken) -> list[Ring] | Rect:
        """Rings around the region, or the larger window that is needed."""
        row, column = self._at[0] - self._window.y0, self._at[1] - self._window.x0
        rect, covered = region_at(self._is_class, row, column)
        token.check()
        window, (height, width) = self._window, self._image.shape
        grown = Rect(
            window.y0 - window.height * (rect.y0 == 0),
            window.x0 - window.width * (rect.x0 == 0),
            window.y1 + window.height * (rect.y1 == window.height),
            window.x1 + window.width * (rect.x1 == window.width),
        ).clip(height, width)
        if grown != window:
            self._grow(grown)
            return grown
        offset = np.array([rect.y0 + window.y0, rect.x0 + window.x0])
        return [ring + offset for ring in outline(covered)]

    def _found(self, answer: list[Ring] | Rect) -> None:
        if self._is_over:
            return
        if isinstance(answer, Rect):
            self._go_on()
        else:
            self._done(answer)


def _parts_of(window: Rect) -> list[Rect]:
    return [
        Rect(y, x, min(y + PART_PX, window.y1), min(x + PART_PX, window.x1))
        for y in range(window.y0, window.y1, PART_PX)
        for x in range(window.x0, window.x1, PART_PX)
    ]
