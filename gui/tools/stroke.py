"""Base of brush, eraser and scribble: a stroke from press to release, and straight lines with Shift."""

from __future__ import annotations

from collections.abc import Sequence

from engine.document.stroke_kind import StrokeKind
from gui.language.texts import tr
from gui.tools.base import Button, CursorInfo, Pen, Pointer, PointYX, Stroke, ToolHost
from gui.tools.image_tool import ImageTool


class StrokeTool(ImageTool):
    """Tool that draws strokes of one kind. The secondary button draws class 0, the background.

    Shift and a click draw a straight line from where the last stroke ended. Alt and a click take the class
    under the pointer to draw with; the eraser, which draws none, erases.
    """

    is_sized = True

    def __init__(self, kind: StrokeKind, host: ToolHost, pen: Pen) -> None:
        super().__init__(host, pen)
        self._kind = kind
        self._stroke: Stroke | None = None
        self._radius_px = 0.0
        """At the last point."""
        self._last: PointYX | None = None
        self._before: PointYX | None = None

    @property
    def hint(self) -> str:
        if self._kind is StrokeKind.ERASER:
            return tr("Draw: remove labels and scribbles. Shift+click: a straight line")
        return self._problem or tr(
            "Shift+click: straight line. Alt+click: pick the class. Right button: {background}",
            background=self._pen.background_name,
        )

    def cursor(self) -> CursorInfo:
        return CursorInfo(self._pen.radius_px) if self._kind is StrokeKind.ERASER else super().cursor()

    def radius_at(self, at: Pointer) -> float:
        """Radius in image pixels that is drawn with at this point."""
        return self._pen.radius_px

    def _begin(self, at: Pointer, button: Button) -> bool:
        self._problem = ""
        if at.has_alt and self._kind is not StrokeKind.ERASER:
            self._pick_class(at)
            return False
        self._class_id = self._class_of(button)
        self._stroke = self._host.begin_stroke(self._kind, self._class_id, self._pen.radius_px)
        self._before = self._last
        path = [] if self._last is None or not at.has_shift else [self._last]
        self._radius_px = self.radius_at(at)
        self._extend([*path, at.point], [self._radius_px] * (len(path) + 1))
        return True

    def _drag(self, points: Sequence[Pointer]) -> None:
        self._extend([at.point for at in points], [self.radius_at(at) for at in points])

    def release(self, at: Pointer) -> None:
        if self._stroke is not None and at.point != self._last:
            # A pen that is lifted has no pressure left.
            self._extend([at.point], [self._radius_px])
            self._at = at
        super().release(at)

    def _end(self, start: Pointer, at: Pointer) -> None:
        stroke, self._stroke = self._stroke, None
        if stroke is not None:
            stroke.finish()

    def _revert(self) -> None:
        stroke, self._stroke = self._stroke, None
        if stroke is not None:
            self._last = self._before
            stroke.cancel()

    def _clear(self) -> None:
        self._revert()
        self._last = None

    def _extend(self, points: list[PointYX], radii_px: list[float]) -> None:
        assert self._stroke is not None
        if {self._radius_px, *radii_px} == {self._pen.radius_px}:
            self._stroke.extend(points)
        else:
            self._stroke.extend(points, radii_px)
        self._last, self._radius_px = points[-1], radii_px[-1]
