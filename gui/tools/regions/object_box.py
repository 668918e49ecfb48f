"""Object box: the object inside a box, cut by the graph cut and corrected by clicks until Enter."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from gui.language.texts import marked, tr
from gui.tools.base import Button, Draft, DraftLine, Pen, Pointer, PointYX, ToolHost
from gui.tools.regions.hinted import HintedObjectTool
from gui.tools.regions.pending import WINDOW_SIDE

if TYPE_CHECKING:
    from engine.core import Rect

_LEAST_PX: Final = 3
"""Image pixels on a side of the smallest box."""
_MARGIN_SHARE: Final = 0.4
"""Surroundings from which the colours outside are learned, as a share of the longer side."""


class ObjectBoxTool(HintedObjectTool):
    """A drag is a box around one object, which is cut out as a draft; clicks then correct it.

    Shift and a drag applies the draft and begins the next box.
    """

    name = marked("Object box")

    def __init__(self, host: ToolHost, pen: Pen) -> None:
        super().__init__(host, pen)
        self._corner: PointYX | None = None
        self._opposite: PointYX | None = None
        self._box: Rect | None = None

    @property
    def draft(self) -> Draft | None:
        if self._corner is not None and self._opposite is not None:
            return Draft((DraftLine.box(self._corner, self._opposite),), class_id=self._pen.class_id)
        return super().draft

    def _extra_lines(self) -> tuple[DraftLine, ...]:
        box = self._box
        return () if box is None else (DraftLine.box((box.y0, box.x0), (box.y1, box.x1)),)

    def _first_hint(self) -> str:
        return tr("Drag a box around one object; it is cut out as a draft until Enter")

    def _begin(self, at: Pointer, button: Button) -> bool:
        image = self._host.image
        if image is None:
            return False
        if self.has_draft and at.has_shift:
            self.apply_and_go_on()
        if self.has_draft:
            return self._start_hint(at, button)
        if at.pixel_in(image.shape) is None:
            return False
        self._corner = self._opposite = at.point
        return True

    def _drag(self, points: Sequence[Pointer]) -> None:
        if self._corner is not None:
            self._opposite = points[-1].point
        else:
            super()._drag(points)

    def _end(self, start: Pointer, at: Pointer) -> None:
        if self._corner is None:
            super()._end(start, at)
            return
        corner, self._corner, self._opposite = self._corner, None, None
        image = self._host.image
        if image is None:
            return
        from engine.core import Rect

        (y0, y1), (x0, x1) = sorted((corner[0], at.y)), sorted((corner[1], at.x))
        box = Rect(int(y0), int(x0), int(y1) + 1, int(x1) + 1).clip(*image.shape)
        if min(box.height, box.width) < _LEAST_PX or max(box.height, box.width) > WINDOW_SIDE:
            return
        self._box = box
        window = box.expand(int(max(box.height, box.width) * _MARGIN_SHARE) + _LEAST_PX).clip(*image.shape)
        self._open(window, box.shifted(-window.y0, -window.x0))
        self._search()

    def _revert(self) -> None:
        if self._corner is not None:
            self._corner = self._opposite = None
        else:
            super()._revert()

    @property
    def _stands_without_hints(self) -> bool:
        return True

    def _clear(self) -> None:
        super()._clear()
        self._corner = self._opposite = self._box = None
