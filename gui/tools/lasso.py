"""Lasso: a region that is drawn around by hand."""

from __future__ import annotations

import math
from collections.abc import Sequence

from gui.language.texts import marked, tr
from gui.tools.base import LEAST_CORNERS, Button, Draft, DraftLine, Pen, Pointer, PointYX, ToolHost
from gui.tools.image_tool import ImageTool


class LassoTool(ImageTool):
    """Region drawn around by hand; the release closes it and paints it at once, as one step.

    While Alt is held the line is straight, and a release ends only a piece: the next press goes on from
    there, as in Photoshop. The secondary button draws class 0, the background.
    """

    name = marked("Lasso")

    def __init__(self, host: ToolHost, pen: Pen) -> None:
        super().__init__(host, pen)
        self._points: list[PointYX] = []
        self._pieces: list[int] = []
        """Numbers of points before each press."""
        self._loose: PointYX | None = None
        """End of the straight piece in hand."""

    @property
    def has_draft(self) -> bool:
        return bool(self._points)

    @property
    def draft(self) -> Draft | None:
        if not self._points:
            return None
        end = self._loose
        if not self.is_active and self._at is not None:
            end = self._at.point
        points = tuple(self._points) if end is None else (*self._points, end)
        closing = DraftLine((points[-1], points[0]), is_dashed=True)
        return Draft((DraftLine(points), closing), class_id=self._class_id)

    @property
    def hint(self) -> str:
        if self.is_active:
            return tr("Release: close and paint. Alt: a straight piece. Esc: drop")
        if self._points:
            return tr(
                "Alt+click: a straight piece. Click, Enter: close and paint. Backspace: back. Esc: drop"
            )
        return tr("Drag around a region; the release paints it. Alt: straight pieces, click by click")

    # ---- the pointer

    def _begin(self, at: Pointer, button: Button) -> bool:
        if not self._points:
            self._class_id = self._class_of(button)
        self._pieces.append(len(self._points))
        self._points.append(at.point)
        return True

    def _drag(self, points: Sequence[Pointer]) -> None:
        for at in points:
            if at.has_alt:
                self._loose = at.point
                continue
            self._take_loose()
            y, x = self._points[-1]
            # What is nearer than the screen and the pixels can tell would only make the line longer.
            if math.hypot(at.y - y, at.x - x) >= min(0.5, 1 / at.scale):
                self._points.append(at.point)

    def _end(self, start: Pointer, at: Pointer) -> None:
        self._take_loose()
        if at.has_alt:
            return
        if len(self._points) >= LEAST_CORNERS:
            self.apply()
        else:
            self.drop()

    def _revert(self) -> None:
        self._loose = None
        del self._points[self._pieces.pop() :]

    # ---- the draft

    def apply(self) -> bool:
        """Close the line and paint what is inside, as one step.

        Raises:
            UserError: nothing can be drawn now; the draft stays.
        """
        image = self._host.image
        if image is None or len(self._points) < LEAST_CORNERS:
            return False
        import numpy as np

        from engine.edit.polygons import fill_polygon

        self._paint(fill_polygon([np.array(self._points)], image.shape))
        self.drop()
        return True

    def step_back(self) -> bool:
        if not self._pieces:
            return False
        del self._points[self._pieces.pop() :]
        return True

    def _clear(self) -> None:
        self._points, self._pieces, self._loose = [], [], None

    def _take_loose(self) -> None:
        if self._loose is not None:
            self._points.append(self._loose)
            self._loose = None
