"""Tools of the hand: each turns pointer events into calls, and holds no pixels."""

from gui.tools.base import CursorInfo, Pen, Pointer, Stroke, StrokeSink, Tool
from gui.tools.brush import BrushTool
from gui.tools.eraser import EraserTool
from gui.tools.pan import PanTool
from gui.tools.scribble import ScribbleTool

__all__ = [
    "BrushTool",
    "CursorInfo",
    "EraserTool",
    "PanTool",
    "Pen",
    "Pointer",
    "ScribbleTool",
    "Stroke",
    "StrokeSink",
    "Tool",
]
