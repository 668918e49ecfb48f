"""Measure: lengths, angles and areas in the picture; nothing is painted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from gui.language.texts import tr, with_signs
from gui.tools.base import (
    GRAB_PX,
    LEAST_CORNERS,
    Button,
    CursorInfo,
    Draft,
    DraftLine,
    Pen,
    Pointer,
    PointYX,
    ToolHost,
)
from gui.tools.image_tool import ImageTool


class MeasureTool(ImageTool):
    """Points by clicks, or one drag: the length between two, the angle at three, the area when closed.

    In the unit of the project where the size of a pixel is set, else in pixels.
    """

    heeds_only_over = False

    def __init__(self, host: ToolHost, pen: Pen) -> None:
        super().__init__(host, pen)
        self._points: list[PointYX] = []
        self._before: list[PointYX] = []
        self._is_closed = False

    @property
    def draft(self) -> Draft | None:
        if not self._points:
            return None
        points = self._points
        text = self._text(points)
        draft = Draft((DraftLine(tuple(points), is_closed=self._is_closed),), tuple(points), text=text)
        if self._at is None or self.is_active or self._is_closed or self._is_near_the_last():
            return draft
        ahead = DraftLine((points[-1], self._at.point), is_dashed=True)
        return replace(draft, lines=(*draft.lines, ahead), text=self._text([*points, self._at.point]))

    @property
    def takes_draft_keys(self) -> bool:
        return bool(self._points)

    @property
    def hint(self) -> str:
        if not self._points:
            return tr("Drag, or click from point to point: length, then angles. Click the first point: area")
        if self._is_closed:
            return tr("Click: measure anew. Esc: done")
        return tr("Click: next point. First point: close, area. Backspace: back. Esc: done")

    def cursor(self) -> CursorInfo:
        return CursorInfo(None)

    def _begin(self, at: Pointer, button: Button) -> bool:
        self._before = list(self._points)
        if self._is_closed:
            self._points, self._is_closed = [], False
        if len(self._points) >= LEAST_CORNERS and at.distance_px(self._points[0]) < GRAB_PX:
            self._is_closed = True
        else:
            self._points.append(at.point)
        return True

    def _drag(self, points: Sequence[Pointer]) -> None:
        at = points[-1]
        if self._is_closed:
            return
        if len(self._points) == 1 and at.distance_px(self._points[0]) >= GRAB_PX:
            self._points.append(at.point)
        elif len(self._points) > 1:
            self._points[-1] = at.point

    def _revert(self) -> None:
        self._points, self._is_closed = self._before, False

    def step_back(self) -> bool:
        if self._is_closed:
            self._is_closed = False
            return True
        return bool(self._points) and bool(self._points.pop())

    def apply(self) -> bool:
        """End the measuring: nothing of it is painted."""
        return self.drop()

    def _clear(self) -> None:
        self._points, self._is_closed = [], False

    def _is_near_the_last(self) -> bool:
        return self._at is not None and self._at.distance_px(self._points[-1]) < GRAB_PX

    def _text(self, points: list[PointYX]) -> str:
        from engine.edit.measuring import angle_degrees, area_px, length_px, slope_degrees

        if len(points) < 2:
            return ""
        pixel_size = self._host.pixel_size
        length = with_signs(pixel_size.measured(length_px(points, is_closed=self._is_closed)))
        if self._is_closed:
            area = with_signs(pixel_size.measured_area(area_px(points)))
            return tr("{area}, around it {length}", area=area, length=length)
        if len(points) == 2:
            return f"{length}, {with_signs(f'{slope_degrees(*points):.1f}°')}"
        return f"{length}, {with_signs(f'{angle_degrees(*points[-3:]):.1f}°')}"
