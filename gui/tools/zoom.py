"""Zoom tool: a dragged rectangle, or the object under a click, becomes the view."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Protocol

from gui.language.texts import tr
from gui.tools.base import Button, Draft, DraftLine, Pointer, PointYX, Tool

_LEAST_DRAG_PX: Final = 6.0
"""Device pixels; a shorter drag is a click."""


class Zoomer(Protocol):
    """Picture that can be zoomed: the canvas."""

    def box_between(self, start: Pointer, end: Pointer) -> tuple[PointYX, ...]:
        """The corners, in the image, of the upright box on the screen between these places."""

    def show_between(self, start: Pointer, end: Pointer) -> None:
        """Show that box as large as it fits."""

    def request_object(self, at: Pointer) -> None:
        """Show the object under this place, once its extent is known."""


class ZoomTool(Tool):
    """Tool that shows what it is dragged around."""

    def __init__(self, zoomer: Zoomer) -> None:
        self._zoomer = zoomer
        self._start: Pointer | None = None
        self._end: Pointer | None = None

    @property
    def is_active(self) -> bool:
        return self._start is not None

    @property
    def draft(self) -> Draft | None:
        if self._start is None or self._end is None or not self._is_dragged:
            return None
        return Draft(lines=(DraftLine(self._zoomer.box_between(self._start, self._end), is_closed=True),))

    @property
    def hint(self) -> str:
        return tr(
            "Drag around what you want to see. A click shows the object under the pointer, or zooms in."
        )

    def press(self, at: Pointer, button: Button) -> None:
        self._start = self._end = at

    def move(self, points: Sequence[Pointer]) -> None:
        if self._start is not None and points:
            self._end = points[-1]

    def release(self, at: Pointer) -> None:
        if self._start is None:
            return
        self._end = at
        is_dragged, start = self._is_dragged, self._start
        self.cancel()
        if is_dragged:
            self._zoomer.show_between(start, at)
        else:
            self._zoomer.request_object(start)

    def cancel(self) -> None:
        self._start = self._end = None

    def forget(self) -> None:
        self.cancel()

    @property
    def _is_dragged(self) -> bool:
        if self._start is None or self._end is None:
            return False
        return self._end.moved_px(self._start) >= _LEAST_DRAG_PX
