"""Pan tool: moves the picture with the pointer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from gui.tools.base import Button, Pointer, Tool


class Panner(Protocol):
    """Picture that can be moved: the canvas."""

    def pan_by(self, dy: int, dx: int) -> None:
        """Move the content by device pixels."""


class PanTool(Tool):
    """Tool that keeps the pressed point of the picture under the pointer."""

    def __init__(self, panner: Panner) -> None:
        self._panner = panner
        self._start: Pointer | None = None
        self._moved = (0, 0)

    @property
    def is_active(self) -> bool:
        return self._start is not None

    def press(self, at: Pointer, button: Button) -> None:
        self._start, self._moved = at, (0, 0)

    def move(self, points: Sequence[Pointer]) -> None:
        if self._start is None or not points:
            return
        # Whole pixels since the press, so that fractions do not add up to a drift.
        wanted = (
            round(points[-1].view_y - self._start.view_y),
            round(points[-1].view_x - self._start.view_x),
        )
        dy, dx = wanted[0] - self._moved[0], wanted[1] - self._moved[1]
        self._moved = wanted
        if dy or dx:
            self._panner.pan_by(dy, dx)

    def release(self, at: Pointer) -> None:
        self.move([at])
        self._start = None

    def cancel(self) -> None:
        if self._start is None:
            return
        self._panner.pan_by(-self._moved[0], -self._moved[1])
        self._start = None

    def forget(self) -> None:
        self._start = None
