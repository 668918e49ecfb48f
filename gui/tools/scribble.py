"""Scribble tool: draws hints for the cut."""

from __future__ import annotations

from engine.document.stroke_kind import StrokeKind
from gui.tools.base import Pen, StrokeSink
from gui.tools.stroke import StrokeTool


class ScribbleTool(StrokeTool):
    """Scribble tool: draws hints for the cut."""

    def __init__(self, sink: StrokeSink, pen: Pen) -> None:
        super().__init__(StrokeKind.SCRIBBLE, sink, pen)
