"""Edge nudge: a round pen that pushes the boundary of a class along with the hand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from engine.document.stroke_kind import StrokeKind
from gui.language.texts import marked, tr
from gui.tools.base import Button, CursorInfo, Pen, Pointer, PointYX, Stroke, ToolHost
from gui.tools.image_tool import ImageTool

if TYPE_CHECKING:
    from engine.edit.nudging import Nudge

_LEAST_RADIUS_PX: Final = 2.0


class NudgeTool(ImageTool):
    """Press inside a class, or beside it, and drag: its boundary moves with the hand; one step."""

    name = marked("Push an edge")
    is_sized = True

    def __init__(self, host: ToolHost, pen: Pen) -> None:
        super().__init__(host, pen)
        self._nudge: Nudge | None = None
        self._stroke: Stroke | None = None
        self._last: PointYX = (0.0, 0.0)

    @property
    def hint(self) -> str:
        return self._problem or tr("Press in a class and drag: its edge goes with the hand")

    def cursor(self) -> CursorInfo:
        return CursorInfo(self._pen.radius_px)

    def _begin(self, at: Pointer, button: Button) -> bool:
        from engine.edit.nudging import Nudge

        image, class_id = self._host.image, self._class_under(at)
        if image is None or class_id is None:
            self._problem = tr("Nothing is labelled here: press in a class")
            return False
        self._problem = ""
        radius_px = max(_LEAST_RADIUS_PX, self._pen.radius_px)
        self._stroke = self._host.begin_stroke(StrokeKind.BRUSH, class_id, radius_px, self.name)
        self._nudge = Nudge(class_id, radius_px, image.shape, image.shown)
        self._last = at.point
        return True

    def _drag(self, points: Sequence[Pointer]) -> None:
        from engine.core import IGNORE

        stroke, nudge = self._stroke, self._nudge
        assert stroke is not None
        assert nudge is not None
        for at in points:
            for rect, covered, class_id in nudge.push(self._last, at.point):
                if class_id == IGNORE:
                    stroke.uncover(rect, covered)
                else:
                    stroke.cover(rect, covered, class_id)
            self._last = at.point

    def _end(self, start: Pointer, at: Pointer) -> None:
        stroke, self._stroke, self._nudge = self._stroke, None, None
        if stroke is not None:
            stroke.finish()

    def _revert(self) -> None:
        stroke, self._stroke, self._nudge = self._stroke, None, None
        if stroke is not None:
            stroke.cancel()

    def _clear(self) -> None:
        self._revert()
