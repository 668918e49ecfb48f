"""Scribble tool: draws hints for the cut."""

from __future__ import annotations

from engine.document.stroke_kind import StrokeKind
from gui.tools.base import Pen, ToolHost
from gui.tools.stroke import StrokeTool


class ScribbleTool(StrokeTool):
    """Scribble tool: draws hints for the cut."""

    heeds_only_over = False

    def __init__(self, host: ToolHost, pen: Pen) -> None:
        super().__init__(StrokeKind.SCRIBBLE, host, pen)
