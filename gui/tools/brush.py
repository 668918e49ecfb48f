"""Brush: paints a class exactly where the user draws."""

from __future__ import annotations

from engine.document.stroke_kind import StrokeKind
from gui.tools.base import Pen, StrokeSink
from gui.tools.stroke import StrokeTool


class BrushTool(StrokeTool):
    """Brush: paints a class exactly where the user draws."""

    def __init__(self, sink: StrokeSink, pen: Pen) -> None:
        super().__init__(StrokeKind.BRUSH, sink, pen)
