"""Tools of the canvas and their table: each turns pointer events into calls, and holds no pixels.

A new drawing tool is a class and a row of `TOOLS`; settings, actions, panel and canvas read the table.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from gui.tools.base import CursorInfo, Pen, Pointer, Stroke, StrokeSink, Tool
from gui.tools.brush import BrushTool
from gui.tools.eraser import EraserTool
from gui.tools.pan import PanTool
from gui.tools.scribble import ScribbleTool


@dataclass(frozen=True, slots=True)
class ToolSpec:
    """Row of the table of drawing tools.

    Args:
        id: name in the settings file; the tool's action is `tool_<id>`.
        make: the tool's class.
        radius_px: radius in image pixels until the user chooses another.
        title, key, icon, tip: those of its action.
    """

    id: str
    make: Callable[[StrokeSink, Pen], Tool]
    radius_px: float
    title: str
    key: str
    icon: str
    tip: str

    @property
    def action_id(self) -> str:
        return f"tool_{self.id}"


TOOLS: Final = (
    ToolSpec("scribble", ScribbleTool, 4.0, "Scribble", "S", "mdi6.gesture",
             "Mark a few pixels of each class; Inkling finds the borders"),
    ToolSpec("brush", BrushTool, 12.0, "Brush", "B", "mdi6.brush",
             "Paint the class exactly where you draw; these pixels stay as you left them"),
    ToolSpec("eraser", EraserTool, 12.0, "Eraser", "E", "mdi6.eraser",
             "Remove labels and scribbles; the prediction shows again"),
)  # fmt: skip
"""Drawing tools in the order of the panel; the first is held at the first start."""


def tool_spec(tool_id: str) -> ToolSpec:
    """Row with this id; StopIteration when there is none."""
    return next(spec for spec in TOOLS if spec.id == tool_id)


__all__ = [
    "TOOLS",
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
    "ToolSpec",
    "tool_spec",
]
