"""Takes labels and scribbles away."""

from __future__ import annotations

from engine.document.stroke_kind import StrokeKind
from gui.tools.base import Pen, StrokeSink
from gui.tools.stroke import StrokeTool


class EraserTool(StrokeTool):
    """Takes labels and scribbles away."""

    def __init__(self, sink: StrokeSink, pen: Pen) -> None:
        super().__init__(StrokeKind.ERASER, sink, pen)
