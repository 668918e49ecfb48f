"""Base of brush, eraser and scribble: a stroke from press to release, and straight lines with Shift."""

from __future__ import annotations

from collections.abc import Sequence

from engine.document.stroke_kind import StrokeKind
from gui.tools.base import Button, CursorInfo, Pen, Pointer, Stroke, StrokeSink

BACKGROUND_CLASS = 0


class StrokeTool:
    """Tool that draws strokes of one kind. The secondary button draws class 0, the background.

    Shift and a click draw a straight line from where the last stroke ended.
    """

    def __init__(self, kind: StrokeKind, sink: StrokeSink, pen: Pen) -> None:
        self._kind = kind
        self._sink = sink
        self._pen = pen
        self._stroke: Stroke | None = None
        self._stroke_class = 0
        self._last: tuple[float, float] | None = None
        self._before: tuple[float, float] | None = None

    @property
    def is_active(self) -> bool:
        return self._stroke is not None

    def press(self, at: Pointer, button: Button) -> None:
        """Put the pen down.

        Raises:
            UserError: what the sink says when nothing can be drawn now.
        """
        self.cancel()
        self._stroke_class = BACKGROUND_CLASS if button is Button.SECONDARY else self._pen.class_id
        self._stroke = self._sink.begin_stroke(self._kind, self._stroke_class, self._pen.radius_px)
        self._before = self._last
        path = [] if self._last is None or not at.has_shift else [self._last]
        self._extend([*path, (at.y, at.x)])

    def move(self, points: Sequence[Pointer]) -> None:
        if self._stroke is not None and points:
            self._extend([(p.y, p.x) for p in points])

    def release(self, at: Pointer) -> None:
        stroke = self._stroke
        if stroke is None:
            return
        if (at.y, at.x) != self._last:
            self._extend([(at.y, at.x)])
        self._stroke = None
        stroke.finish()

    def cancel(self) -> None:
        stroke, self._stroke = self._stroke, None
        if stroke is not None:
            self._last = self._before
            stroke.cancel()

    def forget(self) -> None:
        self.cancel()
        self._last = None

    def step_size(self, step: int) -> bool:
        # The radius of a stroke is fixed when it begins; a ring of another size would lie.
        if self._stroke is None:
            self._pen.step_radius(step)
        return True

    def cursor(self) -> CursorInfo:
        class_id = self._stroke_class if self.is_active else self._pen.class_id
        return CursorInfo(self._pen.radius_px, None if self._kind is StrokeKind.ERASER else class_id)

    def _extend(self, points: list[tuple[float, float]]) -> None:
        assert self._stroke is not None
        self._stroke.extend(points)
        self._last = points[-1]
