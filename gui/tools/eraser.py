"""Eraser: removes labels and scribbles."""

from __future__ import annotations

from engine.document.stroke_kind import StrokeKind
from gui.tools.base import Pen, ToolHost
from gui.tools.stroke import StrokeTool


class EraserTool(StrokeTool):
    """Eraser: removes labels and scribbles."""

    def __init__(self, host: ToolHost, pen: Pen) -> None:
        super().__init__(StrokeKind.ERASER, host, pen)
